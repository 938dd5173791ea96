"""The glossary: terms that every translation writes in one way, in `translations/glossary.csv`.

Its first line names the columns: a language each (`it`, `en`), `forbidden`, `note`. A cell has several forms as
`claim | claims`. A form with a capital letter is found in that case only, any other in every case; and a source that
begins a sentence with a capital, as every word there has one, has the form only where it is all that the message says.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from itertools import groupby

from pydantic import TypeAdapter, ValidationError

from distinguo.fields import Lang
from distinguo.problems import Place, Problem
from distinguo.site import Site
from distinguo.text import CONTROL

NAME = "glossary"
LARGEST = 1_000_000
LONGEST_FORM = 100
FORBIDDEN, NOTE = "forbidden", "note"

_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[\s’'‑-]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term's forms in the source's language, those its translation may have, and those it must not have."""

    forms: tuple[str, ...]
    translations: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: the forms of one term by language."""

    forms: Mapping[str, tuple[str, ...]]
    forbidden: tuple[str, ...] = ()
    note: str = ""

    def in_language(self, tag: str) -> tuple[str, ...]:
        """Return the term in a language, or in that of which it is a variety: `en` for `en-GB`."""
        return self.forms.get(tag) or self.forms.get(tag.partition("-")[0], ())


@dataclass(frozen=True, slots=True)
class Glossary:
    """The rows of the file, in their order."""

    rows: tuple[Row, ...] = ()

    def into(self, language: str, source: str) -> tuple[Term, ...]:
        """Return the terms of the language `source` that have a translation in `language`."""
        both = ((row, row.in_language(source), row.in_language(language)) for row in self.rows)
        return tuple(Term(ours, theirs, row.forbidden, row.note) for row, ours, theirs in both if ours and theirs)


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands in a text, from one of its characters to another, the last left out."""

    phrase: str
    start: int
    stop: int


@dataclass(slots=True)
class _Branch:
    next: dict[str, _Branch] = field(default_factory=dict)
    phrases: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


class Phrases:
    """Phrases to be found in running text, as whole words; the time does not depend on how many they are."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root = _Branch()
        for phrase in dict.fromkeys(phrases):
            branch = self._root
            words = tuple(_WORD.findall(unicodedata.normalize("NFC", phrase)))
            for word in words:
                branch = branch.next.setdefault(word.casefold(), _Branch())
            if words:
                branch.phrases.append((phrase, () if phrase == phrase.lower() else words))

    def find(self, text: str) -> list[Mention]:
        """Return the phrases in `text` (NFC), in the order of their first words, the shorter first; overlapping too."""
        words = list(_WORD.finditer(text))
        return [mention for start in range(len(words)) for mention in self._at(start, words, text)]

    def _at(self, start: int, words: list[re.Match[str]], text: str) -> Iterator[Mention]:
        branch = self._root
        for stop in range(start, len(words)):
            if stop > start and not _BETWEEN.fullmatch(text, words[stop - 1].end(), words[stop].start()):
                return
            if words[stop][0].casefold() not in branch.next:
                return
            branch = branch.next[words[stop][0].casefold()]
            for phrase, exact in branch.phrases:
                if not exact or exact == tuple(word[0] for word in words[start : stop + 1]):
                    yield Mention(phrase, words[start].start(), words[stop].end())


class Vocabulary:
    """The terms between two languages, ready to be looked for."""

    def __init__(self, terms: tuple[Term, ...] = ()) -> None:
        self._terms: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            for form in term.forms:
                self._terms[form].append(term)
        self._ours = Phrases(self._terms)
        self._theirs = Phrases(form for term in terms for form in (*term.translations, *term.forbidden))

    def terms_in(self, source: str) -> dict[Term, str]:
        """Return the terms in a source's text, each with the form that it has there first.

        The words of a longer term are none of their own: «risposta» in «risposta mancante».
        """
        source = unicodedata.normalize("NFC", source)
        found: dict[Term, str] = {}
        for mention in _longest(self._ours.find(source)):
            if not _only_begins(mention, source):
                for term in self._terms[mention.phrase]:
                    found.setdefault(term, mention.phrase)
        return found

    def forms_in(self, translation: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the allowed and forbidden forms in a translation: all, and those that are no part of a longer one."""
        mentions = self._theirs.find(unicodedata.normalize("NFC", translation))
        phrases = (frozenset(mention.phrase for mention in each) for each in (mentions, _longest(mentions)))
        return next(phrases), next(phrases)


def _longest(mentions: list[Mention]) -> Iterator[Mention]:
    """Return the mentions that are not inside another one."""
    reach = 0
    for _, alike in groupby(mentions, lambda mention: mention.start):
        group = list(alike)
        if group[-1].stop > reach:
            reach = group[-1].stop
            yield from (mention for mention in group if mention.stop == reach)


def _only_begins(mention: Mention, text: str) -> bool:
    """Return whether a phrase with a capital may have it as the first of a sentence that goes on."""
    before = text[max(0, mention.start - 5) : mention.start].rstrip(" «“‘(\"'")
    begins = mention.phrase[1:].islower() and (not before or before[-1] in ".!?…:")
    return begins and mention.phrase[:1].isupper() and text.strip() != mention.phrase


