"""A library in one language: every message replaced by its translation, or by its source, marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from distinguo.catalogs import Catalog, Catalogs, folder
from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.messages import LIBRARY_DOMAIN, domain, in_words
from distinguo.po_file import shown
from distinguo.prose import Block
from distinguo.record import Leaf, rewritten
from distinguo.shared import Entry
from distinguo.site import Site
from distinguo.text import Text

D = TypeVar("D", bound=Document)
E = TypeVar("E", bound=Entry)


def translate(library: Library, site: Site, catalogs: Catalogs, language: str, *, traced: bool = False) -> Library:
    """Return `library` in `language`.

    A message without a translation, or with one that is still fuzzy, keeps its source's words and language, as
    a fallback. When `traced`, as in a preview, every message of another language tells its catalogue's entry.
    """

    def interpreter(source: str, name: str) -> _Interpreter:
        catalog = catalogs.get(language, name)
        path = catalog.path or shown(folder(site, language) / f"{name}.po", site.root)
        return _Interpreter(source, language, catalog, path, traced)

    def documents(originals: tuple[D, ...]) -> tuple[D, ...]:
        return tuple(_document(each, interpreter(each.lang, domain(each))) for each in originals)

    def entries(originals: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(rewritten(each, shared.of_leaf) for each in originals)

    shared = interpreter(site.default_language, LIBRARY_DOMAIN)
    return replace(
        library,
        explainers=documents(library.explainers),
        pages=documents(library.pages),
        actors=entries(library.actors),
        sources=entries(library.sources),
        topics=entries(library.topics),
        language=language,
    )


@dataclass(frozen=True, slots=True)
class _Interpreter:
    """Says in one language what was said in another, out of the catalogue that is, or would be, at `path`."""

    source: str
    language: str
    catalog: Catalog
    path: str
    traced: bool

    def of_leaf(self, leaf: Leaf) -> Text:
        return self._words(leaf.context, leaf.text.plain)

    def of_block(self, block: Block) -> Text:
        return self._words("", block.text.plain)

    def _words(self, context: str, text: str) -> Text:
        if self.source == self.language:
            return Text(text, self.language)
        translation = self.catalog.get(context, text)
        entry = ""
        if self.traced:
            # Without a line when the catalogue hasn't the message yet.
            entry = f"{self.path}:{translation.line}" if translation else self.path
        if translation and translation.text.strip():
            return Text(translation.text, self.language, entry=entry)
        return Text(text, self.source, fallback=True, entry=entry)


def _document(document: D, interpreter: _Interpreter) -> D:
    return in_words(document, interpreter.of_leaf, interpreter.of_block)
