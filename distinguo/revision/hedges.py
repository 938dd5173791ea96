"""Prose: no doubt and no speaker is lost or made up between a text and its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.claim import Hedge
from distinguo.lexicon import ATTRIBUTION, Heard, lexicon
from distinguo.problems import Problem
from distinguo.revision.pair import Pair
from distinguo.text import QUOTATION, SENTENCE_GAP

NAME = "hedge"
_CLAUSE_GAP = re.compile(rf"[;:]\s+|{SENTENCE_GAP.pattern}")


def check(pair: Pair) -> Iterator[Problem]:
    """Return each cue of doubt, or of who says so, that only one of the two has; a clause beside its own.

    Bad: «avrebbe incontrato», “met”; «secondo l’esercito», and nobody in English. Good: “reportedly met”, “is said
    to have met”; “the army says”.
    """
    if pair.hedge is not None or pair.kind == "theme" or pair.source.text == pair.translation.text:
        return
    if not all(lexicon(side.language).cues for side in (pair.source, pair.translation)):
        return
    ours, theirs = next(filter(lambda sides: len(sides[0]) == len(sides[1]), _divided(pair)))
    for source, translation in zip(ours, theirs, strict=True):
        before = lexicon(pair.source.language).heard(source)
        after = lexicon(pair.translation.language).heard(translation)
        quoted = bool(QUOTATION.search(pair.source.running) or QUOTATION.search(pair.translation.running))
        for cue in _missing(before, after, quoted):
            yield from pair.problem(NAME, f'"{cue}" is in the msgid, and nothing in the msgstr sounds like it')
        for cue in _missing(after, before, quoted):
            yield from pair.problem(NAME, f'"{cue}" is in the msgstr, and nothing in the msgid sounds like it')


def _divided(pair: Pair) -> Iterator[tuple[list[str], list[str]]]:
    """Return source and translation clause by clause, then sentence by sentence, then whole."""
    for gap in (_CLAUSE_GAP, SENTENCE_GAP):
        yield gap.split(pair.source.running), gap.split(pair.translation.running)
    yield [pair.source.running], [pair.translation.running]


def _missing(before: Heard, after: Heard, quoted: bool) -> Iterator[str]:
    """Return a cue of each class that the other text has not.

    Who says so, and that somebody does, are one class; of words that are quoted, the marks say it too.
    """
    if Hedge.POSSIBLE in before.sure and not (after.can_be(Hedge.POSSIBLE) or Hedge.HEARSAY in after.sure):
        yield before.sure[Hedge.POSSIBLE]
    if Hedge.POSSIBLE in after.sure or ATTRIBUTION in after.sure or ATTRIBUTION in after.maybe:
        return
    if Hedge.HEARSAY in before.sure and not after.can_be(Hedge.HEARSAY):
        yield before.sure[Hedge.HEARSAY]
    elif ATTRIBUTION in before.sure and not quoted and Hedge.HEARSAY not in after.sure:
        yield before.sure[ATTRIBUTION]
