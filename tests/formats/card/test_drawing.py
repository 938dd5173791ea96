"""The drawing of a card: everything in its place, whatever the words, the names and the numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from distinguo.claim import Status
from distinguo.formats.assets import font_file
from distinguo.formats.card.canvas import HEIGHT, WIDTH, Look
from distinguo.formats.card.drawing import Card, Tally, Words
from distinguo.formats.card.text import Face
from distinguo.site import ENGINE

PAGE, BAND, STRIP = (253, 252, 249), (15, 45, 69), (230, 226, 216)
COLOURS = {
    "page": ("#fdfcf9", "#000"),
    "band": ("#0f2d45", "#000"),
    "strip": ("#e6e2d8", "#000"),
    "title": ("#0f2d45", "#f3eee3"),
    **dict.fromkeys(("brand", "accent", "soft", "ink"), ("#0f2d45", "#fff")),
}
EDGE = 60
ALL = tuple(Tally(str(status), f"{status} or a longer word", 5, "5") for status in Status)
WORDS = Words(
    name="Distinguo",
    title="Soldati nordcoreani attesi a Kursk: chi lo dice e quanto ne è sicuro",
    motto="",
    as_of="Fatti aggiornati: 23 ottobre 2024",
    count="14 affermazioni",
    statuses=(Tally("reported", "Riferita", 5, "5"), Tally("disputed", "Contestata", 9, "9")),
    is_rtl=False,
)


def look(*own: Path) -> Look:
    names = {"name": "serif-semibold", "title": "serif-semibold", "motto": "serif-italic", "plain": "sans-regular"}
    faces = {name: Face((font_file(font), *own)) for name, font in {**names, "bold": "sans-semibold"}.items()}
    icons = {str(status): (ENGINE / f"theme/static/icons/{status}.svg").read_bytes() for status in Status}
    return Look(faces, icons, COLOURS)


LOOK = look()


def card(**changes: object) -> Image.Image:
    return Card(LOOK, replace(WORDS, **changes)).of_explainer()  # type: ignore[arg-type]


def ground(image: Image.Image, x: int = 20) -> list[tuple[int, ...]]:
    """Return the colours down a column where nothing is written, each once."""
    column = [image.getpixel((x, y)) for y in range(140, HEIGHT)]
    return list(dict.fromkeys(colour for colour in column if isinstance(colour, tuple)))


def change(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.difference(one, other).getbbox()
    assert box
    return box


def top_of_strip(image: Image.Image) -> int:
    return next(y for y in range(140, HEIGHT) if image.getpixel((20, y)) == STRIP)


def test_a_card_has_the_size_that_readers_ask_for_and_its_three_grounds() -> None:
    image = card()
    assert image.size == (WIDTH, HEIGHT) == (1200, 630)
    assert image.getpixel((20, 20)) == PAGE
    assert ground(image) == [BAND, STRIP]


@pytest.mark.parametrize(
    "title",
    [
        "Il ponte",
        WORDS.title,
        "Una lunga storia " * 12,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte",
        "W" * 200,
        '<b>Il ponte</b> & «il fiume» "sotto"',
        "Кто говорит, и насколько он уверен",
    ],
)
def test_a_title_stands_in_the_band_with_room_around_it(title: str) -> None:
    image = card(title=title)
    empty = Image.new("RGB", image.size, BAND)
    band = (0, 120, WIDTH, top_of_strip(image))
    left, top, right, bottom = change(image.crop(band), empty.crop(band))
    assert left >= EDGE
    assert right <= WIDTH - EDGE
    assert top >= 20
    assert bottom <= band[3] - band[1] - 20


def test_name_date_count_and_labels_are_there() -> None:
    whole = card()
    name, date = change(whole, card(name="")), change(whole, card(as_of=""))
    assert name[0] >= EDGE
    assert name[3] < 100 > date[3]
    assert date[2] <= WIDTH - EDGE
    assert name[2] < date[0]
    assert change(whole, card(count=""))[1] > top_of_strip(whole)
    renamed = card(statuses=(Tally("reported", "Altro", 5, "5"), WORDS.statuses[1]))
    assert change(whole, renamed)[1] > top_of_strip(whole) + 80


def test_there_is_a_shape_for_each_claim() -> None:
    rows = [sum(column_is_inked(number)) for number in (1, 5, 14)]
    assert rows == [1, 5, 14]


def column_is_inked(number: int) -> list[bool]:
    """Return the runs of ink in the row through the middle of the shapes of so many confirmed claims."""
    image = card(count="", statuses=(Tally("confirmed", "", number, ""),))
    y = top_of_strip(image) + 40
    inked = [image.getpixel((x, y)) != STRIP for x in range(WIDTH)]
    return [inked[x] and not inked[x - 1] for x in range(1, WIDTH)]


@pytest.mark.parametrize("number", [36, 60, 100, 170])
def test_many_shapes_stand_in_rows_within_the_edges(number: int) -> None:
    image = card(statuses=(Tally("confirmed", "Confermata", number, str(number)),))
    plain = card(statuses=(Tally("confirmed", "Confermata", 1000, str(number)),))
    left, top, right, bottom = change(image, plain)
    assert left > EDGE + 200
    assert right <= WIDTH - EDGE
    assert top >= top_of_strip(image) + 10
    assert bottom <= top_of_strip(image) + 95


def test_too_many_claims_for_shapes_are_told_in_numbers() -> None:
    assert list(card(statuses=(Tally("confirmed", "x", 1000, "9"),)).tobytes()) == list(
        card(statuses=(Tally("confirmed", "x", 2000, "9"),)).tobytes()
    )


def test_all_statuses_stand_in_as_many_rows_as_they_need() -> None:
    image = card(statuses=ALL)
    assert top_of_strip(image) < top_of_strip(card())
    strip = (0, top_of_strip(image), WIDTH, HEIGHT)
    left, _, right, bottom = change(image.crop(strip), Image.new("RGB", image.size, STRIP).crop(strip))
    assert left >= EDGE
    assert right <= WIDTH - EDGE
    assert bottom <= strip[3] - strip[1] - 20


def test_without_claims_the_band_goes_to_the_end() -> None:
    assert ground(card(statuses=(), count="")) == [BAND]


def test_emoji_are_left_out_of_a_title() -> None:
    assert card(title="Il ponte 🌉").tobytes() == card(title="Il ponte").tobytes()


def test_a_title_that_no_font_can_write_gives_its_place_to_the_name() -> None:
    assert card(title="漢字").tobytes() == card(title="العربية").tobytes() != card(title="Il ponte").tobytes()
    assert change(card(title="漢字"), card(title="漢字", name=""))[1] > 120


def test_names_and_words_that_no_font_can_write_are_left_out() -> None:
    assert card(name="新聞").tobytes() == card(name="").tobytes()
    assert card(as_of="二〇二四年").tobytes() == card(as_of="").tobytes()
    assert card(count="十四").tobytes() == card(count="").tobytes()


def test_a_long_name_leaves_room_for_the_date() -> None:
    long = card(name="Osservatorio permanente sulle dichiarazioni pubbliche e sulle loro smentite")
    left, _, right, bottom = change(long, card(name=""))
    assert left >= EDGE
    assert right < change(long, card(as_of="", name=""))[2]
    assert bottom < 100


@pytest.mark.parametrize("words", ["x\ny", "x " * 100_000, "\x00\u202e<script>", "\u2028"])
def test_hostile_words_anywhere_neither_fail_nor_take_long(words: str) -> None:
    tally = Tally("reported", words, 3, "3")
    assert card(name=words, title=words, as_of=words, count=words, statuses=(tally,)).size == (WIDTH, HEIGHT)
    site = Card(LOOK, replace(WORDS, name=words, title="", motto=words, statuses=(tally,))).of_site()
    assert site.size == (WIDTH, HEIGHT)


def test_a_language_that_begins_at_the_right_is_mirrored() -> None:
    left, right = card(), card(is_rtl=True)
    name = change(right, card(is_rtl=True, name=""))
    assert name[0] > WIDTH / 2
    assert name[2] <= WIDTH - EDGE
    assert change(right, card(is_rtl=True, as_of=""))[0] >= EDGE
    assert top_of_strip(left) == top_of_strip(right)


def test_the_sites_card_has_its_name_its_motto_and_its_claims() -> None:
    words = replace(WORDS, title="", motto="Ciò che è stato detto.")

    def site(**changes: object) -> Image.Image:
        return Card(LOOK, replace(words, **changes)).of_site()  # type: ignore[arg-type]

    whole = site()
    name, motto = change(whole, site(name="")), change(whole, site(motto=""))
    assert name[3] - name[1] > 100
    assert name[3] <= 284, "above the rules"
    assert name[3] < motto[1] < motto[3] < top_of_strip(whole)
    for box in (name, motto):
        assert box[0] + box[2] == pytest.approx(WIDTH, abs=30), "in the middle"
    assert ground(site(statuses=())) == [PAGE]
