"""Unsafe links: a translation leads to pages and addresses, never to a script or to data of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from distinguo.markdown import Target
from distinguo.problems import Problem, Severity
from distinguo.revision.pair import Pair

NAME = "unsafe-link"

# What browsers leave out of an address before they read its scheme (https://url.spec.whatwg.org/#url-parsing), and
# what nobody sees.
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Problem]:
    """Return each link and picture with another scheme than http, https, mailto and the site's own.

    Bad: `[words](javascript:alert(1))`, `[words](java&#10;script:alert(1))`, `![](data:image/svg+xml,…)`.
    Good: `[words](https://example.org)`, `[words](claim:nis-12000)`.
    """
    block = pair.translation.block
    if not block:
        return
    for target in dict.fromkeys((*block.links, *(Target.of(picture.src) for picture in block.images))):
        scheme = unsafe_scheme(target)
        if scheme:
            message = f'"{str(target)[:60]}" begins with {scheme}, which no link of this site may: remove it'
            yield from pair.problem(NAME, message, Severity.ERROR)


def unsafe_scheme(target: Target) -> str:
    """Return the scheme of an address that no page may lead to, such as `javascript:`; none if it is safe."""
    found = _SCHEME.match(_UNSEEN.sub("", unescape(str(target)))) if target.scheme == "unknown" else None
    return found[0].lower() if found else ""
