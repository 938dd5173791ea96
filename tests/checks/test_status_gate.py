"""The status gate: a status is given only to what has earned it."""

from __future__ import annotations

import pytest

from distinguo.checks.status_gate import check
from tests.cases import claim, explainer, found, library


def evidence(finding: str, *sources: str) -> str:
    return "[" + ", ".join(f"{{source: {source}, finding: {finding}}}" for source in sources) + "]"


OPEN = "[{id: arrivo, why: open}]"
SCOPE = "[{id: arrivo, why: scope}]"
HAS_EARNED: list[tuple[str, dict[str, str], list[str]]] = [
    ("reported", {}, []),
    ("pending", {"due": "2024-10-24"}, []),
    ("disputed", {"contradicts": "[{id: altra, why: open}]"}, []),
    ("disputed", {}, [claim("altra", kind="denial", contradicts=SCOPE)]),
    ("disputed", {}, [claim("altra", contradicts=OPEN)]),
    ("disputed", {"reply": "altra"}, [claim("altra", kind="denial")]),
    ("disputed", {"contradicts": "[{id: altra, why: scope}]"}, [claim("altra", kind="denial")]),
    ("unattributed", {"by": "[]"}, []),
    ("confirmed", {"evidence": evidence("supports", "comunicato", "foto")}, []),
    ("confirmed", {"evidence": evidence("supports", "foto"), "single_source_reason": "È una foto"}, []),
    ("refuted", {"evidence": evidence("refutes", "comunicato", "foto")}, []),
    ("superseded", {}, [claim("altra", supersedes="[arrivo]")]),
    ("withdrawn", {"via": "twz"}, []),
    ("withdrawn", {"via": "bollettino", "evidence": evidence("context", "foto")}, []),
]
HAS_NOT: list[tuple[str, dict[str, str], list[str]]] = [
    ("reported", {"by": "[]"}, []),
    ("pending", {}, []),
    ("pending", {"by": "[]", "due": "2024-10-24"}, []),
    ("disputed", {}, []),
    ("disputed", {"contradicts": "[{id: altra, why: scope}]"}, [claim("altra")]),
    ("disputed", {}, [claim("altra", kind="denial", contradicts="[{id: terza, why: open}]"), claim("terza")]),
    ("disputed", {"reply": "missing"}, []),
    ("unattributed", {}, []),
    ("confirmed", {}, []),
    ("confirmed", {"evidence": evidence("supports", "foto")}, []),
    ("confirmed", {"evidence": evidence("supports", "foto", "foto")}, []),
    ("confirmed", {"evidence": evidence("supports", "comunicato", "agenzia")}, []),
    ("confirmed", {"evidence": evidence("supports", "twz", "foto")}, []),
    ("confirmed", {"evidence": evidence("supports", "bollettino", "foto")}, []),
    ("confirmed", {"evidence": evidence("refutes", "comunicato", "foto")}, []),
    ("confirmed", {"evidence": evidence("context", "comunicato", "foto")}, []),
    ("confirmed", {"single_source_reason": "Ci fidiamo"}, []),
    ("refuted", {"evidence": evidence("supports", "comunicato", "foto")}, []),
    ("superseded", {"supersedes": "[altra]"}, [claim("altra")]),
    ("withdrawn", {"via": "bollettino"}, []),
    ("withdrawn", {"via": ""}, []),
]


def complaints(status: str, keys: dict[str, str], others: list[str], allow: str = "") -> list[str]:
    return found(check, library(explainer("", claim("arrivo", status=status, allow=allow, **keys), *others)))


@pytest.mark.parametrize(("status", "keys", "others"), HAS_EARNED)
def test_a_status_that_is_earned(status: str, keys: dict[str, str], others: list[str]) -> None:
    assert complaints(status, keys, others) == []


@pytest.mark.parametrize(("status", "keys", "others"), HAS_NOT)
def test_a_status_that_is_not(status: str, keys: dict[str, str], others: list[str]) -> None:
    assert complaints(status, keys, others) == ["status-gate"]
    assert complaints(status, keys, others, allow="status-gate") == ["status-gate"]


def test_how_many_sources_are_independent_is_told() -> None:
    document = explainer("", claim(status="confirmed", evidence=evidence("supports", "twz", "foto", "bollettino")))
    problem = next(check(library(document)))
    assert "has 3 named, 1 independent" in problem.message
    assert problem.place.key == "claims[0].status"
