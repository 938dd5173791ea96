"""What a translator is given: ONE list of messages for extraction and for translation alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from distinguo import addresses
from distinguo.claim import Claim
from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.prose import Block
from distinguo.record import Leaf, leaves, rewritten
from distinguo.shared import Entry
from distinguo.text import Text

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Message:
    """One msgid, its context and plural (empty: none), what the translator should know, and where it stands."""

    context: str
    text: str
    comments: tuple[str, ...]
    path: str
    line: int
    plural: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells a message from all others of its catalogue."""
        return self.context, self.text


def messages(document: Document, url: str = "", library: Library | None = None) -> Iterator[Message]:
    """Return a document's messages: its front matter's, then its prose's, in the order of the file.

    `url` is the site's address, and `library` where speakers have their names; both only serve the comments.
    """
    page = f"{url}/{addresses.path(document, document.lang)}" if url else ""
    for leaf in leaves(document):
        yield _of_leaf(leaf, document.path, page, library)
    for block in document.prose.blocks:
        comments = (block.kind, page) if page else (block.kind,)
        yield Message("", block.text.plain, comments, document.path, block.line)


def library_messages(library: Library) -> Iterator[Message]:
    """Return the messages of the actors, sources and topics."""
    for entry in library.entries:
        yield from entry_messages(entry)


def entry_messages(entry: Entry) -> Iterator[Message]:
    """Return the messages of an actor, a source or a topic."""
    for leaf in leaves(entry):
        yield _of_leaf(leaf, entry.origin.place.path, "", None, entry.identity)


def in_words(document: D, leaf_words: Callable[[Leaf], Text], block_words: Callable[[Block], Text]) -> D:
    """Return `document` with each message replaced by what the two functions give for it."""
    return rewritten(document, leaf_words).holding(document.prose.rewritten(block_words))


def _of_leaf(leaf: Leaf, path: str, page: str, library: Library | None, of: str = "") -> Message:
    comments = [f"{leaf.hint} ({of})" if of and not leaf.context else leaf.hint]
    if isinstance(leaf.record, Claim):
        comments.append(_about(leaf.record, library))
        page = f"{page}#{leaf.record.id}" if page else ""
    if page:
        comments.append(page)
    key = leaf.field if leaf.number is None else f"{leaf.field}[{leaf.number}]"
    line = leaf.record.origin.at(key).line
    return Message(leaf.context, leaf.text.plain, tuple(comments), path, line or 1)


def _about(claim: Claim, library: Library | None) -> str:
    names = (library.actor[id].name if library and id in library.actor else id for id in claim.by)
    speakers = ", ".join(names) or "nobody is named"
    return f"said by: {speakers}; hedge: {claim.hedge}; status: {claim.status}"


def domain(document: Document) -> str:
    """Return the name of a document's catalogue."""
    return document.name


LIBRARY_DOMAIN = "library"
THEME_DOMAIN = "theme"
THEME_LANGUAGE = "en"


def documents_to_translate(library: Library, language: str) -> tuple[Document, ...]:
    """Return the documents whose source is another language than `language`, drafts too."""
    return tuple(document for document in library.documents if document.lang != language)
