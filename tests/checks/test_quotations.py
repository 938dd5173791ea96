"""Quotations: word for word those of their claim."""

from __future__ import annotations

import pytest

from distinguo.checks.quotations import check
from tests.cases import claim, explainer, found, library

QUOTE = "Al momento non è chiaro quanti soldati saranno inviati"
ORIGINAL = "{lang: en, text: It isn't clear}"


def complaints(body: str, **keys: str) -> list[str]:
    return found(check, library(explainer(body, claim("ignoti", **keys))))


@pytest.mark.parametrize(
    "body",
    [
        "[«Al momento non è chiaro»](claim:ignoti)",
        "[«non è chiaro» quanti](claim:ignoti)",
        "[“Al momento non è chiaro”](claim:ignoti)",
        '["al momento non è chiaro"](claim:ignoti)',
        "[«Al momento\nnon è chiaro.»](claim:ignoti)",
        "[“It isn’t clear”](claim:ignoti)",
        "[nessuna parola di altri](claim:ignoti)",
        "[Non è chiaro](claim:ignoti)",
    ],
)
def test_the_words_of_the_claim_are_good(body: str) -> None:
    assert complaints(body, quote=QUOTE, quote_original=ORIGINAL) == []


@pytest.mark.parametrize(
    "body",
    [
        "[«Non è ancora chiaro»](claim:ignoti)",
        "[«Al momento è chiaro»](claim:ignoti)",
        "[“It is not clear”](claim:ignoti)",
        "[Dice «chiaro quanti» e «quante armi»](claim:ignoti)",
    ],
)
def test_other_words_are_found(body: str) -> None:
    assert complaints(body, quote=QUOTE, quote_original=ORIGINAL) == ["quote-differs"]


@pytest.mark.parametrize(
    "body", ["«Non è chiaro»", "[«Non è chiaro»](source:twz)", "[a](claim:ignoti)«Non è chiaro»[b](claim:ignoti)"]
)
def test_a_quotation_of_no_claim_is_found(body: str) -> None:
    assert complaints(body, quote=QUOTE) == ["uncovered-quote"]


def test_a_claim_without_a_quotation_covers_none() -> None:
    assert complaints("[«Non è chiaro»](claim:ignoti)") == ["uncovered-quote"]


def test_a_warning_is_answered_on_the_spot_and_an_error_is_not() -> None:
    answer = "<!-- allow: {}, because it is a test -->\n"
    assert complaints(answer.format("uncovered-quote") + "«Non è chiaro»", quote=QUOTE) == []
    differs = "[«È chiaro»](claim:ignoti)"
    assert complaints(answer.format("quote-differs") + differs.replace("È", "Fu"), quote=QUOTE) == ["quote-differs"]
