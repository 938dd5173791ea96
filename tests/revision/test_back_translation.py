"""Back translation: only words that were spoken stand in quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.glossary import Glossary
from distinguo.revision.back_translation import check
from distinguo.revision.pair import Terms, pairs
from tests.cases import manuscript, pair, small_site, told

SOURCE = "Ha detto: [«Attendiamo le prime unità domani»](claim:arrivo)"
UNKNOWN = Terms(quotes={"arrivo": ()})
KNOWN = Terms(quotes={"arrivo": ("We are expecting the first units (North Korean) tomorrow",)})


@pytest.mark.parametrize(
    ("translation", "terms", "expected"),
    [
        ("He said: [“We expect them tomorrow”](claim:arrivo)", UNKNOWN, 1),
        ("He said: “[We expect them tomorrow](claim:arrivo)”", UNKNOWN, 1),
        ('He said: ["We expect them tomorrow"](claim:arrivo)', UNKNOWN, 1),
        ("He said: [“We expect them tomorrow”](claim:arrivo)", KNOWN, 1),
        ("He said: [“expecting … tomorrow”](claim:arrivo)", KNOWN, 1),
        ("He said: [he expects them on the next day](claim:arrivo)", UNKNOWN, 0),
        ("He said: [“we are expecting the first units”](claim:arrivo), and", KNOWN, 0),
        ("He said: [“We are expecting […] tomorrow.”](claim:arrivo)", KNOWN, 0),
        ("He said: [the “special operation”](claim:scopo)", UNKNOWN, 0),
        ("He said: “already”, and [the units](claim:arrivo)", UNKNOWN, 0),
    ],
)
def test_words_that_nobody_spoke_are_told(translation: str, terms: Terms, expected: int) -> None:
    assert len(told(check, pair(SOURCE, translation, terms=terms))) == expected


def test_italian_is_held_to_it_too() -> None:
    terms = Terms(quotes={"arrivo": ("Attendiamo l'arrivo",)})
    for words, expected in (("«attendiamo l’arrivo»", 0), ("«aspettiamo l’arrivo»", 1)):
        found = told(
            check, pair("[“we expect it”](claim:arrivo)", f"[{words}](claim:arrivo)", languages="en it", terms=terms)
        )
        assert len(found) == expected


def test_a_field_has_no_links() -> None:
    assert told(check, pair(SOURCE, "[“We expect”](claim:arrivo)", terms=UNKNOWN, kind="the standfirst")) == []


def test_the_quotes_are_those_of_the_translations_language(tmp_path: Path) -> None:
    made = manuscript(small_site(tmp_path))
    known = {
        language: next(iter(pairs(made.library, edition, made.catalogs, "it", Glossary()))).terms.quotes
        for language, edition in made.editions.items()
    }
    assert known["it"]["apertura"] == ("Apriremo domani il cantiere",)
    assert known["en"]["apertura"] == ()
    assert "auto" not in known["en"]
