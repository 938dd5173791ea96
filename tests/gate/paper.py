"""What a page says in print: all that it says on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.gate.visit import Visit

ASIDE = ".share, .claim-links, .note-more, .jumps, .citation-files, .brief-link, .backlink"
"""What is of no use on paper: ways to other pages."""


def paper_says_what_the_screen_says(visit: Visit) -> Iterator[str]:
    """Closed details and notes, and claims that a choice has hidden, are all in print."""
    page = visit.opened.at()
    if not page.evaluate("aside => gate.remember(aside)", ASIDE):
        yield "nothing is to be printed"
    missing = dict.fromkeys(_missing(visit), "as it opens")
    choices = _choices(page)
    for choice in [*choices[1:], *choices[:1]]:
        visit.opened.at().check(f"#{choice}", force=True)
        missing |= {each: f"with {choice}" for each in _missing(visit) if each not in missing}
    yield from (f"{each} is missing {when}" for each, when in missing.items())


def _missing(visit: Visit) -> list[str]:
    return list(visit.opened.at(media="print").evaluate("() => gate.forgotten()"))


def _choices(page: Page) -> list[str]:
    return list(
        page.evaluate("() => [...document.querySelectorAll('main input[type=radio][id]')].map((each) => each.id)")
    )


LIVE_RULES = (paper_says_what_the_screen_says,)
