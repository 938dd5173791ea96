"""Headings, landmarks and names that are missing or wrong."""

from __future__ import annotations

from tests.gate.faults.fault import EXPLAINER, fault
from tests.gate.planting import inside, replaced

IMAGE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="

FAULTS = (
    fault("a heading that is left out", replaced(r"<(/?)h2", r"<\1h4", times=2), "headings_go_down_one_by_one"),
    fault("two first headings", inside("<h1>Again</h1>"), "headings_go_down_one_by_one"),
    fault("no first heading", replaced(r"<(/?)h1", r"<\1p", times=2), "headings_go_down_one_by_one"),
    fault("no main", replaced(r"<(/?)main", r"<\1div", times=2), "there_is_one_main"),
    fault("no link past the sections", replaced(r'<a class="skip-link".*?</a>', ""), "the_first_link_skips_to_main"),
    fault(
        "a link past the sections to nowhere",
        replaced('id="Content"', 'id="_text"'),
        "the_first_link_skips_to_main",
        "links_lead_somewhere",
    ),
    fault(
        "sections without a name",
        replaced('<nav class="sections([^>]*?) aria-label="[^"]*"', r'<nav class="sections\1'),
        "navigation_is_named",
    ),
    fault("a button without a name", inside('<button type="submit"></button>'), "controls_have_names"),
    fault("a field without a label", inside('<p><input type="email" placeholder="E-mail"></p>'), "controls_have_names"),
    fault("a link without words", inside('<p><a href="../../"></a></p>'), "links_have_words"),
    fault("a link without an address", inside("<p><a>Text</a></p>"), "links_have_words"),
    fault(
        "choices without a question",
        inside('<p><label><input type="radio" name="x"> Yes</label></p>'),
        "groups_have_legends",
    ),
    fault(
        "a table without headings",
        inside("<table><tbody><tr><td>One</td><td>1</td></tr></tbody></table>"),
        "tables_have_headings",
    ),
    fault(
        "headings of nothing in a table",
        replaced(r'<th scope="\w+"', "<th", times=99),
        "tables_have_headings",
        page=EXPLAINER,
    ),
    fault(
        "a picture without words",
        inside(f'<p><img src="{IMAGE}" width="9" height="9"></p>'),
        "pictures_have_words_and_room",
    ),
    fault("a picture without a size", inside(f'<p><img src="{IMAGE}" alt="Text"></p>'), "pictures_have_words_and_room"),
    fault(
        "a drawing without a name",
        inside('<svg viewBox="0 0 9 9" role="img"><path d="M0 0h9"></path></svg>'),
        "pictures_have_words_and_room",
    ),
    fault(
        "a field that takes the focus", inside("<p><label>Text <input autofocus></label></p>"), "focus_goes_by_itself"
    ),
    fault("a link before its turn", inside('<p><a href="../../" tabindex="3">Text</a></p>'), "focus_goes_by_itself"),
    fault(
        "a link that is hidden from some",
        inside('<p aria-hidden="true"><a href="../../">Text</a></p>'),
        "focus_goes_by_itself",
    ),
    fault(
        "a badge without its word", replaced(r'(<span class="badge badge-pending">)[^<]*', r"\1"), "badges_have_words"
    ),
)
