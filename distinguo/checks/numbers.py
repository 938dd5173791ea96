"""Prose: a number rests on a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.checks.running_text import covered, prose
from distinguo.checks.yearless_dates import date_pattern
from distinguo.library import Library
from distinguo.problems import Problem, Severity

NAME = "uncovered-number"
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,\u00a0]*\d|(?<![\w.,])\d")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def check(library: Library) -> Iterator[Problem]:
    """Return each number, dates and years apart, that no claim covers.

    Bad: «circa 12.000 soldati». Good: `[circa 12.000 soldati](claim:nis-12000)`.
    """
    for passage in prose(library):
        assert passage.block
        text = date_pattern(passage.language).sub(lambda found: " " * len(found[0]), passage.without_quotations())
        runs = [(start, end) for start, end, _ in covered(passage.block)]
        for found in _NUMBER.finditer(text):
            inside = any(start <= found.start() < end for start, end in runs)
            if not inside and not _YEAR.fullmatch(found[0]):
                message = f'"{found[0]}": on which claim does this number rest? Link it: [...](claim:id)'
                yield from passage.problem(NAME, found[0], message, Severity.WARNING)
