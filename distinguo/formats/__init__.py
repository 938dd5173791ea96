"""The formats a site is published in: one a file. To add one, write its file and add it to `FORMATS`."""

from __future__ import annotations

from distinguo.formats import assets, brief, data, feed, page, sitemap
from distinguo.formats.publication import Format

# Assets come last: they are what the pages asked for.
FORMATS: tuple[Format, ...] = (page.files, feed.files, data.files, sitemap.files, brief.files, assets.files)
