"""The lossless layer: a `.po` file as entries, each with the text that it was read from.

translate-toolkit reads every entry, and writes those that changed. All others are written as they stood, with their
wrapping, their spaces and the order of their comments.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from distinguo import po_header, po_syntax
from distinguo.problems import Place, Problem

LARGEST = 5_000_000
"""A larger file is not read: its size in bytes."""
MOST_FAULTS = 100
"""No more are told of one file at once: whoever has more has no catalogue."""

_MSGID = re.compile(r'^[ \t]*+(?:#~[ \t]*+)?+msgid[ \t]*+"', re.MULTILINE)
_NOTE = re.compile(r"[ \t]*+#(?![.:,=|~])[ \t]*+(.*\S|)")
_INDENT = re.compile(r"^[ \t]++", re.MULTILINE)
_MARK = re.compile(r'^(#~?+\|?+)[ \t]*+(?=[m"])', re.MULTILINE)
# Before there were contexts, KDE wrote them into the msgid, as "_: context\n", and translate-toolkit still looks for
# them. Nobody else means it so: with a backslash before it, which says nothing, a text that begins so is a text.
_KDE = re.compile(r'^((?:#[~|]++[ \t]*+)?+(?:msg[\w\[\]]++[ \t]*+)?+")_:', re.MULTILINE)
_NO_KDE = re.compile(r'^((?:#[~|]++[ \t]*+)?+(?:msg[\w\[\]]++[ \t]*+)?+")\\_:', re.MULTILINE)
# A line that could have been broken at a space, and was not; the header's fields are never broken.
_UNWRAPPED = re.compile(r'(?:msg[\w\[\]]++ )?+"(?![\w-]+: )[^"]{0,60} ')


class Unreadable(Exception):
    """translate-toolkit cannot read the catalogue; it stopped at `line`."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"unreadable at line {line}")


