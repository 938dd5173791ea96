"""Prose: a claim that its speaker hedged is not told as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.checks.running_text import covered, prose
from distinguo.claim import Hedge
from distinguo.lexicon import lexicon
from distinguo.library import Library
from distinguo.problems import Problem, Severity
from distinguo.text import sentences

NAME = "flat-hedge"


def check(library: Library) -> Iterator[Problem]:
    """Return each sentence that tells a `possible`, `hearsay` or `expected` claim without a word of doubt.

    Bad: «La Corea del Nord [ha fornito armi](claim:armi)». Good: «... [avrebbe fornito armi](claim:armi)».
    """
    for passage in prose(library):
        assert passage.block
        if passage.block.kind == "heading":
            continue
        words = lexicon(passage.language)
        for start, end, id in covered(passage.block):
            claim = library.claim.get(id)
            if not claim or claim.hedge is Hedge.ASSERTED or start == end:
                continue
            for first, last in sentences(passage.text):
                if first < end and start < last and not words.has_cue(claim.hedge, passage.text[first:last]):
                    told = passage.text[start:end]
                    message = (
                        f'“{told}” is told flatly, but claim "{id}" is {claim.hedge}: say how sure the speaker sounded'
                    )
                    yield from passage.problem(NAME, told[:20], message, Severity.WARNING)
