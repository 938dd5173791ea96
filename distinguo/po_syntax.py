"""Whether a `.po` file is one at all: what a merge, an editor or a cut connection leaves behind, with its line.

The syntax is that of https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.problems import Place, Problem

_LINE = re.compile(r'\s*(#.*|(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"(?:[^"\\]|\\.)*"\s*)?')
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)\b")


def faults(data: bytes, path: str) -> Iterator[Problem]:
    """Return what is wrong with the form of a catalogue's bytes, by line."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        yield Problem(Place(path, line, 1), "po", message)
        return
    open_entry = ""
    for number, raw in enumerate(lines, start=1):
        text = raw.rstrip("\r")
        message = _fault(text)
        keyword = _KEYWORD.match(text.strip())
        if keyword:
            if open_entry and keyword[1] == "msgctxt":
                message = message or f"the {open_entry} before this line has no msgstr: add it"
            open_entry = "" if keyword[1] == "msgstr" else keyword[1]
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
