"""The timeline, drawn: an SVG of the days that claims are about and of those on which they were said.

It knows no language and no theme: dates come in words, colours are `currentColor` and classes (`timeline-date`,
`timeline-number`, ...) that a stylesheet may dress. One unit is a point; the picture is as wide as a brief's text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from distinguo.claim import Claim
from distinguo.formats.timeline import Stop

WIDTH = 499.0
_MARGIN, _APART, _WIDEST, _NARROWEST = 6.0, 12.0, 148.0, 112.0
_SIZE, _LEADING, _STALK = 8.0, 10.2, 15.0
_CLOSEST = 13.0  # how near each other two days may stand
_MOST_LINES = 9
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘«»()[]!|-\xa0 "), frozenset("mwMW@%—")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a label: its words and, where a claim begins, the claim's number."""

    words: str
    number: int | None = None
    lang: str = ""


@dataclass(slots=True)
class _Label:
    """What is written of a day: above the line or below it, from `left`, `width` wide, held at `x`."""

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
    stops: Sequence[Stop], dates: Sequence[str], numbers: Mapping[str, int], months: Mapping[int, str], title: str
) -> Markup:
    """Return the SVG of `stops`, whose `dates` are in words; empty if there is no stop.

    Above the line stands what claims are about, below it what is dated only by when it was said. Claims are
    told in full where there is room for them, by their `numbers` alone where there isn't. `months` names the
    twelve months. The `title`, with every date and number, is the picture's text equivalent.
    """
    if not stops:
        return Markup()
    scale = _Scale(stops)
    above = _labels(stops, dates, numbers, scale, [[c for c in stop.claims if c.event] for stop in stops])
    below = _labels(stops, dates, numbers, scale, [[c for c in stop.claims if not c.event] for stop in stops])
    line = max((label.height for label in above), default=0.0) + (_STALK if above else 8.0)
    foot = max((label.height for label in below), default=0.0) + (_STALK + 8 if below else 0.0)
    parts = [_axis(scale, line, months, [label.x for label in below])]
    parts += [_drawn(label, line, up=True) for label in above] + [_drawn(label, line, up=False) for label in below]
    parts += [_dot(scale.at(stop.date.first), line, _is_event(stop)) for stop in stops]
    told = (f"{words}: {', '.join(str(numbers[c.id]) for c in stop.claims)}" for words, stop in zip(dates, stops, strict=True))
    return Markup(
        '<svg class="timeline-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img"'
        ' font-family="Distinguo Sans" font-size="{}" fill="currentColor"><title>{}. {}.</title>{}</svg>'
    ).format(_n(WIDTH), _n(line + max(foot, 18.0)), _n(_SIZE), title, "; ".join(told), Markup("").join(parts))


