"""Translators' files: `.po` read as they are, merged without losing anything, never written for nothing.

translate-toolkit reads and writes them, so that whatever Poedit and Weblate keep there stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from distinguo.messages import THEME_DOMAIN, Message
from distinguo.problems import Place, Problem, Severity
from distinguo.site import ENGINE, Site

LARGEST = 5_000_000
_LINE = re.compile(r'\s*(#.*|(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])?\s*"(?:[^"\\]|\\.)*"\s*)?')
_OBSOLETE = re.compile(r"\s*#~")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%|%")


@dataclass(frozen=True, slots=True)
class Translation:
    """A msgstr (each plural form of it), whether it waits for a reviser, and its line in the file."""

    forms: tuple[str, ...]
    fuzzy: bool
    line: int
    plural: str = ""

    @property
    def text(self) -> str:
        """The translation, or an empty string when there is none that can be shown."""
        return "" if self.fuzzy else self.forms[0]


@dataclass(frozen=True, slots=True)
class Catalog:
    """One `.po` file: translations by context and msgid; `path` is relative to the site's folder."""

    path: str = ""
    entries: Mapping[tuple[str, str], Translation] | None = None

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


def read(site: Site) -> tuple[Catalogs, list[Problem]]:
    """Return the site's catalogues and what is wrong with them; the engine's own theme words below the site's."""
    found: dict[tuple[str, str], Catalog] = {}
    problems: list[Problem] = []
    for language in site.languages:
        engine = ENGINE / "translations" / language.replace("-", "_") / "LC_MESSAGES" / f"{THEME_DOMAIN}.po"
        own = folder(site, language)
        files = [engine] if engine.is_file() and not engine.is_relative_to(own) else []
        for file in [*files, *sorted(own.glob("*.po"))]:
            catalog, faults = read_file(file, site.root)
            problems += faults
            key = (language, file.stem)
            found[key] = Catalog(catalog.path, {**(found.get(key, catalog).entries or {}), **(catalog.entries or {})})
    return Catalogs(found), problems


def read_file(file: Path, root: Path) -> tuple[Catalog, list[Problem]]:
    """Return the catalogue in `file` and what is wrong with it; an unreadable one is empty."""
    path = str(file.relative_to(root)) if file.is_relative_to(root) else file.name
    if file.is_symlink() or not file.is_file():
        return Catalog(path), [Problem(Place(path), "po", "not a regular file: put the catalogue itself here")]
    if file.stat().st_size > LARGEST:
        return Catalog(path), [Problem(Place(path), "po", f"larger than {LARGEST // 1_000_000} MB: divide the explainer")]
    data = file.read_bytes()
    problems = list(_faults_of_form(data, path))
    if problems:
        return Catalog(path), problems
    entries: dict[tuple[str, str], Translation] = {}
    for unit, line in _units(data):
        if unit.isheader() or unit.isobsolete() or unit.isblank():
            continue
        key = (unit.getcontext(), str(unit.source))
        if key in entries:
            message = f'this msgid is also on line {entries[key].line}: keep one of the two ("{key[1][:40]}")'
            problems.append(Problem(Place(path, line, 1), "po", message))
            continue
        forms = tuple(str(form) for form in unit.target.strings) if unit.hasplural() else (str(unit.target),)
        plural = str(unit.source.strings[1]) if unit.hasplural() else ""
        entries[key] = Translation(forms, unit.isfuzzy(), line, plural)
    catalog = Catalog(path, entries)
    if file.stem == THEME_DOMAIN:
        problems += _faults_of_placeholders(catalog)
    return catalog, problems


