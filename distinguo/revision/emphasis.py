"""Emphasis: as many words are stressed in the translation as in its source."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.pair import Pair, Side

NAME = "emphasis"


def check(pair: Pair) -> Iterator[Problem]:
    """Return a problem for each kind of emphasis that the translation has more or less often; inside links it may.

    Bad: «Non è una _smentita_», “It is not a denial”; `**words**` in a title, where the asterisks would be seen.
    Good: `_emphasis_` for `_enfasi_`, wherever in the sentence; a word that is foreign in one of the two languages,
    and in italics there alone: «un _blitz_», “a blitz”.
    """
    ours, theirs = pair.source, pair.translation
    for example, before, after in (
        ("_emphasis_", len(_emphases(ours, theirs)), len(_emphases(theirs, ours))),
        ("**strong**", len(ours.marks.strongs), len(theirs.marks.strongs)),
    ):
        is_shown = ours.block is not None
        if before != after and (is_shown or after > before):
            mend = "stress the same words" if is_shown else "its marks would be seen here, delete them"
            yield from pair.problem(NAME, f"{example}: {before} in the msgid, {after} in the msgstr: {mend}")


def _emphases(side: Side, other: Side) -> list[str]:
    """Return the emphasised words of one side, but for those that the other has without emphasis."""
    plain, marked = other.words.casefold(), {words.casefold() for words in other.marks.emphases}
    return [words for words in side.marks.emphases if words.casefold() in marked or words.casefold() not in plain]