def read(site: Site) -> tuple[Glossary, list[Problem]]:
    """Return the site's glossary and what is wrong with it; an empty one if there is no file, or it can't be read."""
    file = site.translations / "glossary.csv"
    path = str(file.relative_to(site.root)) if file.is_relative_to(site.root) else file.name
    if site.translations.is_symlink() or not (file.is_symlink() or file.exists()):
        return Glossary(), []  # A folder that is a link is told where the catalogues are read.
    if file.is_symlink() or not file.is_file():
        return Glossary(), [Problem(Place(path), NAME, "not a regular file: put the glossary itself here")]
    if file.stat().st_size > LARGEST:
        return Glossary(), [Problem(Place(path), NAME, f"larger than {LARGEST // 1_000_000} MB: keep fewer terms")]
    data = file.read_bytes().removeprefix(BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as CSV in UTF-8"
        return Glossary(), [Problem(Place(path, data.count(b"\n", 0, error.start) + 1, 1), NAME, message)]
    return parse(text, path)


def parse(text: str, path: str) -> tuple[Glossary, list[Problem]]:
    """Return the glossary that the text of a file holds, and what is wrong with it."""
    reader = _Reader(path)
    return Glossary(tuple(reader.rows(text))), reader.problems


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, str], int] = {}

    def rows(self, text: str) -> Iterator[Row]:
        control = CONTROL.search(text)
        if control:
            line = text.count("\n", 0, control.start()) + 1
            self._report(line, f"the control character U+{ord(control[0]):04X}: delete it")
            return
        lines = csv.reader(StringIO(text, newline=""), strict=True)
        columns: list[str] = []
        last = 0
        try:
            for cells in lines:
                first, last = last + 1, lines.line_num
                if not columns:
                    columns = self._columns([cell.strip() for cell in cells], first)
                    if not columns:
                        return
                elif any(cell.strip() for cell in cells):
                    row = self._row(columns, cells, first)
                    if row:
                        yield row
        except csv.Error as error:
            self._report(lines.line_num, f"not a row of CSV ({error}): close the quotation marks around its cells")
        if not columns and not self.problems:
            self._report(1, "the file is empty: its first line names the columns, as it,en,forbidden,note")

    def _columns(self, names: list[str], line: int) -> list[str]:
        """Return the names of the columns; none if a row could not be read with them."""
        languages = [name for name in names if _is_language(name)]
        if len(languages) < 2:
            divided = "".join(names).count(";") > 0 and len(names) == 1
            mend = "divide the columns by commas" if divided else "as it,en,forbidden,note"
            self._report(line, f"the first line names the columns, two languages at least: {mend}")
            return []
        for name in names:
            if name not in (*languages, FORBIDDEN, NOTE):
                self._report(line, f'"{name}" is no column: a language as it or en, {FORBIDDEN}, {NOTE}')
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._report(line, f'two columns "{name}": keep one')
        return names

    def _row(self, columns: list[str], cells: list[str], line: int) -> Row | None:
        if len(cells) > len(columns):
            self._report(line, "more cells than columns: put a cell that has a comma between quotation marks")
            return None
        values = dict(zip(columns, cells, strict=False))
        note = " ".join(values.pop(NOTE, "").split())
        forbidden = self._forms(FORBIDDEN, values.pop(FORBIDDEN, ""), line)
        forms = {name: self._forms(name, cell, line) for name, cell in values.items() if _is_language(name)}
        forms = {name: each for name, each in forms.items() if each}
        if len(forms) < 2:
            self._report(line, "an empty term: write it in two languages at least, or delete the line")
            return None
        known = frozenset(forbidden)
        for name, each in forms.items():
            for form in each:
                self._keep(name, form, line)
                if form in known:
                    self._report(line, f'"{form}" is both a translation and forbidden: choose')
        return Row(forms, forbidden, note)

    def _forms(self, column: str, cell: str, line: int) -> tuple[str, ...]:
        forms = [" ".join(form.split()) for form in cell.split("|")]
        if forms == [""]:
            return ()
        for form in forms:
            if not _WORD.search(form):
                self._report(line, f'a form without a word in the column "{column}": delete its |')
            elif len(form) > LONGEST_FORM:
                self._report(line, f'"{form[:40]}…" has more than {LONGEST_FORM} characters: a term is a few words')
        return tuple(form for form in forms if _WORD.search(form) and len(form) <= LONGEST_FORM)

    def _keep(self, language: str, form: str, line: int) -> None:
        before = self.lines.setdefault((language, form), line)
        if before != line:
            self._report(line, f'"{form}" is also on line {before}: keep one of the two, or join them')

    def _report(self, line: int, message: str) -> None:
        self.problems.append(Problem(Place(self.path, line, 1), NAME, message))


@cache
def _language() -> TypeAdapter[str]:
    return TypeAdapter(Lang)


def _is_language(name: str) -> bool:
    try:
        _language().validate_python(name)
    except ValidationError:
        return False
    return True
