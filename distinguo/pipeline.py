"""The stages in their order: read, translate, check; then, for what has no errors, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from distinguo import catalogs, checks, glossary, revision, translate
from distinguo.formats import FORMATS
from distinguo.formats.publication import Output, Publication
from distinguo.library import Library
from distinguo.messages import LIBRARY_DOMAIN, THEME_DOMAIN, domain
from distinguo.problems import FaultySite, Problem, errors
from distinguo.read import read
from distinguo.site import Site
from distinguo.store import Store


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A site read, checked and translated: its library as written, in each language, and its problems, sorted."""

    site: Site
    library: Library
    editions: dict[str, Library]
    catalogs: catalogs.Catalogs
    problems: tuple[Problem, ...]


def prepare(site: Site) -> Manuscript:
    """Return the site, read, checked and translated, with everything that is wrong with it."""
    library, problems = read(site)
    found, faults = catalogs.read(site)
    domains = frozenset({THEME_DOMAIN, LIBRARY_DOMAIN, *(domain(each) for each in library.documents)})
    unread = {name.partition(":")[2] for name in library.unread}
    problems += [*faults, *catalogs.strays(found, domains | unread), *checks.problems(library)]
    terms, faults = glossary.read(site)
    problems += faults
    editions = {}
    for language in site.languages:
        edition = editions[language] = translate.translate(library, site, found, language)
        problems += revision.revise(revision.pairs(library, edition, found, site.default_language, terms))
    return Manuscript(site, library, editions, found, tuple(sorted(set(problems))))


def publish(manuscript: Manuscript, progress: Callable[[str, int, int], None]) -> Iterator[Output]:
    """Return every file of the site; raise FaultySite if anything is wrong with the content."""
    if errors(manuscript.problems):
        raise FaultySite(manuscript.problems)
    default = manuscript.site.default_language
    order = sorted(manuscript.editions, key=lambda tag: tag != default)
    publication = Publication(
        site=manuscript.site,
        editions={tag: manuscript.editions[tag].published() for tag in order},
        catalogs=manuscript.catalogs,
        store=Store(manuscript.site.cache / "store"),
        progress=progress,
    )
    for make in FORMATS:
        yield from make(publication)
