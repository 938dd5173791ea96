"""The press. What its tests share: a stock with our fonts, and pages that say little."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from distinguo.formats.assets import FONTS, font_file
from distinguo.press import BASE, Limits, Stock

STYLESHEET = """
@font-face { font-family: "Distinguo Serif"; src: url("../fonts/serif-regular.woff2"); }
html { font-family: "Distinguo Serif"; }
"""


def fontconfig(folder: Path) -> Path:
    """Write a configuration of fontconfig that knows our fonts, and no others; return its path."""
    folders = "".join(f"<dir>{escape(str(each))}</dir>" for each in sorted({font_file(name).parent for name in FONTS}))
    file = folder / "fonts.conf"
    cache = f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>"
    file.write_text(f'<?xml version="1.0"?>\n<fontconfig>{folders}{cache}</fontconfig>\n', "utf-8")
    return file


def stock(folder: Path, seconds: float = 120, megabytes: int = 3000) -> Stock:
    """Return a stock that has one of our fonts, with what a document may take."""
    font = {f"{BASE}fonts/serif-regular.woff2": ("font/ttf", font_file("serif-regular").read_bytes())}
    return Stock(STYLESHEET, font, fontconfig(folder), Limits(seconds, megabytes))


def page(body: str, head: str = "") -> str:
    """Return a page that has all that a document must have, and that body."""
    return f'<!doctype html><html lang="en"><head><title>A title</title>{head}</head><body>{body}</body></html>'
