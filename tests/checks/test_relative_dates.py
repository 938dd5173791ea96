"""Relative dates: no «oggi» and no “last week” outside a quotation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from distinguo.checks.relative_dates import check
from distinguo.explainer import Page
from distinguo.prose import Prose
from tests.cases import claim, explainer, found, library, record


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "I soldati arrivano domani."),
        ("it", "Oggi si combatte."),
        ("it", "Nelle ultime ore."),
        ("it", "La settimana scorsa."),
        ("it", "L'anno scorso."),
        ("it", "L’anno scorso."),
        ("en", "The soldiers arrive tomorrow."),
        ("en", "Fighting continues today."),
        ("en", "They came last week."),
        ("en", "They are currently there."),
    ],
)
def test_a_relative_date_is_found_in_prose_and_in_fields(lang: str, text: str) -> None:
    assert found(check, library(explainer(text, lang=lang))) == ["relative-date"]
    assert found(check, library(explainer(lang=lang, summary=f'"{text}"'))) == ["relative-date"]
    assert found(check, library(explainer("", claim(text=f'"{text}"'), lang=lang))) == ["relative-date"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "I soldati arrivano il 23 ottobre 2024."),
        ("it", "Dice che arrivano «domani nella direzione di Kursk»."),
        ("it", "Today."),
        ("en", "The soldiers arrive on 23 October 2024."),
        ("en", "They arrive “tomorrow”, he says."),
        ("en", "Yesterdays."),
        ("fr", "Ils arrivent aujourd’hui, oggi, today."),
    ],
)
def test_a_date_or_a_quotation_is_not(lang: str, text: str) -> None:
    assert found(check, library(explainer(text, lang=lang))) == []


def test_pages_are_read_on_any_day_too() -> None:
    page = record(Page, "title: A\nsummary: B\nlang: it").holding(
        Prose.parse("Oggi."), PurePosixPath("content/pages/a.md")
    )
    assert found(check, replace(library(), pages=(page,))) == ["relative-date"]


def test_a_claims_quotation_may_have_one() -> None:
    assert found(check, library(explainer("", claim(quote="Arrivano domani", resolves="{domani: 2024-10-23}")))) == []


@pytest.mark.parametrize("words", ["l’anno scorso", "l'anno scorso"])
def test_it_is_told_where_it_stands(words: str) -> None:
    problem = next(check(library(explainer(f"Sono arrivati {words}."))))
    assert problem.place.column == 15


def test_an_error_is_not_answered() -> None:
    body = "<!-- allow: relative-date, because it is a test -->\nArrivano domani."
    assert found(check, library(explainer(body, allow="relative-date"))) == ["relative-date"]
