"""Prose: what Markdown takes for something else than words, and so would not be on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.markdown import Target, closing
from distinguo.problems import Place, Problem
from distinguo.prose import Prose

NAME = "link"

# What can stand before a line's first words: quotations, list items, a definition, a footnote.
_BEFORE = r"[\s>]*(?:(?:[-*+:]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)\s+)*"
_DEFINITION = re.compile(_BEFORE + r"\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:")
_NOTE = re.compile(r"[\s>]*(?:(?:[-*+:]|\d{1,9}[.)])\s+)*\[\^([^\]\s]+)\]:")
_BAR = re.compile(r"(?<!\\)\|")
_CALL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")


def check(library: Library) -> Iterator[Problem]:
    r"""Return links without words, and words that no page shows.

    Bad: `[](https://example.org)`; an address that no link uses, `[Fonte]: Reuters`; a title where none is shown,
    `[words](claim:id "title")`; a row with more cells than its table has columns; an article that is code from a lost
    ~~~ on; two footnotes of one name.
    Good: `[words](https://example.org)`; `Fonte: Reuters`; `\|` for a bar in a cell.
    """
    for document in library.documents:
        yield from _links(document)
        yield from _definitions(document)
        yield from _notes(document)
        yield from _cells(document)
        yield from _fences(document)


def _links(document: Document) -> Iterator[Problem]:
    prose = document.prose
    for token in prose.tokens:
        children = token.children or []
        for number, child in enumerate(children):
            if child.type != "link_open":
                continue
            inner = children[number + 1 : closing(children, number)]
            target = Target.of(str(child.attrs["href"]))
            place = _place(document, (token.map or [0])[0])
            is_blank = not "".join(each.content for each in inner).strip()
            if is_blank and (inner or target.scheme in ("web", "fragment")):
                yield Problem(place, NAME, f'the link to "{target}" has no words: write them in [ ]')
            if "title" in child.attrs and target.scheme == "claim":
                title = child.attrs["title"]
                yield Problem(place, NAME, f'"{title}": a link to a claim shows no title: write it as words')


def _definitions(document: Document) -> Iterator[Problem]:
    prose = document.prose
    shown = _lines(prose)
    called: set[str] | None = None
    for number, line in enumerate(prose.lines):
        found = _DEFINITION.match(line)
        if not found or number in shown:
            continue
        if called is None:
            called = {_label(each[1]) for token in prose.tokens for each in _CALL.finditer(token.content)}
        if _label(found[1]) not in called:
            message = f"[{found[1]}]: is an address for links, and no link has it: as words, write {found[1]}: instead"
            yield Problem(_place(document, number), NAME, message)


def _lines(prose: Prose, *kinds: str) -> set[int]:
    """Return the lines, from 0, of the tokens of those kinds; of all that have words, or are kept from readers."""
    chosen = kinds or ("inline", "fence", "code_block", "comment")
    maps = (token.map for token in prose.tokens if token.map and token.type in chosen)
    return {line for start, end in maps for line in range(start, end)}


def _notes(document: Document) -> Iterator[Problem]:
    """Return the footnotes of which another has the name: Markdown keeps the last."""
    code = _lines(document.prose, "fence", "code_block", "comment")
    first: dict[str, int] = {}
    for number, line in enumerate(document.prose.lines):
        found = _NOTE.match(line) if number not in code else None
        if found and first.setdefault(found[1], number) != number:
            before = document.prose.first_line + first[found[1]]
            message = f'footnote "{found[1]}" has its text on line {before} already, and one is lost: rename one'
            yield Problem(_place(document, number), "footnote", message)


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def _cells(document: Document) -> Iterator[Problem]:
    prose = document.prose
    rows, columns = range(0), 0
    for token in prose.tokens:
        if token.type == "table_open" and token.map:
            rows, columns = range(token.map[0] + 2, token.map[1]), 0
        columns += token.type == "th_open"
        if token.type != "table_close":
            continue
        for line in rows:
            cells = _BAR.split(prose.lines[line].strip().lstrip("> ").removeprefix("|"))
            cells = cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
            if len(cells) > columns:
                message = f"{len(cells)} cells in {columns} columns: the last would be lost; write \\| for a bar"
                yield Problem(_place(document, line), NAME, message)


def _fences(document: Document) -> Iterator[Problem]:
    prose = document.prose
    for token in prose.tokens:
        if token.type != "fence" or not token.map:
            continue
        first, end = token.map
        if not re.fullmatch(r"[\w+#.-]*", token.info.strip()):
            yield Problem(_place(document, first), NAME, f"no page shows what follows {token.markup}: begin a new line")
        if end - first < 2 or not re.fullmatch(rf"[\s>]*{token.markup}{token.markup[0]}*\s*", prose.lines[end - 1]):
            message = f"nothing ends the code that begins here: write {token.markup} on a line of its own after it"
            yield Problem(_place(document, first), NAME, message)


def _place(document: Document, line: int) -> Place:
    return Place(document.path, document.prose.first_line + line, 1)
