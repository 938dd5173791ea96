"""Fonts for the tests: each letter a box of its own width, so that a picture tells which letter stands where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def boxes(file: Path, widths: Mapping[str, int]) -> Path:
    """Write a font whose letters are boxes as wide as told, in thousandths of an em; a width of 0 is a space."""
    names = {letter: f"u{ord(letter):04X}" for letter in widths}
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", *names.values()])
    made.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    made.setupGlyf({".notdef": _box(500), **{names[letter]: _box(width) for letter, width in widths.items()}})
    advances = {names[letter]: ((width or 300) + 20, 0) for letter, width in widths.items()}
    made.setupHorizontalMetrics({".notdef": (520, 0), **advances})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    made.setupPost()
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(file)
    return file


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((0, 0))
        for point in ((0, 700), (width, 700), (width, 0)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
