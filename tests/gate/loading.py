"""What a page does while it opens: nothing fails, nothing is asked of others, nothing moves, nobody complains."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gate.visit import PHONE, Visit

HARDLY = 0.001
"""What nobody sees: a tenth of a line on a phone, at most."""
SHIFTS = """() => new Promise((done) => {
  const shifts = [];
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shifts.filter((each) => !each.hadRecentInput).map((each) => [
    each.value, each.sources.map((source) => source.node ? (source.node.outerHTML || source.node.data) : "")
  ])), 150);
})"""


def _heard(visit: Visit, kind: str) -> Iterator[str]:
    for opened, how in ((visit.opened, "with JavaScript"), (visit.bare, "without JavaScript")):
        opened.page.wait_for_timeout(1)
        yield from (f"{what} ({how})" for each, what in opened.heard if each == kind)


def nobody_complains(visit: Visit) -> Iterator[str]:
    """No message in the console, no error."""
    yield from _heard(visit, "console")


def every_request_is_answered(visit: Visit) -> Iterator[str]:
    """Nothing that is asked for fails or is missing."""
    yield from _heard(visit, "failed")


def nothing_is_asked_of_others(visit: Visit) -> Iterator[str]:
    """Every request is this site's."""
    yield from _heard(visit, "third party")


def the_policy_holds(visit: Visit) -> Iterator[str]:
    """The page comes with its policy, and breaks it nowhere."""
    yield from _heard(visit, "policy")
    yield from visit.opened.page.evaluate("() => window.breaches")
    policy = visit.opened.headers.get("content-security-policy", "")
    if "default-src" not in policy or "unsafe-inline" in policy or "'unsafe-eval'" in policy:
        yield f"the policy is {policy or 'missing'}"


def nothing_moves(visit: Visit) -> Iterator[str]:
    """Nothing moves once it is shown, not even when the fonts come late (https://web.dev/articles/cls)."""
    slow = visit.open(javascript=True, width=PHONE, late=True)
    for opened, how in ((visit.opened, "at a desk"), (visit.phone, "on a phone"), (slow, "on a slow phone")):
        shifts = opened.page.evaluate(SHIFTS)
        if sum(value for value, _ in shifts) > HARDLY:
            value, nodes = max(shifts, key=lambda shift: shift[0])
            yield f"moves by {value:.4f} {how}: {' '.join(str(nodes[:1]).split())[:120]}"
    slow.context.close()


LIVE_RULES = (nobody_complains, every_request_is_answered, nothing_is_asked_of_others, the_policy_holds, nothing_moves)
