"""The tables: for reading on a terminal, anywhere else in Markdown; or all of it as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import TextIO

from tests.measure.figures import BUDGETS, Figures
from tests.measure.pages import Measured

Cells = Sequence[Sequence[str]]

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "page": "page",
        "html": "HTML",
        "css": "CSS",
        "js": "JS",
        "required": "JS needed",
        "fonts": "fonts",
        "images": "images",
        "requests": "requests",
        "before_fonts": "but fonts",
        "third_party": "third party",
        "cls": "CLS",
        "lcp": "LCP",
        "axe": "axe",
        "console": "console",
        "words": "words",
    }
)
"""What the columns are called."""
KILOBYTES = ("page", "html", "css", "js", "required", "fonts", "images")
_OF_PAGES = tuple(name for name in NAMES if name != "words")


def shown(name: str, value: float) -> str:
    """Return a figure as the tables have it: kilobytes of 1000 bytes with one decimal, CLS with four.

    Both are rounded up: what is over its budget, be it by ever so little, is seen to be.
    """
    if name in KILOBYTES:
        return f"{math.ceil(value / 100) / 10:.1f}" if value else "0"
    if name == "cls":
        return f"{math.ceil(value * 10_000) / 10_000:g}"
    return f"{value:.0f}"


def pages(rows: Sequence[Measured]) -> Cells:
    """Return the table of our pages: names of columns, budgets, then a page a row, `✗` at what is too much."""
    head = ["", *(NAMES[name] for name in _OF_PAGES), "kept"]
    most = ["budget", *(f"≤{shown(name, BUDGETS[name])}" if name in BUDGETS else "" for name in _OF_PAGES), ""]
    return [head, most, *(_row(row) for row in rows)]


def _row(row: Measured) -> list[str]:
    marked = ((name, shown(name, getattr(row.figures, name))) for name in _OF_PAGES)
    cells = (f"{value}✗" if name in row.exceeded else value for name, value in marked)
    return [row.name, *cells, "✗" if row.exceeded else "✓"]


def peers(ours: Measured, others: Sequence[Measured]) -> Cells:
    """Return the same article side by side: a figure a row, each peer's with how many times ours it is."""
    head = ["the same article", ours.name, *(other.name for other in others)]
    return [head, *([NAMES[name], *_side_by_side(name, ours, others)] for name in NAMES)]


def _side_by_side(name: str, ours: Measured, others: Sequence[Measured]) -> list[str]:
    own = getattr(ours.figures, name)
    theirs = [getattr(other.figures, name) for other in others]
    return [shown(name, own), *(f"{shown(name, each)}{_times(each, own)}" for each in theirs)]


def _times(theirs: float, ours: float) -> str:
    return f" ({theirs / ours:.1f}×)" if theirs and ours else ""


def as_markdown(cells: Cells) -> str:
    """Return a table in Markdown; numbers stand to the right."""
    head, *rows = cells
    line = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, line, *rows))


def as_json(caption: str, rows: Sequence[Measured], others: Sequence[Measured]) -> str:
    """Return all figures as JSON, sizes in bytes, times in milliseconds."""
    found = {
        "measured": caption,
        "budgets": dict(BUDGETS),
        "pages": [*map(_plain, rows)],
        "peers": [*map(_plain, others)],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _plain(row: Measured) -> dict[str, object]:
    figures = {each.name: getattr(row.figures, each.name) for each in fields(Figures)}
    return {**asdict(row), "figures": figures}


def print_table(title: str, cells: Cells, out: TextIO) -> None:
    """Print a table under its title: for reading on a terminal, in Markdown anywhere else."""
    if not out.isatty():
        print(f"{title}\n\n{as_markdown(cells)}", file=out)
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, title=f"\n{title}\n", title_justify="left", pad_edge=False)
    for number, column in enumerate(zip(*cells, strict=True)):
        # Names of columns may stand in two lines; a figure that is cut short is none.
        widest = max(len(part) for cell in (column[0].split(), column[1:]) for part in cell)
        table.add_column(column[0], justify="right" if number else "left", min_width=widest)
    for row in cells[1:]:
        table.add_row(*row, style="red" if row[-1] == "✗" else None)
    Console(file=out).print(table, crop=False)
