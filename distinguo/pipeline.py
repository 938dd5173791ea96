"""The stages in their order: read, translate, check; then, for what has no errors, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from distinguo import catalogs, checks, glossary, po_file, pseudo, revision, theme, translate
from distinguo.formats import FORMATS
from distinguo.formats.publication import Format, Output, Publication
from distinguo.library import Library
from distinguo.messages import (
    LIBRARY_DOMAIN,
    THEME_DOMAIN,
    documents_to_translate,
    domain,
    library_messages,
    messages,
)
from distinguo.problems import FaultySite, Problem, errors
from distinguo.read import read
from distinguo.revision.kept import revised
from distinguo.site import PSEUDO, Site
from distinguo.store import Store


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A site read, checked and translated: its library as written, in each language, and its problems, sorted."""

    site: Site
    library: Library
    editions: dict[str, Library]
    catalogs: catalogs.Catalogs
    problems: tuple[Problem, ...]

    def published(self) -> dict[str, Library]:
        """Return what there is for readers in each language, the default one first, and what each withholds."""
        order = sorted(self.editions, key=lambda tag: tag != self.site.default_language)
        return {tag: self.editions[tag].published(self.site.threshold(tag)) for tag in order}


def prepare(site: Site) -> Manuscript:
    """Return the site, read, checked and translated, with everything that is wrong with it."""
    library, problems = read(site)
    problems += [*checks.problems(library), *site.problems]
    is_readable = not errors(problems)
    found, faults = catalogs.read(site)
    domains = frozenset({THEME_DOMAIN, LIBRARY_DOMAIN, *(domain(each) for each in library.documents)})
    unread = {name.partition(":")[2] for name in library.unread}
    problems += [*faults, *catalogs.strays(found, domains | unread), *catalogs.misplaced(site)]
    store = Store(site.cache / "store")
    terms, faults = glossary.read(site)
    problems += faults
    editions = {}
    for language in site.languages:
        edition = editions[language] = translate.translate(library, site, found, language)
        # To a document with a fault, half its catalogue may seem strange.
        problems += _strangers(library, site, found, language) if is_readable else ()
        first, links = site.default_language, site.localised_links
        problems += revised(revision.pairs(library, edition, found, first, terms, links), store)
    if PSEUDO in site.previews:
        found = catalogs.Catalogs({**found.by_name, **pseudo.catalogs(library, theme.messages(site.themes))})
        editions[PSEUDO] = translate.translate(library, site, found, PSEUDO)
    return Manuscript(site, library, editions, found, tuple(sorted(set(problems))))


def _strangers(library: Library, site: Site, found: catalogs.Catalogs, language: str) -> Iterator[Problem]:
    """Return what a language's catalogues have and the documents don't, and what they lack."""
    wanted = {domain(each): list(messages(each)) for each in documents_to_translate(library, language)}
    if language != site.default_language:
        wanted[LIBRARY_DOMAIN] = list(library_messages(library))
    for name, expected in wanted.items():
        file = po_file.shown(catalogs.folder(site, language) / f"{name}.po", site.root)
        yield from catalogs.strangers(found.get(language, name), expected)
        if catalogs.folder(site, language).is_dir():
            yield from catalogs.gaps(found.get(language, name), file, expected)


def publication(
    manuscript: Manuscript, progress: Callable[[str, int, int], None] = lambda what, done, total: None
) -> Publication:
    """Return what the formats are made from; without the languages that have nothing to show yet."""
    site = manuscript.site
    libraries = manuscript.published().items()
    return Publication(
        site=site,
        editions={tag: library for tag, library in libraries if library.is_published or tag == site.default_language},
        catalogs=manuscript.catalogs,
        store=Store(site.cache / "store"),
        progress=progress,
    )


def publish(
    manuscript: Manuscript, progress: Callable[[str, int, int], None], formats: tuple[Format, ...] = FORMATS
) -> Iterator[Output]:
    """Return every file of the site in those formats; raise FaultySite if anything is wrong with the content."""
    if errors(manuscript.problems):
        raise FaultySite(manuscript.problems)
    ready = publication(manuscript, progress)
    for make in formats:
        yield from make(ready)
