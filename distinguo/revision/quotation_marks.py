"""Quotation marks: those of the translation's language, in pairs, around what the source has in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from distinguo.lexicon import lexicon
from distinguo.problems import Problem
from distinguo.revision.pair import Pair

NAME = "quotation-marks"

_CLOSING = {
    "«": "»",
    "‹": "›",
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    '"': '"',
    "'": "'",
}
_ONLY_CLOSING = "»›”」』"
_REVERSED = {"»": "«»", "›": "‹›", "”": "”"}
"""What opens a quotation in languages that have these marks the other way round, or the same at both ends."""

_MARK = re.compile(f"[{''.join(_CLOSING)}{_ONLY_CLOSING}’]")
_DEEPEST = 5


def check(pair: Pair) -> Iterator[Problem]:
    """Return the marks without a partner, those of another language, and quotations that the source hasn't.

    Bad, in English: «operation», "operation", “operation. Bad, in Italian: “operazione”, where it is not inside «».
    Good: «ha detto “no”», “he said ‘no’”; a quotation whose sense alone is told, without marks; marks in the place
    of emphasis, or around a title that stands in the source.
    """
    text, language = pair.translation.words, pair.translation.language
    source = _Quotations(pair.source.words, pair.source.language)
    found = _Quotations(text, language)
    if found.lone and not source.lone:
        marks = " and ".join(dict.fromkeys(found.lone))
        mend = "open and close each quotation" + (", or write ’ for an apostrophe" if "‘" in found.lone else "")
        yield from pair.problem(NAME, f"{marks} without a partner: {mend}")
    style = lexicon(language).typography.quotation_marks
    if style:
        yield from _foreign(pair, found, style)
    added = [words for words in found.outer if words in source.outer or words not in source.text]
    if len(added) > len(source.outer) + len(pair.source.marks.emphases) and not source.lone and not found.lone:
        message = f"{len(found.outer)} in quotation marks, but {len(source.outer)} in the msgid: quote what it quotes"
        yield from pair.problem(NAME, message)


def _foreign(pair: Pair, found: _Quotations, style: tuple[str, ...]) -> Iterator[Problem]:
    """Return a problem for each pair of marks that is not the language's at its depth.

    What somebody said may be shown with marks around it, or without.
    """
    depths = (0, 1) if pair.is_quotation else (0,)
    for (depth, marks), words in found.pairs.items():
        if all(marks != style[(depth + more) % len(style)] for more in depths):
            written = style[depth % len(style)]
            message = f"{marks[0]}{words}{marks[1]}: write {written[0]}{words}{written[1]}"
            yield from pair.problem(NAME, message + (" inside a quotation" if depth else ""))


@dataclass
class _Quotations:
    """The quotations of a text, and the marks that have no partner.

    `outer` has the words of those inside no other; `pairs` the first words of each kind, by depth and marks.
    """

    text: str
    language: str
    outer: list[str] = field(default_factory=list)
    pairs: dict[tuple[int, str], str] = field(default_factory=dict)
    lone: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        typography = lexicon(self.language).typography
        self._reversed = {} if typography.quotation_marks else _REVERSED
        self._truncations = typography.truncations
        self._open: list[int] = []
        for mark in _MARK.finditer(self.text):
            self._meet(mark.start(), mark[0])
        self._drop(0)

    def _meet(self, place: int, mark: str) -> None:
        before, after = self.text[place - 1 : place], self.text[place + 1 : place + 2]
        if mark in "‘’'" and before.isalnum() and after.isalnum():
            return
        near = range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1)
        partner = next((n for n in near if mark in self._closing(self._open[n])), None)
        if partner is not None and not (mark in "’'" and self._is_apostrophe(place, before)):
            self._drop(partner + 1)
            self._close(self._open.pop(), place)
        elif mark == "'":
            if after.isalpha() and not before.isalnum():
                self._open.append(place)
        elif mark == '"' and before.isdigit():
            return  # Inches, or seconds of arc.
        elif mark in _CLOSING or mark in self._reversed:
            self._open.append(place)
        elif mark != "’":
            self.lone.append(mark)

    def _closing(self, place: int) -> str:
        mark = self.text[place]
        return _CLOSING.get(mark) or self._reversed[mark]

    def _is_apostrophe(self, place: int, before: str) -> bool:
        if not before.strip():
            return True
        start = place
        while start > 0 and self.text[start - 1].isalpha() and place - start < 5:
            start -= 1
        return self.text[start:place].lower() in self._truncations and start - 1 not in self._open

    def _close(self, start: int, end: int) -> None:
        depth = len(self._open)
        words = self.text[start + 1 : min(end, start + 41)]
        short = words if len(words) < 40 else words[:30] + "…"
        self.pairs.setdefault((depth, self.text[start] + self.text[end]), short)
        if not depth:
            self.outer.append(self.text[start + 1 : end])

    def _drop(self, first: int) -> None:
        """Give up the open marks from the given one on: they have no partner; ' is an apostrophe then."""
        self.lone += [self.text[place] for place in self._open[first:] if self.text[place] != "'"]
        del self._open[first:]
