"""Hedges: what its speaker hedged is not told as a fact."""

from __future__ import annotations

import pytest

from distinguo.checks.hedges import check
from tests.cases import claim, explainer, found, library


def complaints(body: str, hedge: str, lang: str = "it") -> list[str]:
    return found(check, library(explainer(body, claim("arrivo", hedge=hedge), lang=lang)))


@pytest.mark.parametrize(
    ("lang", "hedge", "body"),
    [
        ("it", "hearsay", "La Corea del Nord [ha fornito armi](claim:arrivo)."),
        ("it", "possible", "Le unità [restano a Kursk](claim:arrivo)."),
        ("it", "expected", "Le unità [arrivano a Kursk](claim:arrivo)."),
        ("it", "hearsay", "Forse piove, dicono. La Corea [ha fornito armi](claim:arrivo)."),
        ("en", "hearsay", "North Korea [sent arms](claim:arrivo)."),
        ("en", "possible", "The units [stay in Kursk](claim:arrivo)."),
        ("en", "expected", "The units [arrive in Kursk](claim:arrivo)."),
    ],
)
def test_what_is_told_flatly_is_found(lang: str, hedge: str, body: str) -> None:
    assert complaints(body, hedge, lang) == ["flat-hedge"]
    assert complaints(body, "asserted", lang) == []


@pytest.mark.parametrize(
    ("lang", "hedge", "body"),
    [
        ("it", "hearsay", "La Corea del Nord [avrebbe fornito armi](claim:arrivo)."),
        ("it", "hearsay", "Secondo Seul, la Corea del Nord [ha fornito armi](claim:arrivo)."),
        ("it", "possible", "Le unità [potrebbero restare a Kursk](claim:arrivo)."),
        ("it", "expected", "Le unità [dovrebbero arrivare](claim:arrivo)."),
        ("en", "hearsay", "North Korea [reportedly sent arms](claim:arrivo)."),
        ("en", "possible", "The units [might stay in Kursk](claim:arrivo)."),
        ("en", "expected", "The units are [expected in Kursk](claim:arrivo)."),
        ("fr", "possible", "Les unités [restent](claim:arrivo)."),
        ("it", "possible", "## Le [unità](claim:arrivo)"),
        ("it", "possible", "Le unità restano ([](claim:arrivo))."),
    ],
)
def test_what_is_told_with_its_doubt_is_not(lang: str, hedge: str, body: str) -> None:
    assert complaints(body, hedge, lang) == []


def test_a_warning_is_answered_on_the_spot() -> None:
    body = "Le unità [restano](claim:arrivo)."
    assert complaints(f"<!-- allow: flat-hedge, because it is a test -->\n{body}", "possible") == []


def test_one_link_is_one_warning() -> None:
    assert complaints("Le unità [restano **tutte** a Kursk](claim:arrivo).", "possible") == ["flat-hedge"]
