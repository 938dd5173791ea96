"""The formats a site is published in: one a file. To add one, write its file and add it to `FORMATS`."""

from __future__ import annotations

from distinguo.formats import (
    assets,
    brief,
    card,
    citation,
    data,
    feed,
    headers,
    page,
    pictures,
    redirects,
    search,
    sitemap,
)
from distinguo.formats.publication import Format

# Pictures come right after the pages that ask for them: one that cannot be read stops the build before the briefs.
# Assets come last: they are what the pages asked for.
FORMATS: tuple[Format, ...] = (
    page.files,
    pictures.files,
    redirects.files,
    feed.files,
    data.files,
    citation.files,
    sitemap.files,
    search.files,
    card.files,
    brief.files,
    headers.files,
    assets.files,
)
PROOFED: tuple[Format, ...] = (page.files, pictures.files, feed.files, data.files, citation.files, assets.files)
"""Those that a preview shows: what a translator's words are in."""