class _Scale:
    """Where days stand: all at one scale, long empty stretches cut short so that near days do not meet."""

    def __init__(self, stops: Sequence[Stop]) -> None:
        ends = {day for stop in stops for day in (stop.date.first, stop.date.last or stop.date.first)}
        self.days = sorted(ends)
        self.is_open = any(stop.date.last is None for stop in stops)
        self.spans = [
            (stop.date.first, stop.date.last, _is_event(stop)) for stop in stops if stop.date.last != stop.date.first
        ]
        gaps = [(b - a).days for a, b in zip(self.days, self.days[1:], strict=False)]
        room = WIDTH - 2 * _MARGIN - (14.0 if self.is_open else 0.0)
        kept = _cut(gaps, room)
        self.points_a_day = room / sum(kept) if kept else 0.0
        self.cut = [length < gap for length, gap in zip(kept, gaps, strict=True)]
        places = [_MARGIN]
        for length in kept:
            places.append(places[-1] + length * self.points_a_day)
        self.places = dict(zip(self.days, places, strict=True))

    def at(self, day: date) -> float:
        """Return where a day stands that something is dated by."""
        return self.places[day]

    def breaks(self) -> list[float]:
        """Return the middles of the stretches that are cut short."""
        pairs = zip(self.days, self.days[1:], self.cut, strict=False)
        return [(self.at(a) + self.at(b)) / 2 for a, b, cut in pairs if cut]

    def months(self) -> list[tuple[float, date]]:
        """Return where months begin, in the stretches that are whole."""
        found = []
        for a, b, cut in zip(self.days, self.days[1:], self.cut, strict=False):
            for month in range(a.year * 12 + a.month, b.year * 12 + b.month):
                first = date(month // 12, month % 12 + 1, 1)
                if not cut:
                    found.append((self.at(a) + (first - a).days * self.points_a_day, first))
        return found


def _is_event(stop: Stop) -> bool:
    return any(claim.event for claim in stop.claims)


def _cut(gaps: list[int], room: float) -> list[float]:
    """Return the gaps with the longest cut, evenly, until the shortest is wide enough in `room` points."""
    kept = [float(gap) for gap in gaps]
    if not kept:
        return kept
    allowed = max(room / _CLOSEST * min(kept), float(len(kept)) * min(kept))
    while sum(kept) > allowed:
        longest = max(kept)
        next_longest = max((gap for gap in kept if gap < longest), default=0.0)
        equals = kept.count(longest)
        cut = max(next_longest, longest - (sum(kept) - allowed) / equals)
        kept = [cut if gap == longest else gap for gap in kept]
    return kept


def _labels(
    stops: Sequence[Stop],
    dates: Sequence[str],
    numbers: Mapping[str, int],
    scale: _Scale,
    claims: list[list[Claim]],
) -> list[_Label]:
    """Return the labels of one side of the line, none over another."""
    used = [(stop, words, group) for stop, words, group in zip(stops, dates, claims, strict=True) if group]
    if not used:
        return []
    places = [scale.at(stop.date.first) for stop, _, _ in used]
    width, lefts = _placed(places)
    return [
        _Label(x, words, _lines(group, numbers, width - 12), width, left)
        for (_, words, group), x, left in zip(used, places, lefts, strict=True)
    ]


def _placed(places: list[float]) -> tuple[float, list[float]]:
    """Return the labels' width and where each begins: the widest at which all stand at their days, if there is one."""
    widest = min(_WIDEST, (WIDTH - _APART * (len(places) - 1)) / len(places))
    narrowest = min(_NARROWEST, widest)
    for tenth in range(11):
        width = widest - (widest - narrowest) * tenth / 10
        wanted = [x if x + width <= WIDTH else x - width for x in places]
        if all(b - a >= width + _APART for a, b in zip(wanted, wanted[1:], strict=False)):
            return width, wanted
    lefts, edge = [], 0.0
    for x in places:
        lefts.append(max(x if x + widest <= WIDTH else x - widest, edge))
        edge = lefts[-1] + widest + _APART
    edge = WIDTH
    for n in reversed(range(len(lefts))):
        lefts[n] = min(lefts[n], edge - widest)
        edge = lefts[n] - _APART
    return widest, lefts


def _lines(claims: list[Claim], numbers: Mapping[str, int], width: float) -> tuple[_Line, ...]:
    lines: list[_Line] = []
    for claim in claims:
        first, *rest = _wrapped(claim.text.plain, width)
        lang = claim.text.lang if claim.text.fallback else ""
        lines += [_Line(first, numbers[claim.id], lang), *(_Line(words, lang=lang) for words in rest)]
    if len(lines) <= _MOST_LINES:
        return tuple(lines)
    return tuple(_Line(words) for words in _wrapped(", ".join(str(numbers[claim.id]) for claim in claims), width))


def _wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _length(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _length(text: str) -> float:
    """Return how long a text is in Source Sans, rather too long than too short."""
    ems = (0.29 if c in _NARROW else 0.84 if c in _WIDE else 0.61 if c.isupper() else 0.52 for c in text)
    return sum(ems) * _SIZE


def _axis(scale: _Scale, y: float, months: Mapping[int, str], stalks: list[float]) -> Markup:
    end = WIDTH - (2.0 if scale.is_open else 0.0)
    parts = [_path(f"M0 {_n(y)}H{_n(end)}", "timeline-axis", 1.2)]
    for first, last, is_event in scale.spans:
        to = scale.at(last) if last else end - 3
        if is_event:
            parts.append(_path(f"M{_n(scale.at(first))} {_n(y)}H{_n(to)}", "timeline-span", 3.4))
        else:
            parts.append(_path(f"M{_n(scale.at(first))} {_n(y + 6.5)}H{_n(to)}m0 -2.5v5", "timeline-span-said", 1.2))
    if scale.is_open:
        parts.append(Markup('<path d="M{} {}l-7 -4.2v8.4z"/>').format(_n(WIDTH), _n(y)))
    for x, month in scale.months():
        parts.append(_path(f"M{_n(x)} {_n(y)}v5", "timeline-tick", 0.7))
        name = months[month.month] if month.month > 1 else str(month.year)
        clear = all(not x - 3 < stalk < x + _length(name) + 3 for stalk in (*stalks, *scale.breaks()))
        if clear and x + _length(name) < WIDTH:
            text = Markup('<text class="timeline-month" x="{}" y="{}" font-size="6.8" opacity="0.75">{}</text>')
            parts.append(text.format(_n(x + 2), _n(y + 10), name))
    for x in scale.breaks():
        gap = Markup('<path class="timeline-gap" d="M{} {}l4 -12h5l-4 12z" fill="#fff"/>').format(_n(x - 4.5), _n(y + 6))
        parts += [gap, _path(f"M{_n(x - 4.5)} {_n(y + 6)}l4 -12m5 0l-4 12", "timeline-break", 1.2)]
    return Markup("").join(parts)


def _drawn(label: _Label, axis: float, *, up: bool) -> Markup:
    side = label.left + label.width if label.flush_right else label.left
    near = axis - _STALK if up else axis + _STALK + 8
    top = near - label.height if up else near
    far = top if up else near + label.height
    stalk = f"M{_n(label.x)} {_n(axis)}L{_n(side)} {_n(near)}V{_n(far)}"
    x, anchor = (side - 4, "end") if label.flush_right else (side + 4, "start")
    parts = [_path(stalk, "timeline-stalk", 0.6)]
    text = Markup('<text{} x="{}" y="{}" text-anchor="{}"{}>{}</text>')
    parts.append(text.format(Markup(' class="timeline-date" font-weight="700"'), _n(x), _n(top + 8), anchor, "", label.date))
    for row, line in enumerate(label.lines, 1):
        lang = Markup(' lang="{}"').format(line.lang) if line.lang else ""
        words = escape(line.words)
        if line.number is not None:
            words = Markup('<tspan class="timeline-number" font-weight="700">{}</tspan> {}').format(line.number, words)
        parts.append(text.format("", _n(x), _n(top + 8 + row * _LEADING), anchor, lang, words))
    return Markup("").join(parts)


def _dot(x: float, y: float, is_event: bool) -> Markup:
    fill = "currentColor" if is_event else "#fff"
    dot = '<circle class="timeline-dot" cx="{}" cy="{}" r="3.8" fill="{}" stroke="currentColor" stroke-width="1.5"/>'
    return Markup(dot).format(_n(x), _n(y), fill)


def _path(d: str, kind: str, width: float) -> Markup:
    path = '<path class="{}" d="{}" fill="none" stroke="currentColor" stroke-width="{}"/>'
    return Markup(path).format(kind, d, _n(width))


def _n(value: float) -> str:
    """Return a number for SVG: two decimals at most, none where none is needed."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
