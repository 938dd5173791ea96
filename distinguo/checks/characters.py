"""Words: no character that turns their order around, that nobody sees, or that stands for one that was lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.problems import Place, Problem, Severity
from distinguo.record import Record

NAME = "encoding"

_NEVER = {
    # https://trojansource.codes/: the words are shown in another order than they have.
    "shows words in another order than theirs: delete it": re.compile(r"[\u202a-\u202e\u2066-\u2069]"),
    "breaks no line here: delete it": re.compile(r"[\u2028\u2029]"),
    "hides words that nobody sees: delete it": re.compile(r"[\U000e0001-\U000e007f]"),
    "stands where a letter was lost: write the letter": re.compile("\ufffd"),
}
_FLAG = re.compile(r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f")
"""A flag such as Scotland's: a black one, and letters that nobody sees (https://unicode.org/reports/tr51/)."""
_DIRECTION = re.compile(r"[\u200e\u200f\u061c]")
# Between Latin letters, those of Arabic and of Indian scripts too: no search finds the word.
_HIDDEN = re.compile(r"[\u180e\u200b\u2060-\u2064\ufeff]|(?<=[A-Za-zÀ-ɏ])[\u200c\u200d](?=[A-Za-zÀ-ɏ])")


def check(library: Library) -> Iterator[Problem]:
    """Return each such character in what readers see, and each text of which they would see nothing.

    Bad: U+202E, which shows «abc» as «cba»; U+FFFD, where a letter was lost; a title of zero-width spaces.
    Good: letters of any script, marks of direction among those that run from the right, emoji.
    """
    records: tuple[Record, ...] = (*library.documents, *library.entries)
    for record in records:
        yield from _in_record(record)
    for document in library.documents:
        yield from _in_prose(document)


def _in_record(record: Record) -> Iterator[Problem]:
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        key = info.alias or name
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            place = record.origin.at(f"{key}[{number}]" if isinstance(value, tuple) else key)
            if isinstance(item, Record):
                yield from _in_record(item)
            elif isinstance(item, str) and not item.isascii():
                if all(unicodedata.category(character)[0] in "CZ" for character in item):
                    yield Problem(place, NAME, "nobody can see this text: write something, or remove the key")
                yield from (Problem(place, NAME, f"{_name(found)} {why}") for found, why in _errors(item))
                for found, why in _warnings(item) if NAME not in record.origin.allowed else ():
                    yield Problem(place, NAME, f"{_name(found)} {why}", Severity.WARNING)


def _in_prose(document: Document) -> Iterator[Problem]:
    # The lines, for code and comments are no blocks; the blocks, for a character may be written as `&#x202e;`.
    for number, line in enumerate(document.prose.lines, document.prose.first_line):
        for found, why in _errors(line):
            place = Place(document.path, number, line.index(found) + 1)
            yield Problem(place, NAME, f"{_name(found)} {why}")
    for block in document.prose.blocks:
        for found, why in _errors(block.text.plain):
            yield Problem(Place(document.path, *block.find(found)), NAME, f"{_name(found)} {why}")
        for found, why in _warnings(block.text.plain) if NAME not in block.allowed else ():
            yield Problem(Place(document.path, *block.find(found)), NAME, f"{_name(found)} {why}", Severity.WARNING)


def _errors(text: str) -> Iterator[tuple[str, str]]:
    """Return the characters that no text may have, each once, and why."""
    if not text.isascii():
        flagless = _FLAG.sub("", text)
        for why, pattern in _NEVER.items():
            yield from ((found, why) for found in dict.fromkeys(pattern.findall(flagless)))


def _warnings(text: str) -> Iterator[tuple[str, str]]:
    """Return the characters that few texts need, each once, and why this one does not."""
    for found in dict.fromkeys(_HIDDEN.findall(text)):
        yield found, "stands there unseen, and no search finds the word: delete it"
    marks = dict.fromkeys(_DIRECTION.findall(text))
    if marks and not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in _DIRECTION.sub("", text)):
        yield from ((found, "is for words that run from the right, and none does here: delete it") for found in marks)


def _name(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no character').lower()})"
