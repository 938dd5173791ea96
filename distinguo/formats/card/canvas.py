"""What a card is drawn on: words, shapes, rules and boxes, mirrored where lines begin at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, ImageDraw

from distinguo.formats.card.shapes import shape
from distinguo.formats.card.text import Face

WIDTH, HEIGHT = 1200, 630
"""What the readers of https://ogp.me show whole: 1.91 to 1."""
# Everything is drawn so many times as large, and made smaller at the end: letters keep their form and their place.
_FINE = 2


@dataclass(frozen=True)
class Look:
    """What a card is drawn with.

    Faces by what they write (name, title, motto, plain, bold), the icons of statuses, and the colours of `tokens.css`
    by name, each for a light and for a dark ground.
    """

    faces: Mapping[str, Face]
    icons: Mapping[str, bytes]
    colours: Mapping[str, tuple[str, str]]

    def light(self, name: str) -> str:
        """Return a colour on a light ground."""
        return self.colours[name][0]

    def dark(self, name: str) -> str:
        """Return a colour on a dark ground."""
        return self.colours[name][1]

    def ink(self, status: str) -> str:
        """Return the colour of a status's shape, as in `badge.css`."""
        if status in ("disputed", "refuted"):
            return self.light("accent")
        return self.light("soft" if status in ("superseded", "withdrawn") else "brand")


class Canvas:
    """A card being drawn. Places are in its pixels, x from the edge where lines begin, y to the baseline of words."""

    def __init__(self, look: Look, *, is_rtl: bool) -> None:
        self.look, self._is_rtl = look, is_rtl
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), look.light("page"))
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        """Return what is drawn, in its true size."""
        return self._image.reduce(_FINE)

    def write(self, x: float, y: float, text: str, face: Face, size: int, ink: str, *, rtl: bool | None = None) -> None:
        """Write words in a colour, in their own direction if `rtl` tells no other."""
        left = WIDTH - x - face.width(text, size) if self._is_rtl else x
        face.write(self._draw, (left * _FINE, y * _FINE), text, size * _FINE, ink, rtl=rtl)

    def shape(self, x: float, y: float, status: str, side: int) -> None:
        """Draw a status's shape, its corner at x and y."""
        left = WIDTH - x - side if self._is_rtl else x
        mask = shape(self.look.icons[status], side * _FINE)
        self._image.paste(self.look.ink(status), (round(left * _FINE), round(y * _FINE)), mask)

    def rules(self, y: float, edge: int) -> None:
        """Draw the rules of what was said and of the claim; what stands below is the third, what we stand behind."""
        for x in range(edge, WIDTH - edge, 10):
            self.box(x, y, min(x + 4, WIDTH - edge), y + 4, self.look.light("brand"))
        self.box(edge, y + 10, WIDTH - edge, y + 12, self.look.light("brand"))

    def box(self, left: float, top: float, right: float, bottom: float, ink: str) -> None:
        """Fill a box with a colour."""
        edges = [round(edge * _FINE) for edge in (left, top, right, bottom)]
        self._draw.rectangle((edges[0], edges[1], edges[2] - 1, edges[3] - 1), ink)
