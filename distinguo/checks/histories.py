"""Claims: a history goes forward in time and ends with the status of today."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from distinguo.library import Library
from distinguo.problems import Problem

NAME = "history"


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each history that ends elsewhere, or goes back in time.

    Bad: `status: confirmed` after a history that ends with `reported`. Good: a last entry with `confirmed`.
    """
    for claim in library.claims:
        if not claim.history:
            continue
        last = claim.history[-1]
        if last.status is not claim.status:
            differ = f'the history ends with "{last.status}", the status is "{claim.status}"'
            message = f'claim "{claim.id}": {differ}: add the last change'
            yield Problem(last.origin.at("status"), NAME, message)
        for before, after in pairwise(claim.history):
            if after.date.first < before.date.first:
                message = f'claim "{claim.id}": {after.date} stands after {before.date}: put the oldest first'
                yield Problem(after.origin.at("date"), NAME, message)
