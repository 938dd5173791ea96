"""What is missing in print."""

from __future__ import annotations

from tests.gate.faults.fault import EXPLAINER, fault
from tests.gate.planting import styled

FAULTS = (
    fault(
        "the evidence hidden in print",
        styled("@media print { .evidence { display: none } }"),
        "paper_says_what_the_screen_says",
    ),
    fault(
        "details closed in print",
        styled(
            "@media print { details::details-content { display: none !important } }",
            "<details><summary>More</summary><p>Something worth reading</p></details>",
        ),
        "paper_says_what_the_screen_says",
    ),
    fault(
        "notes left out in print",
        styled("@media print { [popover] { display: none !important } }"),
        "paper_says_what_the_screen_says",
        page=EXPLAINER,
    ),
    fault(
        "a choice that holds in print",
        styled(".ledger:has(input[type=radio]:not([id$=all]):checked) .claim:first-child { display: none !important }"),
        "paper_says_what_the_screen_says",
        page=EXPLAINER,
    ),
    fault(
        "white words on white paper",
        styled("@media print { .evidence { opacity: 0 } }"),
        "paper_says_what_the_screen_says",
    ),
)
