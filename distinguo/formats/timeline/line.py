"""The timeline, drawn: an SVG of the days that claims are about and of those on which they were said.

It knows no language and no theme: dates come in words, colours are `currentColor` and classes (`timeline-date`,
`timeline-number`, ...) that a stylesheet may dress. One unit is a point; the picture is as wide as a brief's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from distinguo.claim import Claim
from distinguo.formats.timeline import Stop
from distinguo.formats.timeline.lettering import BOLD, length, wrapped
from distinguo.formats.timeline.scale import Scale, gaps

WIDTH = 499.0
_MARGIN, _APART, _WIDEST, _NARROWEST = 6.0, 12.0, 148.0, 112.0
_SIZE, _LEADING, _STALK = 8.0, 10.2, 15.0
_CLOSEST = 13.0  # how near each other two days may stand
_MOST_LINES = 9
_ARROW = 14.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a label: its words and, where a claim begins, the claim's number."""

    words: str
    number: int | None = None
    lang: str = ""


@dataclass(slots=True)
class _Label:
    """What is written of the day that stands at `x`: from `left`, `width` wide."""

    x: float
    date: str
    lines: tuple[_Line, ...]
    width: float
    left: float

    @property
    def height(self) -> float:
        return (len(self.lines) + 1) * _LEADING

    @property
    def flush_right(self) -> bool:
        return self.x > self.left + self.width / 2


def timeline_picture(
    stops: Sequence[Stop],
    dates: Sequence[str],
    numbers: Mapping[str, int],
    months: Mapping[int, str],
    title: str,
    *,
    ink: str = "currentColor",
    accent: str = "currentColor",
) -> Markup:
    """Return the SVG of `stops`, whose `dates` are in words; empty if there is none, or more than stand side by side.

    Above the line stands what claims are about, below it what is dated only by when it was said. Claims are
    told in full where there is room for them, by their `numbers` alone where there isn't. `months` names the
    twelve months. The `title` is the picture's text equivalent. `ink` and `accent`
    are for WeasyPrint, which does not let a page's stylesheet into a picture.
    """
    events = [[claim for claim in stop.claims if claim.event] for stop in stops]
    others = [[claim for claim in stop.claims if not claim.event] for stop in stops]
    if not stops or not _fit(dates, events) or not _fit(dates, others):
        return Markup()
    scale = _Scale(stops)
    places = [scale.at[stop.date.first] for stop in stops]
    above = _labels(places, dates, events, numbers)
    below = _labels(places, dates, others, numbers)
    line = max((label.height for label in above), default=0.0) + (_STALK if above else 8.0)
    foot = max((label.height + _STALK + 8 for label in below), default=18.0)
    parts = [
        _axis(scale, line),
        _ticks(scale, line, months, [*(label.x for label in below), *scale.breaks]),
        *(_drawn(label, line, accent, up=True) for label in above),
        *(_drawn(label, line, accent, up=False) for label in below),
        *(
            _dot(x, line, "timeline-dot" if group else "timeline-dot-said")
            for x, group in zip(places, events, strict=True)
        ),
    ]
    return Markup(
        '<svg class="timeline-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img"'
        ' font-family="Distinguo Sans" font-size="{}" color="{}" fill="currentColor"><title>{}.</title>{}</svg>'
    ).format(_n(WIDTH), _n(line + foot), _n(_SIZE), ink, title, Markup("").join(parts))


