"""Words on a picture: which fonts write them, which way, and what is rather not written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from distinguo.formats.assets import font_file
from distinguo.formats.card.text import MOST_LETTERS, Face, clusters, is_rtl, letters
from tests.fonts import boxes

SERIF = Face((font_file("serif-semibold"),))
# Wide and narrow letters, so that a picture tells which one stands where.
ARABIC = {"ا": 900, "ب": 100, " ": 0}


@pytest.fixture
def arabic(tmp_path: Path) -> Face:
    return Face((*SERIF.fonts, boxes(tmp_path / "arabic.ttf", ARABIC)))


def boxes_of(face: Face, text: str, *, rtl: bool | None = None) -> list[int]:
    """Return the widths of the boxes that are drawn for a text, from left to right."""
    image = Image.new("L", (2000, 200))
    face.write(ImageDraw.Draw(image), (20, 150), text, 100, "white", rtl=rtl)
    row = [image.getpixel((x, 149)) for x in range(2000)]
    inked = [isinstance(value, int) and value > 128 for value in row]
    ends = [x for x in range(1, 2000) if inked[x] != inked[x - 1]]
    return [right - left for left, right in zip(ends[::2], ends[1::2], strict=True)]


def test_latin_and_cyrillic_are_written() -> None:
    assert SERIF.writes("Perché «12.000 soldati» – “it’s” €: Łódź, Київ")
    assert "Ж" in letters(SERIF.fonts[0])


@pytest.mark.parametrize("text", ["北朝鲜", "الجنود", "חיילים", "हिन्दी", "Il ponte 北", "a\ue000b"])
def test_what_no_font_has_is_not_written_not_even_as_boxes(text: str) -> None:
    assert not SERIF.writes(text)


def test_a_letter_that_ours_have_not_is_taken_from_the_sites_own_font(tmp_path: Path) -> None:
    own = boxes(tmp_path / "own.ttf", {"北": 900})
    assert Face((*SERIF.fonts, own)).writes("Il ponte 北")
    assert boxes_of(Face((boxes(tmp_path / "a.ttf", {"a": 200}), own)), "a北a") == [20, 90, 20]


def test_a_mark_stays_with_its_letter_in_one_font(tmp_path: Path) -> None:
    first, second = boxes(tmp_path / "1.ttf", {"x": 200, "\u0325": 10}), boxes(tmp_path / "2.ttf", {"y": 300})
    assert Face((first, second)).writes("xy")
    assert not Face((first, second)).writes("y\u0325")


def test_arabic_begins_at_the_right(arabic: Face) -> None:
    assert boxes_of(arabic, "اب") == [10, 90]
    assert boxes_of(arabic, "اب با") == [90, 10, 10, 90]


def test_arabic_words_in_a_latin_sentence_run_their_own_way_and_it_runs_its(tmp_path: Path) -> None:
    face = Face((boxes(tmp_path / "latin.ttf", {"x": 300, "y": 500, " ": 0}), boxes(tmp_path / "a.ttf", ARABIC)))
    assert boxes_of(face, "x اب بب y") == [30, 10, 10, 10, 90, 50]


def test_latin_words_in_an_arabic_sentence_run_their_own_way_and_it_runs_its(tmp_path: Path) -> None:
    face = Face((boxes(tmp_path / "latin.ttf", {"x": 300, "y": 500, " ": 0}), boxes(tmp_path / "a.ttf", ARABIC)))
    assert boxes_of(face, "ا xy ب") == [10, 30, 50, 90]


def test_a_line_that_begins_with_another_script_runs_as_its_sentence(tmp_path: Path) -> None:
    face = Face((boxes(tmp_path / "latin.ttf", {"x": 300, " ": 0}), boxes(tmp_path / "a.ttf", ARABIC)))
    assert boxes_of(face, "ا x") == [30, 90]
    assert boxes_of(face, "ا x", rtl=False) == [90, 30]


def test_where_nothing_can_shape_it_arabic_is_not_written(arabic: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    assert arabic.writes("اب")
    monkeypatch.setattr("PIL.features.check", lambda name: False)
    assert not arabic.writes("اب")
    assert arabic.writes("Il ponte")
    assert SERIF.width("Il ponte", 100) > 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il ponte 🌉 riapre?", "Il ponte riapre?"),
        ("🇮🇹 Chi lo dice 👨‍👩‍👧", "Chi lo dice"),
        ("Uno\u200b due\u00ad tre\ufeff\u2066", "Uno due tre"),
        ("due\n\t righe\u2028 e  tre", "due righe e tre"),
        ("12\u00a0000 <b> & 5 ≠ 6", "12\u00a0000 <b> & 5 ≠ 6"),
        ("perche\u0301", "perché"),
    ],
)
def test_emoji_and_signs_without_a_width_are_left_out_and_nothing_else(text: str, expected: str) -> None:
    assert SERIF.readable(text) == expected


def test_joiners_stay_where_they_shape_letters() -> None:
    assert "\u200c" in SERIF.readable("می\u200cخواهم")


def test_a_long_text_is_cut_at_a_word() -> None:
    cut = SERIF.readable("parola " * 100_000)
    assert cut.endswith("parola…")
    assert MOST_LETTERS - 10 < len(cut) <= MOST_LETTERS + 1


def test_width_grows_with_size_and_shrinks_with_tracking() -> None:
    tight = Face(SERIF.fonts, -0.02)
    assert SERIF.width("Distinguo", 100) == pytest.approx(2 * SERIF.width("Distinguo", 50))
    assert tight.width("Distinguo", 100) == pytest.approx(SERIF.width("Distinguo", 100) - 2 * 9)


def test_kerning_survives_tracking() -> None:
    image = [Image.new("L", (600, 140)) for _ in range(2)]
    for tracking, each in zip((0.0, 1e-9), image, strict=True):
        Face(SERIF.fonts, tracking).write(ImageDraw.Draw(each), (10, 110), "AVATAR", 100, "white")
    left, right = (each.getbbox() for each in image)
    assert left and right
    assert abs(left[2] - right[2]) <= 2


def test_clusters_are_letters_with_their_marks() -> None:
    assert clusters("e\u0301a\u200db") == ["e\u0301", "a\u200d", "b"]


@pytest.mark.parametrize(
    ("text", "rtl"), [("Ciao", False), ("«سلام»", True), ("14 ادعاء", True), ("", False), ("…", False)]
)
def test_the_first_letter_tells_the_direction(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl
