"""Translators' files, the catalogues of a site: read as they are, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from babel import Locale

from distinguo import po_file, po_header
from distinguo.messages import THEME_DOMAIN, Message
from distinguo.pairing import paired
from distinguo.po_file import Entry
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import LONGEST_BLOCK
from distinguo.site import ENGINE, Site
from distinguo.text import CONTROL
from distinguo.wording import Wording

_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%|%|\{[^{}]*\}|[{}]")
_ALLOW = re.compile(r"allow:\s*([a-z-]+)\s*,\s*because\s+\S.*")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_MARKS = frozenset("\u200e\u200f\u061c")
"""The bidi characters that say no more than which way a sign belongs: who writes from right to left needs them."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A msgstr (each plural form of it), whether it waits for a reviser, and the line of its msgid in the file.

    `allowed` are the checks that its translator answered in a comment, `previous` the msgid that a fuzzy one was
    made for.
    """

    forms: tuple[str, ...]
    fuzzy: bool
    line: int
    plural: str = ""
    allowed: frozenset[str] = frozenset()
    previous: str = ""

    @property
    def text(self) -> str:
        """The translation, or an empty string when there is none that can be shown."""
        return "" if self.fuzzy else self.forms[0]


@dataclass(frozen=True, slots=True)
class Catalog:
    """One `.po` file: translations by context and msgid; `path` is relative to the site's folder."""

    path: str = ""
    entries: Mapping[tuple[str, str], Translation] | None = None

    def over(self, other: Catalog) -> Catalog:
        """Return this catalogue, with the other's entries where it has none that can be shown."""
        own = {key: each for key, each in (self.entries or {}).items() if each.text}
        return Catalog(self.path, {**(self.entries or {}), **(other.entries or {}), **own})

    def get(self, context: str, text: str) -> Translation | None:
        """Return the translation of a message, None when the catalogue hasn't it."""
        return (self.entries or {}).get((context, text))


@dataclass(frozen=True, slots=True)
class Catalogs:
    """All catalogues of a site, by language and domain; one that isn't there is an empty one."""

    by_name: Mapping[tuple[str, str], Catalog]

    def get(self, language: str, domain: str) -> Catalog:
        """Return the catalogue of a domain in a language."""
        return self.by_name.get((language, domain), Catalog())


def folder(site: Site, language: str) -> Path:
    """Return where a language's catalogues are: `translations/<locale>/LC_MESSAGES`."""
    return site.translations / language.replace("-", "_") / "LC_MESSAGES"


def linked(site: Site, language: str) -> Path | None:
    """Return which folder on the way to a language's catalogues is a symbolic link; None if none is."""
    own = folder(site, language)
    return next((each for each in (own, own.parent, site.translations) if each.is_symlink()), None)


def engine_theme(language: str) -> Path:
    """Return where the engine's own catalogue of the theme's words is, or would be, for a language."""
    return ENGINE / "translations" / language.replace("-", "_") / "LC_MESSAGES" / f"{THEME_DOMAIN}.po"


def read(site: Site) -> tuple[Catalogs, list[Problem]]:
    """Return the site's catalogues and what is wrong with them; the engine's own theme words below the site's."""
    found: dict[tuple[str, str], Catalog] = {}
    problems: list[Problem] = []
    for language in site.languages:
        engine = engine_theme(language)
        own = folder(site, language)
        files = [engine] if engine.is_file() and not engine.is_relative_to(own) else []
        link = linked(site, language)
        if link:
            place = Place(str(link.relative_to(site.root)))
            problems.append(Problem(place, "po", "a symbolic link: put the folder itself here"))
            continue
        for file in [*files, *sorted(own.glob("*.po"))]:
            catalog, faults = read_file(file, site.root, language)
            problems += faults
            key = (language, file.stem)
            found[key] = catalog.over(found[key]) if key in found else catalog
    return Catalogs(found), problems


def read_file(file: Path, root: Path, language: str = "") -> tuple[Catalog, list[Problem]]:
    """Return the catalogue in `file` and what is wrong with it; an unreadable one is empty.

    With its `language`, the header and the plural forms are held against it. The time it takes grows with the file.
    """
    read, problems = po_file.read(file, root, language)
    path = po_file.shown(file, root)
    if read is None:
        return Catalog(path), problems
    entries: dict[tuple[str, str], Entry] = {}
    for entry in read.entries:
        if not entry.obsolete:
            entries.setdefault(entry.key, entry)
    catalog = Catalog(path, {key: _translation(entry) for key, entry in entries.items()})
    answers = chain.from_iterable(_faults_of_answers(entry, path) for entry in entries.values())
    problems += islice(chain(_faults(catalog, language), answers), po_file.MOST_FAULTS)
    if file.stem == THEME_DOMAIN:
        problems += _faults_of_placeholders(catalog)
        problems += _missing_words(catalog)
    return catalog, problems


def _translation(entry: Entry) -> Translation:
    answers = (_ALLOW.fullmatch(text) for _, text in entry.notes)
    allowed = frozenset(found[1] for found in answers if found)
    return Translation(entry.forms, entry.fuzzy, entry.line, entry.plural, allowed, entry.previous)


def _faults(catalog: Catalog, language: str) -> Iterator[Problem]:
    for (_, source), translation in (catalog.entries or {}).items():
        for message in _faults_of_translation(source, translation, language):
            yield Problem(Place(catalog.path, translation.line, 1), "po", message)


