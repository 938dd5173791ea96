"""A rail of the timeline's column, and the labels beside it: what is written of each date, and how high it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from distinguo.claim import Claim
from distinguo.dates import Edtf
from distinguo.formats.timeline import Stop
from distinguo.formats.timeline.lettering import wrapped
from distinguo.formats.timeline.scale import Scale

WIDTH, SIZE, LINE, SHAPE = 300, 13.0, 17, 12
"""How wide the column is, how large its type, how far a line from the next, how wide a status's shape."""
SPACED = 0.87
"""How much of the room dates take, so that they still fit spaced out (https://www.w3.org/TR/WCAG22/#text-spacing)."""

_REACH, _ROW, _APART = 7, 19, 12  # from the rail to its labels; from row to row of claims; from label to label
_GAP, _DIGIT, _BETWEEN = 3, 7, 9  # from a shape to its number; from claim to claim


@dataclass(slots=True)
class Label:
    """What is written of a stop, from `top` down: lines, then its claims in rows.

    `kind` is `day`, `span` (it lasts), `open` (it has not ended) or `some` (some day between the two).
    """

    stop: Stop
    kind: str
    lines: list[str]
    rows: list[tuple[Claim, ...]]
    top: float = 0.0

    @property
    def height(self) -> float:
        """How much it takes from `top` down."""
        return len(self.lines) * LINE + len(self.rows) * _ROW

    def middle(self, scale: Scale) -> float:
        """Return where its date stands: the first day; where only one of many is meant, between them."""
        when = self.stop.date
        first, last = scale.at[when.first], scale.at[when.last or when.first]
        return (first + last) / 2 if self.kind == "some" else first


class Rail:
    """A rail at `x`: what claims are `about`, or when they were `said`; its labels stand on its right, or on its left.

    Spans last where claims are about them. What was said in an interval was said some day in it.
    """

    def __init__(
        self, side: str, x: int, stops: Sequence[Stop], words: Callable[[Edtf], str], *, most: int, is_left: bool
    ) -> None:
        self.side, self.x, self.is_left = side, x, is_left
        self.label_x = x - _REACH if is_left else x + _REACH
        self.room = self.label_x if is_left else WIDTH - self.label_x
        self._token = SHAPE + _GAP + len(str(most)) * _DIGIT
        self.labels = [self._label(stop, words(stop.date)) for stop in stops]
        self.needed = sum(label.height + _APART for label in self.labels)

    def settle(self, scale: Scale) -> None:
        """Give the labels their places, each as near to its date as the others let it."""
        self.labels.sort(key=lambda label: label.middle(scale))
        wanted = [label.middle(scale) - LINE / 2 for label in self.labels]
        tops = spread(wanted, [label.height + _APART for label in self.labels])
        for label, top in zip(self.labels, tops, strict=True):
            label.top = top

    def tokens(self, label: Label) -> Iterator[tuple[Claim, float, float, float]]:
        """Return a label's claims: the left of its shape and that of its number, and the middle of its row."""
        for row, claims in enumerate(label.rows):
            wide = len(claims) * (self._token + _BETWEEN) - _BETWEEN
            start = self.label_x - wide if self.is_left else self.label_x
            y = label.top + len(label.lines) * LINE + (row + 0.5) * _ROW
            for place, claim in enumerate(claims):
                x = start + place * (self._token + _BETWEEN)
                yield claim, x, x + SHAPE + _GAP, y

    def _label(self, stop: Stop, words: str) -> Label:
        a_row = max(1, (self.room + _BETWEEN) // (self._token + _BETWEEN))
        rows = [stop.claims[start : start + a_row] for start in range(0, len(stop.claims), a_row)]
        return Label(stop, self._kind(stop.date), wrapped(words, SIZE, SPACED * self.room), rows)

    def _kind(self, when: Edtf) -> str:
        if when.last is None:
            return "open"
        if when.first == when.last:
            return "day"
        return "span" if when.is_interval and self.side == "about" else "some"


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return where things of those heights stand when none covers another and all are as near as can be to `wanted`.

    That is an isotonic regression: those that want the same place share it, and stand around its middle.
    """
    offsets = list(accumulate(heights, initial=0.0))[:-1]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append((want - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            (total, count), (more, others) = blocks[-2:]
            blocks[-2:] = [(total + more, count + others)]
    means = [total / count for total, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]
