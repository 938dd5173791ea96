"""Whether a `.po` file is one at all: what a merge, an editor or a cut connection leaves behind, with its line.

The syntax is that of https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.problems import Place, Problem

_LINE = re.compile(r'\s*(#.*|(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"(?:[^"\\]|\\.)*"\s*)?')
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_KEYWORD = re.compile(r"(?:#~\s*)?(msgctxt|msgid_plural|msgid|msgstr)\b(?:\[(\d+)\])?")


def faults(data: bytes, path: str) -> Iterator[Problem]:
    """Return what is wrong with the form of a catalogue's bytes, by line."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        yield Problem(Place(path, line, 1), "po", message)
        return
    charset = re.search(rb"^\"Content-Type:[^\"\n]*charset=([\w-]*)", data, re.MULTILINE | re.IGNORECASE)
    if charset and charset[1].lower() not in (b"utf-8", b"utf8"):
        line = data.count(b"\n", 0, charset.start()) + 1
        message = f'the charset is "{charset[1].decode()}": write charset=UTF-8, which the file is in'
        yield Problem(Place(path, line, 1), "po", message)
    open_entry, plural, form = "", False, 0
    for number, raw in enumerate(lines, start=1):
        text = raw.rstrip("\r")
        message = _fault(text)
        keyword = _KEYWORD.match(text.strip())
        if keyword:
            if open_entry.startswith("msgid") and keyword[1] in ("msgctxt", "msgid"):
                message = message or f"the {open_entry} before this line has no msgstr: add it"
            if keyword[1] == "msgstr":
                expected = f"msgstr[{form}]" if plural else "msgstr"
                if keyword[2] != (str(form) if plural else None):
                    message = message or f"expected {expected} here: only what has a msgid_plural is numbered, from 0"
                open_entry, form = "", form + 1
            else:
                open_entry, plural, form = keyword[1], keyword[1] == "msgid_plural", 0
        if message:
            yield Problem(Place(path, number, 1), "po", message)
    if open_entry:
        yield Problem(Place(path, len(lines), 1), "po", f"the file ends after a {open_entry}: was it cut off?")


def _fault(line: str) -> str:
    if _CONFLICT.match(line):
        return "a merge conflict was left here: keep one side, delete the marks"
    if "\0" in line:
        return "a NUL byte: delete it"
    if not _LINE.fullmatch(line):
        return "not a line of a catalogue: expected a comment, or msgctxt, msgid or msgstr with text in double quotes"
    return ""
