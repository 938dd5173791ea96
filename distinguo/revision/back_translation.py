"""Back translation: in another language a quotation is told by its sense, or in the words that were spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from distinguo.problems import Problem
from distinguo.prose import Block
from distinguo.revision.pair import Pair
from distinguo.text import QUOTATION

NAME = "back-translation"

_LEFT_OUT = re.compile(r"\[(?:…|\.\.\.)\]")


def check(pair: Pair) -> Iterator[Problem]:
    """Return the quotations linked to a claim whose words are not known in the translation's language, or are others.

    Bad: `[“We expect them tomorrow”](claim:arrivo)`, where the claim has the words in Italian only. Good: `[he
    expects them on the next day](claim:arrivo)`; the words of the claim's `quote_original`, if that is English.
    """
    block = pair.translation.block
    if not block:
        return
    for ids, words in _quotations(block):
        known = [quote for id in ids for quote in pair.terms.quotes.get(id, ())]
        is_told = any(_has(quote, words) for quote in known)
        if not is_told and any(id in pair.terms.quotes for id in ids):
            mend = f"these are “{known[0]}”" if known else "tell their sense, without quotation marks"
            yield from pair.problem(NAME, f'“{words}”: not the words of "{ids[0]}" as they were published: {mend}')


def _quotations(block: Block) -> Iterator[tuple[list[str], str]]:
    """Return each quotation that links to claims cover, with their ids."""
    covered: list[tuple[int, int, str]] = []
    position = 0
    for target, run in groupby(block.spans, lambda span: span.target):
        end = position + sum(len(span.text) for span in run)
        if target and target.scheme == "claim":
            covered.append((position, end, target.name))
        position = end
    for found in QUOTATION.finditer("".join(span.text for span in block.spans)):
        ids = [id for start, end, id in covered if start < found.end() and found.start() < end]
        if ids:
            yield ids, next(group for group in found.groups() if group is not None)


def _has(quote: str, words: str) -> bool:
    """Return whether `words` are words of `quote` in their order; what `[…]` stands for is left out."""
    parts = [_plain(part) for part in _LEFT_OUT.split(words)]
    place = 0
    for part in parts:
        place = _plain(quote).find(part, place)
        if place < 0:
            return False
        place += len(part)
    return any(parts)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(" .,;:…").lower()
