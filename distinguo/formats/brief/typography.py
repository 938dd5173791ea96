"""Fine setting: what may not be torn apart at the end of a line, and signs that our fonts write otherwise."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
# What must stay together: a number, unless it is a year, and what it counts; a day and its month; "no." and a number.
_FIGURE = r"\d+(?:[.,:–-]\d+)*º?"
_AFTER = re.compile(rf"(?<![\w.,])(?!(?:1\d|20)\d\d )({_FIGURE}) (?=[^\W\d_]|[%€$£°])")
_BEFORE = re.compile(rf"\b((?:nos?|nn?|pp?|artt?|figg?|capp?|voll?|c|ca)\.|circa|about) (?={_FIGURE})", re.IGNORECASE)
_MONTH = re.compile(r"\b([^\W\d_]{3,12}) (?=\d{4}\b)")
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
_SIGNS = str.maketrans({"\u2009": NO_BREAK, "\u200a": NO_BREAK, "\u202f": NO_BREAK, "\u2011": "-", "\u2010": "-"})
"""Thin spaces and hyphens that our fonts lack, by what stands for them on paper."""


def typeset(html: str) -> str:
    """Return a page whose text is set in type: nothing changes but spaces, and signs that our fonts lack.

    What stands between tags is text; the head, and what attributes say, stay as they are.
    """
    head, body, rest = html.partition("<body")
    return head + body + _TEXT.sub(lambda found: set_words(found[0]), rest)


def set_words(text: str) -> str:
    """Return words, without markup, set in type."""
    text = text.translate(_SIGNS)
    if not any(character.isdigit() for character in text):
        return text
    text = _AFTER.sub(rf"\1{NO_BREAK}", text)
    text = _BEFORE.sub(rf"\1{NO_BREAK}", text)
    return _MONTH.sub(rf"\1{NO_BREAK}", text)
