"""Relative dates: none in a translation, outside quotations."""

from __future__ import annotations

import pytest

from distinguo.revision.relative_dates import check
from tests.cases import pair, told

TITLES = ["theme", "a quotation: translate its sense, it is shown without quotation marks", "a source's title"]


@pytest.mark.parametrize(
    ("languages", "source", "translation", "expected"),
    [
        ("it en", "il 23 ottobre 2024", "tomorrow", ['"tomorrow" means another day to each reader']),
        ("it en", "il 23 ottobre 2024", "Last week", ['"Last week" means another day to each reader']),
        ("en it", "on 23 October 2024", "l'altro ieri", ['"l\'altro ieri" means another day to each reader']),
        ("en it", "on 23 October 2024", "[oggi](claim:arrivo)", ['"oggi" means another day to each reader']),
        ("it en", "il 23 ottobre 2024", "on 23 October 2024", []),
        ("it en", "«domani»", "“tomorrow”", []),
        ("en it", "“tomorrow”", "«domani»", []),
        ("it en", "`oggi`", "`today`", []),
        ("it en", "lo scrive USA Today", "USA Today says so", []),
        ("en it", "on 23 October 2024", "il pomodoro", []),
        ("it eo", "il 23 ottobre 2024", "hodiaŭ", []),
    ],
)
def test_a_word_that_depends_on_the_day_is_told(
    languages: str, source: str, translation: str, expected: list[str]
) -> None:
    problems = pair(source, translation, languages=languages)
    assert told(check, problems) == expected
    assert all(problem.severity == "error" for problem in check(problems))


@pytest.mark.parametrize("kind", TITLES)
def test_where_it_is_not_ours_it_stays(kind: str) -> None:
    assert told(check, pair("attendiamo domani", "we expect them tomorrow", kind=kind)) == []
