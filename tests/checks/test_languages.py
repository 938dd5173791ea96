"""Languages: a document is in one of the site's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from distinguo.checks.languages import check
from tests.cases import explainer, found, library


@pytest.mark.parametrize(("lang", "checks"), [("it", []), ("en", []), ("fr", ["language"]), ("en-US", ["language"])])
def test_a_document_in_another_language(lang: str, checks: list[str]) -> None:
    assert found(check, library(explainer(lang=lang))) == checks


def test_the_languages_there_are_are_named() -> None:
    problem = next(check(library(explainer(lang="fr"))))
    assert '"fr" is not a language of the site (it, en)' in problem.message
    assert problem.place.key == "lang"


def test_an_error_is_not_answered() -> None:
    assert found(check, library(explainer(lang="fr", allow="language"))) == ["language"]


def test_a_library_without_languages_takes_any() -> None:
    assert found(check, replace(library(explainer(lang="fr")), languages=())) == []
