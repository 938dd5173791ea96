"""Apostrophes: the sign that the language writes, and no accent typed as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.lexicon import lexicon
from distinguo.problems import Problem
from distinguo.revision.pair import Pair

NAME = "apostrophes"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_SINGLE_QUOTATION = re.compile(r"‘|(?<!\w)'(?=\w)")
_ACCENTED = dict(zip("aeiouAEIOU", "àèìòùÀÈÌÒÙ", strict=True))


def check(pair: Pair) -> Iterator[Problem]:
    """Return the straight apostrophes of the translation, and its accents that are typed as apostrophes.

    Bad: `l'arrivo`, `don't`, `un po'`; «perche’», «E’ stato», «c’e’». Good: «l’arrivo», “don’t”, «un po’», «perché»,
    «È stato»; `5'30"`; a name that has a straight one in the source too.
    """
    typography = lexicon(pair.translation.language).typography
    if not typography.apostrophe:
        return
    text = pair.translation.words
    in_source = set(_WORD.findall(pair.source.words))
    is_mark = bool(_SINGLE_QUOTATION.search(text))
    straight, accents = [], []
    for found in _WORD.finditer(text):
        word = found[0][:-1] if is_mark and found[0][-1] in "'’" else found[0]
        if word in in_source:
            continue
        if word[-1] in "'’" and typography.truncations and _lost_an_accent(word, typography.truncations):
            accents.append(word)
        elif "'" in word:
            straight.append(word)
    if straight:
        more = f" (and {len(straight) - 1} more)" if len(straight) > 1 else ""
        curly = straight[0].replace("'", typography.apostrophe)
        yield from pair.problem(NAME, f'"{straight[0]}"{more}: write {curly}')
    for word in dict.fromkeys(accents):
        yield from pair.problem(NAME, f'"{word}": write {_with_accent(word, typography.apostrophe)}')


def _lost_an_accent(word: str, truncations: frozenset[str]) -> bool:
    """Return whether a word that ends in an apostrophe is none that is cut short: «citta’», but not «po’»."""
    last = re.split("['’]", word)[-2]
    return last[-1] in _ACCENTED and last.lower() not in truncations


def _with_accent(word: str, apostrophe: str) -> str:
    stem, vowel = word[:-2].replace("'", apostrophe), word[-2]
    is_acute = vowel == "e" and (stem.lower().endswith("ch") or stem.lower() in ("n", "s", "tr"))
    return stem + ("é" if is_acute else _ACCENTED[vowel])
