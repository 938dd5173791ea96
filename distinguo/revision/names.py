"""Names: persons, organisations and states are called in a translation what the library calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from distinguo.problems import Problem
from distinguo.revision.pair import Name, Pair
from distinguo.shared import ActorKind

NAME = "names"

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_MORE_OF_A_NAME = re.compile(r"[ \N{NO-BREAK SPACE}][A-ZÀ-Þ]\w")


def check(pair: Pair) -> Iterator[Problem]:
    """Return the names that the source mentions and the translation spells in another way, or lacks.

    Bad: “Budanof”, “Kirill Budanov”, “he” where the source has «Kyrylo Budanov»; “Corea del Nord” left as it is. Good:
    “Budanov” for the whole name, “North Korean soldiers” for «soldati della Corea del Nord», “Seoul” for a state.
    """
    if pair.is_name or not pair.terms.names:
        return
    forms = dict.fromkeys(_mentioned(pair))
    if not forms:
        return
    text = _Text(pair.translation.words)
    foreign = set(_WORD.findall(pair.source.words))
    for name in dict.fromkeys(name for form in forms for name in pair.terms.called[form]):
        if text.has(name.translation):
            continue
        if name.kind is ActorKind.PERSON:
            fault = _of_person(name, text, name.source in forms)
        else:
            fault = _of_other(name, text, foreign)
        if fault:
            yield from pair.problem(NAME, fault)


def _mentioned(pair: Pair) -> Iterator[str]:
    """Return the names and surnames in the source; none that goes on, as does «Francesco» in «Francesco Rossi»."""
    for mention in pair.terms.mentions.find(pair.source.words):
        if " " in mention.phrase or not _MORE_OF_A_NAME.match(pair.source.words, mention.stop):
            yield mention.phrase


class _Text:
    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]

    def has(self, name: str) -> bool:
        """Return whether the text has a name as whole words, in whatever case."""
        return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.text, re.IGNORECASE))

    def capitalised(self) -> Iterator[str]:
        return (word for word in self.words if word[:1].isupper())


def _of_person(name: Name, text: _Text, in_full: bool) -> str:
    ours, theirs = name.surnames
    if not text.has(theirs):
        near = (word for word in text.capitalised() if word == ours or _is_near(word, theirs))
        word = next(near, None)
        return f'"{word}": the library has "{theirs}"' if word else f'"{theirs}" is not in the msgstr: name them there'
    given = name.translation.removesuffix(theirs).split()
    if not in_full or not given:
        return ""
    others = set(name.source.split()) - set(name.translation.split())
    before_it = (before for before, word in pairwise(text.words) if word == theirs and before not in given)
    first = next((each for each in before_it if each in others or _is_like(each, given[-1])), None)
    return f'"{first} {theirs}": the library has "{name.translation}"' if first else ""


def _of_other(name: Name, text: _Text, foreign: set[str]) -> str:
    if text.has(name.source):
        return f'"{name.source}": the library has "{name.translation}"'
    proper = [word for word in name.translation.split() if word[:1].isupper() and len(word) > 5]
    for word in text.capitalised():
        # An adjective is longer, or ends otherwise: Russia, Russian; Belgium, Belgian.
        alike = (each for each in proper if OSA.distance(word, each) == 1 and word[-1] == each[-1])
        near = next(alike, None) if word not in foreign else None
        if near and near not in text.words:
            return f'"{word}": the library has "{near}"'
    stems = {word[:4].lower() for word in _WORD.findall(name.translation) if len(word) > 3 or word.isupper()}
    is_told = any(word[:4].lower() in stems for word in text.words)
    if name.kind is ActorKind.ORGANISATION and stems and not is_told:
        return f'"{name.translation}" is not in the msgstr: name it there'
    return ""


def _is_like(word: str, given: str) -> bool:
    """Return whether a word before a surname is a first name in another spelling, and no title."""
    return word[:1] == given[:1] or (word[:1].isupper() and len(given) > 4 and OSA.distance(word, given) <= 2)


def _is_near(word: str, name: str) -> bool:
    """Return whether a word is a name with a letter or two changed."""
    return word[:1] == name[:1] and 0 < OSA.distance(word, name) <= (1 if len(name) < 7 else 2)
