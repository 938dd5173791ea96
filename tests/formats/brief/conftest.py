"""This repository's own site, with its briefs: built once for all tests of briefs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import SMALL
from tests.test_build import build

REPOSITORY = SMALL.parent.parent


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site, built."""
    folder = tmp_path_factory.mktemp("briefs") / "output"
    done = build(REPOSITORY, "--output", str(folder))
    assert done.returncode == 0, done.stderr
    return folder
