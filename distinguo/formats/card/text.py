"""Words on a picture: which fonts write them, and which way.

Nothing is drawn wrongly: words with a letter that no font has, or that cannot be shaped here, are not drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont, features

ELLIPSIS = "…"
MOST_LETTERS = 400
_UNIT = 100
_SPACES = re.compile(r"[ \t\n\v\f\r\x85\u2000-\u200a\u2028\u2029\u3000]+")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LTR = "A-Za-zªµº\u00c0-\u024f\u0370-\u058f\u0900-\u1fff\u2c00-\ud7ff"
_RTL_IN_LTR = re.compile(f"([{_RTL}](?:[^{_LTR}]*[{_RTL}])?)")
_LTR_IN_RTL = re.compile(f"([{_LTR}](?:[^{_RTL}]*[{_LTR}0-9])?)")
# Scripts written from right to left, or whose letters change with their neighbours: only raqm sets them.
_SHAPED = re.compile(f"[{_RTL}\u0900-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff]")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Face:
    """What writes words: a font, then those that stand in for the letters it has not.

    `tracking` is what is added between letters, in ems, where they do not join.
    """

    fonts: tuple[Path, ...]
    tracking: float = 0.0

    def writes(self, text: str) -> bool:
        """Return whether every letter of the text can be drawn, each as it should be."""
        if _SHAPED.search(text) and not features.check("raqm"):
            return False
        return all(font for _, font, _ in self._runs(text))

    def readable(self, text: str) -> str:
        """Return the text in one line, without the emoji and the signs without a width that no font has.

        After MOST_LETTERS it is cut.
        """
        text = unicodedata.normalize("NFC", _SPACES.sub(" ", text[: 2 * MOST_LETTERS]))
        joins = _SHAPED.search(text)
        kept: list[str] = []
        for letter in text:
            if letter in _JOINERS and joins:
                kept.append(letter)
            elif unicodedata.category(letter) in ("Cf", "Cc"):
                continue
            elif self._font_of(letter) or not _is_ornament(letter):
                kept.append(letter)
            elif kept[-1:] == [" "]:
                kept.pop()
        return _cut("".join(kept).strip())

    def width(self, text: str, size: float) -> float:
        """Return how wide the text is at a size, both in pixels."""
        return sum(self._advance(run, font) for run, font, _ in self._runs(text) if font) * size

    def write(
        self,
        draw: ImageDraw.ImageDraw,
        place: tuple[float, float],
        text: str,
        size: int,
        ink: str,
        *,
        rtl: bool | None = None,
    ) -> None:
        """Write the text, the left end of its baseline at `place`, in its own direction if `rtl` tells no other."""
        x, y = place
        for run, font, direction in self._runs(text, rtl):
            if font is None:
                continue
            how = {"direction": direction} if features.check("raqm") else {}
            for part, before in self._spaced(run, font):
                draw.text((x + before * size, y), part, ink, _font(font, size), anchor="ls", **how)  # type: ignore[arg-type]
            x += self._advance(run, font) * size

    def _advance(self, run: str, font: Path) -> float:
        """Return how wide a run is, in ems."""
        spaces = 0 if _SHAPED.search(run) else len(clusters(run))
        return _font(font, _UNIT).getlength(run) / _UNIT + self.tracking * spaces

    def _spaced(self, run: str, font: Path) -> Iterator[tuple[str, float]]:
        """Return the parts of a run that are set by themselves, each with its distance in ems from the left end."""
        if not self.tracking or _SHAPED.search(run):
            yield run, 0.0
            return
        before = ""
        for number, part in enumerate(clusters(run)):
            before += part
            # With the letters before it, so that the pair keeps its kerning.
            end = _font(font, _UNIT).getlength(before) - _font(font, _UNIT).getlength(part)
            yield part, end / _UNIT + self.tracking * number

    def _runs(self, text: str, rtl: bool | None = None) -> Iterator[tuple[str, Path | None, str]]:
        """Return the text's runs from left to right: each with its font, None if there is none, and its direction."""
        to_left = is_rtl(text) if rtl is None else rtl
        pieces = (_LTR_IN_RTL if to_left else _RTL_IN_LTR).split(text)
        directed = [(piece, to_left is (number % 2 == 0)) for number, piece in enumerate(pieces) if piece]
        for piece, turned in reversed(directed) if to_left else directed:
            if turned or _SHAPED.search(piece):
                yield piece, self._font_of(piece), "rtl" if turned else "ltr"
                continue
            for font, run in groupby(clusters(piece), self._font_of):
                yield "".join(run), font, "ltr"

    def _font_of(self, text: str) -> Path | None:
        # Joiners shape their neighbours, whether or not a font has them.
        needed = set(text) - set(_JOINERS)
        return next((font for font in self.fonts if needed <= letters(font)), None)


@lru_cache(maxsize=64)
def letters(font: Path) -> frozenset[str]:
    """Return the letters that a font has."""
    from fontTools.ttLib import TTFont

    return frozenset(map(chr, TTFont(font, lazy=True).getBestCmap() or ()))


@lru_cache(maxsize=256)
def _font(font: Path, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font, size)


def clusters(text: str) -> list[str]:
    """Return the text letter by letter, each with the marks that stand on it."""
    found: list[str] = []
    for letter in text:
        if found and (unicodedata.category(letter).startswith("M") or letter in _JOINERS):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def is_rtl(text: str) -> bool:
    """Return whether the text runs from right to left, as its first letter says.

    The rules P2 and P3 of https://www.unicode.org/reports/tr9/#The_Paragraph_Level.
    """
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _cut(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return (text[:MOST_LETTERS].rpartition(" ")[0] or text[:MOST_LETTERS]) + ELLIPSIS


def _is_ornament(letter: str) -> bool:
    """Return whether the words say the same without it: an emoji, or what colours one."""
    return unicodedata.category(letter) in ("So", "Sk", "Me") or "\ufe00" <= letter <= "\ufe0f"
