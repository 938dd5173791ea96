"""The contract of a claim: its translation sounds as sure as its speaker did."""

from __future__ import annotations

import pytest

from distinguo.claim import Hedge
from distinguo.problems import Severity
from distinguo.revision.hedge_contract import check
from tests.cases import pair

CLAIM = "the claim itself"
KEPT = [
    (Hedge.POSSIBLE, "Potrebbe inviare 12 uomini.", "It could send 12 men."),
    (Hedge.POSSIBLE, "Forse è stato un incendio.", "It may have been a fire."),
    (Hedge.POSSIBLE, "Non è escluso che slitti.", "It might slip."),
    (Hedge.HEARSAY, "Avrebbe inviato 12 uomini.", "It reportedly sent 12 men."),
    (Hedge.HEARSAY, "Sarebbe morto.", "He is said to have died."),
    (Hedge.HEARSAY, "Secondo Seul, ha inviato 12 uomini.", "Seoul says it sent 12 men."),
    (Hedge.EXPECTED, "Sono attesi a Kursk.", "They are expected in Kursk."),
    (Hedge.EXPECTED, "Arriverà domani.", "It will arrive."),
    (Hedge.EXPECTED, "Dovrebbe arrivare.", "It is due to arrive."),
    (Hedge.ASSERTED, "Ha inviato 12 uomini.", "It sent 12 men."),
    (Hedge.ASSERTED, "Può inviare 12 uomini.", "It can send 12 men."),
]
BROKEN = [
    (Hedge.POSSIBLE, "Potrebbe inviare 12 uomini.", "It will send 12 men."),
    (Hedge.POSSIBLE, "Invierà 12 uomini.", "It is sending 12 men."),
    (Hedge.HEARSAY, "Avrebbe inviato 12 uomini.", "It sent 12 men."),
    (Hedge.HEARSAY, "Sarebbe morto.", "He died."),
    (Hedge.EXPECTED, "Sono attesi a Kursk.", "They are in Kursk."),
    (Hedge.EXPECTED, "È in programma un vertice.", "A summit was held."),
    (Hedge.ASSERTED, "Ha inviato 12 uomini.", "It reportedly sent 12 men."),
    (Hedge.ASSERTED, "Ha inviato 12 uomini.", "It may have sent 12 men."),
]


@pytest.mark.parametrize(("hedge", "italian", "english"), KEPT)
def test_a_hedge_is_kept(hedge: Hedge, italian: str, english: str) -> None:
    assert list(check(pair(italian, english, kind=CLAIM, hedge=hedge))) == []
    assert list(check(pair(english, italian, languages="en it", kind=CLAIM, hedge=hedge))) == []


@pytest.mark.parametrize(("hedge", "italian", "english"), BROKEN)
def test_a_hedge_is_lost_or_made_up(hedge: Hedge, italian: str, english: str) -> None:
    problems = list(check(pair(italian, english, kind=CLAIM, hedge=hedge)))
    assert [(problem.check, problem.severity) for problem in problems] == [("hedge-contract", Severity.ERROR)]


def test_what_makes_an_asserted_claim_doubtful_is_named() -> None:
    problem = next(check(pair("Ha vinto.", "He allegedly won.", kind=CLAIM, hedge=Hedge.ASSERTED)))
    assert '"allegedly" makes it doubtful' in problem.message


def test_what_is_no_claims_text_has_no_contract() -> None:
    assert list(check(pair("Potrebbe inviare 12 uomini.", "It sends 12 men."))) == []


def test_a_language_without_a_lexicon_keeps_every_contract() -> None:
    assert list(check(pair("Ha vinto.", "Li venkis.", languages="it eo", kind=CLAIM, hedge=Hedge.HEARSAY))) == []
