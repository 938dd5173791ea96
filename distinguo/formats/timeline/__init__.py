"""The days that claims are about, in order."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from distinguo import dates
from distinguo.claim import Claim


@dataclass(frozen=True, slots=True)
class Stop:
    """A date or interval and what is claimed of it."""

    date: dates.Edtf
    claims: tuple[Claim, ...]

    @property
    def year(self) -> int:
        """The year in which it begins."""
        return self.date.first.year

    @property
    def place(self) -> float:
        """How much of its year is over when it begins, in hundredths, all months as long as each other."""
        return _place(self.date.first, 0)

    @property
    def reach(self) -> float:
        """How much of the year in which it begins is over when it ends, in hundredths."""
        last = self.date.last
        return _place(last, 1) if last and last.year == self.year else 100.0

    @property
    def about(self) -> tuple[Claim, ...]:
        """The claims that are about it."""
        return tuple(claim for claim in self.claims if claim.event)

    @property
    def said(self) -> tuple[Claim, ...]:
        """The claims that were said then; what day they are about isn't known."""
        return tuple(claim for claim in self.claims if not claim.event)


def stops(claims: tuple[Claim, ...]) -> tuple[Stop, ...]:
    """Return the dates of claims, the earliest first, each with its claims in their order.

    A claim's date is that of what it is about; where that isn't known, when it was said.
    """
    return by_date((claim.event or claim.said, claim) for claim in claims)


def by_date(dated: Iterable[tuple[dates.Edtf | None, Claim]]) -> tuple[Stop, ...]:
    """Return the dates, the earliest first, the shorter before the longer, each with its claims; no date, no stop."""
    groups: dict[str, tuple[dates.Edtf, list[Claim]]] = {}
    for when, claim in dated:
        if when:
            groups.setdefault(when.text, (when, []))[1].append(claim)
    ordered = sorted(groups.values(), key=lambda group: (group[0].first, group[0].last or group[0].first))
    return tuple(Stop(when, tuple(group)) for when, group in ordered)


def _place(day: date, more: int) -> float:
    return round((day.month - 1 + (day.day - 1 + more) / monthrange(day.year, day.month)[1]) / 12 * 100, 1)
