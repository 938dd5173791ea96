"""The README's pictures, taken of the built site: a page on a desktop and on a phone, and a brief."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import CHROMIUM, FLAGS, served

PAGE = "it/soldati-nordcoreani-kursk/"
BRIEF = "it/soldati-nordcoreani-kursk/soldati-nordcoreani-kursk.it.pdf"


def take(output: Path, docs: Path) -> Iterator[Path]:
    """Take the pictures of the site in `output`, put them in `docs`, and return their paths."""
    docs.mkdir(exist_ok=True)
    with served(output) as address, sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        page.goto(f"{address}/{PAGE}")
        page.screenshot(path=docs / "website.png")
        browser.close()
        yield docs / "website.png"
        if shutil.which("pdftoppm"):
            stem = Path(scratch) / "brief"
            subprocess.run(["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", output / BRIEF, stem], check=True)
            shutil.copyfile(next(Path(scratch).glob("brief*.png")), docs / "brief.png")
            yield docs / "brief.png"
