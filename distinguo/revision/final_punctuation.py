"""Final punctuation: what ends as a question in the source ends as one in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.pair import Pair, Side

NAME = "final-punctuation"

_STOPS = {".": ".。．।۔։።", "?": "?？؟՞", "!": "!！՜", "…": "…", ":": ":：", ";": ";,؛，；"}
_CLASSES = {mark: name for name, marks in _STOPS.items() for mark in marks}
_CLOSING = "»›”’」』\"'“‘)]}*_ \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_TAIL = "".join(_CLASSES) + _CLOSING
_ABBREVIATION = re.compile(r"(?:(?:\w\.)*\w|ecc|etc|al|nn|nos?|pp|sec|jr|sr|inc|ltd|co|corp)", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Problem]:
    """Return a problem if the two end in another way: with . ? ! … : or none; an item's semicolon counts as . or none.

    Bad: «Chi li ha contati?», “Who counted them.” Good: «Ha detto: «È chiaro.»», “He said: ‘It is clear’.”; «pere,
    mele ecc.», “apples and pears”; “؟” for “?”.
    """
    ours, theirs = _ends(pair.source), _ends(pair.translation)
    if ours.isdisjoint(theirs):
        yield from pair.problem(NAME, f"the msgid ends {_told(ours)}, the msgstr {_told(theirs)}: end it alike")


def _ends(side: Side) -> set[str]:
    """Return the marks at the end, each by its class; an empty string for none, or for what may be none."""
    stem = side.words.rstrip(_TAIL)
    tail = side.words[len(stem) :].replace("...", "…")
    found = {_CLASSES[mark] for mark in tail if mark in _CLASSES}
    if ";" in found:
        found = (found - {";"}) | ({"?"} if side.language.partition("-")[0] == "el" else {".", ""})
    if found == {"."} and _ABBREVIATION.fullmatch(stem[-20:].split()[-1] if stem.split() else ""):
        found.add("")
    return found or {""}


def _told(ends: set[str]) -> str:
    marks = sorted(ends - {""})
    return f"with {' and '.join(marks)}" if marks else "without a mark"
