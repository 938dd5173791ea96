"""Headings: none is empty, no level is left out."""

from __future__ import annotations

import pytest

from distinguo.checks.headings import check
from tests.cases import explainer, found, library


@pytest.mark.parametrize(
    "body",
    ["", "Prosa.", "## Uno\n\n### Due\n\n#### Tre\n\n##### Quattro\n\n###### Cinque\n\n## Sei", "## `codice`", "## 👍"],
)
def test_a_level_at_a_time_is_good(body: str) -> None:
    assert found(check, library(explainer(body))) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("### Uno", "no heading between this one and that above it: begin with ##"),
        ("## Uno\n\n#### Due", "no heading between this one and that above it: begin with ###"),
        ("> ### Uno", "no heading between this one and that above it: begin with ##"),
        ("##", "a heading without words: write them, or remove it"),
        ("## &nbsp;", "a heading without words: write them, or remove it"),
        ("## <!-- nota -->", "a heading without words: write them, or remove it"),
    ],
)
def test_a_gap_and_an_empty_heading_are_bad(body: str, message: str) -> None:
    assert [problem.message for problem in check(library(explainer(body)))] == [message]


def test_the_place_is_the_headings_line() -> None:
    made = library(explainer("## Uno\n\nProsa.\n\n#### Due"))
    assert [(problem.place.line, problem.place.column) for problem in check(made)] == [(13, 1)]
