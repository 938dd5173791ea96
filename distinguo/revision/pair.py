"""A message beside its translation, with what a reviser must know to compare the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from distinguo.catalogs import Catalog, Catalogs
from distinguo.claim import Claim, Hedge
from distinguo.explainer import Document
from distinguo.glossary import Glossary, Phrases, Term, Vocabulary
from distinguo.library import Library
from distinguo.messages import LIBRARY_DOMAIN, THEME_DOMAIN, THEME_LANGUAGE, domain
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import Block
from distinguo.record import Leaf, leaves
from distinguo.revision.marks import Marks, of_markdown, of_plain
from distinguo.shared import Actor, ActorKind
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

    @cached_property
    def marks(self) -> Marks:
        """What the text has beside its words, and the words alone."""
        if self.block is None:
            return of_plain(self.text)
        return of_markdown(self.block.text.plain or self.text, self.block.notes)

    @property
    def words(self) -> str:
        """As `running`, with a `THING` in the place of what is no word: code, placeholders, empty links."""
        return self.marks.words


@dataclass(frozen=True, slots=True)
class Name:
    """What an actor is called in the source's language, and in the translation's."""

    source: str
    translation: str
    kind: ActorKind = ActorKind.PERSON

    @property
    def surnames(self) -> tuple[str, str]:
        """A person's last word in both languages; the whole name where that is no surname: «Giovanni XXIII»."""
        last = self.source.split()[-1], self.translation.split()[-1]
        is_person = self.kind is ActorKind.PERSON and all(len(word) > 2 and not word.isupper() for word in last)
        return last if is_person and not any("." in word for word in last) else (self.source, self.translation)


@dataclass(frozen=True)
class Terms:
    """What is written in one way.

    `localised` pairs addresses that lead to the same thing in other languages; `quotes` has each claim's verbatim
    words in the translation's language, none for a claim whose words are known in others only.
    """

    names: tuple[Name, ...] = ()
    glossary: tuple[Term, ...] = ()
    localised: tuple[tuple[str, str], ...] = ()
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The glossary's terms, ready to be looked for."""
        return Vocabulary(self.glossary)

    @cached_property
    def called(self) -> Mapping[str, tuple[Name, ...]]:
        """Those whom a name or surname in the source's language belongs to."""
        found: dict[str, tuple[Name, ...]] = {}
        for name in self.names:
            for form in dict.fromkeys((name.source, name.surnames[0])):
                found[form] = (*found.get(form, ()), name)
        return found

    @cached_property
    def mentions(self) -> Phrases:
        """All names and surnames in the source's language, ready to be looked for."""
        return Phrases(self.called)


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

    @property
    def is_name(self) -> bool:
        """Whether the message is what a person or a publication is called, which other languages may keep."""
        return self.kind in ("an actor's name", "a source's title", "a source's publisher")

    def problem(self, check: str, message: str, severity: Severity = Severity.WARNING) -> Iterator[Problem]:
        """Return the problem at the entry."""
        yield Problem(self.place, check, message, severity)


def pairs(
    library: Library,
    edition: Library,
    catalogs: Catalogs,
    default_language: str,
    glossary: Glossary,
    localised_links: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Pair]:
    """Return every message that has a translation in `edition`, then those of the theme, in the order of the files.

    `library` is as it was read; names and shared words are in the `default_language`.
    """
    language = edition.language
    quotes = _quotes(library, language)

    @cache
    def terms(source: str) -> Terms:
        names = tuple(_names(library, catalogs, (source, language), default_language))
        return Terms(names, glossary.into(language, source), tuple(localised_links.items()), quotes)

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
        known = Terms(glossary=glossary.into(language, THEME_LANGUAGE))
        yield from _of_theme(catalogs.get(language, THEME_DOMAIN), language, known)


def _names(library: Library, catalogs: Catalogs, languages: tuple[str, str], default_language: str) -> Iterator[Name]:
    """Return the actors' names in two languages; none of an actor who has no name yet in one of them."""

    def called(actor: Actor, language: str) -> str:
        if language == default_language:
            return actor.name.plain
        entry = catalogs.get(language, LIBRARY_DOMAIN).get(f"{actor.identity} name", actor.name.plain)
        return entry.text if entry else ""

    for actor in library.actors:
        ours, theirs = (called(actor, language) for language in languages)
        if ours and theirs:
            yield Name(ours, theirs, actor.kind)


def _quotes(library: Library, language: str) -> dict[str, tuple[str, ...]]:
    """Return the words of each claim that quotes any, as far as they are known in `language`."""
    found = {}
    for claim in library.claims:
        known = [(library.explainer_of[claim.id].lang, claim.quote.plain)] if claim.quote else []
        known += [(claim.quote_original.lang, claim.quote_original.text)] if claim.quote_original else []
        if known:
            found[claim.id] = tuple(text for lang, text in known if lang == language)
    return found


def _of_document(
    document: Document, translated: Document, catalog: Catalog, language: str, terms: Terms
) -> Iterator[Pair]:
    for leaf, words in zip(leaves(document), leaves(translated), strict=True):
        yield from _of_leaf(leaf, words.text, document.lang, catalog, terms)
    for block, other in document.prose.pairs(translated.prose):
        entry = catalog.get("", block.text.plain)
        if entry and entry.text.strip():
            # What has become another thing altogether (nothing, or a lone card) has no block any more.
            side = Side(entry.text, language, other or NO_BLOCK)
            place = Place(catalog.path, entry.line, 1)
            source = Side(block.text.plain, document.lang, block)
            yield Pair(source, side, block.kind, None, place, entry.allowed, terms)


def _of_leaf(leaf: Leaf, words: Text, source: str, catalog: Catalog, terms: Terms) -> Iterator[Pair]:
    entry = catalog.get(leaf.context, leaf.text.plain)
    if entry and not words.fallback:
        hedge = leaf.record.hedge if isinstance(leaf.record, Claim) and leaf.field == "text" else None
        place = Place(catalog.path, entry.line, 1)
        sides = Side(leaf.text.plain, source), Side(words.plain, words.lang)
        yield Pair(*sides, leaf.hint, hedge, place, entry.allowed, terms)


def _of_theme(catalog: Catalog, language: str, terms: Terms) -> Iterator[Pair]:
    for (_, source), entry in (catalog.entries or {}).items():
        for number, form in enumerate(entry.forms):
            if form.strip() and not entry.fuzzy:
                words = Side(entry.plural if number and entry.plural else source, THEME_LANGUAGE)
                place = Place(catalog.path, entry.line, 1)
                yield Pair(words, Side(form, language), "theme", None, place, entry.allowed, terms)


NO_BLOCK = Block(Text(""), "", 0, 0, (), (), (), (), (), frozenset())
