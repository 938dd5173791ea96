"""What axe-core finds, in both themes, at three widths, with everything open that opens."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal

from tests.gate.visit import DESK, PHONE, TABLET, Visit

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ASKED = """async (within) => {
  const found = await axe.run(within ? `#${within}` : document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } },
  });
  return [found.passes.length, found.violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html]))];
}"""


def axe(visit: Visit) -> Iterator[str]:
    """No violation of WCAG 2.2 AA or best practices: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md."""
    found: dict[tuple[str, str], list[str]] = {}
    page = visit.opened.page
    page.evaluate(AXE)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true })")
    for scheme in SCHEMES:
        for width in (PHONE, TABLET, DESK):
            passes, violations = visit.opened.at(width, scheme).evaluate(ASKED)
            if passes < 5:
                yield f"nothing was looked at, {scheme}, {width} px"
            for note in page.evaluate("() => gate.notes()") if width == PHONE else ():
                page.evaluate("id => document.getElementById(id).showPopover()", note)
                violations += page.evaluate(ASKED, note)[1]
                page.evaluate("id => document.getElementById(id).hidePopover()", note)
            for rule, html in violations:
                found.setdefault((rule, html[:160]), []).append(f"{scheme} {width} px")
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = false })")
    for (rule, html), where in found.items():
        yield f"{rule} ({', '.join(where)}): {' '.join(html.split())}"


LIVE_RULES = (axe,)
