"""Checks on the content: one a file, each with what it finds bad and what good.

A check takes the library as it was read and returns problems in any order. To add one, write its file
and add it to `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from distinguo.checks import (
    addresses,
    archives,
    attribution,
    characters,
    due_dates,
    duplicates,
    headings,
    hedges,
    histories,
    languages,
    lost_words,
    numbers,
    quotations,
    references,
    relative_dates,
    status_gate,
    yearless_dates,
)
from distinguo.library import Library
from distinguo.problems import Problem

Check = Callable[[Library], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    duplicates.check,
    addresses.check,
    references.check,
    characters.check,
    headings.check,
    lost_words.check,
    languages.check,
    status_gate.check,
    histories.check,
    attribution.check,
    quotations.check,
    relative_dates.check,
    yearless_dates.check,
    numbers.check,
    hedges.check,
    due_dates.check,
    archives.check,
)


def problems(library: Library) -> list[Problem]:
    """Return what every check finds in `library`, each problem once."""
    return list(dict.fromkeys(problem for check in CHECKS for problem in check(library)))
