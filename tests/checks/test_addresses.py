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
