"""Relative dates: no «oggi» and no “last week” that only the translation has."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.lexicon import lexicon
from distinguo.problems import Problem, Severity
from distinguo.revision.pair import Pair
from distinguo.text import QUOTATION

NAME = "relative-date"


def check(pair: Pair) -> Iterator[Problem]:
    """Return each relative date of the translation outside a quotation.

    Bad: “the soldiers arrive tomorrow”. Good: “the soldiers arrive on 23 October 2024”; “tomorrow” in what somebody
    said; “USA Today”, as in the source.
    """
    if pair.kind == "theme" or pair.is_quotation or pair.is_name:
        return
    text = QUOTATION.sub(lambda found: " " * len(found[0]), pair.translation.words)
    for found in lexicon(pair.translation.language).relative_dates.finditer(text.replace("'", "’")):
        words = text[found.start() : found.end()]
        if not (words[:1].isupper() and words in pair.source.words):
            message = f'"{words}" means another day to each reader: write the date, or quote the words'
            yield from pair.problem(NAME, message, Severity.ERROR)
