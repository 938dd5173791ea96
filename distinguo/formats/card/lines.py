"""Lines of words on a picture: where they break, and how large they can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from distinguo.formats.card.text import ELLIPSIS, Face, clusters, is_rtl

_CJK = "\u2e80-\u2fff\u3005-\u3007\u3021-\u312f\u31a0-\u9fff\uf900-\ufaff\uff01-\uff9f"
_NOT_FIRST = (
    "、。，．・：；？！ーヽヾゝゞ々」』】〉》〕）］｝ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:!?)»”’…%\u2060"
)
_NOT_LAST = "「『【〈《〔（［｛(«“‘"
# After a space; after a hyphen in a word; beside Chinese and Japanese letters, which need no space.
_BREAK = re.compile(
    rf" +|(?<=\w[-–—/])(?=\w)"
    rf"|(?<=[{_CJK}])(?<![{_NOT_LAST}])(?=[^ {_NOT_FIRST}])"
    rf"|(?<=[^ {_NOT_LAST}])(?=[{_CJK}])(?![{_NOT_FIRST}])"
)
_PAUSE = re.compile(r"[:;.?!…–—。？！：][»”’)]? *$")
_LARGEST_BROKEN = 64


@dataclass(frozen=True, slots=True)
class Lines:
    """Words in lines, the size in pixels at which they are set, and whether they run from right to left."""

    lines: tuple[str, ...]
    size: int
    rtl: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Where words have room: width and height in pixels, the sizes to try, largest first, lines' distance in ems."""

    width: float
    height: float
    sizes: Sequence[int]
    leading: float = 1.12

    def rows(self, size: int) -> int:
        """Return how many lines there is room for at a size, one at least."""
        return max(1, int(self.height / (size * self.leading)))


def set_in(frame: Frame, face: Face, text: str) -> Lines:
    """Return the text in lines of even length, as large as the frame allows.

    A word for which no size is small enough is broken; what is too much all the same is cut with an ellipsis.
    """
    words = _BREAK.sub(lambda gap: f"{gap[0]}\n", text).split("\n")
    setter = _Setter(frame, face, is_rtl(text))
    return setter.whole(words) or setter.broken(words)


class _Setter:
    """What sets words in a frame. Words have the space after them; widths are those at a size of 1."""

    def __init__(self, frame: Frame, face: Face, rtl: bool) -> None:
        self.frame, self.face, self.rtl = frame, face, rtl
        self._widths: dict[str, float] = {}
        self._space = face.width(" ", 1)

    def whole(self, words: list[str]) -> Lines | None:
        """Return the words in the best lines there are, none broken or cut; None if the frame has no room for that."""
        pauses = [number for number, word in enumerate(words, 1) if _PAUSE.search(word) and number < len(words)]
        found = [
            Lines(tuple(lines), size, self.rtl)
            for size in self.frame.sizes
            for pause in (0, *pauses[:4])
            if (lines := [*self._even(words[:pause], size), *self._even(words[pause:], size)])
            and len(lines) <= self.frame.rows(size)
            and max(map(self._width, words)) * size <= self.frame.width
        ]
        return max(found, key=self._merit, default=None)

    def broken(self, words: list[str]) -> Lines:
        """Return the words in lines, those that are too wide in parts, with an ellipsis where it gets too much."""
        for size in self.frame.sizes:
            parts = [part for word in words for part in self._parts(word, size)]
            lines = self._even(parts, size)
            if len(lines) <= self.frame.rows(size) and size <= _LARGEST_BROKEN:
                return Lines(tuple(lines), size, self.rtl)
        return Lines(tuple(self._cut(self._filled(parts, self.frame.width / size), size)), size, self.rtl)

    def _width(self, words: str) -> float:
        if words not in self._widths:
            self._widths[words] = self.face.width(words.rstrip(" "), 1)
        return self._widths[words]

    def _filled(self, words: list[str], width: float) -> list[str]:
        """Return the words in as few lines as can be; a word that is too wide has its own."""
        lines: list[str] = []
        line, used = "", 0.0
        for word in words:
            if line and used + self._width(word) > width:
                lines.append(line.rstrip(" "))
                line, used = "", 0.0
            line += word
            used += self._width(word) + self._space * word.endswith(" ")
        return [*lines, line.rstrip(" ")] if words else []

    def _even(self, words: list[str], size: int) -> list[str]:
        """Return the words in as few lines as can be, the longest as short as can be."""
        narrow, wide = 0.0, self.frame.width / size
        number = len(self._filled(words, wide))
        for _ in range(10):
            middle = (narrow + wide) / 2
            narrow, wide = (narrow, middle) if len(self._filled(words, middle)) <= number else (middle, wide)
        return self._filled(words, wide)

    def _merit(self, found: Lines) -> float:
        """Return how good lines are: large, even, ending where a reader pauses and not in a little word."""
        ends = [line.rsplit(" ", 1)[-1] for line in found.lines[:-1]]
        widths = [self._width(line) for line in found.lines]
        pauses = any(_PAUSE.search(end) for end in ends)
        little = sum(len(end) < 3 for end in ends)
        return found.size * (1 + 0.12 * pauses - 0.03 * little - 0.15 * (min(widths) < 0.4 * max(widths)))

    def _parts(self, word: str, size: int) -> list[str]:
        """Return a word in parts as even as can be, with hyphens; whole if there is room for it."""
        letters = clusters(word)
        for number in range(1, len(letters) + 1):
            long = ceil(len(letters) / number)
            parts = ["".join(letters[at : at + long]) for at in range(0, len(letters), long)]
            parts = [part + "-" * (part.isalpha() and part is not parts[-1]) for part in parts]
            if max(map(self._width, parts)) * size <= self.frame.width:
                return parts
        return letters

    def _cut(self, lines: list[str], size: int) -> list[str]:
        most = self.frame.rows(size)
        last = lines[most - 1]
        while last and self._width(last + ELLIPSIS) * size > self.frame.width:
            last = last.rpartition(" ")[0] or last[:-1]
        return [*lines[: most - 1], last.rstrip(" ,;:–—-") + ELLIPSIS]
