"""The built site in a real browser: accessible, in both themes and languages, at a phone's width and a desk's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from distinguo.site import PSEUDO
from tests.browser import CHROMIUM, FLAGS, served
from tests.cases import SMALL
from tests.test_build import build

REPOSITORY = SMALL.parent.parent
KINDS = {
    "chooser": "",
    "home": "{}/",
    "explainer": "{}/soldati-nordcoreani-kursk/",
    "explainer in English": "{}/russia-north-korea-partnership/",
    "claim with a quotation": "{}/claims/arrivo/",
    "claim with a contradiction": "{}/claims/accusa/",
    "actor": "{}/actors/budanov/",
    "source": "{}/sources/twz/",
    "topic": "{}/topics/guerra-in-ucraina/",
    "claims": "{}/claims/",
    "actors": "{}/actors/",
    "sources": "{}/sources/",
    "topics": "{}/topics/",
    "method": "{}/method/",
    "corrections": "{}/corrections/",
    "about": "{}/about/",
    "not found": "{}/404.html",
}

if not CHROMIUM and not os.environ.get("CI"):
    pytest.skip("there is no Chromium here: as root, apt-get install chromium libatomic1", allow_module_level=True)


@contextmanager
def built(folder: Path, *arguments: str) -> Iterator[tuple[str, Path]]:
    """Give this repository's own site, built in `folder` and served: its address and its folder."""
    output = folder / "output"
    done = build(REPOSITORY, "--no-briefs", "--output", str(output), *arguments)
    assert done.returncode == 0, done.stderr
    with served(output) as address:
        yield address, output


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """This repository's own site."""
    with built(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The same with the pseudo-locale, whose words are longer."""
    with built(tmp_path_factory.mktemp("pseudo"), "--language", PSEUDO) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for all the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def opened(browser: Browser, url: str, width: int, scheme: str, **more: object) -> Page:
    """Return a page that is open at `url`."""
    viewport = {"width": width, "height": 900}
    page = browser.new_context(viewport=viewport, color_scheme=scheme, **more).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, language: str, site: tuple[str, Path], browser: Browser) -> None:
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            page = opened(browser, f"{site[0]}/{KINDS[kind].format(language)}", width, scheme)
            found = Axe().run(page)
            rules = [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found.response["violations"]]
            assert rules == [], f"{scheme}, {width} px"
            assert len(found.response["passes"]) >= 5, "axe has looked at nothing"
            page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overflows_at_320_px_nor_with_text_twice_as_large(
    kind: str, site: tuple[str, Path], browser: Browser
) -> None:
    overflows(browser, f"{site[0]}/{KINDS[kind].format('it')}")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_overflows_in_a_language_with_longer_words(
    kind: str, pseudo: tuple[str, Path], browser: Browser
) -> None:
    overflows(browser, f"{pseudo[0]}/{KINDS[kind].format(PSEUDO)}")


def overflows(browser: Browser, url: str) -> None:
    """Fail if the page at `url` is wider than a window of 320 px, or with text twice as large than one of 640."""
    page = opened(browser, url, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.add_style_tag(
        content="html { font-size: 200% !important } "
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    )
    page.set_viewport_size({"width": 640, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_script_no_third_party_no_complaint(kind: str, site: tuple[str, Path], browser: Browser) -> None:
    complaints: list[str] = []
    requests: list[str] = []
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(f"{site[0]}/{KINDS[kind].format('en')}", wait_until="networkidle")
    assert complaints == []
    assert [url for url in requests if not url.startswith((site[0], "data:"))] == []
    assert page.locator("script").count() == 0
    assert page.locator("h1").count() == 1
    context.close()


def test_every_internal_link_and_fragment_leads_somewhere(site: tuple[str, Path]) -> None:
    output = site[1]
    pages = sorted(output.rglob("*.html"))
    ids = {page: set(re.findall(r'\bid="([^"]+)"', page.read_text("utf-8"))) for page in pages}
    checked, broken = 0, []
    for page in pages:
        for href in re.findall(r'<(?:a|link|img)[^>]*?\s(?:href|src)="([^"]+)"', page.read_text("utf-8")):
            if href.startswith(("https://", "http://", "mailto:")):
                continue
            path, _, fragment = href.partition("#")
            target = output / path.lstrip("/") if path.startswith("/") else page.parent / path if path else page
            target = (target / "index.html" if target.is_dir() else target).resolve()
            checked += 1
            if not target.is_file() or (fragment and fragment not in ids.get(target, set())):
                broken.append((str(page.relative_to(output)), href))
    assert broken == []
    assert checked > 1500


def test_the_language_switch_keeps_the_page_and_is_reciprocal(site: tuple[str, Path]) -> None:
    output = site[1]
    checked = 0
    for page in sorted((output / "it").rglob("index.html")):
        other = output / "en" / page.relative_to(output / "it")
        for here, there, tag in ((page, other, "en"), (other, page, "it")):
            links = re.findall(rf'<a[^>]*hreflang="{tag}"[^>]*href="([^"]+)"', here.read_text("utf-8"))
            assert [(here.parent / link / "index.html").resolve() for link in links] == [there.resolve()], here
            checked += 1
    assert checked >= 60
