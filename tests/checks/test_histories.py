"""Histories: forward in time, to the status of today."""

from __future__ import annotations

import pytest

from distinguo.checks.histories import check
from tests.cases import claim, explainer, found, library


def history(*moments: str) -> str:
    return "[" + ", ".join(f"{{date: {moment[:10]}, status: {moment[11:]}}}" for moment in moments) + "]"


@pytest.mark.parametrize(
    ("moments", "number"),
    [
        ([], 0),
        (["2024-10-22 reported"], 0),
        (["2024-10-22 pending", "2024-10-23 reported"], 0),
        (["2024-10-22 pending", "2024-10-22 reported"], 0),
        (["2024-10-22 reported", "2024-10-23 pending"], 1),
        (["2024-10-23 pending", "2024-10-22 reported"], 1),
        (["2024-10-24 reported", "2024-10-23 reported", "2024-10-22 pending"], 3),
    ],
)
def test_a_history_goes_forward_and_ends_today(moments: list[str], number: int) -> None:
    keys = {"history": history(*moments)} if moments else {}
    assert found(check, library(explainer("", claim(**keys)))) == ["history"] * number


def test_an_error_is_not_answered() -> None:
    document = explainer("", claim(history=history("2024-10-22 pending"), allow="history"))
    assert found(check, library(document)) == ["history"]
