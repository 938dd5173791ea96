"""What each page is, as nodes of linked data in one language, with those of what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from distinguo import addresses
from distinguo.claim import Claim, Status
from distinguo.explainer import Document, Explainer
from distinguo.formats.changes import updated_claim
from distinguo.formats.linked_data.nodes import Node, Nodes, node, reference
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment
from distinguo.library import sources_of
from distinguo.shared import Actor, Entry, Source, Topic
from distinguo.text import Text

_VERDICTS = (Status.CONFIRMED, Status.REFUTED)


class Pages:
    """The pages of a site in one language."""

    def __init__(self, publication: Publication, language: str) -> None:
        self.publication, self.language = publication, language
        self.library = publication.editions[language]
        self.nodes = Nodes(publication, language)

    def listing(self, kind: str) -> list[Node]:
        """Return the page of a kind that is of no record, and the website or its data where they are offered."""
        library = self.library
        match kind:
            case "chooser":
                return [self._website()]
            case "home":
                page = self._section("CollectionPage", kind, mainEntity=self._explainers(library.explainers))
                return [page, self._website(searched=True)]
            case "claims":
                return [self._section("CollectionPage", kind, mainEntity=self._list(library.claims)), self._data()]
            case "actors" | "sources" | "topics":
                return [self._section("CollectionPage", kind, mainEntity=self._list(getattr(library, kind)))]
            case "timeline":
                return [self._section("CollectionPage", kind)]
            case "search":
                return [self._section("SearchResultsPage", kind)]
        return []

    def explainer(self, explainer: Explainer) -> list[Node]:
        """Return an explainer, and whom its claims name."""
        return [self.nodes.article(explainer), *self.nodes.actors(self.library.ledger(explainer))]

    def document(self, page: Document) -> Node:
        """Return a page that is no explainer."""
        return node(
            "AboutPage" if page.name == "about" else "WebPage",
            self.nodes.id(page),
            name=self.nodes.words(page.title),
            description=self.nodes.words(page.summary),
            **self._beside(self.nodes.address(page)),
            **self.nodes.translations(page),
        )

    def claim(self, claim: Claim) -> list[Node]:
        """Return the page of a claim, the claim, our verdict if there is one, and whom and what it names."""
        nodes, library = self.nodes, self.library
        home = library.explainer_of[claim.id]
        sources = [library.source[id] for id in sources_of(claim)]
        page = self._of_record(
            "WebPage",
            claim,
            claim.text,
            lastReviewed=(claim.as_of or home.as_of).text,
            dateModified=updated_claim(claim, home).isoformat(),
            citation=[reference(nodes.id(source)) for source in sources],
        )
        review = [self._review(claim)] if claim.status in _VERDICTS else []
        return [page, nodes.claim_in_full(claim), *review, *nodes.actors([claim]), *map(nodes.source, sources)]

    def _review(self, claim: Claim) -> Node:
        """Return our verdict on a claim, in words: no figure of ours would mean anything."""
        nodes, home = self.nodes, self.library.explainer_of[claim.id]
        labels: Any = environment(self.publication, self.language).globals["labels"]
        given = [moment.date for moment in claim.history if moment.status is claim.status]
        return node(
            "ClaimReview",
            f"{nodes.address(claim)}#review",
            claimReviewed=nodes.words(claim.text),
            itemReviewed=reference(nodes.id(claim)),
            reviewRating=node(
                "Rating",
                alternateName=labels.STATUS[claim.status].unescape(),
                ratingExplanation=labels.STATUS_MEANING[claim.status].unescape(),
            ),
            author=reference(nodes.house),
            datePublished=(given[-1] if given else claim.as_of or home.as_of).text,
            inLanguage=self.language,
            url=nodes.address(claim),
            citation=[reference(nodes.id(self.library.source[piece.source])) for piece in claim.evidence],
        )

    def entry(self, entry: Entry) -> list[Node]:
        """Return the page of an actor, a source or a topic, and what it is of."""
        nodes = self.nodes
        match entry:
            case Actor():
                return [self._of_record("ProfilePage", entry, entry.name), nodes.actor_in_full(entry)]
            case Source():
                note = node("CreativeWork", description=nodes.words(entry.note))
                return [self._of_record("WebPage", entry, entry.title), nodes.source(entry) | note]
            case Topic():
                page = self._of_record("CollectionPage", entry, entry.name)
                page |= {"about": page["mainEntity"], "mainEntity": self._explainers(self.library.about[entry.id])}
                summary = node("DefinedTerm", description=nodes.words(entry.summary))
                return [page, nodes.topic(entry) | summary]
        return []

    def _section(self, type: str, kind: str, **properties: Any) -> Node:
        return self._page(type, self._folder(kind), self._names[kind], **properties)

    def _of_record(self, type: str, record: Claim | Entry, words: Text, **properties: Any) -> Node:
        """Return the page of a record, with the way to it: home, the list of its kind, the record."""
        kind, here, name = addresses.FOLDERS[record.__class__], self.nodes.address(record), self.nodes.words(words)
        way = {self._folder("home"): self.publication.site.name, self._folder(kind): self._names[kind], here: name}
        steps = [{"name": name, "item": reference(address)} for address, name in way.items()]
        trail = node("BreadcrumbList", itemListElement=_numbered(steps))
        entity = reference(self.nodes.id(record))
        return self._page(type, here, name, breadcrumb=trail, mainEntity=entity, **properties)

    def _page(self, type: str, here: str, name: str | Node, **properties: Any) -> Node:
        return node(type, here, name=name, **self._beside(here), **properties)

    def _beside(self, here: str) -> Node:
        """Return what every page says of itself."""
        return {"inLanguage": self.language, "url": here, "isPartOf": reference(self.nodes.site)}

    def _website(self, *, searched: bool = False) -> Node:
        address = self.publication.url(f"{self.language}/{addresses.SEARCH}/?q={{search_term_string}}")
        return node(
            "WebSite",
            self.nodes.site,
            name=self.publication.site.name,
            description=self._motto,
            inLanguage=list(self.publication.indexed),
            url=self.publication.url(""),
            publisher=reference(self.nodes.house),
            potentialAction=searched and node("SearchAction", target=node("EntryPoint", urlTemplate=address)),
        )

    def _data(self) -> Node:
        """Return the files that have the claims of the whole site."""
        formats = {"claims.json": "application/json", "claims.csv": "text/csv"}
        return node(
            "Dataset",
            self.publication.url("claims.json#dataset"),
            name=f"{self.publication.site.name}: {self._names['claims']}",
            description=self._motto,
            inLanguage=list(self.publication.indexed),
            url=self._folder("claims"),
            creator=reference(self.nodes.house),
            isAccessibleForFree=True,
            distribution=[
                node("DataDownload", contentUrl=self.publication.url(name), encodingFormat=format)
                for name, format in formats.items()
            ],
        )

    def _explainers(self, explainers: Iterable[Explainer]) -> Node:
        nodes = self.nodes
        items = [
            node("NewsArticle", nodes.id(each), headline=nodes.words(each.title), url=nodes.address(each))
            for each in explainers
        ]
        return node("ItemList", itemListElement=_numbered({"item": item} for item in items))

    def _list(self, records: Iterable[Claim | Entry]) -> Node:
        return node("ItemList", itemListElement=_numbered({"url": self.nodes.address(each)} for each in records))

    def _folder(self, kind: str) -> str:
        return self.publication.url(addresses.home(self.language) + ("" if kind == "home" else f"{kind}/"))

    @cached_property
    def _theme(self) -> Any:
        return environment(self.publication, self.language).get_template("partials/linked_data.html").module

    @property
    def _motto(self) -> str:
        return str(self._theme.MOTTO.unescape())

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {kind: name.unescape() for kind, name in self._theme.NAMES.items()}


def _numbered(items: Iterable[Mapping[str, Any]]) -> list[Node]:
    return [node("ListItem", position=number, **item) for number, item in enumerate(items, 1)]
