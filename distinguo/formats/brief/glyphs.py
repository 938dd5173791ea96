"""Letters that no font of a brief has: which, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from distinguo import catalogs
from distinguo.explainer import Explainer
from distinguo.formats.assets import UNICODES, letters
from distinguo.formats.publication import Publication
from distinguo.messages import LIBRARY_DOMAIN, THEME_DOMAIN, domain
from distinguo.problems import Place, Problem

_TAG = re.compile(r"<[^>]*>")
_IGNORED = re.compile(
    "[\x00-\x20\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""What no font draws (Default_Ignorable_Code_Point, https://www.unicode.org/reports/tr44/)."""
_USUAL = frozenset(map(chr, UNICODES))


def missing(publication: Publication, explainer: Explainer, languages: Iterable[str], html: str) -> tuple[Problem, ...]:
    """Return the characters of a brief that no font has, each with the first place where it stands."""
    text = set(unescape(_TAG.sub("", html.partition("<body")[2]))) - _USUAL
    rare = {each for each in text if not _IGNORED.match(each)}
    # Only then: to open the fonts takes time, and most briefs are written with the usual letters.
    absent = rare - letters(publication) if rare else rare
    sources = [*_sources(publication, explainer, languages)] if absent else []
    return tuple(Problem(_place(each, sources, explainer), "glyph", _words(each)) for each in sorted(absent))


def _words(character: str) -> str:
    name = unicodedata.name(character, "a character without a name")
    mend = "write it otherwise, or put a font that has it into theme/static/fonts/"
    return f'"{character}" (U+{ord(character):04X}, {name}) is in no font of the briefs: {mend}'


def _place(character: str, sources: list[tuple[str, Path]], explainer: Explainer) -> Place:
    """Return the first place where a character is written; the explainer, where it is written in another way."""
    for name, file in sources:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if (column := line.find(character)) >= 0:
                return Place(name, number, column + 1)
    return Place(explainer.path)


def _sources(publication: Publication, explainer: Explainer, languages: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Return the files that a brief's words come from, the likeliest first: the name that people know, the file."""
    site, library = publication.site, publication.library
    homes = dict.fromkeys([explainer, *(library.explainer_of[claim.id] for claim in library.ledger(explainer))])
    names = [*(domain(each) for each in homes), LIBRARY_DOMAIN, THEME_DOMAIN]
    written = [site.root / each.path for each in homes]
    translated = [catalogs.folder(site, tag) / f"{name}.po" for tag in languages for name in names]
    shared = sorted(site.content.glob("*.yml"))
    templates = [file for theme in site.themes for file in sorted((theme / "templates").rglob("*.html"))]
    for file in (*written, *translated, *shared, *templates):
        if file.is_file():
            yield str(file.relative_to(site.root) if file.is_relative_to(site.root) else file), file
