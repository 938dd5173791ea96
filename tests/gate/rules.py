"""All the rules of the gate, and how they are asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from playwright.sync_api import Browser

from tests.gate import (
    axe,
    controls,
    feeds,
    files,
    head,
    keyboard,
    languages,
    linked_data,
    loading,
    markup,
    modes,
    paper,
    references,
    reflow,
    safety,
    sending,
    structure,
)
from tests.gate.site import BuiltSite, Finding, Page
from tests.gate.visit import Visit, visit

PAGE_RULES: dict[str, Callable[[Page], Iterator[str]]] = {
    rule.__name__: rule
    for module in (markup, structure, references, languages, head, linked_data, safety)
    for rule in module.RULES
}
SITE_RULES: dict[str, Callable[[BuiltSite], Iterator[tuple[str, str]]]] = {
    rule.__name__: rule for module in (head, files, feeds, sending) for rule in module.SITE_RULES
}
LIVE_RULES: dict[str, Callable[[Visit], Iterator[str]]] = {
    rule.__name__: rule
    for module in (loading, controls, axe, reflow, keyboard, paper, modes)
    for rule in module.LIVE_RULES
}


def of_files(
    site: BuiltSite, paths: Iterable[str] | None = None, only: Collection[str] | None = None
) -> Iterator[Finding]:
    """Return what the files of a site, or only some of its pages, leave to be desired by all rules or by some."""
    pages = (
        site.pages
        if paths is None
        else (site.page(path) for path in paths if path.endswith(".html") and path in site.files)
    )
    for page in pages:
        for name, rule in PAGE_RULES.items():
            if only is None or name in only:
                yield from (Finding(page.path, name, what) for what in rule(page))
    for name, whole in SITE_RULES.items():
        if only is None or name in only:
            yield from (Finding(path, name, what) for path, what in whole(site))


def in_browser(browser: Browser, site: BuiltSite, path: str, only: Collection[str] | None = None) -> Iterator[Finding]:
    """Return what a page of a site leaves to be desired in a browser, by all rules or by some."""
    with visit(browser, site, path) as visited:
        for name, rule in LIVE_RULES.items():
            if only is None or name in only:
                yield from (Finding(path, name, what) for what in rule(visited))
