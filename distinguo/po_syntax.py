"""Whether a `.po` file is one at all: what a merge, an editor or a cut connection leaves behind, with its line.

The syntax is that of https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.problems import Place, Problem

# Possessive throughout: no line, however hostile, is looked at twice.
# But no possessive groups: in those Python 3.11.2, Debian 12's, goes wrong (https://github.com/python/cpython/issues/106052).
_STRING = r'"[^"\\\0\r]*+(?:\\[^\0\r][^"\\\0\r]*+)*"[ \t]*+'
_LINE = re.compile(
    rf"""[ \t]*+ (?:
        (?P<comment> \#(?![~|])[^\0\r]*+ | \#~?+\|[ \t]*+ (?:msgctxt|msgid_plural|msgid)?+[ \t]*+ {_STRING} )
      | (?P<obsolete>\#~)?+[ \t]*+
        (?: (?P<keyword>msgctxt|msgid_plural|msgid|msgstr) (?:\[(?P<form>\d++)\])?+[ \t]*+ )?+
        (?P<text>{_STRING})
    )? \r?+""",
    re.VERBOSE,
)
_BEGINNING = re.compile(r"[ \t]*+(#~)?+[ \t]*+(msgctxt|msgid_plural|msgid|msgstr)\b(?:\[(\d++)\])?+")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?=[ \r]|$)")
_ODD_ESCAPE = re.compile(r'[^"#]*+"(?:[^"\\]++|\\[abfnrtv"\\0-7x])*+(\\[^abfnrtv"\\0-7x])')
_AFTER = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgstr", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}


def faults(data: bytes, path: str) -> Iterator[Problem]:
    """Return what is wrong with the form of a catalogue's bytes, in the order of its lines.

    The time it takes grows with the number of bytes, whatever they are.
    """
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        before = data.count(b"\n", 0, error.start)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
        yield Problem(Place(path, before + 1, 1), "po", message)
        return
    entry = _Entry()
    is_windows = lines[0].endswith("\r")
    has_odd_end = False
    for number, line in enumerate(lines, start=1):
        found = _LINE.fullmatch(line)
        message = entry.fault(found) if found else entry.fault_of_other(line)
        if line.endswith("\r") != is_windows and not has_odd_end and number < len(lines):
            has_odd_end = True
            ends = "LF, the first with CR LF" if is_windows else "CR LF, the first with LF"
            message = message or f"this line ends with {ends}: save the file with one of the two"
        if message:
            yield Problem(Place(path, number, 1), "po", message)
    if entry.is_open and not message:
        yield Problem(Place(path, len(lines), 1), "po", f"the file ends after a {entry.keyword}: was it cut off?")


class _Entry:
    """How far an entry has come: the last keyword (none yet: empty), and what may follow it."""

    def __init__(self) -> None:
        self.keyword = ""
        self.is_plural = False
        self.is_obsolete = False
        self.forms = 0
        self.has_conflict = False
        self.is_interrupted = False

    @property
    def is_open(self) -> bool:
        """Whether a msgstr must still come. Nobody knows after a merge conflict, where lines come twice."""
        return self.keyword not in ("", "msgstr") and not self.has_conflict

    def fault(self, line: re.Match[str]) -> str:
        """Return what is wrong with a line that comes next; empty if nothing is."""
        if line.lastgroup is None:
            return ""
        if line.lastgroup == "comment":
            return self._fault_of_comment()
        message = self._take(line["obsolete"], line["keyword"], line["form"]) or _fault_of_escapes(line[0])
        return "" if self.has_conflict else message

    def fault_of_other(self, line: str) -> str:
        """Return what is wrong with a line that is none of a catalogue's; it is taken for what it seems to be."""
        if begun := _BEGINNING.match(line):
            self._take(*begun.groups())
        if _CONFLICT.match(line):
            self.has_conflict = True
            return "a merge conflict was left here: keep one side, delete the marks"
        if "\0" in line:
            return "a NUL byte: delete it"
        if "\r" in line.removesuffix("\r"):
            return "a carriage return inside a line: save the file with line ends of one kind (LF)"
        return _fault_of_quotes(line)

    def _fault_of_comment(self) -> str:
        was_told, self.is_interrupted = self.is_interrupted, self.is_open
        if not self.is_open:
            self.keyword = ""
        if not self.is_open or was_told:
            return ""
        return f"the {self.keyword} before this comment has no msgstr: add it, or move the comment up"

    def _take(self, obsolete: str | None, keyword: str | None, form: str | None) -> str:
        """Return what is wrong with a text that comes next, and the keyword before it if there is one."""
        begins = keyword in ("msgctxt", "msgid") and self.keyword != "msgctxt"
        mixed = bool(obsolete) != self.is_obsolete and not begins
        before = "" if begins and self.is_interrupted else self.keyword
        self.is_obsolete, self.is_interrupted = bool(obsolete), False
        if keyword:
            self.keyword = keyword
            self.is_plural = keyword == "msgid_plural" or (keyword == "msgstr" and self.is_plural)
            self.forms = self.forms + 1 if keyword == "msgstr" else 0
        message = _fault_of_order(before, keyword)
        if keyword == "msgstr" and not message:
            message = self._fault_of_number(form)
        return message or ("an entry is obsolete as a whole, with #~ before each line, or not at all" if mixed else "")

    def _fault_of_number(self, form: str | None) -> str:
        number = self.forms - 1
        expected = str(number) if self.is_plural else None
        if form == expected and (self.is_plural or number == 0):
            return ""
        name = f"msgstr[{number}]" if self.is_plural else "one msgstr"
        return f"expected {name} here: only what has a msgid_plural is numbered, from 0"


def _fault_of_quotes(line: str) -> str:
    """Return what is wrong with a line whose quotation marks are, as hands and typewriters leave them."""
    text = _BEGINNING.sub("", line, count=1).strip()
    if text[:1] in "“”«„‘’'" and text:
        return f'write straight quotation marks (") around the text, not {text[0]}'
    if text[:1] == '"' and text[-1:] == '"' and len(text) > 1:
        return 'a quotation mark inside the text: write \\" for it'
    if text[:1] == '"':
        return 'the quotation mark (") that closes the text is missing: each line begins and ends with one'
    if text[-1:] == '"':
        return 'the quotation mark (") that opens the text is missing: each line begins and ends with one'
    return "not a line of a catalogue: expected a comment, or msgctxt, msgid or msgstr with text in double quotes"


def _fault_of_escapes(line: str) -> str:
    """Return which escape of a text means nothing in a catalogue, so that its backslash would be lost."""
    odd = _ODD_ESCAPE.match(line)
    return f'"{odd[1]}" means nothing in a catalogue: write \\\\ for a backslash' if odd else ""


def _fault_of_order(before: str, keyword: str | None) -> str:
    if keyword is None:
        return "" if before else "a text that belongs to nothing: write msgid or msgstr before it"
    if before in _AFTER[keyword]:
        return ""
    if before in ("msgid", "msgid_plural") and keyword != "msgid_plural":
        return f"the {before} before this line has no msgstr: add it"
    return f"{keyword} cannot stand here: an entry is msgctxt (if any), msgid, msgid_plural (if any), msgstr"