class _Scale(Scale):
    """Where days stand, across the picture, and what lasts."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        self.is_open = any(stop.date.last is None for stop in stops)
        self.end = WIDTH - (_ARROW if self.is_open else 0.0)
        days = {day for stop in stops for day in (stop.date.first, stop.date.last or stop.date.first)}
        lengths, room = gaps(days), self.end - 2 * _MARGIN
        shown = max(room / _CLOSEST, len(lengths)) * min(lengths, default=0)
        super().__init__(days, _MARGIN, self.end - _MARGIN, shown)
        self.spans = [
            (self.at[stop.date.first], self.at[stop.date.last] if stop.date.last else None, _is_event(stop))
            for stop in stops
            if stop.date.last != stop.date.first
        ]


def _is_event(stop: Stop) -> bool:
    return any(claim.event for claim in stop.claims)


def _fit(dates: Sequence[str], claims: list[list[Claim]]) -> bool:
    """Return whether the dates of one side can stand side by side."""
    widths = [length(words, _SIZE) * BOLD + 5 for words, group in zip(dates, claims, strict=True) if group]
    return len(widths) * (max(widths, default=0.0) + _APART) <= WIDTH + _APART


def _labels(
    places: list[float], dates: Sequence[str], claims: list[list[Claim]], numbers: Mapping[str, int]
) -> list[_Label]:
    """Return the labels of one side of the line, none over another: each at its day, if a width lets them."""
    told = [each for each in zip(places, dates, claims, strict=True) if each[2]]
    if not told:
        return []
    widest = min(_WIDEST, (WIDTH - _APART * (len(told) - 1)) / len(told))
    narrowest = min(_NARROWEST, widest)
    tries = [[_label(*each, numbers, widest - (widest - narrowest) * n / 10) for each in told] for n in range(11)]
    for labels in tries:
        if all(left.left + left.width + _APART <= right.left for left, right in pairwise(labels)):
            return labels
    return _moved(tries[0])


def _label(x: float, words: str, claims: list[Claim], numbers: Mapping[str, int], room: float) -> _Label:
    lines = _lines(claims, numbers, room - 12)
    widths = (length(line.words, _SIZE) + (0 if line.number is None else 9) for line in lines)
    width = min(room, max(*widths, length(words, _SIZE) * BOLD) + 5)
    return _Label(x, words, lines, width, x if x + width <= WIDTH else x - width)


def _moved(labels: list[_Label]) -> list[_Label]:
    """Return the labels moved to the left, then to the right, as little as it takes to set them apart."""
    edge = WIDTH
    for label in reversed(labels):
        label.left = min(label.left, edge - label.width)
        edge = label.left - _APART
    edge = 0.0
    for label in labels:
        label.left = max(label.left, edge)
        edge = label.left + label.width + _APART
    return labels


def _lines(claims: list[Claim], numbers: Mapping[str, int], width: float) -> tuple[_Line, ...]:
    lines: list[_Line] = []
    for claim in claims:
        lang = claim.text.lang if claim.text.fallback else ""
        first, *rest = wrapped(f"[{lang}] {claim.text.plain}" if lang else claim.text.plain, _SIZE, width)
        lines += [_Line(first, numbers[claim.id], lang), *(_Line(words, lang=lang) for words in rest)]
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return tuple(_Line(words) for words in wrapped(", ".join(str(numbers[claim.id]) for claim in claims), _SIZE, width))


def _axis(scale: _Scale, y: float) -> Markup:
    end = WIDTH - (2.0 if scale.is_open else 0.0)
    parts = [_path(f"M0 {_n(y)}H{_n(end)}", "timeline-axis", 1.2)]
    for first, last, is_event in scale.spans:
        to = _n(end - 3 if last is None else last)
        if is_event:
            parts.append(_path(f"M{_n(first)} {_n(y)}H{to}", "timeline-span", 3.4))
        else:
            parts.append(_path(f"M{_n(first)} {_n(y + 6.5)}H{to}m0 -2.5v5", "timeline-span-said", 1.2))
    if scale.is_open:
        parts.append(Markup('<path class="timeline-open" d="M{} {}l-7 -4.2v8.4z"/>').format(_n(WIDTH), _n(y)))
    for x in scale.breaks:
        start = f"M{_n(x - 4.5)} {_n(y + 6)}"
        parts.append(Markup('<path class="timeline-gap" d="{}l4 -12h5l-4 12z" fill="#fff"/>').format(start))
        parts.append(_path(f"{start}l4 -12m5 0l-4 12", "timeline-break", 1.2))
    return Markup("").join(parts)


def _ticks(scale: _Scale, y: float, months: Mapping[int, str], taken: list[float]) -> Markup:
    """Return a tick for each month that begins, with its name where nothing else stands; the year for January."""
    text = Markup('<text class="timeline-month" x="{}" y="{}" font-size="6.8" opacity="0.75">{}</text>')
    parts = []
    for x, month in scale.months():
        parts.append(_path(f"M{_n(x)} {_n(y)}v5", "timeline-tick", 0.7))
        name = months[month.month] if month.month > 1 else str(month.year)
        end = x + length(name, _SIZE) + 3
        if end < WIDTH and not any(x - 3 < place < end for place in taken):
            parts.append(text.format(_n(x + 2), _n(y + 10), name))
            taken = [*taken, x + length(name, _SIZE) / 2]
    return Markup("").join(parts)


def _drawn(label: _Label, axis: float, accent: str, *, up: bool) -> Markup:
    side = label.left + label.width if label.flush_right else label.left
    near = axis - _STALK if up else axis + _STALK + 8
    top = near - label.height if up else near
    far = top if up else near + label.height
    x, anchor = (side - 4, "end") if label.flush_right else (side + 4, "start")
    bold = Markup('class="{}" font-weight="700" fill="{}"')
    text = Markup('<text x="{}" y="{}" text-anchor="{}" {}>{}</text>')
    parts = [
        _path(f"M{_n(label.x)} {_n(axis)}L{_n(side)} {_n(near)}V{_n(far)}", "timeline-stalk", 0.6),
        text.format(_n(x), _n(top + 8), anchor, bold.format("timeline-date", accent), label.date),
    ]
    for row, line in enumerate(label.lines, 1):
        words = escape(line.words)
        if line.number is not None:
            words = Markup("<tspan {}>{}</tspan> {}").format(bold.format("timeline-number", accent), line.number, words)
        lang = Markup('lang="{}"').format(line.lang) if line.lang else ""
        parts.append(text.format(_n(x), _n(top + 8 + row * _LEADING), anchor, lang, words))
    return Markup("").join(parts)


def _dot(x: float, y: float, kind: str) -> Markup:
    dot = Markup('<circle class="{}" cx="{}" cy="{}" r="3.8" fill="{}" stroke="currentColor" stroke-width="1.5"/>')
    return dot.format(kind, _n(x), _n(y), "currentColor" if kind == "timeline-dot" else "#fff")


def _path(d: str, kind: str, width: float) -> Markup:
    path = Markup('<path class="{}" d="{}" fill="none" stroke="currentColor" stroke-width="{}"/>')
    return path.format(kind, d, _n(width))


def _n(value: float) -> str:
    """Return a number for SVG: two decimals at most, none where none is needed."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
