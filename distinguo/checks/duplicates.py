"""Claims: one id, one claim, on the whole site, because the id is a permalink."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.claim import Claim
from distinguo.library import Library
from distinguo.problems import Problem

NAME = "duplicate-claim"


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each claim whose id an earlier one has.

    Bad: `id: nis-12000` in two explainers. Good: one defines it, the other links to `claim:nis-12000`.
    """
    first: dict[str, Claim] = {}
    for claim in library.claims:
        if claim.id in first:
            before = first[claim.id].origin.at("id")
            message = (
                f'claim "{claim.id}" is also at {before}: give one another id, or link to it with claim:{claim.id}'
            )
            yield Problem(claim.origin.at("id"), NAME, message)
        else:
            first[claim.id] = claim
