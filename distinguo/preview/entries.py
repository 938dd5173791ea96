"""The catalogues as pages: every entry with what a translator should know of it, and where on the site it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from distinguo import addresses, catalogs, po_file
from distinguo.locales import Locality
from distinguo.messages import (
    LIBRARY_DOMAIN,
    THEME_DOMAIN,
    THEME_LANGUAGE,
    Message,
    documents_to_translate,
    domain,
    library_messages,
    messages,
)
from distinguo.pipeline import Manuscript
from distinguo.preview.proof import Proof
from distinguo.problems import Problem
from distinguo.store import digest

AROUND = 3
"""How many lines before and after a fault of a catalogue's form are shown."""

ASSETS = {"stylesheet": "css/site", "icon": "icons/distinguo"}
"""What these pages take from the site."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: its line, what it says, what is said of it, its state, and the pages on which it stands.

    `name` tells it from the others when an edit has moved its line.
    """

    line: int
    name: str
    context: str
    source: tuple[str, ...]
    forms: tuple[str, ...]
    state: str
    comments: tuple[str, ...]
    notes: tuple[str, ...]
    previous: str
    problems: tuple[Problem, ...]
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How far a catalogue is: entries by state, of which those `absent` are not even in the file."""

    language: str
    domain: str
    translated: int
    fuzzy: int
    untranslated: int
    absent: int


def page(proof: Proof, language: str, name: str) -> str | None:
    """Return the page of a catalogue, as the file is now; None if the site has no such catalogue.

    `language` is a tag or the name of a locale's folder.
    """
    made = proof.manuscript
    tag = next((each for each in proof.site.languages if _folder(each) == _folder(language)), None)
    if made is None or tag is None or name not in _domains(made, tag):
        return None
    known = made.catalogs.get(tag, name).path
    catalog, faults = catalogs.Catalog(po_file.shown(_file(made, tag, name), made.site.root)), list[Problem]()
    if known:  # And not behind a link, which the catalogues refuse.
        catalog, faults = catalogs.read_file(_file(made, tag, name), made.site.root, tag)
    missing = [] if faults else [each for each in _messages(made, name) if each.key not in (catalog.entries or {})]
    rows = tuple(_rows(proof, catalog, tag, name)) if catalog.entries else ()
    told = {problem for row in rows for problem in row.problems}
    others = sorted({*faults, *(each for each in proof.problems if each.place.path == catalog.path)} - told)
    return _rendered(
        "entries.html",
        proof,
        tag=tag,
        source=_source(made, name),
        name=name,
        path=catalog.path,
        exists=bool(known),
        rows=rows,
        absent=missing,
        others=[(each, _excerpt(made, tag, name, each.place.line) if each in faults else ()) for each in others],
    )


def index(proof: Proof) -> str:
    """Return the page that lists every catalogue, each with how far it is."""
    return _rendered("catalogues.html", proof, catalogues=tuple(_summaries(proof)))


def _rendered(template: str, proof: Proof, **names: Any) -> str:
    english = Locality.of(THEME_LANGUAGE, THEME_LANGUAGE)
    assets = {kind: _asset(proof, f"assets/{name}.") for kind, name in ASSETS.items()}
    return (
        _environment()
        .get_template(template)
        .render(site=proof.site, language_name=english.language_name, **assets, **names)
    )


def _asset(proof: Proof, start: str) -> str:
    return next((name for name in sorted(proof.files) if name.startswith(start)), "")


def _summaries(proof: Proof) -> Iterator[Summary]:
    made = proof.manuscript
    for tag in proof.site.languages if made else ():
        assert made
        for name in _domains(made, tag):
            catalog = made.catalogs.get(tag, name)
            entries = (catalog.entries or {}).values()
            fuzzy = sum(each.fuzzy for each in entries)
            done = sum(bool(each.text.strip()) for each in entries)
            absent = len({each.key for each in _messages(made, name)} - set(catalog.entries or {}))
            yield Summary(tag, name, done, fuzzy, len(entries) - fuzzy - done, absent)


def _domains(made: Manuscript, tag: str) -> tuple[str, ...]:
    """Return the catalogues that a language has, or should have: the shared ones, then the documents' by name."""
    wanted = [domain(document) for document in documents_to_translate(made.library, tag)]
    wanted += [LIBRARY_DOMAIN] if tag != made.site.default_language else []
    found = [name for language, name in made.catalogs.by_name if language == tag]
    names = {*wanted, *found}
    return tuple(sorted(names, key=lambda name: (name not in (THEME_DOMAIN, LIBRARY_DOMAIN), name)))


