"""References: what the source refers to, the translation refers to, and to nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from distinguo.problems import Problem, Severity
from distinguo.prose import Block
from distinguo.revision.pair import Pair

NAME = "references"


def check(pair: Pair) -> Iterator[Problem]:
    """Return each claim, actor, source, document, picture, footnote that the translation lost or gained.

    Bad: a msgstr without the msgid's `(claim:nis-12000)`. Good: the same ones, in any order.
    """
    if not pair.source.block or not pair.translation.block:
        return
    before, after = Counter(_references(pair.source.block)), Counter(_references(pair.translation.block))
    for name in before - after:
        yield from pair.problem(NAME, f'"{name}" is in the msgid, but not in the msgstr: put it back', Severity.ERROR)
    for name in after - before:
        yield from pair.problem(NAME, f'"{name}" is in the msgstr, but not in the msgid: remove it', Severity.ERROR)


def _references(block: Block) -> Iterator[str]:
    web = {str(target) for target in block.links if target.scheme in ("web", "unknown")}
    yield from (name for name in block.references if name not in web)
