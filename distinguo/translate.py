"""A library in one language: every message replaced by its translation, or by its source, marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from distinguo.catalogs import Catalog, Catalogs
from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.messages import LIBRARY_DOMAIN, domain, in_words
from distinguo.prose import Block
from distinguo.record import Leaf, rewritten
from distinguo.shared import Entry
from distinguo.site import Site
from distinguo.text import Text

D = TypeVar("D", bound=Document)
E = TypeVar("E", bound=Entry)


def translate(library: Library, site: Site, catalogs: Catalogs, language: str) -> Library:
    """Return `library` in `language`.

    A message without a translation, or with one that is still fuzzy, keeps its source's words and language, as
    a fallback.
    """

    def documents(originals: tuple[D, ...]) -> tuple[D, ...]:
        return tuple(_document(each, language, catalogs.get(language, domain(each))) for each in originals)

    def entries(originals: tuple[E, ...]) -> tuple[E, ...]:
        words = _leaf_words(site.default_language, language, catalogs.get(language, LIBRARY_DOMAIN))
        return tuple(rewritten(each, words) for each in originals)

    return replace(
        library,
        explainers=documents(library.explainers),
        pages=documents(library.pages),
        actors=entries(library.actors),
        sources=entries(library.sources),
        topics=entries(library.topics),
        language=language,
    )


def _document(document: D, language: str, catalog: Catalog) -> D:
    def block_words(block: Block) -> Text:
        return _words(document.lang, language, catalog, "", block.text.plain)

    return in_words(document, _leaf_words(document.lang, language, catalog), block_words)


def _leaf_words(source: str, language: str, catalog: Catalog) -> Callable[[Leaf], Text]:
    return lambda leaf: _words(source, language, catalog, leaf.context, leaf.text.plain)


def _words(source: str, language: str, catalog: Catalog, context: str, text: str) -> Text:
    if source == language:
        return Text(text, language)
    translation = catalog.get(context, text)
    if translation and translation.text.strip():
        return Text(translation.text, language)
    return Text(text, source, fallback=True)
