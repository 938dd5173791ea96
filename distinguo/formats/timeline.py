"""The days that claims are about, in order."""

from __future__ import annotations

from dataclasses import dataclass

from distinguo import dates
from distinguo.claim import Claim


@dataclass(frozen=True, slots=True)
class Stop:
    """A date or interval and what is claimed of it."""

    date: dates.Edtf
    claims: tuple[Claim, ...]


def stops(claims: tuple[Claim, ...]) -> tuple[Stop, ...]:
    """Return the dates of claims, the earliest first, each with its claims in their order.

    A claim's date is that of what it is about; where that isn't known, when it was said.
    """
    dated = [(claim.event or claim.said, claim) for claim in claims]
    groups: dict[str, tuple[dates.Edtf, list[Claim]]] = {}
    for date, claim in dated:
        if date:
            groups.setdefault(date.text, (date, []))[1].append(claim)
    ordered = sorted(groups.values(), key=lambda group: (group[0].first, group[0].last or group[0].first))
    return tuple(Stop(date, tuple(group)) for date, group in ordered)
