"""What can be done on a page without JavaScript: everything that it offers."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.gate.visit import Visit

DEAD = """() => {
  const sends = (each) => !!each.form?.getAttribute("action");
  const alive = (each) => {
    if (each.matches("button, input[type=submit], input[type=reset], input[type=button]"))
      return each.matches("[popovertarget], [commandfor]") || (each.type !== "button" && sends(each));
    if (each.matches("a, area")) return !!each.getAttribute("href") && each.getAttribute("href") !== "#";
    if (each.matches("input[type=radio], input[type=checkbox]")) return true; // what they change is another rule's
    if (each.matches("input, select, textarea")) return each.readOnly || sends(each);
    if (each.matches("summary")) return each.parentElement.matches("details");
    return each.matches("[role=region], main, pre, iframe");
  };
  const controls = "a, area, button, input, select, textarea, summary, [tabindex]:not([tabindex='-1']), [onclick], " +
    "[role=button], [role=link], [role=tab], [role=switch], [role=checkbox], [role=menuitem], [contenteditable]";
  return [...document.querySelectorAll(controls)].filter((each) => gate.isShown(each) && !alive(each)).map(gate.label);
}"""
SAID = "() => gate.said()"
NOTE = """id => {
  const note = document.getElementById(id), box = note.getBoundingClientRect();
  return note.matches(":popover-open") ? [box.left, box.right, box.width, box.top, note.innerText.trim().length] : null;
}"""
FOCUSED = "() => gate.label(document.activeElement)"
ROWS = "() => [...document.querySelectorAll('main .claim')].map((each) => each.checkVisibility())"


def nothing_needs_javascript(visit: Visit) -> Iterator[str]:
    """Each control that shows without JavaScript works without it; the text is all there."""
    yield from (f"{each} does nothing" for each in visit.bare.at(width=360).evaluate(DEAD))
    bare, full = (opened.at(width=360).evaluate(SAID) for opened in (visit.bare, visit.opened))
    if bare < full * 0.9:
        yield f"{bare} of {full} characters are there"


def notes_open_and_close(visit: Visit) -> Iterator[str]:
    """A key and a click open a note, within the window; Escape closes it, and the focus is back where it was."""
    page = visit.bare.at(width=320)
    seen: set[str] = set()
    for button in page.locator("button[popovertarget]:not([popovertargetaction=hide])").all():
        if not button.is_visible():
            yield f"{button.evaluate('each => gate.label(each)')} does not show"
            continue
        note = button.get_attribute("popovertarget") or ""
        button.focus()
        before = page.evaluate(FOCUSED)
        for how in ("Enter", "click") if note not in seen else ("Enter",):
            if how == "click":
                button.click()
            else:
                page.keyboard.press(how)
            yield from (f"#{note} by {how}: {what}" for what in _note(page, note, before))
        seen.add(note)


def _note(page: Page, note: str, before: str) -> Iterator[str]:
    box = page.evaluate(NOTE, note)
    if box is None:
        yield "does not open"
        return
    left, right, width, _top, words = box
    if left < -1 or right > 321 or width < 100 or not words:
        yield f"is at {left:.0f} to {right:.0f} px, with {words} characters"
    page.keyboard.press("Escape")
    if page.evaluate(NOTE, note) is not None:
        yield "Escape does not close it"
        page.evaluate("id => document.getElementById(id).hidePopover()", note)
    elif page.evaluate(FOCUSED) != before:
        yield f"the focus is on {page.evaluate(FOCUSED)}"


def choices_change_what_shows(visit: Visit) -> Iterator[str]:
    """Each choice leaves some claims and hides others, as many as it says; the first shows them all again."""
    page = visit.bare.at(width=360)
    choices = page.locator("main input[type=radio]").all()
    if not choices:
        return
    shown = page.evaluate(ROWS)
    for choice in [*choices[1:], choices[0]]:
        choice.check()
        rows, said = page.evaluate(ROWS), choice.evaluate("each => each.labels[0]?.innerText || ''")
        number = "".join(filter(str.isdigit, said))
        if not any(rows) or (number and sum(rows) != int(number)):
            yield f"{said!r} shows {sum(rows)} of {len(rows)}"
    if page.evaluate(ROWS) != shown or not all(shown):
        yield f"the first choice shows {sum(page.evaluate(ROWS))} of {len(shown)}"


LIVE_RULES = (nothing_needs_javascript, notes_open_and_close, choices_change_what_shows)
