"""A proof: the site as a preview shows it, pulled anew at each change; a faulty one keeps the last good pages."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

from jinja2 import TemplateSyntaxError

from distinguo import publish
from distinguo.formats import PROOFED
from distinguo.formats.templates import environment
from distinguo.pipeline import Manuscript, prepare
from distinguo.pipeline import publish as published
from distinguo.problems import FaultySite, Misconfigured, Place, Problem, errors
from distinguo.site import Site
from distinguo.translate import translate

SETTINGS = "pelican.conf.py"

_ENTRY = re.compile(rb'\bdata-entry="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Proof:
    """What a preview shows: the pages in `folder`, and what is wrong, even when those pages are of a build before.

    `files` are the paths of the pages and all they need, `places` the pages on which each catalogue's entry
    (`translations/en/LC_MESSAGES/kursk.po:123`) stands, in the order of the site, and `fuzzy` the entries that
    the pages take for untranslated because a reviser is to look at them. `folder` is None, and `manuscript` too,
    until there is one.
    """

    site: Site
    folder: Path | None = None
    files: frozenset[str] = frozenset()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fuzzy: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    manuscript: Manuscript | None = None


def pull(site: Site, folder: Path, before: Proof, progress: Callable[[str, int, int], None]) -> Proof:
    """Return the proof of `site`, built in `folder`; with the pages of the proof `before` if it has errors.

    What a template raises is an error of the template, at its line.
    """
    proof = before
    try:
        made = _traced(prepare(site))
        proof = replace(before, site=site, manuscript=made, problems=made.problems)
        if errors(made.problems):
            return proof
        files, places = _written(made, folder, progress)
    except FaultySite as faulty:
        return replace(proof, problems=tuple(sorted(faulty.problems)))
    except Exception as error:
        problem = _problem(error, site)
        if problem is None:
            raise
        return replace(proof, problems=(problem,))
    return replace(proof, folder=folder, files=files, places=places, fuzzy=tuple(sorted(_fuzzy(made))))


def refused(before: Proof, error: Exception) -> Proof:
    """Return the proof `before` with the one problem that the settings themselves raise."""
    return replace(before, problems=(_of_settings(error),))


def _of_settings(error: Exception) -> Problem:
    line = getattr(error, "lineno", None) or 1
    return Problem(Place(SETTINGS, line, 1), "settings", str(error) or type(error).__name__)


def _problem(error: Exception, site: Site) -> Problem | None:
    """Return what there is to mend where `error` was raised; None if nobody but a programmer can mend it."""
    place = _in_theme(error, site)
    if place:
        kind = "" if isinstance(error, Misconfigured) else f"{type(error).__name__}: "
        return Problem(place, "template", f"{kind}{error}")
    if isinstance(error, Misconfigured):
        return _of_settings(error)
    if isinstance(error, OSError) and error.filename:
        # A file that went away while it was read: the change is watched, and brings the next proof.
        return Problem(Place(_relative(str(error.filename), site), 1, 1), "file", f"cannot be read: {error.strerror}")
    return None


def _traced(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript with editions whose messages tell their entries."""
    site, library, found = manuscript.site, manuscript.library, manuscript.catalogs
    editions = {tag: translate(library, site, found, tag, traced=True) for tag in site.languages}
    return replace(manuscript, editions=editions)


def _written(
    manuscript: Manuscript, folder: Path, progress: Callable[[str, int, int], None]
) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Write the site into `folder`; return its paths, and the pages on which each entry stands."""
    # The templates of the build before would be remembered with all that they were given.
    environment.cache_clear()
    folder.mkdir()
    files: list[str] = []
    places: dict[str, dict[str, None]] = {}
    for output in published(manuscript, progress, PROOFED):
        publish.write(folder, output.path, output.data)
        files.append(output.path)
        if output.path.endswith(".html"):
            for entry in _ENTRY.findall(output.data):
                places.setdefault(unescape(entry.decode()), {})[output.path.removesuffix("index.html")] = None
    return frozenset(files), {entry: tuple(paths) for entry, paths in places.items()}


def _fuzzy(manuscript: Manuscript) -> Iterator[str]:
    for catalog in manuscript.catalogs.by_name.values():
        yield from (f"{catalog.path}:{each.line}" for each in (catalog.entries or {}).values() if each.fuzzy)


def _in_theme(error: Exception, site: Site) -> Place | None:
    """Return the line of the template that raised `error`; None if none had a part in it."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Place(_relative(error.filename, site), error.lineno, 1)
    frames = traceback.extract_tb(error.__traceback__)
    themes = tuple(theme / "templates" for theme in site.themes)
    # Jinja makes a traceback tell the template's own lines.
    found = [each for each in frames if any(Path(each.filename).is_relative_to(theme) for theme in themes)]
    return Place(_relative(found[-1].filename, site), found[-1].lineno or 1, 1) if found else None


def _relative(path: str, site: Site) -> str:
    return str(Path(path).relative_to(site.root)) if Path(path).is_relative_to(site.root) else path
