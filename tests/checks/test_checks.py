"""The list of checks: all of them, each documented with what it finds and what not."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from distinguo import checks
from distinguo.checks import CHECKS, problems
from tests.cases import claim, explainer, library

MODULES = [
    f"distinguo.checks.{module.name}" for module in iter_modules(checks.__path__) if module.name != "running_text"
]


@pytest.mark.parametrize("name", MODULES)
def test_every_check_is_listed_with_what_is_bad_and_what_good(name: str) -> None:
    check = import_module(name).check
    assert check in CHECKS
    assert "Bad:" in check.__doc__
    assert "Good:" in check.__doc__


def test_every_check_that_is_listed_has_its_file() -> None:
    assert sorted(check.__module__ for check in CHECKS) == MODULES


def test_what_two_blocks_of_one_kind_share_is_told_once() -> None:
    document = explainer("", claim(via="nessuna", said=""), topics="[pace]")
    found = problems(library(document))
    assert len(found) == len(set(found))
    assert {problem.check for problem in found} == {"reference", "missing-said"}
