"""Words: a day and a month have their year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel import UnknownLocaleError

from distinguo.checks.running_text import fields, prose
from distinguo.library import Library
from distinguo.locales import Locality
from distinguo.problems import Problem, Severity

NAME = "yearless-date"


def check(library: Library) -> Iterator[Problem]:
    """Return each day and month outside a quotation that no year follows.

    Bad: «dal 6 agosto». Good: «dal 6 agosto 2024».
    """
    for passage in (*prose(library), *fields(library)):
        for found in date_pattern(passage.language).finditer(passage.without_quotations()):
            if not found["year"]:
                message = f'"{found[0].strip()}": of which year? Write it'
                yield from passage.problem(NAME, found[0].strip(), message, Severity.WARNING)


@lru_cache
def date_pattern(language: str) -> re.Pattern[str]:
    """Return what matches a day and month in a language, the year, if any, in the group `year`."""
    try:
        months = "|".join(Locality.of(language, language.replace("-", "_")).months)
    except UnknownLocaleError:
        return re.compile(r"(?!)(?P<year>)")
    day = r"\d{1,2}(?:º|°|st|nd|rd|th)?(?:\s*[–-]\s*\d{1,2})?"
    year = r"(?:,?\s+(?:del\s+)?(?P<year>\d{4}))?"
    return re.compile(rf"\b(?:{day}\s+(?:{months})|(?:{months})\s+{day})\b{year}", re.IGNORECASE)
