"""Prose: a quotation is word for word that of its claim, and no quotation is without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.checks.running_text import Passage, covered, prose
from distinguo.library import Library
from distinguo.problems import Problem, Severity
from distinguo.text import QUOTATION


def check(library: Library) -> Iterator[Problem]:
    """Return the quotations that differ from their claim's, and those that no claim covers.

    Bad: `[«Non è chiaro»](claim:ignoti)` where the claim has «Al momento non è chiaro»: the words are there, but
    not those. Good: words that stand in the claim's `quote`, or in its `quote_original`.
    """
    for passage in prose(library):
        for found in QUOTATION.finditer(passage.text):
            yield from _held_against(library, passage, found)


def _held_against(library: Library, passage: Passage, found: re.Match[str]) -> Iterator[Problem]:
    assert passage.block
    words = next(group for group in found.groups() if group is not None)
    runs = list(covered(passage.block))
    ids = [id for start, end, id in runs if start < found.end() and found.start() < end and id in library.claim]
    quotes = {id: _quoted(library, id) for id in ids}
    if any(quotes.values()):
        if not any(_has(quote, words) for texts in quotes.values() for quote in texts):
            id = next(id for id in ids if quotes[id])
            message = f'“{words}” are not the words of claim "{id}": “{quotes[id][0]}”'
            yield from passage.problem("quote-differs", words[:20], message, Severity.ERROR)
    else:
        message = f"“{words}”: no claim has these words: link them to a claim with that quote"
        yield from passage.problem("uncovered-quote", words[:20], message, Severity.WARNING)


def _quoted(library: Library, id: str) -> list[str]:
    claim = library.claim[id]
    original = claim.quote_original.text if claim.quote_original else None
    return [text for text in (claim.quote, original) if text]


def _has(quote: str, words: str) -> bool:
    """Return whether `words` are whole words of `quote`, in their order; what `[…]` stands for is left out."""
    parts = [re.escape(_plain(part)) for part in re.split(r"\[(?:…|\.\.\.)\]", words)]
    return bool(re.search(r"(?<!\w)" + r"(?!\w).*(?<!\w)".join(parts) + r"(?!\w)", _plain(quote))) and any(parts)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text.replace("’", "'")).strip(" .,;:…").lower()
