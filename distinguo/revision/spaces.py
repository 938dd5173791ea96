"""Spaces: one between two words, none before a comma, the same at both ends as in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.lexicon import lexicon
from distinguo.problems import Problem
from distinguo.revision.pair import Pair, Side

NAME = "spaces"

_FAULTS = {
    "two spaces in a row: write one": re.compile(r"(?<=\S)[ \N{NO-BREAK SPACE}]{2,}(?=\S)"),
    "a space before a comma: delete it": re.compile(r"(?<=[^\s(]) +,(?!\w)"),
    "a space before a full stop: delete it": re.compile(r"(?<=[^\s(.]) +\.(?![\w/-]| ?\.)"),
    "a space inside the brackets: delete it": re.compile(r"\( +(?=\w)|(?<=[^\s(]) +\)"),
    "no space after a comma: write one": re.compile(r"(?<=[^\W\d_])[,;](?=\w)|(?<=\d)[,;](?=[^\W\d_])"),
    "a tab: write a space": re.compile(r"\t"),
    "a character that nobody sees: delete it": re.compile(r"[\u200b\u2060\u202d\u202e\ufeff]"),
}
_BEFORE_HIGH_MARKS = re.compile(r"(?<=[^\s(]) +(?:[;!?](?![\w)(-])|:(?![\w)(-]| ?\d))")
_INSIDE_QUOTATION = re.compile(r"[«“‘] +(?=\w)|(?<=[\w.,!?…]) +[»”]")


def check(pair: Pair) -> Iterator[Problem]:
    """Return the spaces that are too many or too few, if the source has none of that kind.

    Bad: “a  b”, “a , b”, “( a )”, “a,b”, a space at one end that the msgid hasn't, a line break. Good: a no-break
    space; “.NET”, “3 : 1”; in French, a space before ; : ! ? and inside « ».
    """
    ends = zip(("begins", "ends"), _ends(pair.source.text), _ends(pair.translation.text), strict=True)
    for where, before, after in ends:
        if before != after:
            how = "with" if before else "without"
            yield from pair.problem(NAME, f"the msgid {where} {how} a space or line break: so should the msgstr")
    if "\n" in pair.translation.text.strip() and "\n" not in pair.source.text:
        yield from pair.problem(NAME, "a line break, and none in the msgid: write a space")
    found = list(_faults(pair.translation))
    known = set(_faults(pair.source)) if found else set()
    for fault in found:
        if fault not in known:
            yield from pair.problem(NAME, fault)


def _ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _faults(side: Side) -> Iterator[str]:
    yield from (fault for fault, pattern in _FAULTS.items() if pattern.search(side.words))
    # French has a space there (https://www.academie-francaise.fr/, «Signes de ponctuation»).
    if side.language.partition("-")[0] != "fr" and _BEFORE_HIGH_MARKS.search(side.words):
        yield "a space before a mark such as : or ?: delete it"
    if lexicon(side.language).typography.quotation_marks and _INSIDE_QUOTATION.search(side.words):
        yield "a space inside the quotation marks: delete it"
