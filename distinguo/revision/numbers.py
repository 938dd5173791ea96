"""Numbers: what the source counts, the translation counts, whatever the separators and in figures or in words."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.pair import Pair
from distinguo.revision.values import Difference, differences

NAME = "numbers"


def check(pair: Pair) -> Iterator[Problem]:
    """Return each number that was lost, added or changed, or that counts something else.

    Bad: «12.000 soldati», “1,200 soldiers”; «5 km», “5 miles”. Good: «12mila», “twelve thousand”; «oltre due
    dozzine», “more than two dozen”; «il 40 per cento», “40%”.
    """
    found = differences(pair.source, pair.translation)
    for difference in found.numbers:
        yield from pair.problem(NAME, told(difference), found.severity)


def told(difference: Difference) -> str:
    """Return a difference in words that say how to mend it."""
    lost, gained = difference.lost, difference.gained
    if lost and gained:
        return f'"{lost}" in the msgid, "{gained}" in the msgstr: write the same value'
    if lost:
        return f'"{lost}" is in the msgid, but not in the msgstr: put it back'
    return f'"{gained}" is in the msgstr, but not in the msgid: remove it'
