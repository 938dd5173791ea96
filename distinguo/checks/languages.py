"""Documents: written in one of the site's languages."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.library import Library
from distinguo.problems import Problem

NAME = "language"


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each document in a language that the site doesn't have.

    Bad: `lang: fr` on a site in Italian and English. Good: `lang: it`.
    """
    for document in library.documents:
        if library.languages and document.lang not in library.languages:
            message = f'"{document.lang}" is not a language of the site ({", ".join(library.languages)})'
            yield Problem(document.origin.at("lang"), NAME, f"{message}: correct it, or add it to LANGUAGES")