def _faults_of_translation(source: str, translation: Translation, language: str) -> Iterator[str]:
    """Return what no msgstr may be, whatever it says."""
    if any(CONTROL.search(form) for form in translation.forms):
        yield "a control character in the msgstr: delete it"
    if max(map(len, translation.forms)) > LONGEST_BLOCK:
        yield f"a translation of more than {LONGEST_BLOCK} characters: divide the paragraph"
    if translation.plural and language and len(translation.forms) != po_header.forms(language):
        number, forms = len(translation.forms), po_header.forms(language)
        yield f"the language has {forms} plural forms, this msgstr {number}: write msgstr[0] to msgstr[{forms - 1}]"
    marks = {*_BIDI.findall("".join(translation.forms))}
    if marks:
        marks -= {*_BIDI.findall(source + translation.plural), *(_MARKS if _is_from_the_right(language) else ())}
    for mark in sorted(marks):
        character = f"U+{ord(mark):04X} ({unicodedata.name(mark).lower()})"
        yield f"{character} reorders what readers see, and is not in the msgid: delete it"


def _is_from_the_right(language: str) -> bool:
    return bool(language) and Locale.parse(language, sep="-").text_direction == "rtl"


def _faults_of_answers(entry: Entry, path: str) -> Iterator[Problem]:
    """Return the comments that begin as an answer to a check, and are none.

    Good: `# allow: numbers, because the figure is spelt out`. Bad: `# allow numbers`.
    """
    for line, text in entry.notes:
        if re.match(r"allow\b", text) and not _ALLOW.fullmatch(text):
            yield Problem(Place(path, line, 1), "po-allow", "write # allow: check-name, because (the reason)")


def _faults_of_placeholders(catalog: Catalog) -> Iterator[Problem]:
    """Return the placeholders of the theme's words that were lost, or that formatting would stumble over.

    A plural's one form may leave its number out: «un passaggio».
    """
    for (_, source), translation in (catalog.entries or {}).items():
        known = _placeholders(source + translation.plural)
        for form in filter(None, translation.forms):
            used = _placeholders(form)
            lost = set() if translation.plural else known - used
            for name in sorted(used - known - {"%%"}):
                mend = "remove it, or write %% for a percent sign" if name.startswith("%") else "remove it"
                message = f'"{name[:40]}" is not in the msgid: {mend}'
                yield Problem(Place(catalog.path, translation.line, 1), "po", message)
            for name in sorted(lost - {"%%"}):
                yield Problem(Place(catalog.path, translation.line, 1), "po", f'"{name}" is missing: keep it as it is')


def _missing_words(catalog: Catalog) -> Iterator[Problem]:
    """Return one warning if readers will see words of the theme in English, where they cannot be marked."""
    missing = [(source, each.line) for (_, source), each in (catalog.entries or {}).items() if not each.text]
    if missing:
        source, line = missing[0]
        message = (
            f'{len(missing)} without a translation that can be shown, first "{source[:40]}": readers see the English'
        )
        yield Problem(Place(catalog.path, line, 1), "po-missing", message, Severity.WARNING)


def _placeholders(text: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(text)}


def strays(catalogs: Catalogs, domains: frozenset[str]) -> Iterator[Problem]:
    """Return a warning for each catalogue whose document is not there."""
    for (_, domain), catalog in catalogs.by_name.items():
        if domain not in domains:
            message = f'there is no document "{domain}": rename or remove the catalogue'
            yield Problem(Place(catalog.path), "po", message, Severity.WARNING)


def gaps(catalog: Catalog, name: str, messages: Iterable[Message]) -> Iterator[Problem]:
    """Return one warning if the catalogue `name` has no entry, not even an empty one, for some of `messages`.

    One that couldn't be read is missed by its own faults.
    """
    if catalog.path and catalog.entries is None:
        return
    wanted = {message.key for message in messages if message.text}
    missing = len(wanted - (catalog.entries or {}).keys())
    if missing:
        some = f"{missing} of {len(wanted)} messages have no entry here" if catalog.path else "there is no such file"
        message = f"{some}: run inv translate.update, or restore the file if it was cut or lost"
        yield Problem(Place(catalog.path or name), "po-missing", message, Severity.WARNING)


def misplaced(site: Site) -> Iterator[Problem]:
    """Return a warning for each `.po` below the site's translations that is not where catalogues are read."""
    for file in sorted(site.translations.glob("*/*")) + sorted(site.translations.glob("*/LC_MESSAGES/*")):
        is_read = file.parent.name == "LC_MESSAGES" and file.suffix == ".po"
        if file.suffix.lower() == ".po" and not is_read:
            message = "not read here: catalogues are LC_MESSAGES/*.po"
            yield Problem(Place(po_file.shown(file, site.root)), "po", message, Severity.WARNING)


def strangers(catalog: Catalog, messages: Iterable[Message]) -> Iterator[Problem]:
    """Return a warning for each entry whose msgid is none of the document's `messages`, in the order of the file.

    The messages must be all that the catalogue is for; the one nearest to the msgid is named.
    """
    entries = catalog.entries or {}
    keys = dict.fromkeys(message.key for message in messages)
    strange = [key for key in entries if key not in keys]
    lost = [key for key in keys if key not in entries]
    pairs = paired([Wording(*key) for key in lost], [Wording(*key) for key in strange])
    for number, key in enumerate(strange):
        meant = f' ("{lost[pairs[number]][1][:60]}")' if number in pairs else ""
        message = (
            f"the document has no such msgid: if it was edited here, put it back as it was{meant}; if the document "
            "changed, run inv translate.update"
        )
        yield Problem(Place(catalog.path, entries[key].line, 1), "po-msgid", message, Severity.WARNING)
