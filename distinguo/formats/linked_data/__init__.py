"""Each page as linked data, for its head: what the page is, what it tells (https://www.w3.org/TR/json-ld11).

The terms are those of https://schema.org, and each stands only where that says it may. What it has none for is told in
the nearest: a claim's status as that of a work, its kind and hedge as keywords, the claims it is set against as
mentioned. The data have it in full. Nothing is rated in figures.
"""

from __future__ import annotations

import json

from markupsafe import Markup

from distinguo.addresses import Addressed
from distinguo.claim import Claim
from distinguo.explainer import Document, Explainer
from distinguo.formats.linked_data.nodes import Node
from distinguo.formats.linked_data.pages import Pages
from distinguo.formats.publication import Publication

# What ends a script or begins a comment, an entity or a new line somewhere: none of it stands for itself.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def of(publication: Publication, language: str, record: Addressed | None, kind: str) -> Node:
    """Return the linked data of a record's page in a language, or of the page of that `kind` if it is of no record.

    Kinds are what templates are called: `home`, `claims`, `timeline`, `chooser`. A page that has nothing to tell, as
    `404`, has no data.
    """
    graph = _graph(Pages(publication, language), record, kind)
    return {"@context": "https://schema.org", "@graph": graph} if graph else {}


def _graph(pages: Pages, record: Addressed | None, kind: str) -> list[Node]:
    match record:
        case None:
            found = pages.listing(kind)
        case Explainer():
            found = pages.explainer(record)
        case Document():
            found = [pages.document(record)]
        case Claim():
            found = pages.claim(record)
        case _:
            found = pages.entry(record)
    return [*found, pages.nodes.publisher()] if found else []


def script(data: Node) -> Markup:
    """Return linked data as an element of a page, which nothing in it can end; nothing for no data.

    To a browser a data block is no script, so that no Content-Security-Policy forbids it
    (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element).
    """
    if not data:
        return Markup()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup(f'<script type="application/ld+json">{text}</script>')
