"""Attribution: who said it, when and where; what the accused answered."""

from __future__ import annotations

import pytest

from distinguo.checks.attribution import check
from tests.cases import claim, explainer, found, library

COMPLETE = {"kind": "accusation", "against": "[pyongyang]", "reply": "missing", "quote": "Arrivano"}


def complaints(**keys: str) -> list[str]:
    return found(check, library(explainer("", claim(**keys))))


@pytest.mark.parametrize(
    ("keys", "checks"),
    [
        ({}, []),
        (COMPLETE, []),
        ({"by": "[]", "status": "unattributed", "said": ""}, []),
        ({"quote": "Arrivano", "by": "[]", "status": "unattributed"}, ["no-speaker"]),
        ({"quote": "Arrivano", "said": "", "via": ""}, ["no-speaker", "missing-said", "missing-via"]),
        ({"quote": "Arrivano", "said": ""}, ["missing-said"]),
        ({"by": "[]", "status": "confirmed"}, ["no-speaker"]),
        ({"by": "[]", "status": "disputed"}, ["no-speaker"]),
        ({"against": "[pyongyang]"}, ["accusation"]),
        ({**COMPLETE, "reply": ""}, ["missing-reply"]),
        ({"said": ""}, ["missing-said"]),
        ({"via": ""}, ["missing-via"]),
    ],
)
def test_what_is_missing_of_an_attribution(keys: dict[str, str], checks: list[str]) -> None:
    assert complaints(**keys) == checks


@pytest.mark.parametrize(
    ("name", "keys"),
    [("missing-said", {"said": ""}), ("missing-via", {"via": ""}), ("missing-reply", {**COMPLETE, "reply": ""})],
)
def test_a_warning_is_answered_on_the_spot(name: str, keys: dict[str, str]) -> None:
    assert complaints(**keys, allow=name) == []
    assert complaints(**keys, allow="stale-due") == [name]


@pytest.mark.parametrize(
    ("name", "keys"),
    [("no-speaker", {"quote": "A", "by": "[]", "status": "unattributed"}), ("accusation", {"against": "[pyongyang]"})],
)
def test_an_error_is_not(name: str, keys: dict[str, str]) -> None:
    assert complaints(**keys, allow=name) == [name]
