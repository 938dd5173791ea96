"""The sitemap, every page with its editions (https://www.sitemaps.org, and hreflang in it), and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.formats.publication import Output, Publication


def files(publication: Publication) -> Iterator[Output]:
    """Return `sitemap.xml`, and `robots.txt`, which names it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for editions in _pages(publication):
        links = [
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>' for tag, url in editions.items()
        ]
        for url in editions.values():
            lines += ["<url>", f"<loc>{_text(url)}</loc>", *links, "</url>"]
    lines += ["</urlset>", ""]
    yield Output("sitemap.xml", "\n".join(lines).encode())
    yield Output("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {publication.url('sitemap.xml')}\n".encode())


def _pages(publication: Publication) -> Iterator[dict[str, str]]:
    """Return the address of each page by language, in those that have it and that search engines are told of."""
    library, languages = publication.library, publication.indexed
    yield {tag: publication.url(addresses.home(tag)) for tag in languages}
    for kind in addresses.FOLDERS.values():
        yield {tag: publication.url(f"{tag}/{kind}/") for tag in languages}
    addressed: tuple[Addressed, ...] = (*library.documents, *library.claims, *library.entries)
    for record in addressed:
        yield {tag: publication.address(record, tag) for tag in publication.languages_of(record) if tag in languages}


def _text(url: str) -> str:
    return quoteattr(url)[1:-1]
