"""Prose: doubts and speakers that are lost or made up."""

from __future__ import annotations

import pytest

from distinguo.claim import Hedge
from distinguo.problems import Severity
from distinguo.revision.hedges import check
from tests.cases import pair

KEPT = [
    ("Sarebbero morte 14 persone.", "Fourteen people are believed to have died."),
    ("Stando ai sindacati, hanno scioperato tutti.", "Everybody was on strike, unions say."),
    ("Potrebbe piovere.", "It may rain."),
    ("Ha detto che sarebbe partito.", "He said he would leave."),
    ("Il secondo uomo arrivò a maggio.", "The second man came in May."),
    ("Secondo atto.", "The second act."),
    ("Se potessi, partirei.", "If I could, I would leave."),
    ("Lo sostiene il sindaco.", "So the mayor maintains."),
    ("Il testamento lascia tutto ai figli.", "The will leaves everything to the children."),
    ("Il mare può gelare a novembre.", "The sea can freeze in November."),
]
BROKEN = [
    ("Sarebbero morte 14 persone.", "Fourteen people died.", '"Sarebbero" is in the msgid'),
    ("Secondo l’esercito, sono morti.", "They died.", '"Secondo" is in the msgid'),
    ("Potrebbe piovere.", "It will rain.", '"Potrebbe" is in the msgid'),
    ("Sono morti.", "They reportedly died.", '"reportedly" is in the msgstr'),
    ("Pioverà.", "Perhaps it will rain.", '"Perhaps" is in the msgstr'),
]


@pytest.mark.parametrize(("italian", "english"), KEPT)
def test_what_is_told_with_the_same_doubt_passes(italian: str, english: str) -> None:
    assert list(check(pair(italian, english))) == []
    assert list(check(pair(english, italian, languages="en it"))) == []


@pytest.mark.parametrize(("italian", "english", "told"), BROKEN)
def test_what_gains_or_loses_a_doubt_warns(italian: str, english: str, told: str) -> None:
    problems = list(check(pair(italian, english)))
    assert [problem.message[: len(told)] for problem in problems] == [told]
    assert problems[0].severity is Severity.WARNING
    assert list(check(pair(english, italian, languages="en it")))


def test_a_sentence_is_held_against_its_own() -> None:
    problems = list(check(pair("Forse piove. Ha vinto.", "It rains. He may have won.")))
    assert len(problems) == 2


def test_a_claims_text_has_its_contract_instead() -> None:
    broken = pair("Potrebbe piovere.", "It rains.", kind="the claim itself", hedge=Hedge.POSSIBLE)
    assert list(check(broken)) == []


def test_labels_of_the_theme_are_no_prose() -> None:
    assert list(check(pair("supports it", "la sostiene", languages="en it", kind="theme"))) == []


def test_a_language_without_a_lexicon_is_not_heard() -> None:
    assert list(check(pair("Forse piove.", "Eble pluvas.", languages="it eo"))) == []
    assert list(check(pair("Eble pluvas.", "Forse piove.", languages="eo it"))) == []
