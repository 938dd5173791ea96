"""Links and ids that lead nowhere."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import inside, replaced

FAULTS = (
    fault("a link to nothing", inside('<p><a href="../nothing/">Text</a></p>'), "links_lead_somewhere"),
    fault(
        "a link in the wrong case",
        replaced('(href="[^"]*)actors/budanov/', r"\1Actors/budanov/"),
        "links_lead_somewhere",
    ),
    fault("a link without its slash", inside('<p><a href="../../actors">Text</a></p>'), "links_lead_somewhere"),
    fault(
        "a fragment of this page that is not there",
        inside('<p><a href="#nothing">Text</a></p>'),
        "links_lead_somewhere",
    ),
    fault(
        "a fragment of another page that is not there",
        inside('<p><a href="../../method/#nothing">Text</a></p>'),
        "links_lead_somewhere",
    ),
    fault(
        "a picture that is not there",
        inside('<p><img src="nothing.png" alt="" width="9" height="9"></p>'),
        "links_lead_somewhere",
    ),
    fault(
        "a button that opens nothing",
        inside('<button type="button" popovertarget="nothing">Text</button>'),
        "ids_that_are_named_are_there",
    ),
    fault(
        "a name that is not there",
        inside('<section aria-labelledby="nothing"><p>Text</p></section>'),
        "ids_that_are_named_are_there",
    ),
    fault("a label for nothing", inside('<p><label for="nothing">Text</label></p>'), "ids_that_are_named_are_there"),
    fault(
        "a note that nothing opens",
        inside('<aside popover id="fault" aria-label="Note"><p>Text</p></aside>'),
        "whatever_opens_has_a_button",
    ),
)
