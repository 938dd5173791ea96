"""Running text for the checks on prose: what is quoted, what stands in a sentence, what a claim covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from distinguo.library import Library
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import Block
from distinguo.record import leaves
from distinguo.text import QUOTATION


@dataclass(frozen=True, slots=True)
class Passage:
    """A string that readers see, in its language, and where it stands: a block of prose or a field."""

    text: str
    language: str
    place: Place
    allowed: frozenset[str]
    block: Block | None = None

    def problem(self, check: str, words: str, message: str, severity: Severity) -> Iterator[Problem]:
        """Return the problem at `words`; nothing when it is a warning that the author answered."""
        if severity is Severity.WARNING and check in self.allowed:
            return
        place = self.place
        if self.block:
            line, column = self.block.find(words)
            place = Place(place.path, line, column)
        yield Problem(place, check, message, severity)

    def without_quotations(self) -> str:
        """Return the text with quotations blanked out, every other character where it was."""
        return QUOTATION.sub(lambda found: " " * len(found[0]), self.text)


def prose(library: Library, *, explainers_only: bool = True) -> Iterator[Passage]:
    """Return the blocks of the explainers' prose, as plain text; of the pages' too if asked."""
    documents = library.explainers if explainers_only else library.documents
    for document in documents:
        for block in document.prose.blocks:
            text = "".join(span.text for span in block.spans)
            yield Passage(text, document.lang, Place(document.path, block.line), block.allowed, block)


def fields(library: Library) -> Iterator[Passage]:
    """Return the explainers' own words in front matter: all that readers see but quotations and excerpts."""
    for item in library.explainers:
        for leaf in leaves(item):
            if leaf.field not in ("quote", "excerpt"):
                origin = leaf.record.origin
                place = origin.at(leaf.field if leaf.number is None else f"{leaf.field}[{leaf.number}]")
                yield Passage(leaf.text, item.lang, place, origin.allowed | item.origin.allowed)


def covered(block: Block) -> Iterator[tuple[int, int, str]]:
    """Return start, end and claim of each run of the block's text that a claim covers."""
    position = 0
    for target, run in groupby(block.spans, lambda span: span.target):
        end = position + sum(len(span.text) for span in run)
        if target and target.scheme == "claim":
            yield position, end, target.name
        position = end