def _faults_of_form(data: bytes, path: str) -> Iterator[Problem]:
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Problem(Place(path, line, 1), "po", f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8")
        return
    previous = ""
    for number, text in enumerate(lines, start=1):
        text = text.rstrip("\r")
        if re.match(r"(<{7}|={7}|>{7}|\|{7})( |$)", text):
            yield Problem(Place(path, number, 1), "po", "a merge conflict was left here: keep one side, delete the marks")
        elif "\0" in text:
            yield Problem(Place(path, number, text.index("\0") + 1), "po", "a NUL byte: delete it")
        elif not _LINE.fullmatch(text):
            mend = "expected a comment, or msgctxt, msgid or msgstr with text in closed double quotes"
            yield Problem(Place(path, number, 1), "po", f"not a line of a catalogue: {mend}")
        keyword = text.split(" ")[0].split('"')[0].strip()
        if keyword:
            if previous in ("msgid", "msgid_plural", "msgctxt") and not keyword.startswith(("msgid", "msgstr")):
                yield Problem(Place(path, number, 1), "po", f"the {previous} before this line has no msgstr: add it")
            previous = keyword
    if previous in ("msgid", "msgid_plural", "msgctxt"):
        yield Problem(Place(path, len(lines), 1), "po", "the file ends in the middle of an entry: was it cut off?")


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


def _placeholders(text: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(text)}


def _units(data: bytes) -> Iterator[tuple[Any, int]]:
    """Return the entries of a catalogue, each with the line of its msgid."""
    pattern = re.compile(rb'^[ \t]*(#~[ \t]*)?msgid[ \t]*"', re.MULTILINE)
    lines = (data.count(b"\n", 0, found.start()) + 1 for found in pattern.finditer(data))
    units = _parse(data).units
    yield from zip(units, lines, strict=False)


def _parse(data: bytes) -> Any:
    from translate.storage.pypo import pofile  # type: ignore[import-untyped]

    return pofile(BytesIO(data))


def merge(file: Path, language: str, source_language: str, messages: Iterable[Message]) -> str:
    """Bring the catalogue in `file` up to date with `messages`; return what changed, empty if nothing.

    Nothing is deleted: what is gone becomes obsolete, and is revived when it returns. A message with a
    context whose words changed keeps its translation, as fuzzy, with the words it had. A file that
    needs no change isn't touched.
    """
    before = file.read_bytes() if file.exists() else b""
    store = _parse(before or _header(language, source_language))
    old = {(unit.getcontext(), str(unit.source)): unit for unit in store.units if not unit.isheader()}
    by_context = {key[0]: unit for key, unit in old.items() if key[0] and not unit.isobsolete()}
    merged, counts = [], {"new": 0, "changed": 0, "gone": 0, "revived": 0}
    for key, group in _grouped(messages).items():
        unit = old.pop(key, None)
        if unit is None and key[0] in by_context and (key[0], str(by_context[key[0]].source)) in old:
            unit = by_context[key[0]]
            old.pop((key[0], str(unit.source)))
            if unit.target:
                unit.prev_source = unit.source
                unit.markfuzzy()
            unit.source = key[1]
            counts["changed"] += 1
        elif unit is None:
            unit = _new_unit(store, group[0])
            counts["new"] += 1
        elif unit.isobsolete():
            unit.resurrect()
            counts["revived"] += 1
        unit.automaticcomments = [f"#. {comment}\n" for comment in dict.fromkeys(c for m in group for c in m.comments)]
        unit.sourcecomments = [f"#: {path}\n" for path in dict.fromkeys(m.path for m in group)]
        merged.append(unit)
    for unit in old.values():
        if not unit.isobsolete():
            unit.makeobsolete()
            counts["gone"] += 1
    store.units = [*(unit for unit in store.units if unit.isheader()), *merged, *old.values()]
    after = bytes(store)
    if after == before:
        return ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(after)
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "comments"


def write_template(file: Path, source_language: str, messages: Iterable[Message]) -> None:
    """Write the `.pot` of `messages`, with the line of each; leave it alone when it says that already."""
    store = _parse(_header("", source_language))
    for group in _grouped(messages).values():
        unit = _new_unit(store, group[0])
        unit.automaticcomments = [f"#. {comment}\n" for comment in dict.fromkeys(c for m in group for c in m.comments)]
        unit.sourcecomments = [f"#: {message.path}:{message.line}\n" for message in group]
        store.units.append(unit)
    data = bytes(store)
    if not file.exists() or file.read_bytes() != data:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _grouped(messages: Iterable[Message]) -> dict[tuple[str, str], list[Message]]:
    groups: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        groups.setdefault(message.key, []).append(message)
    return groups


def _new_unit(store: Any, message: Message) -> Any:
    unit = store.UnitClass()
    unit.source = [message.text, message.plural] if message.plural else message.text
    if message.plural:
        unit.target = ["", ""]
    if message.context:
        unit.setcontext(message.context)
    return unit


def _header(language: str, source_language: str) -> bytes:
    from babel.messages.plurals import get_plural

    plural = get_plural((language or source_language).replace("-", "_"))
    fields = {
        "Project-Id-Version": "distinguo",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Source-Language": source_language,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'.encode()


def strays(site: Site, catalogs: Catalogs, domains: frozenset[str]) -> Iterator[Problem]:
    """Return a warning for each catalogue whose document is not there."""
    for (_, domain), catalog in catalogs.by_name.items():
        if domain not in domains:
            message = f'there is no document "{domain}": rename or remove the catalogue'
            yield Problem(Place(catalog.path), "po", message, Severity.WARNING)
