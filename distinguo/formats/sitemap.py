"""The sitemap: every page with its editions and, where the content tells, its last change; robots.txt, which names it.

Its form is that of https://www.sitemaps.org/protocol.html, its links between editions those of
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import quoteattr

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.formats.changes import updated, updated_claim
from distinguo.formats.publication import Output, Publication
from distinguo.formats.uris import uri

MOST_PAGES = 50_000
"""How many pages one file may name, as its form has it."""
LARGEST = 50_000_000
"""How many bytes one file may have: its form says 52,428,800."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_INDEX = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its address in each language that has it, `x-default` for the one that offers the others."""

    editions: Mapping[str, str]
    updated: date | None = None


def files(publication: Publication) -> Iterator[Output]:
    """Return `sitemap.xml`, which is an index of others when there is more than one may hold, and `robots.txt`."""
    parts = list(_parts(entry for page in _pages(publication) for entry in _entries(page)))
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)] if len(parts) > 1 else ["sitemap.xml"]
    for name, part in zip(names, parts, strict=True):
        yield Output(name, f"{_HEAD}{part}</urlset>\n".encode())
    if len(parts) > 1:
        lines = "".join(f"<sitemap><loc>{_text(uri(publication.url(name)))}</loc></sitemap>\n" for name in names)
        yield Output("sitemap.xml", f"{_INDEX}{lines}</sitemapindex>\n".encode())
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {uri(publication.url('sitemap.xml'))}\n".encode())


def _parts(entries: Iterable[str]) -> Iterator[str]:
    """Return the entries, joined as far as one file may hold them."""
    part: list[str] = []
    size = 0
    for entry in entries:
        if part and (len(part) == MOST_PAGES or size + len(entry) > LARGEST):
            yield "".join(part)
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    yield "".join(part)


def _entries(page: _Page) -> Iterator[str]:
    editions = {tag: uri(address) for tag, address in page.editions.items()}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(address)}/>\n'
        for tag, address in editions.items()
    )
    day = f"<lastmod>{page.updated}</lastmod>\n" if page.updated else ""
    for address in editions.values():
        yield f"<url>\n<loc>{_text(address)}</loc>\n{day}{links}</url>\n"


def _pages(publication: Publication) -> Iterator[_Page]:
    """Return the pages, each in the languages that have it and that search engines are told of."""
    library, languages = publication.library, publication.indexed
    homes = {tag: publication.url(addresses.home(tag)) for tag in languages}
    yield _Page({**homes, "x-default": publication.url("")})
    for section in addresses.SECTIONS:
        yield _Page({tag: publication.url(f"{tag}/{section}/") for tag in languages})
    addressed: tuple[Addressed, ...] = (*library.documents, *library.claims, *library.entries)
    for record in addressed:
        tags = (tag for tag in publication.languages_of(record) if tag in languages)
        yield _Page({tag: publication.address(record, tag) for tag in tags}, _updated(publication, record))


def _updated(publication: Publication, record: Addressed) -> date | None:
    """Return when a record changed last, None where it does not tell."""
    if isinstance(record, Claim):
        return updated_claim(record, publication.library.explainer_of[record.id])
    return updated(record) if isinstance(record, Explainer) else None


def _text(address: str) -> str:
    return quoteattr(address)[1:-1]
