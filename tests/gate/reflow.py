"""Whether a page fits: a small screen, large text, wide spaces."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gate.visit import Visit

NARROW = 320
"""CSS pixels: https://www.w3.org/TR/WCAG22/#reflow."""
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`html { font-size: 200% !important }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""Text twice as large (https://www.w3.org/TR/WCAG22/#resize-text), with the spaces of
https://www.w3.org/TR/WCAG22/#text-spacing."""


def the_page_fits_a_narrow_screen(visit: Visit) -> Iterator[str]:
    """Nothing is wider than 320 px, or cut off."""
    yield from visit.opened.at(NARROW).evaluate("width => gate.overflows(width)", NARROW)


def the_page_fits_with_large_text(visit: Visit) -> Iterator[str]:
    """Nor is it with text twice as large and the spaces that readers may ask for."""
    page = visit.opened.at(NARROW)
    page.evaluate(SPACED)
    for width in (2 * NARROW, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"{width} px: {what}" for what in page.evaluate("width => gate.overflows(width)", width))
    page.evaluate("() => { document.adoptedStyleSheets = [] }")


LIVE_RULES = (the_page_fits_a_narrow_screen, the_page_fits_with_large_text)
