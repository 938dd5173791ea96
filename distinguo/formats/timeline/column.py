"""The timeline for a screen: time runs down between two rails. Here is what stands where; a template draws it.

At one rail stand the days that claims are about, at the other those on which they were said; a link joins the two of
each claim. One unit is a CSS pixel on a narrow phone, and hardly less on the narrowest; wider, all of it grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from distinguo.claim import Claim
from distinguo.dates import Edtf
from distinguo.formats.timeline import by_date
from distinguo.formats.timeline.lettering import length
from distinguo.formats.timeline.rail import LINE, SHAPE, SIZE, WIDTH, Rail
from distinguo.formats.timeline.scale import Scale, gaps

_ABOUT, _SAID, _LONE = 118, 182, 84  # the rails; that of a timeline which has only one
_LANE, _LANES = 7, 3  # between what lasts at the same time
_CLOSEST, _TOUCHING = 8.0, 5.0  # between days: how they stand apart, and when they no longer do
_SHORT, _TALL, _WORTH = 120.0, 400.0, 1.5  # from the first day to the last; how much more a cut must show
_STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1200)  # of months, or years
_END, _TIP, _ARROW = 9.0, 8.0, 22.0  # how far rails go beyond


@dataclass(frozen=True, slots=True)
class Token:
    """A claim: where its shape and its number begin, and the middle of its row."""

    claim: Claim
    x: int
    number_x: int
    y: int


@dataclass(frozen=True, slots=True)
class Stand:
    """A date at a rail, from `y` to `end`, and its label at `label`: its lines, each with its middle, then its claims.

    `kind` is that of a rail's label; `middle` is where its links and its label meet it.
    """

    side: str
    kind: str
    x: int
    y: int
    end: int
    middle: int
    label: int
    lines: tuple[tuple[int, str], ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A timeline as places: its rails run from `top` to `foot`, the names of `ticks` (months, years) stand at `names`.

    `links` (x, y, x, y) lead from what claims are about to when they were said; `unsaid` (x, y) is where there is a
    claim that was said nobody knows when.
    """

    sides: tuple[str, ...]
    height: int
    top: int
    foot: int
    rails: tuple[int, ...]
    names: int
    ticks: tuple[tuple[int, str], ...]
    breaks: tuple[int, ...]
    stands: tuple[Stand, ...]
    links: tuple[tuple[int, int, int, int], ...]
    unsaid: tuple[tuple[int, int], ...]


def timeline_column(
    claims: Sequence[Claim], words: Callable[[Edtf], str], months: Mapping[int, str], *, mirrored: bool = False
) -> Column | None:
    """Return the timeline of claims; None where there are not two dates to set apart.

    `words` tells a date, `months` names the twelve months. `mirrored` is for languages that run from right to left.
    """
    about = by_date((claim.event, claim) for claim in claims)
    said = by_date((claim.said, claim) for claim in claims)
    days = {day for stop in (*about, *said) for day in (stop.date.first, stop.date.last or stop.date.first)}
    if len(about) + len(said) < 2 or len(days) < 2:
        return None
    both, most = bool(about and said), len(claims)
    rails = [
        Rail("about", _ABOUT if both else _LONE, about, words, most=most, is_left=both),
        Rail("said", _SAID if both else _LONE, said, words, most=most, is_left=False),
    ]
    return _Drawing([rail for rail in rails if rail.labels], sorted(days), mirrored=mirrored).column(months)


