"""Dates as EDTF level 0: a year, a month, a day, or an interval, whose end may be open (`..`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

OPEN = ".."
_LEVEL_0 = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


class NotADate(ValueError):
    """The text is no EDTF level 0 date; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date as precise as it was written: `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval (`2024-10-14/2024-10-20`, `2024-08-06/..`), as it was written.

    `end` is the start itself for a single date, and None for an interval that is still open.
    The form is that of https://www.loc.gov/standards/datetime/.
    """

    text: str
    start: Day
    end: Day | None

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return self.start.first

    @property
    def last(self) -> date | None:
        """The last day that the date can mean; None when it is open."""
        return self.end.last if self.end else None

    @property
    def is_interval(self) -> bool:
        """Whether it was written as two dates."""
        return "/" in self.text

    def __str__(self) -> str:
        """Return the date as it was written."""
        return self.text


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Return the date that `text` says; raise NotADate, with a reason, when it says none."""
    start, slash, end = text.partition("/")
    first = _day(start, text)
    if not slash:
        return Edtf(text, first, first)
    if end == OPEN:
        return Edtf(text, first, None)
    last = _day(end, text)
    if last.last < first.first:
        raise NotADate(f'"{text}" ends before it begins')
    return Edtf(text, first, last)


def _day(text: str, whole: str) -> Day:
    # The shape first: the library raises AttributeError on a season (2024-21) and takes 2024? too.
    if not _LEVEL_0.fullmatch(text):
        raise NotADate(f'"{whole}" is not a date as YYYY, YYYY-MM or YYYY-MM-DD')
    from babel_edtf import EDTFValueError, parse_edtf_level0

    try:
        parsed = parse_edtf_level0(text)
    except (EDTFValueError, ValueError) as error:
        raise NotADate(f'"{text}" is not a day in the calendar') from error
    return Day(text, date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))