class Entry:
    """One entry of a catalogue: what it says, and the lines that say it.

    `key` is its context (empty: none) and msgid, which tell it from all others that aren't obsolete; `line` that of the
    msgid, from 1, 0 if the entry is new; `gap` the line ends behind it, which may be those at the end of the file.
    Whatever changes it lets go of the lines that it was read from; where there is nothing to change, they stay.
    """

    def __init__(self, unit: Any, written: str = "", gap: str | None = None, first_line: int = 0) -> None:
        """Keep translate-toolkit's `unit`, the lines it was read from, the blank ones behind, the first one's number.

        A new entry has been read from nowhere.
        """
        self._unit = unit
        self._written = written
        self.gap = gap
        self.was_last = False
        self.first_line = first_line
        found = _MSGID.search(written)
        self.line = first_line + written.count("\n", 0, found.start() if found else 0)
        self._name()

    def _name(self) -> None:
        self.key: tuple[str, str] = (self._unit.getpreviouscontext(), _texts(self._unit.source)[0])

    @property
    def is_header(self) -> bool:
        """Whether this has a msgid, but an empty one, and no context."""
        return self.key == ("", "") and not self.obsolete and not self.is_note

    @property
    def is_note(self) -> bool:
        """Whether there is no msgid here at all: comments that stand alone."""
        return not self._unit.msgid

    @property
    def plural(self) -> str:
        """The msgid_plural; empty if there is none."""
        return "".join(_texts(self._unit.source)[1:])

    @property
    def forms(self) -> tuple[str, ...]:
        """The msgstr, or each of its plural forms; an empty one is not translated."""
        return _texts(self._unit.target)

    @property
    def fuzzy(self) -> bool:
        """Whether the translation waits for a reviser."""
        return bool(self._unit.isfuzzy()) and any(self.forms)

    @property
    def obsolete(self) -> bool:
        """Whether the entry is kept for its translation alone."""
        return bool(self._unit.isobsolete())

    @property
    def previous(self) -> str:
        """The msgid that a fuzzy translation was made for, as `#|` has it; empty if that is not told."""
        return _texts(self._unit.prev_source)[0] if self._unit.prev_msgid else ""

    @property
    def notes(self) -> Iterator[tuple[int, str]]:
        """The translator's comments, each with its line."""
        if self._unit.othercomments:
            for number, line in enumerate(self._written.split("\n"), self.first_line):
                if found := _NOTE.match(line):
                    yield number, found[1]

    def __str__(self) -> str:
        """Return the entry's lines, as they were read if nothing changed, without the last line's end."""
        return self._written or _NO_KDE.sub(r"\1_:", str(self._unit)).rstrip("\n")

    def describe(self, comments: Iterable[str], paths: Iterable[str]) -> bool:
        """Give the entry these `#.` comments and `#:` references; return whether it had others."""
        automatic = [f"#. {' '.join(comment.split())}\n" for comment in dict.fromkeys(comments)]
        sources = [f"#: {path}\n" for path in dict.fromkeys(paths)]
        if (automatic, sources) == (self._unit.automaticcomments, self._unit.sourcecomments):
            return False
        self._unit.automaticcomments, self._unit.sourcecomments = automatic, sources
        self._written = ""
        return True

    def reword(self, context: str, text: str, plural: str = "", forms: int = 2, *, same: bool) -> None:
        """Make this the entry of another message, the translation kept; `forms` are those of the language.

        Unless the message says the `same`, a translation becomes fuzzy, and `#|` has what it was made for.
        """
        unit, translations = self._unit, self.forms
        if not same and any(translations) and not self.fuzzy:
            unit.prev_context, unit.prev_source = self.key[0], unit.source
            unit.markfuzzy()
        had_plural = unit.hasplural()
        unit.source = [text, plural] if plural else text
        if plural and not had_plural:
            unit.target = [*translations, *[""] * (forms - 1)]
        elif had_plural and not plural:
            unit.target = translations[0]
            unit.othercomments += [
                f"# msgstr[{n}] was: {form!r}\n" for n, form in enumerate(translations) if n and form
            ]
        unit.msgctxt = unit.quote(context) if context else []
        self._written = ""
        self._name()

    def retire(self) -> None:
        """Make the entry obsolete."""
        self._unit.makeobsolete()
        self._written = ""

    def revive(self) -> None:
        """Make an obsolete entry one that counts."""
        was_fuzzy = self.fuzzy
        self._unit.resurrect()
        self._unit.markfuzzy(was_fuzzy)  # translate-toolkit would take it for confirmed
        self._written = ""


@dataclass
class PoFile:
    """A catalogue in memory: its header, its entries (obsolete ones too), and notes that no entry follows.

    `data` gives it back as it stands in a file; as it was read, until something is changed.
    """

    header: Entry | None
    entries: list[Entry]
    notes: Entry | None
    _store: Any
    _mark: bytes
    _newline: str

    @classmethod
    def parse(cls, data: bytes) -> PoFile:
        """Return the catalogue that `data` holds, in which `po_syntax` finds no fault; raise Unreadable.

        The time it takes grows with the number of bytes.
        """
        mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        text = data.removeprefix(mark).decode("utf-8")
        newline = "\r\n" if "\r\n" in text else "\n"
        text = text.replace(newline, "\n")
        store = _read(text)
        read = list(_entries(store.units, text))
        notes = read.pop() if read and read[-1].is_note else None
        header = read.pop(0) if read and read[0].is_header else None
        return cls(header, read, notes, store, mark, newline)

    def data(self) -> bytes:
        """Return the file's bytes."""
        order = [entry for entry in (self.header, *self.entries, self.notes) if entry]
        parts = []
        for entry in order:
            is_last = entry is order[-1]
            gap = entry.gap if is_last == entry.was_last else None
            parts += [str(entry), ("\n" if is_last else "\n\n") if gap is None else gap]
        return self._mark + "".join(parts).replace("\n", self._newline).encode()

    def new(self, context: str, text: str, plural: str = "", forms: int = 2) -> Entry:
        """Return a new entry, not yet among the others, with as many empty plural forms if it has a plural."""
        unit = self._store.create_unit()
        unit.source = [text, plural] if plural else text
        if plural:
            unit.target = [""] * forms
        unit.msgctxt = unit.quote(context) if context else []
        return Entry(unit)


