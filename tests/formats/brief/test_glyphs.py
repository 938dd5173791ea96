"""Letters that no font of a brief has are named, with the place where somebody wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.formats.brief.glyphs import missing
from distinguo.formats.brief.sheet import sheet
from distinguo.problems import Problem
from tests import fonts
from tests.cases import publication

PONTE = "content/explainers/ponte.md"
CATALOG = "translations/en/LC_MESSAGES/ponte.po"


def change(file: Path, old: str, new: str) -> tuple[int, int]:
    """Put `new` in the place of `old`; return the line and column of the first letter that is not ASCII in it."""
    text = file.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    character = next(each for each in new if not each.isascii())
    lines = text.splitlines()
    line = next(number for number, each in enumerate(lines, 1) if character in each)
    return line, lines[line - 1].index(character) + 1


def told(root: Path, language: str = "it") -> list[str]:
    """Return what is wrong with the brief of the small site's explainer of the bridge."""
    return [str(problem) for problem in problems(root, language)]


def problems(root: Path, language: str = "it") -> tuple[Problem, ...]:
    ready = publication(root)
    return sheet(ready, ready.editions[language].document["ponte"], language).problems  # type: ignore[arg-type]


def named(root: Path, text: str) -> list[str]:
    """Return the characters that are told of in a page with that body."""
    ready = publication(root)
    page = f"<html><head><title>\u738b</title></head><body>{text}</body></html>"
    faults = missing(ready, ready.library.explainers[0], ("it",), page)
    assert {fault.check for fault in faults} <= {"glyph"}
    return [fault.message.partition("(")[2].partition(",")[0] for fault in faults]


def test_a_site_in_our_letters_has_none(root: Path) -> None:
    assert told(root) == told(root, "en") == []


@pytest.mark.parametrize(
    ("old", "new", "code", "name"),
    [
        ("title: Il ponte sul fiume", "title: Il ponte \u738b", "U+738B", "CJK UNIFIED IDEOGRAPH-738B"),
        ("annuncia che", "annuncia \U0001f44d che", "U+1F44D", "THUMBS UP SIGN"),
        ("    text: Il ponte non serve", "    text: Il ponte \u0645 non serve", "U+0645", "ARABIC LETTER MEEM"),
        ("  - Chi ha contato", "  - Chi \u2705 ha contato", "U+2705", "WHITE HEAVY CHECK MARK"),
    ],
)
def test_a_letter_is_named_with_its_line_and_column(root: Path, old: str, new: str, code: str, name: str) -> None:
    line, column = change(root / PONTE, old, new)
    (fault,) = told(root)
    character = chr(int(code[2:], 16))
    assert fault == (
        f'{PONTE}:{line}:{column}: error: "{character}" ({code}, {name}) is in no font of the briefs: '
        "write it otherwise, or put a font that has it into theme/static/fonts/ (glyph)"
    )


def test_a_letter_of_a_translation_is_found_in_its_catalogue(root: Path) -> None:
    line, column = change(root / CATALOG, 'msgstr "What is said"', 'msgstr "What is said \u738b"')
    (fault,) = told(root, "en")
    assert fault.startswith(f"{CATALOG}:{line}:{column}: error: ")
    assert told(root) == []


def test_a_letter_of_what_documents_share_is_found_there(root: Path) -> None:
    line, column = change(root / "content/sources.yml", "publisher: La Gazzetta", "publisher: \u65b0\u805e La Gazzetta")
    places = {each.rpartition(": error: ")[0] for each in told(root)}
    assert places == {f"content/sources.yml:{line}:{column}", f"content/sources.yml:{line}:{column + 1}"}


def test_a_letter_that_is_written_in_another_way_is_told_of_the_explainer(root: Path) -> None:
    file = root / PONTE
    file.write_text(file.read_text("utf-8").replace("annuncia che", "annuncia &#x738b; che"), "utf-8")
    (fault,) = told(root)
    assert fault.startswith(f"{PONTE}:1:1: error: ")
    assert "(U+738B, " in fault


def test_a_letter_is_told_once_however_often_it_stands_there(root: Path) -> None:
    line, _ = change(root / PONTE, "title: Il ponte sul fiume", "title: \u738b\u738b \u738b")
    change(root / PONTE, "annuncia che", "\u738b che")
    (fault,) = told(root)
    assert fault.startswith(f"{PONTE}:{line}:8: ")


def test_letters_are_told_in_the_order_of_their_numbers(root: Path) -> None:
    assert named(root, "<p>\u738b \u0645 \U0001f44d \u2705</p>") == ["U+0645", "U+2705", "U+738B", "U+1F44D"]


@pytest.mark.parametrize(
    "text",
    [
        "Ελλάδα, Україна, ґанок, Łódź, Çanakkale, ﬁne",
        "a\u00adb\u200bc\u200d\u2060\ufeff\ufe0f",
        "a\tb\nc\u00a0d",
        '<p title="\u738b" data-x="\u0645">Parole</p>',
        "<!-- \u738b -->",
        "&amp;&lt;&#32;&nbsp;&hellip;",
        "«»“”‘’–—…·•€№→↩",
    ],
)
def test_what_fonts_have_or_nobody_sees_is_not_told(root: Path, text: str) -> None:
    assert named(root, text) == []


@pytest.mark.parametrize("text", ["&#x738b;", "&#29579;", "<p>\u738b", "<b>\u738b</b>"])
def test_an_escape_is_the_letter_that_it_stands_for(root: Path, text: str) -> None:
    assert named(root, text) == ["U+738B"]


def test_a_font_of_the_sites_own_has_its_letters(root: Path) -> None:
    change(root / PONTE, "title: Il ponte sul fiume", "title: Il ponte \u738b\u65b0")
    assert len(told(root)) == 2
    fonts.boxes(root / "theme/static/fonts/Boxes.ttf", {"\u738b": 900})
    (fault,) = told(root)
    assert "(U+65B0, " in fault


def test_what_a_brief_says_in_short_in_another_language_is_found_in_its_catalogue(root: Path) -> None:
    line, column = change(root / CATALOG, "The bridge over the river", "The \U0001f44d bridge over the river")
    (fault,) = told(root)
    assert fault.startswith(f'{CATALOG}:{line}:{column}: error: "\U0001f44d" (U+1F44D')
    assert told(root, "en") == [fault]
