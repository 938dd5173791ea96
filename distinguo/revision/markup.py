"""Markup: what is none where it stands, and would be seen on the page as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from distinguo.problems import Problem, Severity
from distinguo.revision.pair import Pair

NAME = "markup"

_TAG = re.compile(r"<(?:(/?[a-z][a-z0-9-]*)((?:[\s/][^<>]*)?)>|(!--|[!?][a-z]))", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|([a-z][a-z0-9]{1,31}));", re.IGNORECASE)


_MARKDOWN = re.compile(r"!?\[[^\[\]\n]*\]\([^()\s]*\)|\[\^[^\]\s]+\]|`[^`\n]+`|<(?:claim|actor|source):[^>\s]*>")
_BLOCK = re.compile(r"#{1,6}(?=\s)|```|~~~|[*+](?=\s)")


def check(pair: Pair) -> Iterator[Problem]:
    """Return the tags, entities and Markdown that readers would see in the translation, and that the source hasn't.

    Bad: `<b>Kursk</b>`, `<script>`, and `&nbsp;` in a title, or `&amp;nbsp;` in prose. Good: `**Kursk**`, a no-break
    space itself, `<claim:nis-12000>`, `<https://example.org>`, `a < b`, `<b>` between backticks; and `<name>` for
    the source's `<nome>`. Bad too: a link in a title, which is plain, or a paragraph that begins with `# `.
    """
    for written in _lost_markdown(pair):
        message = f'"{written}" would stand on the page as it is written: it is no Markdown here, delete it'
        yield from pair.problem(NAME, message, Severity.ERROR)
    ours, theirs = _tags(pair.source.words), _tags(pair.translation.words)
    gained = [tag for name, tag in theirs.items() if name not in ours]
    translated = len(ours.keys() - theirs.keys())
    for tag in gained[translated:]:
        message = f'"{tag}" would stand on the page as it is written: HTML is no markup here, delete it'
        yield from pair.problem(NAME, message, Severity.ERROR)
    for entity in dict.fromkeys(_entities(pair.translation.words)):
        if entity not in pair.source.words:
            message = f'"{entity}" would stand on the page as it is written: write the character itself'
            yield from pair.problem(NAME, message, Severity.ERROR)


def _lost_markdown(pair: Pair) -> Iterator[str]:
    source, text = pair.source.text, pair.translation.text
    if pair.translation.block is None and pair.kind != "theme":
        yield from dict.fromkeys(found[0] for found in _MARKDOWN.finditer(text) if found[0] not in source)
    begun = _BLOCK.match(text)
    if begun and not _BLOCK.match(source):
        yield begun[0]


def _tags(text: str) -> dict[str, str]:
    """Return the tags in `text` by their names, each as it stands there first."""
    found: dict[str, str] = {}
    for tag in _TAG.finditer(text):
        attributes = (tag[2] or "").strip(" /\t\n")
        if not attributes or "=" in attributes:
            found.setdefault((tag[1] or tag[3]).lower().strip("/"), tag[0][:60])
    return found


def _entities(text: str) -> Iterator[str]:
    for found in _ENTITY.finditer(text):
        if not found[1] or f"{found[1]};" in html5:
            yield found[0]
