"""A message beside its translation, with what a reviser must know to compare the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from distinguo.catalogs import Catalog, Catalogs
from distinguo.claim import Claim, Hedge
from distinguo.explainer import Document
from distinguo.glossary import Glossary, Term
from distinguo.library import Library
from distinguo.messages import LIBRARY_DOMAIN, THEME_DOMAIN, THEME_LANGUAGE, domain
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import Block
from distinguo.record import Leaf, leaves
from distinguo.text import Text


@dataclass(frozen=True)
class Side:
    """Words as they stand in a catalogue, and their language; with the `block` that they are, if they are prose."""

    text: str
    language: str
    block: Block | None = None

    @cached_property
    def running(self) -> str:
        """The words that a reader sees: without Markdown, addresses and pictures."""
        if self.block is None:
            return self.text
        return "".join(span.text for span in self.block.spans)


@dataclass(frozen=True)
class Terms:
    """Names and words that are written in one way.

    `names` are those of persons and organisations: in the source's language, in the translation's.
    """

    names: tuple[tuple[str, str], ...] = ()
    glossary: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A message and its translation.

    `kind` says what it is (paragraph, the claim itself, a quotation ...), as in the translator's comment; `hedge`
    is the claim's, if the message is a claim's text; `place` is the entry's in the catalogue, `allowed` the
    checks that its translator answered there.
    """

    source: Side
    translation: Side
    kind: str = "paragraph"
    hedge: Hedge | None = None
    place: Place = field(default_factory=lambda: Place(""))
    allowed: frozenset[str] = frozenset()
    terms: Terms = field(default_factory=Terms)

    @property
    def is_quotation(self) -> bool:
        """Whether the message is somebody's words, or an excerpt of evidence."""
        return self.kind.startswith(("a quotation", "an excerpt"))

    def problem(self, check: str, message: str, severity: Severity = Severity.WARNING) -> Iterator[Problem]:
        """Return the problem at the entry."""
        yield Problem(self.place, check, message, severity)


def pairs(
    library: Library, edition: Library, catalogs: Catalogs, default_language: str, glossary: Glossary
) -> Iterator[Pair]:
    """Return every message that has a translation in `edition`, then those of the theme, in the order of the files.

    `library` is as it was read; names and shared words are in the `default_language`.
    """
    names = _names(library, edition)

    def terms(source: str) -> Terms:
        return Terms(names if source == default_language else (), glossary.into(edition.language, source))

    language = edition.language
    for document, translated in zip(library.documents, edition.documents, strict=True):
        if document.lang != language:
            catalog = catalogs.get(language, domain(document))
            yield from _of_document(document, translated, catalog, language, terms(document.lang))
    if language != default_language:
        catalog = catalogs.get(language, LIBRARY_DOMAIN)
        for entry, other in zip(library.entries, edition.entries, strict=True):
            for leaf, words in zip(leaves(entry), leaves(other), strict=True):
                yield from _of_leaf(leaf, words.text, default_language, catalog, terms(default_language))
    if language != THEME_LANGUAGE:
        yield from _of_theme(catalogs.get(language, THEME_DOMAIN), language)


def _names(library: Library, edition: Library) -> tuple[tuple[str, str], ...]:
    """Return the actors' names and what they are called in the edition; a fallback is none."""
    both = zip(library.actors, edition.actors, strict=True)
    return tuple((ours.name.plain, theirs.name.plain) for ours, theirs in both if not theirs.name.fallback)


def _of_document(
    document: Document, translated: Document, catalog: Catalog, language: str, terms: Terms
) -> Iterator[Pair]:
    for leaf, words in zip(leaves(document), leaves(translated), strict=True):
        yield from _of_leaf(leaf, words.text, document.lang, catalog, terms)
    for block, other in document.prose.pairs(translated.prose):
        entry = catalog.get("", block.text.plain)
        if entry and entry.text.strip():
            # What has become another thing altogether (nothing, or a lone card) has no block any more.
            words = Side(entry.text, language, other or NO_BLOCK)
            place = Place(catalog.path, entry.line, 1)
            source = Side(block.text.plain, document.lang, block)
            yield Pair(source, words, block.kind, None, place, entry.allowed, terms)


def _of_leaf(leaf: Leaf, words: Text, source: str, catalog: Catalog, terms: Terms) -> Iterator[Pair]:
    entry = catalog.get(leaf.context, leaf.text.plain)
    if entry and not words.fallback:
        hedge = leaf.record.hedge if isinstance(leaf.record, Claim) and leaf.field == "text" else None
        place = Place(catalog.path, entry.line, 1)
        sides = Side(leaf.text.plain, source), Side(words.plain, words.lang)
        yield Pair(*sides, leaf.hint, hedge, place, entry.allowed, terms)


def _of_theme(catalog: Catalog, language: str) -> Iterator[Pair]:
    for (_, source), entry in (catalog.entries or {}).items():
        for number, form in enumerate(entry.forms):
            if form.strip() and not entry.fuzzy:
                words = Side(entry.plural if number and entry.plural else source, THEME_LANGUAGE)
                place = Place(catalog.path, entry.line, 1)
                yield Pair(words, Side(form, language), "theme", None, place, entry.allowed)


NO_BLOCK = Block(Text(""), "", 0, 0, (), (), (), (), (), frozenset())
