"""How long words are when they are drawn: for pictures, which nothing wraps but we."""

from __future__ import annotations

from unicodedata import east_asian_width

BOLD = 1.06
"""How much longer the same words are in bold."""

_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘«»()[]!|-\xa0 "), frozenset("mwMW@%—")


def length(text: str, size: float) -> float:
    """Return how long a text is in Source Sans of `size`, in its unit, rather too long than too short."""
    return sum(_ems(character) for character in text) * size


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return a text in lines of at most `width`; a single word that is longer is broken where it must be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and length(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
        while length(lines[-1], size) > width and len(lines[-1]) > 1:
            lines[-1:] = _broken(lines[-1], size, width)
    return lines


def _broken(word: str, size: float, width: float) -> tuple[str, str]:
    fits = max(1, next(end for end in range(len(word), -1, -1) if length(word[:end], size) <= width))
    return word[:fits], word[fits:]


def _ems(character: str) -> float:
    if character in _NARROW:
        return 0.29
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.84 if character in _WIDE else 0.61 if character.isupper() else 0.52
