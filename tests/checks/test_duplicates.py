"""Duplicates: one id, one claim, on the whole site."""

from __future__ import annotations

from distinguo.checks.duplicates import check
from tests.cases import claim, explainer, found, library


def test_one_id_in_two_explainers_is_found_at_the_second() -> None:
    first, second = explainer("", claim("nis-12000"), name="uno"), explainer("", claim("nis-12000"), name="due")
    problems = list(check(library(first, second)))
    assert [(problem.check, problem.place.path) for problem in problems] == [
        ("duplicate-claim", "content/explainers/due.md")
    ]
    assert "content/explainers/uno.md:" in problems[0].message


def test_a_link_to_a_claim_elsewhere_is_no_duplicate() -> None:
    first = explainer("", claim("nis-12000"), name="uno")
    assert found(check, library(first, explainer("[a](claim:nis-12000)", claim("nis-1500"), name="due"))) == []


def test_two_in_one_explainer_are_found() -> None:
    assert found(check, library(explainer("", claim("aaa"), claim("aaa"), claim("aaa")))) == ["duplicate-claim"] * 2


def test_an_error_is_not_answered() -> None:
    document = explainer("", claim("aaa"), claim("aaa", allow="duplicate-claim"))
    assert found(check, library(document)) == ["duplicate-claim"]
