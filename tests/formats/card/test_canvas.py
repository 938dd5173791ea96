"""What a card is drawn on: everything mirrored where lines begin at the right."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from distinguo.formats.assets import font_file
from distinguo.formats.card.canvas import HEIGHT, WIDTH, Canvas, Look
from distinguo.formats.card.text import Face

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h12v12H0z" fill="#000"/></svg>'
FACE = Face((font_file("sans-regular"),))
COLOURS = {"page": "#fff", "brand": "#00f", "accent": "#f00", "soft": "#888", "ink": "#000"}
LOOK = Look({}, dict.fromkeys(("reported", "refuted", "withdrawn"), SQUARE), {n: (c, c) for n, c in COLOURS.items()})


def box_of(canvas: Canvas) -> tuple[int, int, int, int]:
    """Return the box in which something is drawn."""
    image = canvas.finished()
    assert image.size == (WIDTH, HEIGHT)
    box = ImageChops.difference(image, Image.new("RGB", image.size, "#fff")).getbbox()
    assert box
    return box


@pytest.mark.parametrize("is_rtl", [False, True])
def test_shapes_stand_where_they_should_or_mirrored(is_rtl: bool) -> None:
    canvas = Canvas(LOOK, is_rtl=is_rtl)
    canvas.shape(64, 100, "reported", 30)
    assert box_of(canvas) == ((WIDTH - 94, 100, WIDTH - 64, 130) if is_rtl else (64, 100, 94, 130))


@pytest.mark.parametrize("is_rtl", [False, True])
def test_words_begin_where_they_should_or_end_there_mirrored(is_rtl: bool) -> None:
    canvas = Canvas(LOOK, is_rtl=is_rtl)
    canvas.write(64, 200, "Hill", FACE, 50, "#000")
    left, top, right, bottom = box_of(canvas)
    wide = FACE.width("Hill", 50)
    edges = (WIDTH - 64 - wide, WIDTH - 64) if is_rtl else (64, 64 + wide)
    assert (left, right) == pytest.approx(edges, abs=6)
    assert bottom == pytest.approx(200, abs=1)
    assert top > 150


def test_a_statuss_colour_is_that_of_its_badge() -> None:
    for status, colour in (("reported", (0, 0, 255)), ("refuted", (255, 0, 0)), ("withdrawn", (136, 136, 136))):
        canvas = Canvas(LOOK, is_rtl=False)
        canvas.shape(0, 0, status, 20)
        assert canvas.finished().getpixel((10, 10)) == colour


def test_the_rules_are_dots_and_a_line() -> None:
    canvas = Canvas(LOOK, is_rtl=False)
    canvas.rules(100, 64)
    image = canvas.finished()
    dots = [image.getpixel((x, 101)) == (0, 0, 255) for x in range(64, 84)]
    assert dots == ([True] * 4 + [False] * 6) * 2
    assert image.getpixel((600, 106)) == (255, 255, 255)
    assert {image.getpixel((x, 110)) for x in range(64, WIDTH - 64)} == {(0, 0, 255)}
    assert image.getpixel((60, 110)) == image.getpixel((WIDTH - 60, 110)) == (255, 255, 255)
