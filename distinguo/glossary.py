"""The glossary: terms that every translation writes in one way, in `translations/glossary.csv`."""

from __future__ import annotations

from dataclasses import dataclass

from distinguo.problems import Problem
from distinguo.site import Site


@dataclass(frozen=True, slots=True)
class Term:
    """A term, how it is translated, and the forms that its translation must not have."""

    term: str
    translation: str
    forbidden: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The rows of the file, by column."""

    rows: tuple[dict[str, str], ...] = ()

    def into(self, language: str, source: str) -> tuple[Term, ...]:
        """Return the terms of the language `source` that have a translation in `language`."""
        return ()


def read(site: Site) -> tuple[Glossary, list[Problem]]:
    """Return the site's glossary and what is wrong with it; an empty one if there is no file."""
    return Glossary(), []
