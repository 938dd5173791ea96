"""A real browser for the tests: Debian's Chromium, driven by Playwright, on a site served from this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from distinguo.serve import running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
MISSING = "there is no Chromium here: as root, apt-get install chromium libatomic1"
needs_browser = pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason=MISSING)
"""For tests in a browser: without one they are left out on a laptop, loudly, and fail where CI runs them."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Give the address at which `folder` is served, on a port of its own, as long as the block lasts."""
    with running(folder) as address:
        yield address.removesuffix("/")
