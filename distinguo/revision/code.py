"""Code: what stands between backticks is the same in every language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from distinguo.problems import Problem, Severity
from distinguo.revision.pair import Pair

NAME = "code"


def check(pair: Pair) -> Iterator[Problem]:
    """Return each piece of inline code that the translation lost, gained or changed.

    Bad: «con licenza `AGPL-3.0`», “under the licence `GPL-3.0`”. Good: the same code, in any order.
    """
    before, after = Counter(pair.source.marks.code), Counter(pair.translation.marks.code)
    for code in before - after:
        yield from pair.problem(NAME, f"`{code}` is in the msgid, but not in the msgstr: put it back", Severity.ERROR)
    for code in after - before:
        yield from pair.problem(NAME, f"`{code}` is in the msgstr, but not in the msgid: remove it", Severity.ERROR)
