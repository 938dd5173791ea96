"""Number words: the parts that they are made of, and what they are worth together."""

from __future__ import annotations

import re
from functools import lru_cache

from distinguo.lexicon import lexicon

LONGEST_WORD = 60
"""A longer word, or row of figures, counts nothing."""
LAST_OF_ITS_OWN = 10
"""Up to the tenth, ordinals have words of their own: «ottenne» is no eight."""


@lru_cache(maxsize=65_536)
def may_begin(word: str, language: str) -> bool:
    """Return whether a number can begin with a word: most words are none, and are passed over by this."""
    word, words = word.lower(), lexicon(language).numbers
    lists = (words.half, words.articles, words.determiners, words.collectives, words.vague, words.also)
    known = any(word in each for each in lists) or bool(parts(word, language) or multiple(word, language))
    return known or ordinal(word, language) is not None


@lru_cache(maxsize=4096)
def multiple(word: str, language: str) -> int:
    """Return how many times as much a word says: double, triplicato; 0 for other words."""
    multiples = lexicon(language).numbers.multiples
    return next((value for pattern, value in multiples.items() if re.fullmatch(pattern, word)), 0)


@lru_cache(maxsize=4096)
def parts(word: str, language: str) -> tuple[tuple[int, bool], ...]:
    """Return the values a number word is made of, each with whether it multiplies; nothing for other words."""
    words = lexicon(language).numbers
    if not word or len(word) > LONGEST_WORD:
        return ()
    if word in words.cardinals:
        return ((words.cardinals[word], False),)
    if word in words.multipliers:
        return ((words.multipliers[word], True),)
    if words.plural and word.endswith(words.plural) and word.removesuffix(words.plural) in words.cardinals:
        return ((words.cardinals[word.removesuffix(words.plural)], False),)
    if not words.compounds:
        return ()
    best: dict[int, tuple[tuple[int, bool], ...]] = {len(word): ()}
    for start in range(len(word) - 1, -1, -1):
        for part, value in words.pieces:
            rest = best.get(start + len(part))
            if rest is not None and word.startswith(part, start) and start not in best:
                best[start] = (value, *rest)
    return best.get(0, ())


def worth(parts: tuple[tuple[int, bool], ...]) -> int | None:
    """Return what the `parts` of a number are worth together; None when they make none."""
    state: tuple[int, int, int] | None = (0, 0, 10**16)
    for part in parts:
        state = grown(*state, *part) if state else None
    return state[0] + state[1] if state else None


def grown(total: int, group: int, last_scale: int, value: int, multiplies: bool) -> tuple[int, int, int] | None:
    """Return the number so far with one more word: its finished part, the group in hand, the last scale; or None."""
    if not multiplies:
        tens = group % 100
        fits = tens == 0 or (tens >= 20 and tens % 10 == 0 and 0 < value < 10)
        return (total, group + value, last_scale) if fits and (value or not (group or total)) else None
    if value == 100:
        if group == 0:
            return (total, 100, last_scale)
        return (total, group * 100, last_scale) if group < 100 else None
    return (total + max(group, 1) * value, 0, value) if value < last_scale else None


@lru_cache(maxsize=4096)
def ordinal(word: str, language: str) -> int | None:
    """Return which place a word names: terzo, twelfth, ventitreesimo, diciassettenne; None for other words."""
    words = lexicon(language).numbers
    for pattern, value in words.ordinals.items():
        if re.fullmatch(pattern, word):
            return value
    if not words.ordinal_endings:
        return None
    ending = re.search(f"(?:{words.ordinal_endings})$", word)
    if not ending or len(word) > LONGEST_WORD:
        return None
    stem = word[: ending.start()].removeprefix(words.ordinal_beginnings)
    for candidate in (stem, *(stem + vowel for vowel in "aeiouéy")):
        found = worth(parts(candidate, language)) if parts(candidate, language) else None
        if found and found > LAST_OF_ITS_OWN:
            return found
    return None