def read(file: Path, root: Path, language: str = "") -> tuple[PoFile | None, list[Problem]]:
    """Return the catalogue in `file` and what is wrong with its form; None when it cannot be read at all.

    Who writes it back must find no error here. With a `language`, the header is held against it.
    """
    path = shown(file, root)
    if file.is_symlink() or not file.is_file():
        return None, [Problem(Place(path), "po", "not a regular file: put the catalogue itself here")]
    if file.stat().st_size > LARGEST:
        message = f"larger than {LARGEST // 1_000_000} MB: was a whole file pasted into it?"
        return None, [Problem(Place(path), "po", message)]
    data = file.read_bytes()
    problems = list(islice(po_syntax.faults(data.removeprefix(BOM_UTF8), path), MOST_FAULTS))
    if problems:
        return None, problems
    try:
        catalog = PoFile.parse(data)
    except Unreadable as error:
        message = "an entry that is none stands here, or before this line: mend or delete it"
        return None, [Problem(Place(path, error.line, 1), "po", message)]
    problems += islice(_faults(catalog, path), MOST_FAULTS)
    if catalog.header:
        header = catalog.header
        problems += po_header.faults(header.forms[0], str(header), Place(path, header.first_line, 1), language)
    return catalog, problems


def shown(file: Path, root: Path) -> str:
    """Return how problems name `file`: from `root` on, if it lies there."""
    return str(file.relative_to(root)) if file.is_relative_to(root) else file.name


def _faults(catalog: PoFile, path: str) -> Iterator[Problem]:
    """Return where the header is missing, or a message stands twice."""
    if catalog.entries and not catalog.header:
        message = 'no header: write msgid "" and msgstr "Content-Type: text/plain; charset=UTF-8\\n" before all entries'
        yield Problem(Place(path, 1, 1), "po", message)
    lines: dict[tuple[str, str], int] = {}
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        first = lines.setdefault(entry.key, entry.line)
        if first != entry.line:
            message = f'this msgid is also on line {first}: keep one of the two ("{entry.key[1][:40]}")'
            yield Problem(Place(path, entry.line, 1), "po", message)
        elif entry.key == ("", "") and catalog.header:
            yield Problem(
                Place(path, entry.line, 1), "po", "a second header, with an empty msgid: delete one of the two"
            )


def _read(text: str) -> Any:
    """Return translate-toolkit's store of a catalogue's text, a unit for each entry."""
    from translate.storage.poparser import PoParseError, PoParseState, parse_units
    from translate.storage.pypo import PoWrapper, pofile

    store: Any = pofile()
    store.units = []  # it comes with a header of its own
    if any(len(line) > 120 and _UNWRAPPED.match(line) for line in text.split("\n")):
        store.wrapper = PoWrapper(-1)
    # What every editor reads, and translate-toolkit does not.
    if text.startswith((" ", "\t")) or any(sign in text for sign in ("\n ", "\n\t", "#~", "#|")):
        text = _MARK.sub(r"\1 ", _INDENT.sub("", text))
    if '"_:' in text:
        text = _KDE.sub(r"\1\\_:", text)
    state: Any = PoParseState([line + "\n" for line in text.split("\n")], store.create_unit)
    state.finalize_encoding = lambda encoding: True  # the text is decoded, whatever the header says
    try:
        parse_units(state, store)
    except PoParseError as error:
        found = re.search(r"on line (\d+):", str(error))
        raise Unreadable(int(found[1]) if found else 1) from error
    return store


def _entries(units: list[Any], text: str) -> Iterator[Entry]:
    line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
    starts = [0, *(line_starts[unit.line_number - 1] for unit in units[1:]), len(text)]
    for number, unit in enumerate(units):
        whole = text[starts[number] : starts[number + 1]]
        written = whole.rstrip()
        entry = Entry(unit, written, whole[len(written) :], unit.line_number if number else 1)
        entry.was_last = number == len(units) - 1
        yield entry


def _texts(value: Any) -> tuple[str, ...]:
    """Return a source or target of translate-toolkit's as plain strings, one for each plural form."""
    return tuple(map(str, value.strings)) if hasattr(value, "strings") else (str(value),)
