"""The drawing of a card: the masthead's three rules, a band with the title, a strip with a shape for each claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from PIL import Image

from distinguo.formats.card.canvas import HEIGHT, WIDTH, Canvas, Look
from distinguo.formats.card.lines import Frame, Lines, set_in
from distinguo.formats.card.text import Face

_EDGE = 64
_ROOM = WIDTH - 2 * _EDGE
_BAND = 118
# The height of a capital letter, in ems.
_CAPITAL = 0.67
_TITLE_SIZES = range(88, 43, -4)
_NAME_SIZES = range(54, 29, -2)
_FRONT_SIZES = range(190, 59, -10)
_LEGEND_SIZES = (30, 28, 26, 24)
# Rows of shapes, and the sides in pixels between which they are drawn in so many.
_PIPS = ((1, 20, 36), (2, 15, 25), (3, 11, 17))


@dataclass(frozen=True, slots=True)
class Tally:
    """A status, its word, how many claims have it, and that number as the language writes it."""

    status: str
    label: str
    number: int
    written: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that a card says."""

    name: str
    title: str
    motto: str
    as_of: str
    count: str
    statuses: tuple[Tally, ...]
    is_rtl: bool


class Card:
    """A card that says words, in a look."""

    def __init__(self, look: Look, words: Words) -> None:
        self.look, self.words = look, _in_one_line(words, look.faces["title"])
        self.canvas = Canvas(look, is_rtl=words.is_rtl)

    def of_explainer(self) -> Image.Image:
        """Return the card of an explainer: masthead, title, strip."""
        face, bottom = self.look.faces["title"], self._strip()
        self.canvas.box(0, _BAND, WIDTH, bottom, self.look.light("band"))
        self.canvas.rules(_BAND - 18, 0)
        room = self._date()
        if self.words.title and face.writes(self.words.title):
            self._name(room)
            self._block(_BAND, bottom, self.words.title, _TITLE_SIZES)
        else:
            # Rather the name alone than a title with boxes for letters.
            self._block(_BAND, bottom, self.words.name, _FRONT_SIZES)
        return self.canvas.finished()

    def of_site(self) -> Image.Image:
        """Return the card of the site: its name as on the front page, its motto, strip."""
        bottom = self._strip()
        rules = bottom * 0.6
        name, motto = self.look.faces["name"], self.look.faces["motto"]
        if name.writes(self.words.name):
            found = set_in(Frame(_ROOM, 200, _FRONT_SIZES, 1), name, self.words.name)
            self._lines(found, bottom * 0.45 - (len(found.lines) - 1) * found.size, name, self.look.light("title"), 1)
        self.canvas.rules(rules, _EDGE)
        self.canvas.box(_EDGE, rules + 18, WIDTH - _EDGE, rules + 26, self.look.light("brand"))
        if motto.writes(self.words.motto):
            found = set_in(Frame(_ROOM - 80, 150, range(44, 29, -2), 1.3), motto, self.words.motto)
            self._lines(found, rules + 88, motto, self.look.light("soft"), 1.3)
        return self.canvas.finished()

    def _date(self) -> float:
        """Write the date at the end of the masthead, and return how much room is left for the name."""
        sans = self.look.faces["bold"]
        wide = sans.width(self.words.as_of, 28)
        if not sans.writes(self.words.as_of) or wide > _ROOM / 2:
            return _ROOM
        self.canvas.write(WIDTH - _EDGE - wide, 72, self.words.as_of, sans, 28, self.look.light("soft"))
        return _ROOM - wide - 48

    def _name(self, room: float) -> None:
        face = self.look.faces["name"]
        if face.writes(self.words.name):
            found = set_in(Frame(room, 0, _NAME_SIZES), face, self.words.name)
            self.canvas.write(_EDGE, 74, found.lines[0], face, found.size, self.look.light("title"))

    def _block(self, top: float, bottom: float, text: str, sizes: range) -> None:
        """Write a text in the band, midway between top and bottom."""
        face, frame = self.look.faces["title"], Frame(_ROOM, bottom - top - 80, sizes)
        if face.writes(text):
            found = set_in(frame, face, text)
            high = ((len(found.lines) - 1) * frame.leading + _CAPITAL) * found.size
            y = (top + bottom - high) / 2 + _CAPITAL * found.size
            for number, line in enumerate(found.lines):
                at = y + number * frame.leading * found.size
                self.canvas.write(_EDGE, at, line, face, found.size, self.look.dark("title"), rtl=found.rtl)

    def _lines(self, text: Lines, y: float, face: Face, ink: str, leading: float) -> None:
        """Write lines in the middle of the card."""
        for number, line in enumerate(text.lines):
            x = (WIDTH - face.width(line, text.size)) / 2
            self.canvas.write(x, y + number * leading * text.size, line, face, text.size, ink, rtl=text.rtl)

    def _strip(self) -> float:
        """Draw the strip at the bottom, and return where it begins: how many claims, a shape each, what these mean."""
        if not self.words.statuses:
            return HEIGHT
        size, rows = self._legend()
        top = HEIGHT - 118 - len(rows) * 40
        self.canvas.box(0, top, WIDTH, HEIGHT, self.look.light("strip"))
        sans, x = self.look.faces["bold"], float(_EDGE)
        if self.words.count and sans.writes(self.words.count):
            self.canvas.write(x, top + 64, self.words.count, sans, 36, self.look.light("brand"))
            x += sans.width(self.words.count, 36) + 30
        self._pips(x, top + 52)
        for number, row in enumerate(rows):
            self._row(row, top + 122 + number * 40, size)
        return top

    def _pips(self, x: float, middle: float) -> None:
        """Draw a shape for each claim, unless they are too many for it."""
        pips = [tally.status for tally in self.words.statuses for _ in range(tally.number)]
        for rows, least, most in _PIPS:
            each = ceil(len(pips) / rows)
            side = min(most, int((WIDTH - _EDGE - x) / (each * 1.22)))
            if side >= least:
                for number, status in enumerate(pips):
                    row, column = divmod(number, each)
                    y = middle + (row - rows / 2) * side * 1.22 + side * 0.11
                    self.canvas.shape(x + column * side * 1.22, y, status, side)
                return

    def _legend(self) -> tuple[int, list[list[Tally]]]:
        """Return the size of the statuses' words, and their rows: one if that can be."""
        rows: list[list[Tally]] = []
        for size in _LEGEND_SIZES:
            rows, used = [[]], 0.0
            for item in self.words.statuses:
                wide = self._row([item], 0, size, draws=False)
                if rows[-1] and used + wide > _ROOM + size:
                    rows, used = [*rows, []], 0
                rows[-1].append(item)
                used += wide
            if len(rows) == 1:
                break
        return size, rows

    def _row(self, items: list[Tally], y: float, size: int, *, draws: bool = True) -> float:
        """Draw statuses as shape, word and number, and return how far that reaches, with the gap after it."""
        x = float(_EDGE)
        for item in items:
            if draws:
                self.canvas.shape(x, y - size * 0.76, item.status, round(size * 0.84))
            x += size * 1.2
            for word, name in ((item.label, "plain"), (item.written, "bold")):
                face = self.look.faces[name]
                if draws and face.writes(word):
                    self.canvas.write(x, y, word, face, size, self.look.light("ink"))
                x += face.width(word, size) + size * 0.28 if face.writes(word) else 0
            x += size
        return x - _EDGE


def _in_one_line(words: Words, face: Face) -> Words:
    """Return the words without what cannot be drawn or would take too long, whoever wrote them."""
    statuses = (replace(tally, label=face.readable(tally.label)[:40]) for tally in words.statuses)
    return replace(
        words,
        name=face.readable(words.name),
        title=face.readable(words.title),
        motto=face.readable(words.motto),
        as_of=face.readable(words.as_of),
        count=face.readable(words.count),
        statuses=tuple(statuses),
    )
