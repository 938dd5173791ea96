"""Identical: a sentence that nobody translated."""

from __future__ import annotations

import pytest

from distinguo.revision.identical import check
from tests.cases import pair, told


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        ("it en", "Chi ha contato i villaggi?"),
        ("en it", "It is a forecast, not an arrival."),
        ("it en", "[Kyrylo Budanov](actor:budanov) attende le prime unità"),
        ("en it", "since %(date)s, as it is"),
    ],
)
def test_a_sentence_that_stayed_as_it_was_is_told(languages: str, words: str) -> None:
    kind = "theme" if "%" in words else "paragraph"
    assert len(told(check, pair(words, words, languages=languages, kind=kind))) == 1
    assert len(told(check, pair(words, words.replace(" ", "  "), languages=languages, kind=kind))) == 1


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    "words",
    [
        "no",
        "PDF",
        "The War Zone",
        "Kim Jong-un",
        "La Gazzetta del fiume",
        "Ludwig van Beethoven",
        "`git commit all the files`",
        "https://a.example/una/due/tre/quattro",
        "distinguo/revision/pair one.py",
        "%(num)s %(per)s %(day)s",
        "in %(language)s",
        "12.000 (2024)",
    ],
)
def test_names_and_addresses_stay(words: str, languages: str) -> None:
    assert told(check, pair(words, words, languages=languages, kind="theme" if "%" in words else "paragraph")) == []


def test_a_publication_keeps_its_title() -> None:
    words = "Il mondo alla fine del mondo"
    assert told(check, pair(words, words, kind="a source's title")) == []
    assert len(told(check, pair(words, words, kind="the title"))) == 1


def test_a_translation_is_no_source() -> None:
    assert told(check, pair("le prime unità nordcoreane", "the first North Korean units")) == []
