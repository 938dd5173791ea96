"""The sites that pass the gate, each built once for all workers, and the browser."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from distinguo.site import PSEUDO
from tests.browser import CHROMIUM, FLAGS, MISSING, served
from tests.cases import SMALL, small_site
from tests.gate.site import BuiltSite
from tests.test_build import build

REPOSITORY = SMALL.parent.parent
MOVED = "old-bridge"
"""A former address of the small site's first explainer."""


def _built(folder: Path, root: Path, *arguments: str) -> BuiltSite:
    """Return the site of `root`, built in `folder` by whichever worker comes first."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            done = build(root, "--no-briefs", "--output", str(folder), *arguments)
            assert done.returncode == 0, done.stderr
    return BuiltSite(folder)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "gate"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(scope="session")
def site(shelf: Path) -> BuiltSite:
    """Return this repository's own site."""
    return _built(shelf / "own", REPOSITORY)


@pytest.fixture(scope="session")
def small(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the small site, which has what ours has not: a folder of its own, a passage that stands in.

    One of its pages has moved.
    """
    root = small_site(tmp_path_factory.mktemp("small"))
    page = root / "content/explainers/ponte.md"
    page.write_text(page.read_text("utf-8").replace("\ntitle: ", f"\naliases: [{MOVED}]\ntitle: ", 1), "utf-8")
    return _built(shelf / "small", root)


@pytest.fixture(scope="session")
def pseudo(shelf: Path) -> BuiltSite:
    """Return our site with the pseudo-locale too, whose words are longer."""
    return _built(shelf / "pseudo", REPOSITORY, "--language", PSEUDO)


@pytest.fixture(scope="session")
def live(site: BuiltSite) -> Iterator[BuiltSite]:
    """Give our site, served."""
    with served(site.folder) as address:
        yield BuiltSite(site.folder, address)


@pytest.fixture(scope="session")
def live_pseudo(pseudo: BuiltSite) -> Iterator[BuiltSite]:
    """Give our site with the pseudo-locale, served."""
    with served(pseudo.folder) as address:
        yield BuiltSite(pseudo.folder, address)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Chromium, closed before other tests open theirs: Playwright cannot run twice in one process."""
    if not CHROMIUM and not os.environ.get("CI"):
        pytest.skip(MISSING)
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        stack.callback(chromium.close)
        yield chromium
