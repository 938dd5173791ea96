"""Doubled words: the slip that no spelling checker of one's own eyes finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from distinguo.lexicon import lexicon
from distinguo.problems import Problem
from distinguo.revision.pair import Pair

NAME = "doubled-word"

_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]+)\s+\1(?![\w’'-])", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Problem]:
    """Return the words that stand twice in a row, if the language has no such pair and the source doubles none.

    Bad: “the the”, «di di». Good: “had had”, «piano piano», “no, no”; “Duran Duran”, which the source has too.
    """
    legitimate = lexicon(pair.translation.language).doubled_words
    found = [word for word in _DOUBLED.findall(pair.translation.words) if word.lower() not in legitimate]
    spare = len(_DOUBLED.findall(pair.source.words))
    for word in list(Counter(found))[spare:]:
        yield from pair.problem(NAME, f'"{word} {word.lower()}": write it once')
