"""The theme's templates: one Jinja environment a language, escaping everything, forgiving nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from distinguo.catalogs import Catalog
from distinguo.explainer import Document
from distinguo.formats.publication import Publication
from distinguo.messages import THEME_DOMAIN
from distinguo.text import Text
from distinguo.wording import stems

WORDS_A_MINUTE = 238
"""How fast adults read to themselves, in words a minute (https://doi.org/10.1016/j.jml.2019.104047)."""

_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of Hebrew, Arabic and their neighbours."""


@lru_cache(maxsize=64)
def environment(publication: Publication, language: str) -> Environment:
    """Return the environment of a language; it speaks that language and no other."""
    site = publication.site
    locality = publication.localities[language]
    env = Environment(
        loader=FileSystemLoader([theme / "templates" for theme in site.themes]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    words = _Words(publication.catalogs.get(language, THEME_DOMAIN), locality.plural)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
    )
    env.policies["ext.i18n.trimmed"] = True
    env.globals.update(site=site, language=language, locality=locality)
    # Made once, not at each of the thousand badges.
    env.globals["labels"] = env.get_template("partials/labels.html").module
    env.filters.update(
        date=locality.date,
        number=locality.number,
        whole=locality.whole,
        percent=locality.percent,
        reading_time=lambda document: locality.minutes(_minutes(document)),
        listed=lambda items: _listed(locality.listed, list(items)),
        language_name=locality.language_name,
        capital=_capital,
        plain=lambda text: Markup.escape(getattr(text, "plain", text)),
    )
    return env


def template(publication: Publication, language: str, *names: str) -> Template:
    """Return the first of the named templates that the theme has, in a language."""
    return environment(publication, language).select_template(names)


def _minutes(document: Document) -> int:
    """Return how many minutes a document's prose takes, at least one."""
    words = sum(len(stems(block.text.plain)) for block in document.prose.blocks)
    return max(1, round(words / WORDS_A_MINUTE))


def _listed(join: Callable[[list[str]], str], items: list[Any]) -> Markup:
    """Return items, markup or not, as a list in words; names that run from the right keep to themselves."""
    marks = [f"\x00{number}\x00" for number in range(len(items))]
    joined = str(escape(join(marks)))
    for mark, item in zip(marks, items, strict=True):
        words = escape(item)
        # Else a comma or a date after an Arabic name would be drawn on its other side.
        apart = Markup("<bdi>{}</bdi>").format(words) if _FROM_THE_RIGHT.search(words) else words
        joined = joined.replace(mark, str(apart))
    return Markup(joined)


def _capital(words: Text | Markup) -> Text | Markup:
    """Return words that begin with a capital, for where they stand alone."""
    if isinstance(words, Text):
        return words.reworded(words.plain[:1].upper() + words.plain[1:])
    return Markup(escape(words)[:1].upper() + escape(words)[1:])


class _Words:
    """gettext over a catalogue. What a translator wrote is text, never markup: it is escaped here."""

    def __init__(self, catalog: Catalog, plural: Callable[[int], int]) -> None:
        self.catalog, self.plural = catalog, plural

    def gettext(self, text: str) -> Markup:
        return self.pgettext("", text)

    def pgettext(self, context: str, text: str) -> Markup:
        found = self.catalog.get(context, text)
        return escape((found.text if found else "") or text)

    def ngettext(self, one: str, many: str, number: int) -> Markup:
        return self.npgettext("", one, many, number)

    def npgettext(self, context: str, one: str, many: str, number: int) -> Markup:
        found = self.catalog.get(context, one)
        form = self.plural(number)
        if found and not found.fuzzy and form < len(found.forms) and found.forms[form]:
            return escape(found.forms[form])
        return escape(one if number == 1 else many)