def _file(made: Manuscript, tag: str, name: str) -> Path:
    file = catalogs.folder(made.site, tag) / f"{name}.po"
    return catalogs.engine_theme(tag) if name == THEME_DOMAIN and not file.exists() else file


def _source(made: Manuscript, name: str) -> str:
    if name == THEME_DOMAIN:
        return THEME_LANGUAGE
    document = made.library.document.get(name)
    return document.lang if document else made.site.default_language


def _messages(made: Manuscript, name: str) -> list[Message]:
    """Return what a catalogue should hold, each message once; nothing for the theme's, which only a merge collects."""
    document = made.library.document.get(name)
    found = (
        messages(document, library=made.library)
        if document
        else library_messages(made.library)
        if name == LIBRARY_DOMAIN
        else ()
    )
    return list({each.key: each for each in reversed(list(found))}.values())[::-1]


def _rows(proof: Proof, catalog: catalogs.Catalog, tag: str, name: str) -> Iterator[Row]:
    assert proof.manuscript
    made = proof.manuscript
    comments = {each.key: each.comments for each in _messages(made, name)}
    file, _ = po_file.read(_file(made, tag, name), made.site.root, tag)
    notes = {entry.key: tuple(text for _, text in entry.notes) for entry in file.entries[::-1]} if file else {}
    for key, entry in (catalog.entries or {}).items():
        place = catalog.path, entry.line
        yield Row(
            line=entry.line,
            name=digest(*(part.encode() for part in key))[:12],
            context=key[0],
            source=(key[1], entry.plural) if entry.plural else (key[1],),
            forms=entry.forms,
            state="fuzzy" if entry.fuzzy else "translated" if entry.text.strip() else "untranslated",
            comments=comments.get(key, ()),
            notes=tuple(filter(None, notes.get(key, ()))),
            previous=entry.previous,
            problems=tuple(each for each in proof.problems if (each.place.path, each.place.line) == place),
            places=tuple(_places(proof, f"{catalog.path}:{entry.line}", key[0], tag, name)),
        )


def _places(proof: Proof, entry: str, context: str, tag: str, name: str) -> Iterator[tuple[str, str]]:
    """Return the pages where an entry stands, and the link that leads to it there: its own pages before others."""
    assert proof.manuscript
    document = proof.manuscript.library.document.get(name)
    own = addresses.path(document, tag) if document else ""
    kind, _, rest = context.partition(":")
    record = f"/{kind}s/{rest.partition(' ')[0]}/"
    found = proof.places.get(entry, ())
    for path in sorted(found, key=lambda path: (path != own, not path.endswith(record))):
        yield path, f"/{quote(path)}#entry={quote(entry, safe='/:')}"


def _excerpt(made: Manuscript, tag: str, name: str, line: int) -> tuple[tuple[int, str], ...]:
    """Return the numbered lines of a faulty catalogue around `line`; none of a file that is no file or too large."""
    file = _file(made, tag, name)
    if file.is_symlink() or not file.is_file() or file.stat().st_size > po_file.LARGEST:
        return ()
    lines = list(enumerate(file.read_bytes().decode("utf-8", "replace").split("\n"), 1))
    return tuple(lines[max(line - 1 - AROUND, 0) : line + AROUND])


def _folder(language: str) -> str:
    return language.replace("-", "_")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
