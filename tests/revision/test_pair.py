"""Pairs: every message beside its translation, with what is known of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.claim import Hedge
from distinguo.glossary import Glossary
from distinguo.revision.marks import THING
from distinguo.revision.pair import Name, Pair, pairs
from distinguo.shared import ActorKind
from tests.cases import manuscript, pair, small_site


def test_running_text_is_what_is_read_and_words_are_what_is_compared() -> None:
    side = pair("[Le](claim:arrivo) `a` [](claim:arrivo)", "x").source
    assert (side.running, side.words) == ("Le a ", f"Le {THING} {THING}")
    field = pair("_Le_ %(num)s", "x", kind="theme").source
    assert (field.running, field.words) == ("_Le_ %(num)s", f"_Le_ {THING}")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Kyrylo Budanov", "Kirill Budanov"), ("Budanov", "Budanov")),
        (Name("Ursula von der Leyen", "Ursula von der Leyen"), ("Leyen", "Leyen")),
        (Name("Martin Luther King Jr.", "Martin Luther King Jr."), ("Martin Luther King Jr.",) * 2),
        (Name("Giovanni XXIII", "John XXIII"), ("Giovanni XXIII", "John XXIII")),
        (Name("Corea del Nord", "North Korea", ActorKind.STATE), ("Corea del Nord", "North Korea")),
        (Name("Lula", "Lula"), ("Lula", "Lula")),
    ],
)
def test_a_surname_is_a_persons_last_word(name: Name, expected: tuple[str, str]) -> None:
    assert name.surnames == expected


@pytest.mark.parametrize(
    ("kind", "is_quotation", "is_name"),
    [
        ("a quotation: translate its sense, it is shown without quotation marks", True, False),
        ("an excerpt of the evidence", True, False),
        ("a source's title", False, True),
        ("the title", False, False),
    ],
)
def test_kinds_are_known_by_their_hints(kind: str, is_quotation: bool, is_name: bool) -> None:
    made = pair("a", "b", kind=kind)
    assert (made.is_quotation, made.is_name) == (is_quotation, is_name)


def test_every_translation_of_the_small_site_has_its_pair(tmp_path: Path) -> None:
    made = manuscript(small_site(tmp_path))
    found = {
        language: list(pairs(made.library, made.editions[language], made.catalogs, "it", Glossary(), {"a": "b"}))
        for language in ("it", "en")
    }
    english: dict[str, Pair] = {each.source.text: each for each in found["en"]}
    claim = english["Sul ponte passeranno circa 1.200 auto al giorno."]
    assert (claim.hedge, claim.kind, claim.translation.language) == (Hedge.POSSIBLE, "the claim itself", "en")
    assert claim.place.path == "translations/en/LC_MESSAGES/ponte.po"
    assert claim.terms.localised == (("a", "b"),)
    assert english["Ada Neri"].kind == "an actor's name"
    assert {each.kind for each in found["en"]} >= {"the title", "paragraph", "heading", "an actor's role"}
    assert "theme" in {each.kind for each in found["it"]}
    assert "theme" not in {each.kind for each in found["en"]}
    assert {each.source.language for each in found["it"]} == {"en"}
