"""Sources: a page on the web may go, so a copy is named."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.library import Library
from distinguo.problems import Problem, Severity

NAME = "missing-archive"


def check(library: Library) -> Iterator[Problem]:
    """Return each source without an archived copy.

    Bad: a source with `url` alone. Good: with `archive` as well; or an answer that says why there is none.
    """
    for source in library.sources:
        if not source.archive and NAME not in source.origin.allowed:
            message = f'source "{source.id}" has no archived copy: add "archive", the address of one'
            yield Problem(source.origin.place, NAME, message, Severity.WARNING)
