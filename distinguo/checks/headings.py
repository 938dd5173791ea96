"""Prose: headings have words, and no level is left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from distinguo.library import Library
from distinguo.problems import Place, Problem

NAME = "heading"


def check(library: Library) -> Iterator[Problem]:
    """Return each heading that is empty, or more than one level below the one before it.

    Whoever listens to a page goes by its headings. Bad: `##` without words; `####` after `##`, or before any `##`.
    Good: `###` after `##`.
    """
    for document in library.documents:
        prose, level = document.prose, 1
        for opening, inline in pairwise(prose.tokens):
            if opening.type != "heading_open":
                continue
            place = Place(document.path, prose.first_line + (opening.map or [0])[0], 1)
            if not "".join(child.content for child in inline.children or [] if child.type != "comment").strip():
                yield Problem(place, NAME, "a heading without words: write them, or remove it")
            depth = int(opening.tag[1:])
            if depth > level + 1:
                marks = "#" * (level + 1)
                yield Problem(place, NAME, f"no heading between this one and that above it: begin with {marks}")
            level = depth
