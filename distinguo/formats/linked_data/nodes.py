"""What the site tells of, each thing as a node of linked data in one language (https://schema.org, in JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.claim import Claim
from distinguo.dates import Edtf
from distinguo.explainer import Document, Explainer
from distinguo.formats.assets import unwritable
from distinguo.formats.changes import updated
from distinguo.formats.publication import Publication
from distinguo.library import Library, sources_of
from distinguo.shared import Actor, ActorKind, Source, Topic
from distinguo.text import Text

Node = dict[str, Any]

_FRAGMENTS = ((Explainer, "article"), (Claim, "claim"), (Actor, "actor"), (Source, "source"), (Topic, "topic"))
# A state is a country when it is named and an organisation when it speaks: only those, and persons, are authors.
_ACTORS: Mapping[ActorKind, str | list[str]] = MappingProxyType(
    {
        ActorKind.PERSON: "Person",
        ActorKind.ORGANISATION: "Organization",
        ActorKind.STATE: ["Country", "Organization"],
    }
)


def node(type: str | list[str], id: str = "", /, **properties: Any) -> Node:
    """Return a node with those of its properties that have a value."""
    made: Node = {"@type": type, **({"@id": id} if id else {})}
    return made | {name: value for name, value in properties.items() if value}


def reference(id: str) -> Node:
    """Return what leads to the node of that id, on this page or on another."""
    return {"@id": id}


def iso(date: Edtf | None) -> str:
    """Return a day, a month or a year as ISO 8601 has it; nothing for an interval, which schema.org takes for none."""
    return date.text if date and not date.is_interval else ""


@dataclass(frozen=True)
class Nodes:
    """The nodes of a site's records as they stand in one language.

    What we wrote is a work of its own in each language, with its own id: the address of its page, and a fragment.
    What is not ours (who speaks, the sources, the topics) is one thing however many languages tell of it: its id has
    the address of its page in the site's first language.
    """

    publication: Publication
    language: str

    @property
    def library(self) -> Library:
        """What is told, in the language."""
        return self.publication.editions[self.language]

    @property
    def site(self) -> str:
        """The id of the website."""
        return self.publication.url("#website")

    @property
    def house(self) -> str:
        """The id of whoever publishes the site, its articles and its verdicts."""
        return self.publication.url("#publisher")

    def id(self, record: Addressed, language: str = "") -> str:
        """Return the id of a record's node, in this language or in another."""
        fragment = next((name for kind, name in _FRAGMENTS if isinstance(record, kind)), "")
        if not isinstance(record, Document | Claim):
            language = self.publication.site.default_language
        address = self.publication.address(record, language or self.language)
        return f"{address}#{fragment}" if fragment else address

    def address(self, record: Addressed) -> str:
        """Return the address of a record's page."""
        return self.publication.address(record, self.language)

    def words(self, text: Text | None) -> str | Node:
        """Return words; those of another language, which stand in for a missing translation, with their language."""
        if not text:
            return ""
        return text.plain if text.lang == self.language else {"@value": text.plain, "@language": text.lang}

    def publisher(self) -> Node:
        """Return who publishes the site: nobody is named, so it is the site itself."""
        pages = {name: self.library.document.get(name) for name in ("method", "corrections")}
        links = {name: self.address(page) for name, page in pages.items() if page}
        return node(
            "Organization",
            self.house,
            name=self.publication.site.name,
            url=self.publication.url(""),
            publishingPrinciples=links.get("method"),
            correctionsPolicy=links.get("corrections"),
        )

    def actor(self, actor: Actor) -> Node:
        """Return an actor: its name, and what it is called elsewhere."""
        return node(
            _ACTORS[actor.kind],
            self.id(actor),
            name=self.words(actor.name),
            url=self.address(actor),
            sameAs=actor.wikidata and f"http://www.wikidata.org/entity/{actor.wikidata}",
        )

    def actor_in_full(self, actor: Actor) -> Node:
        """Return an actor with the offices that a person holds today."""
        if actor.kind is not ActorKind.PERSON:
            return self.actor(actor)
        return self.actor(actor) | node("Person", jobTitle=[self.words(r.title) for r in actor.roles if not r.until])

    def source(self, source: Source) -> Node:
        """Return a source. Who wrote it is a credit: we don't know whether that is a person."""
        origin = self.library.source.get(source.origin_id or "")
        return node(
            "CreativeWork",
            self.id(source),
            name=self.words(source.title),
            publisher=source.publisher and node("Organization", name=self.words(source.publisher)),
            creditText=source.author,
            datePublished=iso(source.published),
            inLanguage=source.lang,
            url=source.url,
            archivedAt=source.archive,
            isBasedOn=origin and reference(self.id(origin)),
        )

    def topic(self, topic: Topic) -> Node:
        """Return a topic."""
        return node("DefinedTerm", self.id(topic), name=self.words(topic.name), url=self.address(topic))

    def claim(self, claim: Claim) -> Node:
        """Return a claim in short: what is said, who says it, how sure they sounded, what we can stand behind."""
        return node(
            "Claim",
            self.id(claim),
            text=claim.text.plain,
            inLanguage=claim.text.lang,
            author=self._speakers(claim),
            creativeWorkStatus=claim.status.value,
            keywords=[claim.kind.value, claim.hedge.value],
        )

    def claim_in_full(self, claim: Claim) -> Node:
        """Return a claim with all that it is about, where it appeared, and how it stands to other claims."""
        library = self.library
        return self.claim(claim) | node(
            "Claim",
            url=self.address(claim),
            datePublished=iso(claim.said),
            temporalCoverage=claim.event and claim.event.text,
            firstAppearance=claim.via and reference(self.id(library.source[claim.via])),
            appearance=[reference(self.id(explainer)) for explainer in library.told_in[claim.id]],
            isPartOf=reference(self.id(library.explainer_of[claim.id])),
            hasPart=self._quotation(claim),
            about=[reference(self.id(library.actor[id])) for id in claim.against],
            mentions=self._others(claim),
            **self.translations(claim),
        )

    def _others(self, claim: Claim) -> list[Node]:
        """Return the claims that a claim is set against: how they stand to it, only the data say."""
        named = [*(other.id for other in claim.contradicts), *claim.supersedes, claim.reply]
        return [
            reference(self.id(self.library.claim[id]))
            for id in filter(None, dict.fromkeys(named))
            if id in self.library.claim
        ]

    def _quotation(self, claim: Claim) -> Node | None:
        """Return the words of a claim's speaker, in the one language in which we have them."""
        home = self.library.explainer_of[claim.id].lang
        if not claim.quote or home not in self.publication.editions:
            return None
        words = str(self.publication.editions[home].claim[claim.id].quote)
        return node("Quotation", text=words, inLanguage=home, spokenByCharacter=self._speakers(claim))

    def _speakers(self, claim: Claim) -> list[Node]:
        return [reference(self.id(self.library.actor[id])) for id in claim.by]

    def article(self, explainer: Explainer) -> Node:
        """Return an explainer, with its claims, what they rest on and what was corrected."""
        library, publication = self.library, self.publication
        claims = library.ledger(explainer)
        own = frozenset(claim.id for claim in explainer.claims)
        sources = dict.fromkeys(id for claim in claims for id in sources_of(claim))
        return node(
            "NewsArticle",
            self.id(explainer),
            additionalType="https://schema.org/BackgroundNewsArticle",
            headline=self.words(explainer.title),
            description=self.words(explainer.summary),
            inLanguage=self.language,
            url=self.address(explainer),
            mainEntityOfPage=node(
                "WebPage",
                self.address(explainer),
                isPartOf=reference(self.site),
                lastReviewed=explainer.as_of.text,
            ),
            image=publication.url(addresses.card(self.language, explainer)),
            datePublished=explainer.date.text,
            dateModified=updated(explainer).isoformat(),
            author=reference(self.house),
            publisher=reference(self.house),
            isAccessibleForFree=True,
            about=[self.topic(library.topic[id]) for id in explainer.topics],
            correction=[
                node("CorrectionComment", text=self.words(each.text), datePublished=each.date.text)
                for each in explainer.corrections
            ],
            encoding=self._files(explainer),
            citation=[self.source(library.source[id]) for id in sources],
            hasPart=[self.claim(claim) for claim in claims if claim.id in own],
            mentions=[self.claim(claim) for claim in claims if claim.id not in own],
            **self.translations(explainer),
        )

    def _files(self, explainer: Explainer) -> list[Node]:
        publication, language = self.publication, self.language
        if not publication.site.briefs or language in unwritable(publication):
            return []
        address = publication.url(addresses.brief(explainer, language))
        return [node("MediaObject", contentUrl=address, encodingFormat="application/pdf")]

    def translations(self, record: Document | Claim) -> Node:
        """Return what a work was translated from, or else into; nothing where its own words are not translated."""
        home = self.library.home(record)
        into = [tag for tag in self.publication.indexed if home and self._is_in(tag, record, home.lang)]
        if not home or home.lang not in into or self.language not in into:
            return {}
        if home.lang != self.language:
            return {"translationOfWork": reference(self.id(record, home.lang))}
        return {"workTranslation": [reference(self.id(record, tag)) for tag in into if tag != home.lang]}

    def _is_in(self, language: str, record: Document | Claim, home: str) -> bool:
        library = self.publication.editions[language]
        words = library.claim[record.id].text if isinstance(record, Claim) else library.document[record.name].title
        return language == home or not (words.fallback or library.elsewhere(record))

    def actors(self, claims: Iterable[Claim]) -> list[Node]:
        """Return the actors that claims name, each once."""
        ids = dict.fromkeys(id for claim in claims for id in (*claim.by, *claim.against))
        return [self.actor(self.library.actor[id]) for id in ids]
