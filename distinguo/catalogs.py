"""Translators' files: `.po`, read as they are.

translate-toolkit reads and writes them, so that whatever Poedit and Weblate keep there stays.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from distinguo import po_syntax
from distinguo.messages import THEME_DOMAIN
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import LONGEST_BLOCK
from distinguo.site import ENGINE, Site
from distinguo.text import CONTROL

LARGEST = 5_000_000
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%|%")


class UnreadableCatalog(Exception):
    """translate-toolkit cannot read the catalogue; it stopped at `line`."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"unreadable at line {line}")


@dataclass(frozen=True, slots=True)
class Translation:
    """A msgstr (each plural form of it), whether it waits for a reviser, and its line in the file."""

    forms: tuple[str, ...]
    fuzzy: bool
    line: int
    plural: str = ""
    allowed: frozenset[str] = frozenset()

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
        link = next((each for each in (own, own.parent, site.translations) if each.is_symlink()), None)
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

    With its `language`, the number of plural forms is looked at too.
    """
    path = str(file.relative_to(root)) if file.is_relative_to(root) else file.name
    if file.is_symlink() or not file.is_file():
        return Catalog(path), [Problem(Place(path), "po", "not a regular file: put the catalogue itself here")]
    if file.stat().st_size > LARGEST:
        return Catalog(path), [
            Problem(Place(path), "po", f"larger than {LARGEST // 1_000_000} MB: divide the explainer")
        ]
    data = file.read_bytes().removeprefix(BOM_UTF8)
    problems = list(po_syntax.faults(data, path))
    if problems:
        return Catalog(path), problems
    entries: dict[tuple[str, str], Translation] = {}
    try:
        units = list(_units(data))
    except UnreadableCatalog as error:
        return Catalog(path), [
            Problem(Place(path, error.line, 1), "po", "something is wrong before this line: mend it")
        ]
    for unit, line in units:
        if unit.isheader() or unit.isobsolete() or unit.isblank():
            continue
        key = (unit.getcontext(), str(unit.source))
        if key in entries:
            message = f'this msgid is also on line {entries[key].line}: keep one of the two ("{key[1][:40]}")'
            problems.append(Problem(Place(path, line, 1), "po", message))
            continue
        forms = tuple(map(str, getattr(unit.target, "strings", [unit.target])))
        plural = str(getattr(unit.source, "strings", ["", ""])[-1]) if unit.hasplural() else ""
        entries[key] = Translation(forms, unit.isfuzzy(), line, plural)
        if any(CONTROL.search(form) for form in forms):
            problems.append(Problem(Place(path, line, 1), "po", "a control character in the msgstr: delete it"))
        if max(map(len, forms)) > LONGEST_BLOCK:
            message = f"a translation of more than {LONGEST_BLOCK} characters: divide the paragraph"
            problems.append(Problem(Place(path, line, 1), "po", message))
    problems += _faults_of_header(data, path, language)
    catalog = Catalog(path, entries)
    if file.stem == THEME_DOMAIN:
        problems += _faults_of_placeholders(catalog)
        problems += _missing_words(catalog)
    return catalog, problems


def _faults_of_header(data: bytes, path: str, language: str) -> Iterator[Problem]:
    """Return a problem when the header counts other plural forms than the language has."""
    from babel.messages.plurals import get_plural

    found = re.search(rb'^"Plural-Forms: *nplurals *= *(\d{1,9})', data, re.MULTILINE)
    wanted = get_plural(language.replace("-", "_")).num_plurals if language else None
    if found and wanted and int(found[1]) != wanted:
        line = data.count(b"\n", 0, found.start()) + 1
        message = f"nplurals is {int(found[1])}, but the language has {wanted} forms: correct it"
        yield Problem(Place(path, line, 1), "po", message)


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
                message = f'"{name}" is not in the msgid: remove it, or write %% for a percent sign'
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


def _units(data: bytes) -> Iterator[tuple[Any, int]]:
    """Return the entries of a catalogue, each with the line of its msgid."""
    pattern = re.compile(rb'^[ \t]*(#~[ \t]*)?msgid[ \t]*"', re.MULTILINE)
    lines = (data.count(b"\n", 0, found.start()) + 1 for found in pattern.finditer(data))
    units = parse(data).units
    yield from zip(units, lines, strict=False)


def parse(data: bytes) -> Any:
    """Return translate-toolkit's store of a catalogue's bytes; raise UnreadableCatalog for what it can't read."""
    from translate.storage.poparser import PoParseError
    from translate.storage.pypo import pofile

    try:
        return pofile(BytesIO(data))
    except (PoParseError, AttributeError) as error:  # AttributeError: it stumbles over half a plural
        found = re.search(r"line (\d+)", str(error))
        raise UnreadableCatalog(int(found[1]) if found else 1) from error


def strays(catalogs: Catalogs, domains: frozenset[str]) -> Iterator[Problem]:
    """Return a warning for each catalogue whose document is not there."""
    for (_, domain), catalog in catalogs.by_name.items():
        if domain not in domains:
            message = f'there is no document "{domain}": rename or remove the catalogue'
            yield Problem(Place(catalog.path), "po", message, Severity.WARNING)
