"""Numbers: each rests on a claim."""

from __future__ import annotations

import pytest

from distinguo.checks.numbers import check
from tests.cases import claim, explainer, library


def numbers(body: str, lang: str = "it") -> list[str]:
    """Return the numbers that are complained of."""
    problems = list(check(library(explainer(body, claim("nis-12000"), lang=lang))))
    assert {problem.check for problem in problems} <= {"uncovered-number"}
    return [problem.message.split('"')[1] for problem in problems]


@pytest.mark.parametrize(
    ("lang", "body", "found"),
    [
        ("it", "Circa 12.000 soldati.", ["12.000"]),
        ("en", "About 12,000 soldiers and 1.5 tonnes.", ["12,000", "1.5"]),
        ("it", "In 3 file.", ["3"]),
        ("it", "Sono 12.000, forse 1.500.", ["12.000", "1.500"]),
        ("it", "[Sono: ](claim:nis-12000)12.000[, pare](claim:nis-12000)", ["12.000"]),
        ("it", "Il [12.000](source:twz)", ["12.000"]),
        ("it", "Sono il 5%.", ["5"]),
    ],
)
def test_a_number_without_a_claim_is_found(lang: str, body: str, found: list[str]) -> None:
    assert numbers(body, lang) == found


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("it", "[Circa 12.000 soldati](claim:nis-12000)."),
        ("it", "[Circa **12.000** soldati](claim:nis-12000)."),
        ("it", "Il 23 ottobre 2024, il 1º settembre, nel 2024."),
        ("en", "On 23 October 2024, on October 23, in 1999."),
        ("it", "Dal 14–20 ottobre 2024."),
        ("it", "Dice «siamo 12.000»."),
        ("it", "Il T90 e la COVID19."),
        ("it", "<https://example.org/2024/12345>"),
    ],
)
def test_a_number_of_a_claim_a_date_a_quotation_a_name_or_an_address_is_not(lang: str, body: str) -> None:
    assert numbers(body, lang) == []


def test_a_warning_is_answered_on_the_spot() -> None:
    assert numbers("<!-- allow: uncovered-number, because it is a test -->\nIn 3 file.\n\nIn 4 file.") == ["4"]
