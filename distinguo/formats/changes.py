"""What became of claims, and when things changed last: by the dates of the content, never by a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from distinguo.claim import Claim, Status
from distinguo.dates import Edtf
from distinguo.explainer import Explainer
from distinguo.library import Library
from distinguo.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """A status that a claim was given on a day, and why, if we said so.

    `name` tells it from the claim's others, and stays when later ones are added: `2024-10-23-confirmed`.
    """

    claim: Claim
    name: str
    status: Status
    day: date
    why: Text | None


def changes(library: Library) -> tuple[Change, ...]:
    """Return what became of claims, the newest first; a claim without a history was published with its status.

    Of one day, they are in the order of the site; of one claim, the last change comes first.
    """
    found = [
        change for explainer in library.explainers for claim in explainer.claims for change in _of(claim, explainer)
    ]
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def _of(claim: Claim, explainer: Explainer) -> list[Change]:
    moments = [(moment.status, moment.date, moment.why) for moment in claim.history]
    met: Counter[str] = Counter()
    made = []
    for status, day, why in moments or [(claim.status, explainer.date, None)]:
        met[name := f"{day}-{status}"] += 1
        again = f"-{met[name]}" if met[name] > 1 else ""
        made.append(Change(claim, f"{name}{again}", status, day.first, why))
    return made[::-1]


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an explainer that we told of: its name ("1.2"), the day, and what made it one.

    That is a `correction`, or a `status` that a `claim` was given, and `why`; neither for the first, its publication.
    """

    name: str
    day: Edtf
    correction: Text | None = None
    claim: Claim | None = None
    status: Status | None = None
    why: Text | None = None


def versions(explainer: Explainer) -> tuple[Version, ...]:
    """Return the versions of an explainer, the newest first.

    The first is 1.0; every correction, and every status that a claim was given later, makes another. So what two
    people hold, on paper or on a screen, can be told apart, and whoever holds an older one can read what changed.
    """
    corrected = [(each.date, {"correction": each.text}) for each in explainer.corrections]
    told = [
        (moment.date, {"claim": claim, "status": moment.status, "why": moment.why})
        for claim in explainer.claims
        for number, moment in enumerate(claim.history)
        if number or moment.date.first > explainer.date.first
    ]
    later: list[tuple[Edtf, dict[str, Any]]] = sorted([*corrected, *told], key=lambda change: change[0].first)
    first = Version("1.0", explainer.date)
    return (first, *(Version(f"1.{n}", day, **what) for n, (day, what) in enumerate(later, 1)))[::-1]


def updated(explainer: Explainer) -> date:
    """Return the last day on which anything in an explainer was written, checked or corrected."""
    return max(explainer.date.first, *_days(explainer))


def _days(explainer: Explainer) -> Iterator[date]:
    yield explainer.as_of.first
    yield from (correction.date.first for correction in explainer.corrections)
    yield from (updated_claim(claim, explainer) for claim in explainer.claims)


def updated_claim(claim: Claim, explainer: Explainer) -> date:
    """Return the last day on which a claim of an explainer was checked or given a status."""
    checked = claim.as_of or explainer.as_of
    return max(day.first for day in (explainer.date, checked, *(moment.date for moment in claim.history)))
