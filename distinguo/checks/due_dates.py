"""Claims: what was due to be looked at again has been."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.library import Library
from distinguo.problems import Problem, Severity

NAME = "stale-due"


def check(library: Library) -> Iterator[Problem]:
    """Return each claim whose `due` has passed on the day that the build takes for today (`--as-of`).

    Bad: `due: 2024-10-24` in November. Good: the claim looked at again, with a new status or a new date.
    """
    for claim in library.claims:
        if claim.due and claim.due.first < library.today and NAME not in claim.origin.allowed:
            message = (
                f'claim "{claim.id}" was due to be looked at on {claim.due}: look, and give a status or a new date'
            )
            yield Problem(claim.origin.at("due"), NAME, message, Severity.WARNING)
