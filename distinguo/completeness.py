"""How complete each translation is: document by language, the theme's words and those that documents share too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from distinguo import theme
from distinguo.catalogs import Catalog, Catalogs
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
from distinguo.site import Site


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many messages of a domain are done, fuzzy and missing in a language.

    `words` are those of the source, by white space, in the messages that are not done. `threshold` is the share
    that publication takes; None for what is published all the same: the theme's words and the library's.
    """

    domain: str
    language: str
    source: str
    done: int
    fuzzy: int
    missing: int
    words: int
    threshold: float | None = None

    @property
    def total(self) -> int:
        """How many messages there are."""
        return self.done + self.fuzzy + self.missing

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self.done / self.total if self.total else 1.0

    @property
    def is_held_back(self) -> bool:
        """Whether too little is done for the document to be published in the language."""
        return self.threshold is not None and self.share < self.threshold


def completeness(site: Site, library: Library, catalogs: Catalogs) -> Iterator[Completeness]:
    """Return how complete everything is that is to be translated, by language, then in the order of the library.

    In a document, a message that stands twice counts twice, as it does on the page.
    """
    words = list(_once(theme.messages(site.themes)))
    shared = list(_once(library_messages(library)))
    for language in site.languages:
        for document in documents_to_translate(library, language):
            name, found = domain(document), messages(document)
            catalog = catalogs.get(language, name)
            yield _counted(name, language, document.lang, found, catalog, site.threshold(language))
        if language != site.default_language:
            catalog = catalogs.get(language, LIBRARY_DOMAIN)
            yield _counted(LIBRARY_DOMAIN, language, site.default_language, shared, catalog)
        if language != THEME_LANGUAGE:
            yield _counted(THEME_DOMAIN, language, THEME_LANGUAGE, words, catalogs.get(language, THEME_DOMAIN))


def _once(found: Iterable[Message]) -> Iterable[Message]:
    return {message.key: message for message in found}.values()


def _counted(
    name: str,
    language: str,
    source: str,
    found: Iterable[Message],
    catalog: Catalog,
    threshold: float | None = None,
) -> Completeness:
    done = fuzzy = missing = words = 0
    for message in found:
        entry = catalog.get(*message.key)
        is_written = entry is not None and all(form.strip() for form in entry.forms)
        if entry and is_written and not entry.fuzzy:
            done += 1
            continue
        words += len(message.text.split())
        if is_written:
            fuzzy += 1
        else:
            missing += 1
    return Completeness(name, language, source, done, fuzzy, missing, words, threshold)
