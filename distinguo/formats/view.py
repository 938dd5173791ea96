"""What a template sees of the page it makes: links from here, prose, and what is derived from the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count

from jinja2 import Environment
from markupsafe import Markup

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.claim import Claim, Status
from distinguo.explainer import Coverage, Document, Explainer
from distinguo.formats import assets, pictures
from distinguo.formats.changes import Version, updated, versions
from distinguo.formats.editions import pairs
from distinguo.formats.publication import Publication
from distinguo.formats.standing import Standing, standing
from distinguo.formats.templates import environment
from distinguo.formats.timeline import Stop, stops
from distinguo.formats.timeline.column import Column, timeline_column
from distinguo.library import Library, Picture, picture_path, sources_of
from distinguo.markdown import Image, Target
from distinguo.prose import HEADING
from distinguo.shared import Actor

RUNNING_WORDS = 7
"""How many words stand at the head of a brief's pages, the site's name among them."""


@dataclass(frozen=True, eq=False)
class View:
    """A page of a language, at `here`, a path below the output folder.

    `alternates` are its paths in every language that has it, `unready` those that do not have it yet, with how much
    is translated. `on_paper` makes links absolute and puts footnotes where they are called. `ledger` has the numbers of
    the claims that the page itself lists, by id, to which links stay on the page. `record` is what the page is of.
    """

    publication: Publication
    language: str
    here: str
    alternates: Mapping[str, str]
    on_paper: bool = False
    ledger: Mapping[str, int] = field(default_factory=dict)
    record: Addressed | None = None
    unready: Mapping[str, Coverage] = field(default_factory=dict)
    _marks: Iterator[int] = field(default_factory=lambda: count(1), init=False)

    @property
    def document(self) -> Document | None:
        """The document that the page is of, if it is of one."""
        return self.record if isinstance(self.record, Document) else None

    @property
    def library(self) -> Library:
        """Everything that is published, in the page's language."""
        return self.publication.editions[self.language]

    @property
    def url(self) -> str:
        """The page's address on the web."""
        return self.publication.url(self.here)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are told of the page: not of the search, nor of pages that stand in for none."""
        is_listed = not self.here.endswith(("404.html", f"/{addresses.SEARCH}/"))
        return is_listed and self.language in self.publication.indexed

    @property
    def other_languages(self) -> Mapping[str, str]:
        """The same page in the other languages: tag and path."""
        return {tag: path for tag, path in self.alternates.items() if tag != self.language}

    @property
    def shared(self) -> Explainer | None:
        """The explainer whose card stands for the page where it is shared; None when it is the site's card."""
        home = self.library.home(self.record) if self.record else None
        return home if isinstance(home, Explainer) else None

    @property
    def card_address(self) -> str:
        """The address on the web of the card that stands for the page where it is shared."""
        return self.publication.url(addresses.card(self.language, self.shared))

    def updated(self, explainer: Explainer) -> date:
        """Return the last day on which anything in an explainer was written, checked or corrected."""
        return updated(explainer)

    def versions(self, explainer: Explainer) -> tuple[Version, ...]:
        """Return the states of an explainer that we told of, the newest first."""
        return versions(explainer)

    def running_title(self, explainer: Explainer) -> str:
        """Return the title for the head of a brief's pages: up to its colon, and short enough to be no sentence."""
        words = explainer.title.plain.partition(": ")[0].split()
        room = max(3, RUNNING_WORDS - len(self.publication.site.name.split()))
        return " ".join(words) if len(words) <= room else f"{' '.join(words[:room])}…"

    def to(self, target: Addressed | str, fragment: str = "") -> str:
        """Return the link from here to a record's page, or to a path below the output folder.

        A record that is withheld in the page's language is found in its own.
        """
        path = target if isinstance(target, str) else addresses.path(target, self.elsewhere(target) or self.language)
        path = f"{path}#{fragment}" if fragment else path
        if self.on_paper:
            return self.publication.url(path)
        if self.here.endswith("404.html"):
            return self.publication.site.base + path
        return addresses.relative(path, self.here)

    def elsewhere(self, record: Addressed) -> str:
        """Return the language of the page to which links to a record lead, empty if it is this page's."""
        return self.library.elsewhere(record)

    def href(self, record: Addressed) -> Markup:
        """Return the attributes of a link to a record's page: `href`, and `hreflang` if that is in another language."""
        return _href(self.to(record), self.elsewhere(record))

    def href_of_claim(self, claim: Claim) -> Markup:
        """Return the attributes of a link to a claim: to its row if it is on the page, to its own page otherwise."""
        return _href(self.to_claim(claim), "" if claim.id in self.ledger else self.elsewhere(claim))

    def asset(self, name: str) -> str:
        """Return the link from here to one of the theme's files."""
        return self.to(assets.of(self.publication).path(name))

    def home(self) -> str:
        """Return the link to the language's home page."""
        return self.to(addresses.home(self.language))

    def feed(self) -> str:
        """Return the link to the language's feed."""
        return self.to(addresses.feed(self.language))

    @property
    def has_brief(self) -> bool:
        """Whether explainers have a PDF in the page's language."""
        return self.publication.site.briefs and self.language not in assets.unwritable(self.publication)

    def brief(self, explainer: Explainer, language: str = "") -> str:
        """Return the link to an explainer's PDF."""
        return self.to(addresses.brief(explainer, language or self.language))

    def bilingual(self, explainer: Explainer) -> tuple[tuple[str, str, str], ...]:
        """Return the links to an explainer's PDFs in two languages, each after the languages' tags."""
        found = pairs(self.publication, explainer) if self.publication.site.briefs else ()
        return tuple((one, other, self.to(addresses.bilingual(explainer, one, other))) for one, other in found)

    def to_claim(self, claim: Claim) -> str:
        """Return the link to a claim: its row if it is on the page, its own page otherwise."""
        return f"#{claim.id}" if claim.id in self.ledger else self.to(claim)

    def prose(self, document: Document) -> Markup:
        """Return a document's body as HTML."""
        return document.prose.html(self, notes_inline=self.on_paper)

    def source_language(self, claim: Claim) -> str:
        """Return the language in which a claim is written."""
        return self.library.explainer_of[claim.id].lang

    def contradicting(self, claim: Claim) -> tuple[Claim, ...]:
        """Return the claims that say they contradict a claim, without those that it names itself."""
        named = {other.id for other in claim.contradicts}
        return tuple(other for other in self.library.contradicting[claim.id] if other.id not in named)

    def standing(self, claims: tuple[Claim, ...]) -> Standing:
        """Return what we know, what is claimed and what we do not know of claims."""
        return standing(claims)

    def timeline(self, claims: tuple[Claim, ...]) -> tuple[Stop, ...]:
        """Return the days that claims are about, in order, each with its claims."""
        return stops(claims)

    def timeline_picture(self, claims: tuple[Claim, ...]) -> Column | None:
        """Return the timeline of claims as places to draw; None where there are not two dates to set apart."""
        locality = self.publication.localities[self.language]
        mirrored = locality.direction == "rtl"
        return timeline_column(claims, locality.date, locality.month_names, mirrored=mirrored)

    def speakers(self, claims: tuple[Claim, ...]) -> tuple[tuple[Actor | None, tuple[Claim, ...]], ...]:
        """Return who says what: each speaker with its claims, then None with those that nobody is named for.

        The accused whose reply is missing stand there too, with no claim.
        """
        order = dict.fromkeys(id for claim in claims for id in (*claim.by, *claim.against))
        rows = [(self.library.actor[id], tuple(c for c in claims if id in c.by)) for id in order]
        nobody = tuple(claim for claim in claims if not claim.by)
        return (*rows, (None, nobody)) if nobody else tuple(rows)

    def grouped(self, claims: tuple[Claim, ...]) -> tuple[tuple[Status, tuple[Claim, ...]], ...]:
        """Return claims by status, in the order of the statuses, without empty groups."""
        groups = ((status, tuple(c for c in claims if c.status is status)) for status in Status)
        return tuple((status, group) for status, group in groups if group)

    def rests(self, claims: tuple[Claim, ...], source: str) -> tuple[Claim, ...]:
        """Return those of the claims that were published in a source, or have evidence from it."""
        return tuple(claim for claim in claims if source in sources_of(claim))

    def sources(self, claims: tuple[Claim, ...]) -> tuple[str, ...]:
        """Return the ids of the sources that claims name, each once, in order."""
        return tuple(dict.fromkeys(id for claim in claims for id in sources_of(claim)))

    def next_check(self, claims: tuple[Claim, ...]) -> Claim | None:
        """Return the claim that is due to be looked at first."""
        due = [claim for claim in claims if claim.due]
        return min(due, key=lambda claim: claim.due.text if claim.due else "", default=None)

    # What prose asks of the page.

    def link(self, target: Target, words: Markup, title: str) -> Markup:
        """Return a link in the prose; one without words writes them itself."""
        match target.scheme:
            case "claim":
                claim = self.library.claim[target.name]
                if claim.id in self.ledger and not self.on_paper:
                    return self._partial("claim_mark", claim=claim, words=words, number=next(self._marks))
                return self._partial("claim_link", claim=claim, words=words)
            case "actor":
                actor = self.library.actor[target.name]
                return _anchor(self.to(actor), words or Markup.escape(actor.name), title, "actor-link")
            case "source":
                source = self.library.source[target.name]
                return _anchor(self.to(source), words or Markup.escape(source.title), title, "source-link")
            case "document":
                document = self.library.document[target.name]
                fragment = f"{HEADING}{target.fragment}" if target.fragment else ""
                words = words or Markup.escape(document.title)
                return _anchor(self.to(document, fragment), words, title, hreflang=self.elsewhere(document))
            case "fragment":
                return _anchor(f"#{HEADING}{target.name}", words, title)
            case "web":
                return _anchor(target.name, words, title, rel="external")
        raise ValueError(f"a link that no check has passed: {target}")

    def card(self, claim: str) -> Markup:
        """Return the card of a claim that stands as a paragraph of its own."""
        return self._partial("claim_card", claim=self.library.claim[claim])

    def image(self, image: Image) -> Markup:
        """Return a picture in the sizes that screens need, and with its own, so that nothing moves when it arrives."""
        picture = self._picture(image)
        if self.on_paper:
            return Markup('<img src="picture:{}" alt="{}">').format(picture.path, image.alt)
        shown = pictures.of(self.publication).shown(picture)
        sources = ", ".join(f"{self.to(path)} {width}w" for width, path in shown.files)
        choice = Markup(' srcset="{}" sizes="{}"').format(sources, shown.sizes) if len(shown.files) > 1 else Markup()
        tag = Markup('<img src="{}"{} alt="{}" width="{}" height="{}" loading="lazy">')
        return tag.format(self.to(shown.source), choice, image.alt, shown.width, shown.height)

    def figure(self, image: Image, caption: Markup, attributes: Markup) -> Markup:
        """Return a picture that is a paragraph by itself, with its caption if it has one."""
        words = Markup("<figcaption>{}</figcaption>").format(caption) if caption else Markup()
        return Markup('<figure class="picture"{}>{}{}</figure>\n').format(attributes, self.image(image), words)

    def _picture(self, image: Image) -> Picture:
        if self.document is None:
            raise ValueError("a picture needs the document it stands in")
        return self.library.picture[picture_path(self.document, image.src) or ""]

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.publication, self.language)

    def _partial(self, name: str, **names: object) -> Markup:
        names |= {"view": self, "library": self.library}
        return Markup(self._environment.get_template(f"partials/{name}.html").render(names).strip())


def _anchor(href: str, words: Markup, title: str, kind: str = "", rel: str = "", hreflang: str = "") -> Markup:
    attributes = Markup("").join(
        Markup(' {}="{}"').format(name, value)
        for name, value in (("class", kind), ("rel", rel), ("title", title))
        if value
    )
    return Markup("<a {}{}>{}</a>").format(_href(href, hreflang), attributes, words)


def _href(href: str, language: str) -> Markup:
    other = Markup(' hreflang="{}"').format(language) if language else Markup()
    return Markup('href="{}"{}').format(href, other)
