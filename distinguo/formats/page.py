"""The website's pages, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.claim import Claim
from distinguo.formats import citation, linked_data, search
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import template
from distinguo.formats.view import View

Path = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be rendered: the file it stands in, its templates (the first that the theme has is used)."""

    file: str
    view: View
    templates: tuple[str, ...]
    context: Mapping[str, Any]

    def html(self) -> str:
        """Return the page, rendered."""
        view = self.view
        page = template(view.publication, view.language, *self.templates)
        kind = self.templates[0].removesuffix(".html")
        data = linked_data.of(view.publication, view.language, view.record, kind)
        return page.render(
            view=view,
            library=view.library,
            linked_data=linked_data.script(data),
            **self.context,
        )


def files(publication: Publication) -> Iterator[Output]:
    """Return every page of every language, and the one at `/` that offers the languages."""
    for page in pages(publication):
        yield Output(page.file, page.html().encode())


def pages(publication: Publication) -> Iterator[Page]:
    """Return every page, not rendered yet."""
    for language in publication.editions:
        yield from _Language(publication, language).pages()
    homes = {tag: addresses.home(tag) for tag in publication.editions}
    chooser = View(publication, publication.site.default_language, "index.html", homes)
    yield Page("index.html", chooser, ("chooser.html",), {})
    # For hosts that know one such page alone.
    lost = View(publication, publication.site.default_language, "404.html", homes)
    yield Page("404.html", lost, ("404.html",), {})


class _Language:
    def __init__(self, publication: Publication, language: str) -> None:
        self.publication, self.language = publication, language
        self.library = publication.editions[language]

    def pages(self) -> Iterator[Page]:
        library = self.library
        yield self.page(addresses.home, "home.html", explainers=library.explainers)
        for explainer in library.explainers:
            reference = citation.of(self.publication, explainer, self.language)
            ledger = library.ledger(explainer)
            yield self.page_of(explainer, "explainer.html", claims=ledger, explainer=explainer, citation=reference)
        for document in library.pages:
            yield self.page_of(document, f"page-{document.name}.html", "page.html", page=document)
        for claim in library.claims:
            yield self.page_of(claim, "claim.html", claim=claim)
        for actor in library.actors:
            yield self.page_of(actor, "actor.html", actor=actor)
        for source in library.sources:
            yield self.page_of(source, "source.html", source=source)
        for topic in library.topics:
            yield self.page_of(topic, "topic.html", topic=topic)
        for section in addresses.SECTIONS:
            yield self.page(lambda language, section=section: f"{language}/{section}/", f"{section}.html")  # type: ignore[misc]
        choices = search.choices(self.publication, self.language)
        yield self.page(lambda language: f"{language}/{addresses.SEARCH}/", "search.html", search=choices)
        yield self.page(lambda language: f"{language}/404.html", "404.html")

    def page_of(self, record: Addressed, *templates: str, **context: Any) -> Page:
        """Return the page of a record, which not every language need have."""
        return self.page(lambda language: addresses.path(record, language), *templates, record=record, **context)

    def page(
        self,
        path: Path,
        *templates: str,
        record: Addressed | None = None,
        claims: tuple[Claim, ...] = (),
        **context: Any,
    ) -> Page:
        """Return the page at `path`. Links to its `claims` stay on the page."""
        publication = self.publication
        view = View(
            publication,
            self.language,
            here := path(self.language),
            {tag: path(tag) for tag in (publication.languages_of(record) if record else publication.editions)},
            ledger={claim.id: number for number, claim in enumerate(claims, 1)},
            record=record,
            unready=publication.unready(record) if record else {},
        )
        return Page(f"{here}index.html" if here.endswith("/") else here, view, templates, {**context, "claims": claims})
