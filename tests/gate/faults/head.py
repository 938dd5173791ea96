"""Titles, addresses and cards that are missing or wrong."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import replaced

FAULTS = (
    fault("no title", replaced("<title>.*?</title>", ""), "the_page_has_a_title"),
    fault("no description", replaced('<meta name="description"[^>]*>', ""), "the_page_has_a_title"),
    fault(
        "the title of another page",
        replaced("<title>.*?</title>", "<title>Claims by status · Distinguo</title>"),
        "titles_are_told_apart",
    ),
    fault("no canonical address", replaced('<link rel="canonical"[^>]*>', ""), "the_page_says_its_address"),
    fault(
        "the canonical address of another page",
        replaced('(<link rel="canonical" href="[^"]*)claims/arrivo/', r"\1"),
        "the_page_says_its_address",
    ),
    fault(
        "a language that does not name this one back",
        replaced('<link rel="alternate" hreflang="en"[^>]*>', "", "it/claims/arrivo/index.html"),
        "languages_name_each_other",
    ),
    fault(
        "a language that the page does not name",
        replaced('<link rel="alternate" hreflang="it"[^>]*>', ""),
        "languages_name_each_other",
    ),
    fault(
        "a page that does not name itself",
        replaced('<link rel="alternate" hreflang="en"[^>]*>', ""),
        "languages_name_each_other",
    ),
    fault(
        "a page under another language's code",
        replaced('rel="alternate" hreflang="it"', 'rel="alternate" hreflang="fr"'),
        "languages_name_each_other",
    ),
    fault(
        "no picture for those who share the page", replaced('<meta property="og:image"[^>]*>', ""), "cards_are_complete"
    ),
    fault(
        "a picture for them that is not there",
        replaced('(<meta property="og:image" content="[^"]*)card', r"\1nothing"),
        "cards_are_complete",
        "links_lead_somewhere",
    ),
    fault(
        "another page's address for them",
        replaced('(<meta property="og:url" content="[^"]*)arrivo/', r"\1"),
        "cards_are_complete",
    ),
)
