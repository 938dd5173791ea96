"""Anybody's Markdown into messages: a folder of files, with or without front matter, and no claims.

What comes out is what mdbook-i18n-helpers makes of a book's prose (https://github.com/google/mdbook-i18n-helpers), so
that a catalogue made with the one serves the other. Code, HTML blocks and front matter are no prose.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from distinguo.front_matter import Parts, split
from distinguo.markdown import Dialect
from distinguo.messages import Message
from distinguo.problems import Misconfigured, Place, Problem, Severity
from distinguo.prose import Prose

LARGEST_FILE = 5_000_000
CONTENTS = "SUMMARY.md"
"""A book's table of contents, as mdBook and GitBook have it: its links are the titles of pages, and no more."""

_INCLUDE = re.compile(r"\{\{#[^{}]*\}\}")
_LINK = re.compile(r"\[((?:`[^`]*`|\\.|[^`\\\[\]])+)\]\([^()]*\)")
# What a block's words begin or end with that is markup all the same: a heading's {#id}, a task's box, an alert's name.
_MARKUP = {
    "heading": re.compile(r"\s*\{[^{}]*\}\Z"),
    "list item": re.compile(r"\A\\\[[ xX]\\\] +"),
    "quotation": re.compile(r"\A\\\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\\]\s*"),
}


def folder_messages(folder: Path) -> tuple[list[Message], list[Problem]]:
    """Return the messages of all `*.md` files below `folder`, in the order of their paths, and what is wrong there.

    Paths are those below the folder. A file that cannot be read gives no messages, a paragraph that is too long none;
    links are not followed, and what is hidden isn't looked at. Raise Misconfigured when there is no such folder.
    """
    if not folder.is_dir():
        raise Misconfigured(f"{folder} is not a folder of Markdown files")
    reader = _Reader(folder)
    found = [message for name in sorted(reader.files(folder, "")) for message in reader.messages(name)]
    return found, sorted(reader.problems)


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def files(self, folder: Path, prefix: str) -> Iterator[str]:
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            self._report(prefix or ".", "file", f"the folder cannot be read: {error.strerror}")
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self.files(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name.endswith(".md") and entry.is_file(follow_symlinks=False):
                yield f"{prefix}{entry.name}"
            elif entry.name.endswith(".md"):
                message = "a link or no regular file: it is not read"
                self._report(f"{prefix}{entry.name}", "file", message, severity=Severity.WARNING)

    def messages(self, name: str) -> Iterator[Message]:
        text = self._text(name)
        parts = split(text)
        if parts is None or parts.front.startswith("\n"):
            # With an empty line below it, --- is a line between two texts.
            parts = Parts("", text, 1)
        prose = Prose.parse(parts.body, parts.body_line, Dialect.PLAIN)
        for fault in prose.unreadable():
            self._report(name, fault.check, fault.message, fault.line, fault.column)
        for block in prose.blocks:
            words = _MARKUP[block.kind].sub("", block.text.plain) if block.kind in _MARKUP else block.text.plain
            title = _LINK.fullmatch(words) if name.split("/")[-1] == CONTENTS else None
            if words and not _INCLUDE.fullmatch(words):
                yield Message("", title[1] if title else words, (block.kind,), name, block.line)

    def _text(self, name: str) -> str:
        path = self.folder / name
        try:
            size = path.stat().st_size
            if size > LARGEST_FILE:
                message = f"{size / 1e6:.1f} MB: a file may have {LARGEST_FILE / 1e6:.0f} MB at most"
                self._report(name, "size", message)
                return ""
            data = path.read_bytes()
        except OSError as error:
            self._report(name, "file", f"cannot be read: {error.strerror}")
            return ""
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
            self._report(name, "encoding", message, line, column)
            return ""

    def _report(
        self, name: str, check: str, message: str, line: int = 0, column: int = 0, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Problem(Place(name, line, column), check, message, severity))
