"""Due dates: what was due to be looked at again has been."""

from __future__ import annotations

from datetime import date

import pytest

from distinguo.checks.due_dates import check
from tests.cases import claim, explainer, found, library


@pytest.mark.parametrize(
    ("today", "checks"),
    [(date(2024, 10, 23), []), (date(2024, 10, 24), []), (date(2024, 10, 25), ["stale-due"])],
)
def test_a_claim_is_stale_the_day_after_it_was_due(today: date, checks: list[str]) -> None:
    assert found(check, library(explainer("", claim(due="2024-10-24")), today=today)) == checks


def test_a_claim_that_is_never_due_is_never_stale() -> None:
    assert found(check, library(explainer("", claim()), today=date.max)) == []


def test_a_warning_is_answered_on_the_spot() -> None:
    answered = explainer("", claim(due="2024-10-24", allow="stale-due"))
    assert found(check, library(answered, today=date(2024, 11, 1))) == []


def test_an_answer_is_not_the_next_claims() -> None:
    document = explainer("", claim("uno", due="2024-10-24", allow="stale-due"), claim("due", due="2024-10-24"))
    assert found(check, library(document, today=date(2024, 11, 1))) == ["stale-due"]
