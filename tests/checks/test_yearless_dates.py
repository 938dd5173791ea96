"""Yearless dates: a day and a month have their year."""

from __future__ import annotations

import pytest

from distinguo.checks.yearless_dates import check
from tests.cases import claim, explainer, found, library

BAD = [
    ("it", "Combattono dal 6 agosto."),
    ("it", "Dal 1º Settembre."),
    ("it", "Tra il 14–20 ottobre si è visto."),
    ("en", "Since 6 August."),
    ("en", "On August 6, they came."),
    ("en", "On the 23rd October they came."),
]
GOOD = [
    ("it", "Combattono dal 6 agosto 2024."),
    ("it", "Dal 1º settembre del 2024."),
    ("it", "Nell’agosto del 2024, in agosto."),
    ("it", "Disse: «il 6 agosto»."),
    ("it", "On 6 August."),
    ("en", "Since 6 August 2024."),
    ("en", "On August 6, 2024, they came."),
    ("en", "They may come, in March."),
    ("en", "He said “on 6 August”."),
]


@pytest.mark.parametrize(("lang", "text"), BAD)
def test_a_day_and_month_without_a_year_are_found(lang: str, text: str) -> None:
    assert found(check, library(explainer(text, lang=lang))) == ["yearless-date"]
    assert found(check, library(explainer("", claim(text=f"'{text}'"), lang=lang))) == ["yearless-date"]


@pytest.mark.parametrize(("lang", "text"), GOOD)
def test_with_their_year_or_in_a_quotation_they_are_not(lang: str, text: str) -> None:
    assert found(check, library(explainer(text, lang=lang))) == []


def test_a_warning_is_answered_on_the_spot() -> None:
    body = "<!-- allow: yearless-date, because it is a test -->\nDal 6 agosto."
    assert found(check, library(explainer(body))) == []
    assert found(check, library(explainer("", claim(text="Dal 6 agosto.", allow="yearless-date")))) == []
    assert found(check, library(explainer(summary="Dal 6 agosto.", allow="yearless-date"))) == []
