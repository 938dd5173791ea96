"""Whether a page can be read with a keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gate.axe import SCHEMES
from tests.gate.visit import DESK, PHONE, Visit

STOPS = """() => {
  gate.stops = [];
  document.addEventListener("focusin", (event) => gate.stops.push(gate.label(event.target)));
  return gate.tabStops().map((element) => gate.label(element));
}"""
RINGS = """() => [...gate.focusFaults(), ...gate.notes().slice(0, 1).flatMap((id) => {
  const note = document.getElementById(id);
  note.showPopover();
  const faults = gate.focusFaults(note);
  note.hidePopover();
  return faults;
})]"""


def every_stop_has_a_ring(visit: Visit) -> Iterator[str]:
    """The focus shows, with 3:1 (https://www.w3.org/TR/WCAG22/#focus-visible, #non-text-contrast)."""
    yield from (f"{what} ({where})" for rule, what, where in _faults(visit) if rule != "obscured")


def nothing_hides_the_focus(visit: Visit) -> Iterator[str]:
    """What has the focus is not under something else (https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum)."""
    yield from (f"{what} ({where})" for rule, what, where in _faults(visit) if rule == "obscured")


def _faults(visit: Visit) -> Iterator[tuple[str, str, str]]:
    for width, scheme in ((PHONE, SCHEMES[0]), (DESK, SCHEMES[1])):
        page = visit.opened.at(width, scheme)
        page.keyboard.press("Tab")
        for rule, what in page.evaluate(RINGS):
            yield rule, f"{rule}: {what}", f"{scheme} {width} px"


def the_keyboard_comes_everywhere(visit: Visit) -> Iterator[str]:
    """Tab goes through the whole page, and out of it."""
    page = visit.opened.at()
    wanted = page.evaluate(STOPS)
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
    reached = page.evaluate("() => gate.stops")
    missed = [each for each in wanted if each not in reached]
    yield from (f"Tab does not reach {each}" for each in missed[:5])
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")


LIVE_RULES = (every_stop_has_a_ring, nothing_hides_the_focus, the_keyboard_comes_everywhere)