class _Drawing:
    def __init__(self, rails: list[Rail], days: list[date], *, mirrored: bool) -> None:
        self.rails, self.mirrored = rails, mirrored
        self.scale = _scale(days, max(rail.needed for rail in rails))
        for rail in rails:
            rail.settle(self.scale)
        labels = [label for rail in rails for label in rail.labels]
        self.shift = max(_END, -min(label.top for label in labels))
        self.foot = self.scale.at[days[-1]] + (_ARROW if any(label.kind == "open" for label in labels) else _END)
        self.bottom = max(self.foot, *(label.top + label.height for label in labels))

    def column(self, months: Mapping[int, str]) -> Column:
        stands = [stand for rail in self.rails for stand in self._stands(rail)]
        at = {(stand.side, token.claim.id): stand for stand in stands for token in stand.tokens}
        pairs = [(stand, at.get(("said", id))) for (side, id), stand in at.items() if side == "about"]
        links = [(stand.x, stand.middle, said.x, said.middle) for stand, said in pairs if said]
        unsaid = [(stand.x, stand.middle) for stand, said in pairs if not said and len(self.rails) > 1]
        return Column(
            sides=tuple(rail.side for rail in self.rails),
            height=self._y(self.bottom) + 1,
            top=self._y(-_END),
            foot=self._y(self.foot),
            rails=tuple(self._x(rail.x) for rail in self.rails),
            names=self._x((_ABOUT + _SAID) // 2 if len(self.rails) > 1 else _LONE - _LANE),
            ticks=tuple(self._ticks(months)),
            breaks=tuple(self._y(y) for y in self.scale.breaks),
            stands=tuple(stands),
            links=tuple(dict.fromkeys(links)),
            unsaid=tuple(dict.fromkeys(unsaid)),
        )

    def _stands(self, rail: Rail) -> Iterator[Stand]:
        lanes = [-1.0] * _LANES
        for label in sorted(rail.labels, key=lambda label: label.stop.date.first):
            y, last = self.scale.at[label.stop.date.first], label.stop.date.last
            end = self.scale.at[last] if last else self.foot - _TIP
            lane = 0
            if label.kind != "day":
                lane = next((lane for lane, free in enumerate(lanes) if free <= y), _LANES - 1)
                lanes[lane] = end + 1
            yield Stand(
                side=rail.side,
                kind=label.kind,
                x=self._x(rail.x + lane * (_LANE if rail.is_left else -_LANE)),
                y=self._y(y),
                end=self._y(end),
                middle=self._y(label.middle(self.scale)),
                label=self._x(rail.label_x),
                lines=tuple((self._y(label.top + LINE * (row + 0.5)), line) for row, line in enumerate(label.lines)),
                tokens=tuple(self._token(*token) for token in rail.tokens(label)),
            )

    def _token(self, claim: Claim, x: float, number_x: float, y: float) -> Token:
        return Token(claim, self._x(x + SHAPE if self.mirrored else x), self._x(number_x), self._y(y))

    def _ticks(self, months: Mapping[int, str]) -> Iterator[tuple[int, str]]:
        """Return where months begin, or years, each with its name where there is room; the year for January."""
        room = _SAID - _ABOUT + 8 if len(self.rails) > 1 else _LONE - _LANE
        step = next((step for step in _STEPS if step * 30 * self.scale.unit > 2 * LINE), _STEPS[-1])
        free = 0.0
        for y, month in self.scale.months(step):
            name = months[month.month] if month.month > 1 else str(month.year)
            fits = free <= y < self.foot - LINE and length(name, SIZE) <= room
            free = y + LINE if fits else free
            yield self._y(y), name if fits else ""

    def _x(self, x: float) -> int:
        return round(WIDTH - x if self.mirrored else x)

    def _y(self, y: float) -> int:
        return round(y + self.shift)


def _scale(days: list[date], needed: float) -> Scale:
    """Return a scale on which the nearest days stand apart, as long as the labels need.

    Where that would be too tall, long empty time is cut short, if two thirds of the days would else touch the next
    and if it is worth it: a cut costs the picture its proportions.
    """
    lengths = sorted(gaps(days))
    total = sum(lengths)
    room = min(max(needed, _SHORT, _CLOSEST * total / lengths[0]), max(needed, _TALL))
    shown = max(room / _TOUCHING, len(lengths)) * lengths[len(lengths) // 3]
    return Scale(days, 0.0, room, shown if total > _WORTH * shown else total)
