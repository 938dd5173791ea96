"""All that a site tells, in one language: documents and what they share, with references resolved."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from distinguo.claim import Claim
from distinguo.explainer import Document, Explainer, Page, Publication
from distinguo.shared import Actor, Entry, Source, Topic

E = TypeVar("E", bound=Entry)
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture below `content/images/`: its path from there, its size in pixels, its bytes' digest (SHA-256)."""

    path: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True)
class Library:
    """The documents and the actors, sources and topics they share, all in one `language`.

    As read, the language is empty and every document is in its own. `today` is the day against which due
    dates are held; `unread` names what faulty files seem to hold (`claim:nis-12000`), so that one fault does
    not draw others after it. Documents are in the order of their names, entries in that of their files.

    `withheld` are the documents of which too little is translated: nothing lists them or is made of them, but what
    refers to them and to their claims finds them here.
    """

    explainers: tuple[Explainer, ...] = ()
    pages: tuple[Page, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    pictures: tuple[Picture, ...] = ()
    language: str = ""
    today: date = date.max
    languages: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()
    withheld: tuple[Document, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Explainers, then pages."""
        return (*self.explainers, *self.pages)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Actors, sources, topics."""
        return (*self.actors, *self.sources, *self.topics)

    def published(self, threshold: float = 0.0) -> Library:
        """Return the library without its drafts, and what they alone name: the newest explainer first.

        Of one day, that with most claims comes first. Documents of which a smaller share than `threshold` is
        translated are withheld.
        """

        def is_ready(document: Document) -> bool:
            if not threshold or document.lang == self.language:
                return True
            return document.coverage.done / document.coverage.total >= threshold

        out = _newest_first(item for item in self.explainers if item.status is Publication.PUBLISHED)
        ready = {document.path: is_ready(document) for document in (*out, *self.pages)}
        drafts = [item for item in self.explainers if item.status is not Publication.PUBLISHED]
        secret = self._named(drafts) - self._named((*out, *self.pages)) if drafts else frozenset()
        return replace(
            self,
            actors=tuple(actor for actor in self.actors if actor.identity not in secret),
            sources=tuple(source for source in self.sources if source.identity not in secret),
            topics=tuple(topic for topic in self.topics if topic.identity not in secret),
            explainers=tuple(item for item in out if ready[item.path]),
            pages=tuple(page for page in self.pages if ready[page.path]),
            withheld=tuple(document for document in (*out, *self.pages) if not ready[document.path]),
        )

    def _named(self, documents: Iterable[Document]) -> frozenset[str]:
        """Return the identities of the actors, sources and topics that documents name, or that those rest on."""
        named: set[str] = set()
        for document in documents:
            links = (link for block in document.prose.blocks for link in block.links)
            named |= {f"{link.scheme}:{link.name}" for link in links if link.scheme in ("actor", "source")}
            if isinstance(document, Explainer):
                named |= {f"topic:{id}" for id in document.topics}
                for claim in self.ledger(document):
                    named |= {f"actor:{id}" for id in (*claim.by, *claim.against)}
                    named |= {f"source:{id}" for id in sources_of(claim)}
        for source in [self.source[id] for id in self.source if f"source:{id}" in named]:
            named.update(self._origins(source))
        return frozenset(named)

    def _origins(self, source: Source) -> Iterator[str]:
        """Return the identities of what a source rests on, and what that rests on."""
        seen: set[str] = set()
        id = source.origin_id
        while id and id not in seen:
            seen.add(id)
            yield f"source:{id}" if id in self.source else f"actor:{id}"
            id = self.source[id].origin_id if id in self.source else None

    @cached_property
    def whole(self) -> Library:
        """The library with what is withheld in its place again."""
        if not self.withheld:
            return self
        pages = [*self.pages, *(page for page in self.withheld if isinstance(page, Page))]
        pages.sort(key=lambda page: page.name)
        return replace(self, explainers=_newest_first(self._all_explainers), pages=tuple(pages), withheld=())

    @property
    def is_published(self) -> bool:
        """Whether readers get the language at all: not when all that it could show them is withheld."""
        return bool(self.explainers) or not self.withheld or any(each.lang == self.language for each in self.pages)

    def elsewhere(self, record: Document | Claim | Entry) -> str:
        """Return the language of the edition that stands in for a record that is withheld; empty for any other."""
        home = self.home(record)
        return home.lang if home and home.path in self._withheld_paths else ""

    def home(self, record: Document | Claim | Entry) -> Document | None:
        """Return the document that a record is, or is part of; None for what documents share."""
        if isinstance(record, Claim):
            return self.explainer_of[record.id]
        return record if isinstance(record, Document) else None

    @cached_property
    def menu(self) -> tuple[Page, ...]:
        """The pages in the order of the menu, those that are withheld too: a reader must find them somewhere."""
        return tuple(sorted(self.whole.pages, key=lambda page: page.order))

    @cached_property
    def _withheld_paths(self) -> frozenset[str]:
        return frozenset(document.path for document in self.withheld)

    @cached_property
    def _all_explainers(self) -> tuple[Explainer, ...]:
        return (*self.explainers, *(item for item in self.withheld if isinstance(item, Explainer)))

    @cached_property
    def _all_claims(self) -> tuple[Claim, ...]:
        return tuple(claim for explainer in self._all_explainers for claim in explainer.claims)

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by file name without suffix."""
        return _by((*self.documents, *self.withheld), "name")

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return _by(self.actors, "id")

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return _by(self.sources, "id")

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return _by(self.topics, "id")

    @cached_property
    def picture(self) -> Mapping[str, Picture]:
        """Pictures by their path below `content/images/`."""
        return _by(self.pictures, "path")

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that is not withheld, in the order of the explainers."""
        return tuple(claim for explainer in self.explainers for claim in explainer.claims)

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return _by(self._all_claims, "id")

    @cached_property
    def explainer_of(self) -> Mapping[str, Explainer]:
        """The explainer that holds each claim, by the claim's id."""
        return MappingProxyType({claim.id: home for home in self._all_explainers for claim in home.claims})

    def ledger(self, explainer: Explainer) -> tuple[Claim, ...]:
        """Return an explainer's claims, then those of others that its prose rests on, in its order."""
        own = {claim.id for claim in explainer.claims}
        others = (id for id in explainer.prose.mentioned_claims if id not in own and id in self.claim)
        return (*explainer.claims, *(self.claim[id] for id in others))

    @cached_property
    def told_in(self) -> Mapping[str, tuple[Explainer, ...]]:
        """The explainers whose ledger has the claim, by the claim's id; its own first."""
        pairs = [(claim.id, home) for home in self._all_explainers for claim in home.claims]
        pairs += [(claim.id, e) for e in self._all_explainers for claim in self.ledger(e)[len(e.claims) :]]
        return _grouped(pairs)

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that an actor makes, by the actor's id."""
        return _grouped((actor, claim) for claim in self._all_claims for actor in claim.by)

    @cached_property
    def said_against(self) -> Mapping[str, tuple[Claim, ...]]:
        """The accusations against an actor, by the actor's id."""
        return _grouped((actor, claim) for claim in self._all_claims for actor in claim.against)

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims published in a source or with evidence from it, by the source's id."""
        return _grouped((source, claim) for claim in self._all_claims for source in sources_of(claim))

    @cached_property
    def about(self) -> Mapping[str, tuple[Explainer, ...]]:
        """The explainers on a topic, by the topic's id."""
        return _grouped((topic, explainer) for explainer in self.explainers for topic in explainer.topics)

    @cached_property
    def contradicting(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that say they contradict a claim, by that claim's id."""
        return _grouped((other.id, claim) for claim in self._all_claims for other in claim.contradicts)

    @cached_property
    def superseding(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that take a claim's place, by that claim's id."""
        return _grouped((older, claim) for claim in self._all_claims for older in claim.supersedes)

    def origin_of(self, source: str) -> str:
        """Return what a source ultimately rests on: the id of an actor, or of the last source known."""
        seen = set()
        while source in self.source and source not in seen:
            seen.add(source)
            source = self.source[source].origin_id or source
        return source


def _newest_first(explainers: Iterable[Explainer]) -> tuple[Explainer, ...]:
    return tuple(sorted(explainers, key=lambda item: (item.date.text, len(item.claims)), reverse=True))


def sources_of(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the sources a claim names, each once: where it was published, then its evidence."""
    named = [claim.via, *(piece.source for piece in claim.evidence)]
    return tuple(dict.fromkeys(id for id in named if id))


def picture_path(document: Document, src: str) -> str | None:
    """Return the path below `content/images/` that a picture's address means; None when it is outside."""
    if ":" in src or src.startswith("/") or "\\" in src:
        return None
    folder = posixpath.dirname(document.path)
    path = posixpath.normpath(posixpath.join(folder, src))
    images = posixpath.join(posixpath.dirname(folder), "images") + "/"
    return path.removeprefix(images) if path.startswith(images) else None


def _by(records: tuple[V, ...], attribute: str) -> Mapping[str, V]:
    # The first of two with one name wins: the second is a problem that stops the build.
    return MappingProxyType({getattr(record, attribute): record for record in reversed(records)})


def _grouped(pairs: Iterator[tuple[K, V]] | list[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return MappingProxyType(defaultdict(tuple, {key: tuple(values) for key, values in groups.items()}))
