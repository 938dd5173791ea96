"""Controls that do not work."""

from __future__ import annotations

from tests.gate.faults.fault import EXPLAINER, fault
from tests.gate.planting import inside, replaced, scripted, styled

FAULTS = (
    fault(
        "a button that only a script makes work",
        scripted(
            'document.querySelector(".fault").onclick = () => alert(1)',
            '<button type="button" class="fault">Show</button>',
        ),
        "nothing_needs_javascript",
    ),
    fault(
        "a field that only a script reads",
        inside('<p><label>Filter <input type="search"></label></p>'),
        "nothing_needs_javascript",
    ),
    fault("a link that is a button", inside('<p><a href="#">Show</a></p>'), "nothing_needs_javascript"),
    fault(
        "words that are a button",
        inside('<p><span role="button" tabindex="0">Show</span></p>'),
        "nothing_needs_javascript",
    ),
    fault(
        "text that a script brings",
        scripted(
            'for (const each of document.querySelectorAll("main [hidden]")) each.hidden = false',
            f"<div hidden><p>{'Text. ' * 400}</p></div>",
        ),
        "nothing_needs_javascript",
    ),
    fault(
        "a note that Escape does not close",
        replaced(r" popover([ >=])", r' popover="manual"\1'),
        "notes_open_and_close",
        page=EXPLAINER,
    ),
    fault(
        "a note that does not show",
        styled("[popover] { display: none !important }"),
        "notes_open_and_close",
        page=EXPLAINER,
    ),
    fault(
        "a note outside the window",
        styled("[popover]:popover-open { inset-inline-start: 40rem !important }"),
        "notes_open_and_close",
        page=EXPLAINER,
    ),
    fault(
        "a note without a mark that shows",
        styled("button[popovertarget] { display: none !important }"),
        "notes_open_and_close",
        page=EXPLAINER,
    ),
    fault(
        "choices that change nothing",
        styled(".ledger .claim { display: grid !important }"),
        "choices_change_what_shows",
        page=EXPLAINER,
    ),
    fault(
        "claims that are hidden from the first",
        styled(".ledger .claim:last-child { display: none !important }"),
        "choices_change_what_shows",
        page=EXPLAINER,
    ),
)
