"""Markup: no tag and no entity that readers would see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from distinguo.problems import Severity
from distinguo.revision import revise
from distinguo.revision.markup import check
from distinguo.revision.pair import NO_BLOCK, Side
from tests.cases import pair, told

KINDS = ("paragraph", "the title", "theme")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("<b>Kursk</b>", "<b>"),
        ("<script>x</script>", "<script>"),
        ("a<br/>b", "<br/>"),
        ("<BR />b", "<BR />"),
        ('<g id="1">Kursk</g>', '<g id="1">'),
        ("<a href=x>Kursk</a>", "<a href=x>"),
        ("Kursk</b>", "</b>"),
        ("<!DOCTYPE html>", "<!D"),
        ("AT&amp;amp;T", "&amp;"),
        ("&amp;nbsp;x", "&nbsp;"),
    ],
)
def test_a_tag_or_entity_is_told(words: str, tag: str, kind: str, languages: str) -> None:
    words = words if kind == "paragraph" else words.replace("&amp;", "&", 1)
    problems = list(check(pair("parole", words, kind=kind, languages=languages)))
    assert [problem.message.split(" would")[0] for problem in problems] == [f'"{tag}"']
    assert problems[0].severity == "error"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("se a < b e c > d", "if a < b and c > d"),
        ("se a <b e c> d", "if a <b and c> d"),
        ("vedi <https://a.example>", "see <https://a.example>"),
        ("vedi <claim:arrivo>", "see <claim:arrivo>"),
        ("da <nome> a <cognome>", "from <name> to <surname>"),
        ("il tag <b>", "the tag <b>"),
        ("R&D; AT&T", "R&D; AT&T"),
        ("A & B;", "A & B;"),
        ("&foo;", "&bar;"),
        ("<3", "<3"),
    ],
)
def test_what_is_none_is_not(source: str, words: str, kind: str) -> None:
    assert told(check, pair(source, words, kind=kind)) == []


def test_code_shows_tags_and_prose_knows_entities() -> None:
    assert told(check, pair("il grassetto", "the tag `<b>`")) == []
    assert told(check, pair("10 km", "10&nbsp;km")) == []
    assert told(check, pair("10 km", "10&nbsp;km", kind="the title")) == [
        '"&nbsp;" would stand on the page as it is written'
    ]


def test_one_more_than_were_translated_is_told() -> None:
    assert len(told(check, pair("da <nome>", "from <name> to <b>"))) == 1


def test_no_reason_excuses_it() -> None:
    found = revise([replace(pair("parole", "<b>words</b>"), allowed=frozenset({"markup"}))])
    assert [problem.check for problem in found] == ["markup", "allow"]


@pytest.mark.parametrize(
    "written", ["[here](javascript:alert)", "[^note]", "`code`", "<claim:arrivo>", "![a](../images/a.png)"]
)
def test_markdown_in_a_plain_text_would_be_seen(written: str) -> None:
    problems = list(check(pair("Chi lo dice?", f"Who says {written}?", kind="an open question")))
    assert [problem.message.split(" would")[0] for problem in problems] == [f'"{written}"']
    assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize("mark", ["#", "###", "*", "+", "```"])
def test_a_paragraph_cannot_become_another_block(mark: str) -> None:
    words = Side(f"{mark} Kursk is far.", "en", NO_BLOCK)
    assert list(check(replace(pair("Kursk è lontana.", ""), translation=words)))
    assert list(check(replace(pair("Kursk è lontana.", ""), translation=Side("-5 degrees.", "en", NO_BLOCK)))) == []


@pytest.mark.parametrize("words", ["14. Oktober 2024", "1. armáda", "- 5 degrees", "> 5"])
def test_what_begins_with_an_ordinal_or_a_sign_is_text(words: str) -> None:
    translation = Side(words, "de", NO_BLOCK)
    assert list(check(replace(pair("14 October 2024", "", languages="en de"), translation=translation))) == []
