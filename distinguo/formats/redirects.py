"""Former addresses of documents: `_redirects` for hosts that read it, pages that lead on for those that don't."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo import addresses
from distinguo.explainer import Document
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import template
from distinguo.formats.uris import uri
from distinguo.formats.view import View
from distinguo.hosting import REDIRECTS, Redirect


def files(publication: Publication) -> Iterator[Output]:
    """Return a page at each former address of each language, and `_redirects`; nothing where nothing has moved."""
    moved = [
        (language, old, document)
        for language, library in publication.editions.items()
        for document in library.documents
        for old in document.aliases
    ]
    for language, old, document in moved:
        yield Output(f"{language}/{old}/index.html", _page(publication, language, old, document).encode())
    redirects = [each for move in moved for each in _redirects(publication, *move)]
    if redirects:
        yield Output(REDIRECTS, "".join(f"{redirect}\n" for redirect in redirects).encode())


def _page(publication: Publication, language: str, old: str, document: Document) -> str:
    view = View(publication, language, f"{language}/{old}/", {})
    return template(publication, language, "redirect.html").render(view=view, document=document)


def _redirects(publication: Publication, language: str, old: str, document: Document) -> Iterator[Redirect]:
    """Return the redirects of a former address, for a host whose whole folder this is, and at the site's own path."""
    base = publication.site.base
    target = uri(f"{base}{addresses.path(document, language)}")
    for folder in dict.fromkeys((base, "/")):
        yield Redirect(uri(f"{folder}{language}/{old}/"), target)
