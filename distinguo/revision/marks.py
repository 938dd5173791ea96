"""Marks: what a text has beside its words: inline code, emphasis, pictures, placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from distinguo.markdown import parser

THING = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands among the words for whatever is none."""

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_WRITTEN_STRONG = re.compile(r"\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*")
_WRITTEN_EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])[^_\n]*[^\s_]_(?![\w_])")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text consists of, its accents joined with their letters (NFC).

    `words` are those that a reader sees, pictures' alternative texts among them; a `THING` stands for each piece of
    code, address, empty link and placeholder, and around each alternative text. `code`, `emphases` and `strongs` are
    in the text's order; those inside links are left out of the last two.
    """

    words: str
    code: tuple[str, ...] = ()
    emphases: tuple[str, ...] = ()
    strongs: tuple[str, ...] = ()


def of_plain(text: str) -> Marks:
    """Return the marks of a text that is shown as it is written, so that what looks like emphasis is a mistake."""
    words = _PLACEHOLDER.sub(THING, unicodedata.normalize("NFC", text))
    emphases = tuple(found[0].strip("_") for found in _WRITTEN_EMPHASIS.finditer(words))
    return Marks(words, (), emphases, tuple(found[0].strip("*") for found in _WRITTEN_STRONG.finditer(words)))


def of_markdown(text: str, notes: Iterable[str] = ()) -> Marks:
    """Return the marks of a block's Markdown; `notes` are the labels of the footnotes that it calls."""
    env = {"references": {}, "footnotes": {"refs": {f":{note}": -1 for note in notes}}}
    words: list[str] = []
    code: list[str] = []
    stressed: dict[str, list[str]] = {"em": [], "strong": []}
    opened: list[int] = []
    address, empty, inside = "", False, False
    for token in parser().parseInline(unicodedata.normalize("NFC", text), env)[0].children or ():
        if token.type == "link_open":
            address, empty, inside = str(token.attrs["href"]), True, True
            continue
        if token.type == "link_close":
            words.append(THING if empty else "")
            inside = False
            continue
        empty = empty and not token.content
        if token.type == "text":
            words.append(THING if inside and token.content == address else token.content)
        elif token.type == "code_inline":
            words.append(THING)
            code.append(token.content)
        elif token.type == "image":
            alternative = "".join(child.content for child in token.children or ())
            words.append(f"{THING}{alternative}{THING}")
            empty = False
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" " if token.type == "softbreak" else "\n")
        elif token.nesting == 1:
            opened.append(len(words))
        elif token.nesting == -1:
            start = opened.pop()
            if not inside:
                stressed[token.tag].append("".join(words[start:]))
    return Marks("".join(words), tuple(code), tuple(stressed["em"]), tuple(stressed["strong"]))
