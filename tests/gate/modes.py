"""What a page makes of readers' other wishes: no movement, colours of their own."""

from __future__ import annotations

from collections.abc import Iterator

from tests.gate.visit import PHONE, Visit

BADGES = """() => {
  const first = new Map();
  for (const badge of document.querySelectorAll("main .badge"))
    if (gate.isShown(badge) && badge.getBoundingClientRect().width) {
      const name = [...badge.classList].find((each) => each.startsWith("badge-")) || badge.className;
      if (!first.has(name)) first.set(name, badge);
    }
  return [...first].map(([name, badge]) => {
    badge.scrollIntoView({ block: "center", behavior: "instant" });
    const box = badge.getBoundingClientRect(), shape = getComputedStyle(badge, "::before");
    const size = shape.display === "none" || shape.content === "none" ? 0 : parseFloat(shape.width) || 0;
    return [name, badge.innerText.trim(), box.left + scrollX, box.top + scrollY, size, box.height];
  });
}"""


def nothing_moves_for_those_who_want_rest(visit: Visit) -> Iterator[str]:
    """No animation, no transition, no smooth scrolling where readers ask for none."""
    yield from visit.opened.at(motion="reduce").evaluate("() => gate.moving()")


def words_show_in_readers_own_colours(visit: Visit) -> Iterator[str]:
    """Where readers' own colours hold, no words stand in ours on their ground, or the other way round.

    axe-core takes the colours of the style sheet for those that are seen.
    """
    yield from visit.opened.at(forced="active").evaluate("() => gate.faint()")


def badges_differ_without_colours(visit: Visit) -> Iterator[str]:
    """Where readers' own colours hold, each status still has its word and a shape that no other has."""
    page = visit.opened.at(width=PHONE, forced="active")
    pictures: dict[bytes, str] = {}
    for name, word, left, top, size, height in page.evaluate(BADGES):
        clip = {"x": left, "y": top, "width": size * 1.6 or 8, "height": height}
        picture = page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]
        if not word or size < 8:
            yield f"{name} has {'a shape of no size' if word else 'no word'}"
        elif picture in pictures:
            yield f"{name} looks like {pictures[picture]}"
        pictures[picture] = name


LIVE_RULES = (nothing_moves_for_those_who_want_rest, words_show_in_readers_own_colours, badges_differ_without_colours)
