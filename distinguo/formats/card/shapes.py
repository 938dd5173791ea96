"""The statuses' shapes on a picture, drawn from the theme's own icons."""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle, pairwise
from math import comb, dist

from fontTools.misc import etree
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.parser import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from PIL import Image, ImageDraw

Point = tuple[float, float]
Line = list[Point]

SIDE = 12
"""The side of an icon's square, as its `viewBox` has it."""
_FINE = 4
_STEPS = 16


@lru_cache(maxsize=256)
def shape(icon: bytes, side: int) -> Image.Image:
    """Return an icon as a mask, `side` pixels wide; what is white in it is cut out."""
    mask = Image.new("L", (side * _FINE, side * _FINE))
    draw = ImageDraw.Draw(mask)
    scale = side * _FINE / SIDE
    for element in etree.fromstring(icon).iter():
        lines = [[(x * scale, y * scale) for x, y in line] for line in _lines(element)]
        fill, stroke = element.get("fill", "#000"), element.get("stroke", "none")
        for line in lines if fill != "none" else ():
            draw.polygon(line, fill=_ink(fill))
        width = float(element.get("stroke-width", 1)) * scale
        dashes = tuple(float(length) * scale for length in element.get("stroke-dasharray", "").split())
        for line in lines if stroke != "none" else ():
            for dash in _dashed(line, dashes) if dashes else [line]:
                # A line that ends where it began goes one step further: that joint is round too.
                whole = [*dash, dash[1]] if dist(dash[0], dash[-1]) < 1 else dash
                draw.line(whole, fill=_ink(stroke), width=round(width), joint="curve")
                if element.get("stroke-linecap") == "round":
                    for x, y in (dash[0], dash[-1]):
                        draw.circle((x, y), width / 2, fill=_ink(stroke))
    return mask.reduce(_FINE)


def _ink(colour: str) -> int:
    return 0 if colour.lower() in ("#fff", "#ffffff", "white") else 255


def _lines(element: object) -> list[Line]:
    """Return the outlines of an element in short straight steps; none if it has no outline."""
    builder, pen = PathBuilder(), RecordingPen()
    lines: list[Line] = []
    if builder.add_path_from_element(element):
        parse_path(builder.paths[-1], pen)
    for command, points in pen.value:
        if command == "moveTo":
            lines.append(list(points))
        elif command == "closePath":
            lines[-1].append(lines[-1][0])
        elif command != "endPath":
            lines[-1] += _curve([lines[-1][-1], *points])
    return lines


def _curve(points: Line) -> Line:
    """Return points along the Bézier curve of any degree that the points define, without the first."""
    degree = len(points) - 1
    steps = _STEPS if degree > 1 else 1
    curve: Line = []
    for t in (step / steps for step in range(1, steps + 1)):
        weights = [comb(degree, n) * t**n * (1 - t) ** (degree - n) for n in range(degree + 1)]
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
        curve.append((x, y))
    return curve


def _dashed(line: Line, lengths: tuple[float, ...]) -> list[Line]:
    """Return the dashes of a line: of the lengths, each second is a gap."""
    dashes: list[Line] = [[line[0]]]
    turns = cycle(lengths)
    left, is_gap = next(turns), False
    for start, end in pairwise(line):
        at, length = start, dist(start, end)
        while length > left:
            share = left / length
            at = (at[0] + (end[0] - at[0]) * share, at[1] + (end[1] - at[1]) * share)
            dashes[-1].append(at)
            dashes = dashes[:-1] if is_gap else dashes
            dashes.append([at])
            length, left, is_gap = dist(at, end), next(turns), not is_gap
        dashes[-1].append(end)
        left -= length
    return dashes[:-1] if is_gap else dashes
