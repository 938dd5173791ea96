"""Lines that are split once.

WeasyPrint splits the same words into the same line anew for each try at a column, a cell or a page: half of its calls
are such. To remember them takes an eighth off the time of a brief, and changes no byte of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from typing import Any

from weasyprint.layout import inline, preferred

from distinguo.press.replaced import replaced


@contextmanager
def remembered() -> Iterator[None]:
    """Have WeasyPrint split no line twice while it lays out one document; not for two, whose styles differ."""
    split = inline.split_first_line
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def split_once(text: str, style: Any, context: Any, *rest: Any, **more: Any) -> tuple[Any, ...]:
        key = (text, id(style), rest, tuple(more.items()))
        if key not in known:
            # The style is kept, so that no other gets its id.
            known[key] = (*split(text, style, context, *rest, **more), style)
        layout, *line, _ = known[key]
        # What is done to the line afterwards, to justify it, is done to this one of its uses.
        return copy(layout), *line

    with ExitStack() as stack:
        for module in (inline, preferred):
            stack.enter_context(replaced(module, "split_first_line", split_once))
        yield
