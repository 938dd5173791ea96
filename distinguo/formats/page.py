"""The website's pages, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import template
from distinguo.formats.view import View

Path = Callable[[str], str]


def files(publication: Publication) -> Iterator[Output]:
    """Return every page of every language, and the one at `/` that offers the languages."""
    for language in publication.editions:
        yield from _Language(publication, language).pages()
    view = View(publication, publication.site.default_language, "index.html", _homes(publication))
    yield _rendered(view, "index.html", "chooser.html")


def _homes(publication: Publication) -> dict[str, str]:
    return {tag: addresses.home(tag) for tag in publication.editions}


class _Language:
    def __init__(self, publication: Publication, language: str) -> None:
        self.publication, self.language = publication, language
        self.library = publication.editions[language]

    def pages(self) -> Iterator[Output]:
        library = self.library
        yield self.page(addresses.home, "home.html", explainers=library.explainers)
        for explainer in library.explainers:
            ledger = library.ledger(explainer)
            yield self.page_of(explainer, "explainer.html", claims=ledger, document=explainer, explainer=explainer)
        for document in library.pages:
            yield self.page_of(document, f"page-{document.name}.html", "page.html", document=document, page=document)
        for claim in library.claims:
            yield self.page_of(claim, "claim.html", claim=claim)
        for actor in library.actors:
            yield self.page_of(actor, "actor.html", actor=actor)
        for source in library.sources:
            yield self.page_of(source, "source.html", source=source)
        for topic in library.topics:
            yield self.page_of(topic, "topic.html", topic=topic)
        for kind in addresses.FOLDERS.values():
            yield self.page(lambda language, kind=kind: f"{language}/{kind}/", f"{kind}.html")  # type: ignore[misc]
        yield self.page(lambda language: f"{language}/404.html", "404.html")

    def page_of(self, record: Addressed, *names: str, **context: Any) -> Output:
        """Return the page of a record, which not every language need have."""
        return self.page(lambda language: addresses.path(record, language), *names, record=record, **context)

    def page(
        self, path: Path, *names: str, record: Addressed | None = None, claims: tuple[Any, ...] = (), **context: Any
    ) -> Output:
        """Return the page at `path`, made by the first of the named templates that the theme has."""
        publication = self.publication
        view = View(
            publication,
            self.language,
            here := path(self.language),
            {tag: path(tag) for tag in (publication.languages_of(record) if record else publication.editions)},
            ledger=frozenset(claim.id for claim in claims),
            document=context.get("document"),
            unready=publication.unready(record) if record else {},
        )
        file = f"{here}index.html" if here.endswith("/") else here
        return _rendered(view, file, *names, context={**context, "claims": claims})


def _rendered(view: View, file: str, *names: str, context: dict[str, Any] | None = None) -> Output:
    html = template(view.publication, view.language, *names).render(view=view, library=view.library, **(context or {}))
    return Output(file, html.encode())
