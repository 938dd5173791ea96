"""Addresses: no two documents at one, on any file system."""

from __future__ import annotations

import pytest

from distinguo.checks.addresses import check
from tests.cases import explainer, found, library


@pytest.mark.parametrize(
    ("names", "slugs", "checks"),
    [
        (["kursk", "kursk-2025"], ["", ""], []),
        (["kursk", "Kursk"], ["", ""], ["address", "address"]),
        (["kursk", "altro"], ["", "kursk"], ["address"]),
        (["kursk", "altro"], ["i-fatti", "I-Fatti"], ["address"]),
        (["perch\u00e9", "perche\u0301"], ["", ""], ["address", "address"]),
        (["straße", "altro"], ["", "STRASSE"], ["address"]),
    ],
)
def test_case_and_unicode_form_do_not_tell_two_apart(names: list[str], slugs: list[str], checks: list[str]) -> None:
    pairs = zip(names, slugs, strict=True)
    documents = [explainer(name=name, **({"slug": slug} if slug else {})) for name, slug in pairs]
    assert found(check, library(*documents)) == checks


@pytest.mark.parametrize("name", ["claims", "Actors", "sources", "topics", "feed", "index", "404", "theme", "library"])
def test_what_the_site_itself_uses_is_taken(name: str) -> None:
    assert found(check, library(explainer(name=name))) == ["address"]
    assert found(check, library(explainer(name=f"{name}-2"))) == []


def test_it_is_told_at_the_slug_or_else_at_the_file() -> None:
    slug = next(check(library(explainer(name="uno"), explainer(name="due", slug="uno"))))
    assert (slug.place.key, slug.place.path) == ("slug", "content/explainers/due.md")
    name = list(check(library(explainer(name="uno"), explainer(name="UNO"))))[1]
    assert (name.place.key, name.place.path) == ("", "content/explainers/UNO.md")


def test_an_error_is_not_answered() -> None:
    documents = [explainer(name=name, slug="kursk", allow="address") for name in ("uno", "due")]
    assert found(check, library(*documents)) == ["address"]


@pytest.mark.parametrize(
    ("aliases", "number"),
    [
        (["[vecchio, antico]", "[]"], 0),
        (["[vecchio]", "[nuovo]"], 0),
        (["[vecchio]", "[Vecchio]"], 1),
        (["[vecchio, vecchio]", "[]"], 1),
        (["[perch\u00e9]", "[perche\u0301]"], 1),
        (["[due]", "[]"], 1),
        (["[UNO]", "[]"], 1),
        (["[timeline, Search]", "[]"], 2),
    ],
)
def test_a_former_address_leads_to_one_document_alone(aliases: list[str], number: int) -> None:
    pairs = zip(("uno", "due"), aliases, strict=True)
    documents = [explainer(name=name, aliases=written) for name, written in pairs]
    assert found(check, library(*documents)) == ["address"] * number


def test_a_draft_holds_its_address_too() -> None:
    documents = [explainer(name="uno", status="draft"), explainer(name="due", aliases="[uno]")]
    assert [problem.message for problem in check(library(*documents))] == [
        '"uno" is where content/explainers/uno.md stands: remove it here, or give that one another slug'
    ]


def test_a_former_address_is_told_where_it_is_written() -> None:
    problem = next(check(library(explainer(name="uno", aliases="[antico, uno]"))))
    assert (problem.place.key, problem.place.line) == ("aliases[1]", 6)
    assert problem.message == '"uno" is where the document stands now: remove it'


def test_a_name_that_no_file_system_would_take_is_told() -> None:
    assert found(check, library(explainer(name="a" * 200))) == []
    assert found(check, library(explainer(name="a" * 201))) == ["address"]
