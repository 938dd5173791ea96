"""Characters: none that turns words around, hides them, or stands for one that was lost."""

from __future__ import annotations

import pytest

from distinguo.checks.characters import check
from distinguo.library import Library
from distinguo.shared import Actor, Source
from tests.cases import claim, explainer, library, shared

NEVER = ["\u202e", "\u2066", "\u2028", "\ufffd", "\U000e0061"]
SELDOM = ["\u200b", "\u2060", "\ufeff", "\u200f"]
GOOD = [
    "Perché no? «Così» — “so”…",
    "e\u0301 composto",
    "👨\u200d👩\u200d👧\u200d👦 🇮🇹 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f ❤\ufe0f",
    "قال: \u200fلا\u200f!",
    "می\u200cخواهم",
    "क्\u200dष",
    "Auf\u00adlage",
]


def severities(made: Library) -> list[str]:
    return [str(problem.severity) for problem in dict.fromkeys(check(made))]


def written(character: str) -> dict[str, Library]:
    """Return a library for each place in which an author may write `character`."""
    words = f'"due{character}parole"'
    actors = shared(Actor, f"ada-neri: {{name: Ada, kind: person, roles: [{{title: {words}}}]}}")
    sources = shared(Source, f"twz: {{title: Intervista, author: {words}}}")
    original = f"{{lang: en, text: {words}}}"
    return {
        "title": library(explainer(title=words)),
        "key point": library(explainer(key_points=f"[Uno, {words}]")),
        "claim": library(explainer("", claim(text=words))),
        "original": library(explainer("", claim(quote="Due parole", quote_original=original))),
        "evidence": library(explainer("", claim(evidence=f"[{{source: twz, finding: context, locator: {words}}}]"))),
        "prose": library(explainer(f"Una riga.\n\nQui due{character}parole.")),
        "role": library(actors=actors),
        "author": library(sources=sources),
    }


@pytest.mark.parametrize("character", NEVER)
def test_what_no_text_may_have_is_an_error_wherever_it_stands(character: str) -> None:
    for place, made in written(character).items():
        assert severities(made) == ["error"], place


@pytest.mark.parametrize("character", SELDOM)
def test_what_nobody_sees_is_a_warning_wherever_it_stands(character: str) -> None:
    for place, made in written(character).items():
        assert severities(made) == ["warning"], place


@pytest.mark.parametrize("text", GOOD)
def test_letters_of_all_scripts_and_emoji_are_good(text: str) -> None:
    made = library(explainer(f"## {text}\n\n{text}", claim(text=f'"{text}"'), title=f'"{text}"'))
    assert severities(made) == []


def test_code_and_comments_are_looked_at_and_what_is_written_as_an_entity() -> None:
    for body in ("```\na\u202eb\n```", "<!-- a\u202eb -->", "a&#x202e;b", "[a](https://example.org/\u202eb)"):
        assert set(severities(library(explainer(body)))) == {"error"}, body


def test_a_text_of_which_nothing_is_seen_is_an_error() -> None:
    assert severities(library(explainer(title='"\u00ad\u00ad"'))) == ["error"]


def test_the_place_is_that_of_the_character() -> None:
    made = library(explainer("Una riga.\n\nDue\u202e righe."))
    assert {(problem.place.line, problem.place.column) for problem in check(made)} == {(11, 4)}
    assert {problem.message for problem in check(made)} == {
        "U+202E (right-to-left override) shows words in another order than theirs: delete it"
    }
    claims = library(explainer("", claim(), claim("altro", text='"a\u202eb"')))
    assert [problem.place.key for problem in check(claims)] == ["claims[1].text"]


def test_a_warning_can_be_answered() -> None:
    assert severities(library(explainer("<!-- allow: encoding, because a test says so -->\nuna\u200bparola"))) == []
    assert severities(library(explainer("", claim(text='"una\u200bparola"', allow="encoding")))) == []
    assert severities(library(explainer("", claim(text='"una\u202eparola"', allow="encoding")))) == ["error"]
