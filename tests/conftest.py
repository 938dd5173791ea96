"""What several test files need: the small site, built up once for those that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from distinguo.formats.publication import Publication
from tests.cases import publication as published
from tests.cases import small_site

# The same examples on every run, and none remembered: a failure is the code's, never the machine's or the day's.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small site, to be changed at will."""
    return small_site(tmp_path)


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Publication:
    """Return the small site ready for its formats; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    # Above the worker's own folder: fonts are cut down once, by whoever is first.
    store = (base if worker_id == "master" else base.parent) / "store"
    return published(small_site(tmp_path_factory.mktemp("small")), store)
