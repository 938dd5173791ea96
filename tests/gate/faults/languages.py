"""Languages that are not said, or wrongly."""

from __future__ import annotations

from tests.gate.faults.fault import EXPLAINER, fault
from tests.gate.planting import inside, replaced

ITALIAN = "Il capo dell’intelligence ha detto che le unità sono nella regione e che non si sa quando."

FAULTS = (
    fault(
        "a page in another language than it says",
        replaced('<html lang="en"', '<html lang="it"'),
        "the_page_says_its_language",
    ),
    fault("a page in no language", replaced('<html lang="en"', "<html"), "the_page_says_its_language"),
    fault("a page that runs the wrong way", replaced('dir="ltr"', 'dir="rtl"'), "the_page_says_its_language"),
    fault("a language that is none", inside('<p lang="xx-Nowhere">Text</p>'), "the_page_says_its_language"),
    fault(
        "a foreign quotation that does not say so",
        replaced('<blockquote lang="it">', "<blockquote>"),
        "claims_are_in_the_language_of_their_words",
    ),
    fault(
        "a foreign passage that does not say so", inside(f"<p>{ITALIAN}</p>"), "passages_are_in_the_language_they_say"
    ),
    fault(
        "a passage that stands in and does not say so",
        inside('<p class="fallback">Testo</p>'),
        "what_stands_in_is_marked",
    ),
    fault(
        "a switch that leads home",
        replaced('href="../../../it/claims/arrivo/"', 'href="../../../it/"', times=9),
        "the_switch_keeps_the_page",
    ),
    fault("a switch that is missing", replaced('<nav class="languages".*?</nav>', ""), "the_switch_keeps_the_page"),
    fault(
        "a switch in a language it does not say",
        replaced('<a lang="it" hreflang="it"', '<a hreflang="it"'),
        "the_switch_keeps_the_page",
    ),
    fault(
        "a switch to another claim",
        replaced(r'(<a lang="it" hreflang="it" href="[^"]*#)[^"]+', r"\1Content"),
        "a_claim_stays_itself_in_other_languages",
        page=EXPLAINER,
    ),
)
