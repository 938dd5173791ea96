"""Where days stand on a line: all at one scale, long empty stretches cut short where not all of it can be shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise


def gaps(days: Iterable[date]) -> list[int]:
    """Return how many days there are from each of `days` to the next, in order."""
    return [(later - day).days for day, later in pairwise(sorted(set(days)))]


class Scale:
    """Days on a line from `start` to `end`, of which no more than `shown` are shown; the longest gaps are cut.

    `at` tells where a day of those given stands, `breaks` where the line is cut, `unit` how long a day is.
    """

    def __init__(self, days: Iterable[date], start: float, end: float, shown: float) -> None:
        ordered = sorted(set(days))
        lengths = gaps(ordered)
        kept = _cut(lengths, shown)
        self.unit = (end - start) / sum(kept) if kept else 0.0
        self.at = {day: start + sum(kept[:number]) * self.unit for number, day in enumerate(ordered)}
        whole = [left == length for left, length in zip(kept, lengths, strict=True)]
        pairs = list(zip(pairwise(ordered), whole, strict=True))
        self.stretches = [pair for pair, is_whole in pairs if is_whole]
        self.breaks = [(self.at[day] + self.at[later]) / 2 for (day, later), is_whole in pairs if not is_whole]

    def months(self, step: int = 0) -> list[tuple[float, date]]:
        """Return where months begin, in the stretches that are whole: every `step`th, counted from the year 0.

        Without a step, each stretch has its own: over years, years or decades.
        """
        found = []
        for day, later in self.stretches:
            after, end = day.year * 12 + day.month, later.year * 12 + later.month
            by = step or (1 if end - after <= 24 else 12 if end - after <= 240 else 120)
            for month in range(-(-after // by) * by, end, by):
                first = date(month // 12, month % 12 + 1, 1)
                found.append((self.at[day] + (first - day).days * self.unit, first))
        return found


def _cut(lengths: list[int], shown: float) -> list[float]:
    """Return the lengths with the longest cut, evenly, until all together are no longer than `shown`."""
    kept = [float(length) for length in lengths]
    while sum(kept) > shown + 1e-6:
        longest = max(kept)
        shorter = max((length for length in kept if length < longest), default=0.0)
        cut = max(shorter, longest - (sum(kept) - shown) / kept.count(longest))
        kept = [cut if length == longest else length for length in kept]
    return kept
