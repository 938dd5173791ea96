"""Everything that must hold of every page of the built site holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from distinguo.serve import running
from distinguo.site import PSEUDO
from tests import schema_org
from tests.gate import markup, references, reflow, structure, terms
from tests.gate.conftest import MOVED, REPOSITORY
from tests.gate.kinds import KINDS
from tests.gate.planting import Copy
from tests.gate.rules import PAGE_RULES, SITE_RULES, in_browser, of_files
from tests.gate.site import BuiltSite, Finding

PAGES = [(kind, tag) for kind, (_, path) in KINDS.items() for tag in (("it", "en") if "{}" in path else ("",))]
NOT_PAGES = {"base.html", "bilingual.html", "brief.html", "redirect.html"}


def nothing(findings: Iterable[Finding]) -> None:
    """Fail if there is a finding, and tell the first of them, a line each."""
    lines = [str(finding) for finding in sorted(findings)]
    if lines:
        pytest.fail(f"{len(lines)} findings\n" + "\n".join(lines[:25]), pytrace=False)


@pytest.mark.parametrize("rule", [*PAGE_RULES, *SITE_RULES])
def test_files(rule: str, site: BuiltSite) -> None:
    nothing(of_files(site, only=[rule]))


@pytest.mark.parametrize("rule", [*PAGE_RULES, *SITE_RULES])
def test_files_of_a_site_in_a_folder(rule: str, small: BuiltSite) -> None:
    nothing(of_files(small, only=[rule]))


def test_files_at_old_addresses(small: BuiltSite) -> None:
    rules = {rule.__name__ for module in (markup, structure, references) for rule in module.RULES}
    nothing(of_files(small, [f"{tag}/{MOVED}/index.html" for tag in ("it", "en")], rules))


@pytest.mark.parametrize("host", ["knows redirects", "knows none"])
def test_an_old_address_leads_on_without_javascript(
    host: str, small: BuiltSite, browser: Browser, tmp_path: Path
) -> None:
    copy = Copy.of(small.folder, tmp_path / "copy", "")
    if host == "knows none":
        copy.remove("_redirects")
    with running(copy.folder, base="/sub/") as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}en/{MOVED}/")
        page.wait_for_url(f"{address}en/ponte/", timeout=5000)
        context.close()


@pytest.mark.parametrize(("kind", "language"), PAGES)
def test_page(kind: str, language: str, live: BuiltSite, browser: Browser) -> None:
    nothing(in_browser(browser, live, KINDS[kind][1].format(language)))


@pytest.mark.parametrize("kind", [kind for kind, (_, path) in KINDS.items() if "{}" in path])
def test_page_with_longer_words(kind: str, live_pseudo: BuiltSite, browser: Browser) -> None:
    rules = [rule.__name__ for rule in reflow.LIVE_RULES]
    nothing(in_browser(browser, live_pseudo, KINDS[kind][1].format(PSEUDO), only=rules))


def test_every_template_of_a_page_is_looked_at() -> None:
    templates = {file.name for file in (REPOSITORY / "theme/templates").glob("*.html")} - NOT_PAGES
    assert {template for template, _ in KINDS.values()} == templates


def test_the_gate_has_looked_at_something(site: BuiltSite) -> None:
    pages = list(site.pages)
    links = sum(len(page.all("a")) for page in pages)
    assert len(pages) >= 80
    assert links > 1500
    assert all(Path(site.folder, path.format("it")).is_file() for _, path in KINDS.values())


def test_what_we_say_in_terms_of_schema_org_is_said_of_what_has_them() -> None:
    for type, above in schema_org.TYPES.items():
        assert all(terms.is_a(type, each) for each in above.split()), type
    for name, (owners, _) in schema_org.PROPERTIES.items():
        assert all(name in terms.OWN[owner] for owner in owners.split()), name
