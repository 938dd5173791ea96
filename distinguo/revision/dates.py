"""Dates: the days, months, years and times of the source are those of the translation, however they are written."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.numbers import told
from distinguo.revision.pair import Pair
from distinguo.revision.values import differences

NAME = "dates"


def check(pair: Pair) -> Iterator[Problem]:
    """Return each date or time that was lost, added or changed.

    Bad: «il 23 ottobre 2024», “on 22 October 2024”. Good: «dal 14 al 20 ottobre», “14–20 October”; «alle 14.30»,
    “at 2.30pm”; «anni Novanta», “the 1990s”.
    """
    found = differences(pair.source, pair.translation)
    for difference in found.dates:
        yield from pair.problem(NAME, told(difference), found.severity)
