"""All that a site tells, in one language: documents and what they share, with references resolved."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
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

    @property
    def documents(self) -> tuple[Document, ...]:
        """Explainers, then pages."""
        return (*self.explainers, *self.pages)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Actors, sources, topics."""
        return (*self.actors, *self.sources, *self.topics)

    def published(self) -> Library:
        """Return the library without its drafts: the newest explainer first, of one day that with most claims."""
        out = [item for item in self.explainers if item.status is Publication.PUBLISHED]
        out.sort(key=lambda item: (item.date.text, len(item.claims)), reverse=True)
        return replace(self, explainers=tuple(out))

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by file name without suffix."""
        return _by(self.documents, "name")

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
        """Every claim, in the order of the explainers."""
        return tuple(claim for explainer in self.explainers for claim in explainer.claims)

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return _by(self.claims, "id")

    @cached_property
    def explainer_of(self) -> Mapping[str, Explainer]:
        """The explainer that holds each claim, by the claim's id."""
        return MappingProxyType({claim.id: home for home in self.explainers for claim in home.claims})

    def ledger(self, explainer: Explainer) -> tuple[Claim, ...]:
        """Return an explainer's claims, then those of others that its prose rests on, in its order."""
        own = {claim.id for claim in explainer.claims}
        others = (id for id in explainer.prose.mentioned_claims if id not in own and id in self.claim)
        return (*explainer.claims, *(self.claim[id] for id in others))

    @cached_property
    def told_in(self) -> Mapping[str, tuple[Explainer, ...]]:
        """The explainers whose ledger has the claim, by the claim's id; its own first."""
        pairs = [(claim.id, home) for home in self.explainers for claim in home.claims]
        pairs += [(claim.id, e) for e in self.explainers for claim in self.ledger(e)[len(e.claims) :]]
        return _grouped(pairs)

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that an actor makes, by the actor's id."""
        return _grouped((actor, claim) for claim in self.claims for actor in claim.by)

    @cached_property
    def said_against(self) -> Mapping[str, tuple[Claim, ...]]:
        """The accusations against an actor, by the actor's id."""
        return _grouped((actor, claim) for claim in self.claims for actor in claim.against)

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims published in a source or with evidence from it, by the source's id."""
        return _grouped((source, claim) for claim in self.claims for source in sources_of(claim))

    @cached_property
    def about(self) -> Mapping[str, tuple[Explainer, ...]]:
        """The explainers on a topic, by the topic's id."""
        return _grouped((topic, explainer) for explainer in self.explainers for topic in explainer.topics)

    @cached_property
    def contradicting(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that say they contradict a claim, by that claim's id."""
        return _grouped((other.id, claim) for claim in self.claims for other in claim.contradicts)

    @cached_property
    def superseding(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that take a claim's place, by that claim's id."""
        return _grouped((older, claim) for claim in self.claims for older in claim.supersedes)

    def origin_of(self, source: str) -> str:
        """Return what a source ultimately rests on: the id of an actor, or of the last source known."""
        seen = set()
        while source in self.source and source not in seen:
            seen.add(source)
            source = self.source[source].origin_id or source
        return source


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
