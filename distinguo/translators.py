"""What translators' tasks do: a new language, catalogues brought up to date, how complete they are, what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from distinguo import catalogs, checks, merge, theme
from distinguo.completeness import Completeness, completeness
from distinguo.languages import canonical, is_known, unknown
from distinguo.lexicon import lexicon
from distinguo.library import Library
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
from distinguo.pipeline import prepare
from distinguo.problems import FaultySite, Misconfigured, Place, Problem, errors
from distinguo.read import read
from distinguo.site import THRESHOLD, Site


@dataclass(frozen=True, slots=True)
class Update:
    """What an update changed, a line a file; and the faults of the catalogues that it left alone for them."""

    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def update(site: Site) -> Update:
    """Bring every catalogue and template up to date with the content and the theme.

    A faulty catalogue is left as it is, and its faults are told. Raise FaultySite when the content cannot be read:
    nothing is merged with half a site.
    """
    library = _readable(site)
    if not site.translations.is_symlink():
        for name, language, found in _templates(site, library):
            merge.write_template(site.translations / f"{name}.pot", language, found)
    done = Update()
    for language in site.languages:
        _merge(site, library, language, done)
    return done


def new(site: Site, name: str) -> tuple[str, Update]:
    """Make the catalogues of a language that the site hasn't; return its tag and what was made: nothing if it has it.

    Raise Misconfigured when CLDR knows no language of that name, FaultySite when the content cannot be read.
    """
    language = canonical(name)
    if not is_known(language):
        raise Misconfigured(unknown(name))
    done = Update()
    if language not in site.languages or not any(catalogs.folder(site, language).glob("*.po")):
        _merge(site, _readable(site), language, done)
    return language, done


def _readable(site: Site) -> Library:
    library, problems = read(site)
    faults = errors([*problems, *checks.problems(library)])
    if faults:
        raise FaultySite(sorted(faults))
    return library


def _merge(site: Site, library: Library, language: str, done: Update) -> None:
    """Merge the catalogues of a language; add to `done` what changed and what is wrong."""
    folder = catalogs.folder(site, language)
    link = catalogs.linked(site, language)
    if link:
        done.problems.append(Problem(_place(link, site), "po", "a symbolic link: put the folder itself here"))
        return
    for name, source, found in sorted(_wanted(site, library, language), key=itemgetter(0)):
        file = folder / f"{name}.po"
        changes = merge.merge(file, language, source, found, site.root)
        done.problems.extend(changes.problems)
        if changes and not changes.problems:
            done.changes.append(f"{_place(file, site).path}: {changes}")


def _wanted(site: Site, library: Library, language: str) -> Iterator[tuple[str, str, list[Message]]]:
    """Return what is to be translated into a language: domain, source language, messages."""
    for document in documents_to_translate(library, language):
        yield domain(document), document.lang, list(messages(document, site.url, library))
    if language != site.default_language:
        yield LIBRARY_DOMAIN, site.default_language, list(library_messages(library))
    words = list(theme.messages(_themes(site, language))) if language != THEME_LANGUAGE else []
    if words:
        yield THEME_DOMAIN, THEME_LANGUAGE, words


def _templates(site: Site, library: Library) -> Iterator[tuple[str, str, list[Message]]]:
    """Return what the `.pot` files hold: domain, source language, messages."""
    for document in library.documents:
        yield domain(document), document.lang, list(messages(document, site.url, library))
    yield LIBRARY_DOMAIN, site.default_language, list(library_messages(library))
    themes = [each for language in site.languages if language != THEME_LANGUAGE for each in _themes(site, language)]
    if themes:
        yield THEME_DOMAIN, THEME_LANGUAGE, list(theme.messages(dict.fromkeys(themes)))


def _themes(site: Site, language: str) -> tuple[Path, ...]:
    """Return the themes whose words a site has to translate itself: not the engine's, if the engine has done it."""
    engine = catalogs.engine_theme(language)
    if engine.is_file() and not engine.is_relative_to(site.translations):
        return tuple(each for each in site.themes if each.is_relative_to(site.root))
    return site.themes


def _place(path: Path, site: Site) -> Place:
    return Place(str(path.relative_to(site.root)) if path.is_relative_to(site.root) else str(path))


def next_steps(site: Site, language: str) -> Iterator[str]:
    """Return what to tell whoever has just made a language."""
    folder = _place(catalogs.folder(site, language), site).path
    share = site.thresholds.get(language, 0.0 if language in site.languages else THRESHOLD)
    yield f"translate               {folder}/*.po in Poedit, Weblate or a text editor"
    yield "see it while you work   .venv/bin/inv translate.preview"
    yield f"see what is left        .venv/bin/inv translate.status --language {language}"
    yield f"build it all the same   .venv/bin/inv build --language {language}"
    if not lexicon(language).cues:
        yield f"doubt is not checked in {language}: there is no list of its words, distinguo/lexicon/{language}.yml"
    if share:
        yield f"a document is published in {language} once {share * 100:g} % of it is translated (THRESHOLDS)"


def problems(site: Site, languages: Iterable[str] = ()) -> list[Problem]:
    """Return what is wrong with the catalogues, in the order of the files: of some languages, or of all."""
    folders = [catalogs.folder(site, language).parent for language in languages] or [site.translations]
    paths = tuple(_place(folder, site).path for folder in folders)
    found = prepare(site).problems
    whole = _place(site.translations, site).path
    return [
        problem
        for problem in found
        if problem.place.path in (whole, *paths) or problem.place.path.startswith(tuple(f"{path}/" for path in paths))
    ]


def status(site: Site, languages: Iterable[str] = ()) -> list[Completeness]:
    """Return how complete the catalogues are: of some languages, or of all."""
    library, _ = read(site)
    found, _ = catalogs.read(site)
    wanted = tuple(languages) or tuple(site.languages)
    return [row for row in completeness(site, library, found) if row.language in wanted]


def as_json(rows: Iterable[Completeness]) -> str:
    """Return the rows as JSON: their keys are in the README."""
    return json.dumps([_fields(row) for row in rows], ensure_ascii=False, indent=2)


def _fields(row: Completeness) -> dict[str, str | int | float | bool | None]:
    return {
        "document": row.domain,
        "language": row.language,
        "source": row.source,
        "done": row.done,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "total": row.total,
        "words": row.words,
        "share": round(row.share, 4),
        "threshold": row.threshold,
        "published": not row.is_held_back,
    }


def print_table(rows: Iterable[Completeness], out: TextIO) -> None:
    """Print the rows as a table: with lines on a terminal, as plain columns anywhere else."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(file=out, width=None if out.isatty() else 200)
    table = Table(box=box.SIMPLE_HEAD if out.isatty() else None, pad_edge=False)
    for name in ("document", "language"):
        table.add_column(name)
    for name in ("done", "fuzzy", "missing", "words left", "share"):
        table.add_column(name, justify="right")
    table.add_column("")
    for row in rows:
        share = f"{int(row.share * 1000) / 10:g} %"
        mark = f"held back: {(row.threshold or 0) * 100:g} % needed" if row.is_held_back else ""
        numbers = map(str, (row.done, row.fuzzy, row.missing, row.words))
        table.add_row(row.domain, row.language, *numbers, share, mark)
    console.print(table)
