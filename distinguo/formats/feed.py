"""Atom feeds of each language: its explainers, and what became of claims (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed
from markupsafe import escape

from distinguo import addresses
from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.formats.changes import Change, changes, updated
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import environment
from distinguo.formats.uris import uri
from distinguo.text import Text

LONGEST = 200
"""How many entries a feed has: whoever reads it once a month misses none, and it stays quick to fetch."""


def files(publication: Publication) -> Iterator[Output]:
    """Return the feeds of each language. Their dates are the content's, never the clock's."""
    for language in publication.editions:
        feed = _Writer(publication, language)
        yield Output(addresses.feed(language), feed.explainers())
        yield Output(addresses.changes(language), feed.changes())


class _Writer:
    def __init__(self, publication: Publication, language: str) -> None:
        self.publication, self.language = publication, language
        self.library = publication.editions[language]
        self.home = uri(publication.url(addresses.home(language)))

    def explainers(self) -> bytes:
        feed = self._feed(self.publication.site.name, addresses.feed(self.language), self.home, self.home)
        for explainer in self.library.explainers[:LONGEST]:
            self._add_explainer(feed, explainer)
        return feed.bytes()

    def changes(self) -> bytes:
        names: Any = environment(self.publication, self.language).get_template("partials/feeds.html").module
        title = f"{self.publication.site.name}: {names.CHANGES.unescape()}"
        here = addresses.changes(self.language)
        page = f"{self.home}{addresses.FOLDERS[Claim]}/"
        feed = self._feed(title, here, page, uri(self.publication.url(here)))
        for change in changes(self.library)[:LONGEST]:
            self._add_change(feed, change)
        return feed.bytes()

    def _feed(self, title: str, here: str, page: str, id: str) -> _Feed:
        return _Feed(
            title=title,
            link=page,
            feed_url=uri(self.publication.url(here)),
            description="",
            language=self.language,
            author_name=self.publication.site.name,
            author_link=self.home,
            feed_guid=id,
        )

    def _add_explainer(self, feed: _Feed, explainer: Explainer) -> None:
        # A feed reader knows an entry by its id: where the explainer stood first, wherever it stands now.
        first = explainer.aliases[0] if explainer.aliases else explainer.address
        self._add(
            feed,
            explainer,
            uri(self.publication.url(addresses.path(explainer, self.language))),
            id=f"{self.home}{uri(first)}/",
            title=(explainer.title,),
            summary=explainer.summary,
            published=explainer.date.first,
            updated=updated(explainer),
        )

    def _add_change(self, feed: _Feed, change: Change) -> None:
        labels: Any = environment(self.publication, self.language).globals["labels"]
        meaning = labels.STATUS_MEANING[change.status].unescape()
        page = uri(self.publication.url(addresses.path(change.claim, self.language)))
        self._add(
            feed,
            self.library.explainer_of[change.claim.id],
            page,
            id=f"{page}#{change.name}",
            title=(labels.STATUS[change.status].unescape(), change.claim.text),
            summary=change.why or Text(meaning[:1].upper() + meaning[1:]),
            published=change.day,
            updated=change.day,
        )

    def _add(
        self,
        feed: _Feed,
        explainer: Explainer,
        link: str,
        *,
        id: str,
        title: tuple[str | Text, ...],
        summary: Text,
        published: date,
        updated: date,
    ) -> None:
        texts = {"title": title[-1], "summary": summary}
        zone = explainer.timezone or self.publication.site.timezone
        feed.add_item(
            title=": ".join(str(part) for part in title),
            link=link,
            unique_id=id,
            description=str(escape(str(summary))),
            categories=[self.library.topic[id].name.plain for id in explainer.topics],
            author_name=self.publication.site.name,
            pubdate=_moment(published, zone),
            updateddate=_moment(updated, zone),
            foreign={name: text.lang for name, text in texts.items() if isinstance(text, Text) and text.fallback},
        )


class _Feed(Atom1Feed):  # type: ignore[misc]
    """The library's Atom, and what it lacks: the types of links, the languages of single texts, no clock."""

    def latest_post_date(self) -> datetime:
        """Return when the feed changed last: an empty one never did, and the clock has no part in it."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime(1970, 1, 1, tzinfo=UTC))

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(_Elements(handler, self.content_type, {}))

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(_Elements(handler, "", item["foreign"]), item)

    def bytes(self) -> bytes:
        out = StringIO()
        self.write(out, "utf-8")
        return f"{out.getvalue()}\n".encode()


class _Elements:
    """Where the library writes its elements: we add attributes to some."""

    def __init__(self, handler: Any, own_type: str, foreign: Mapping[str, str]) -> None:
        self._handler = handler
        self._types = {"alternate": "text/html", "self": own_type.partition(";")[0]}
        self._foreign = foreign
        self.startElement, self.endElement = handler.startElement, handler.endElement

    def addQuickElement(self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None) -> None:  # noqa: N802
        attributes = dict(attrs or {})
        if name == "link":
            attributes["type"] = self._types[attributes["rel"]]
        if name in self._foreign:
            attributes["xml:lang"] = self._foreign[name]
        self._handler.addQuickElement(name, contents, attributes)


def _moment(day: date, timezone: str) -> datetime:
    """Return when a day begins in a time zone; a zone of old, off by seconds, is none that a feed can name."""
    begun = datetime.combine(day, time(), ZoneInfo(timezone))
    return begun.replace(tzinfo=UTC) if (begun.utcoffset() or timedelta()).seconds % 60 else begun
