"""An Atom feed of explainers, per language (https://www.rfc-editor.org/rfc/rfc4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import StringIO
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed
from markupsafe import escape

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats.publication import Output, Publication


def files(publication: Publication) -> Iterator[Output]:
    """Return the feed of each language. Its dates are the content's, never the clock's."""
    for language in publication.editions:
        yield Output(addresses.feed(language), _feed(publication, language).encode())


def _feed(publication: Publication, language: str) -> str:
    library, url = publication.editions[language], publication.url
    feed = _Feed(
        title=publication.site.name,
        link=url(addresses.home(language)),
        feed_url=url(addresses.feed(language)),
        description="",
        language=language,
        feed_guid=url(addresses.home(language)),
    )
    for explainer in library.explainers:
        here = addresses.path(explainer, language)
        feed.add_item(
            title=explainer.title.plain,
            link=url(here),
            unique_id=url(here),
            description=str(escape(explainer.summary.plain)),
            categories=[library.topic[id].name.plain for id in explainer.topics],
            author_name=publication.site.name,
            pubdate=_moment(publication, explainer, explainer.date.first),
            updateddate=_moment(publication, explainer, _updated(explainer)),
        )
    out = StringIO()
    feed.write(out, "utf-8")
    return out.getvalue()


class _Feed(Atom1Feed):  # type: ignore[misc]
    def latest_post_date(self) -> datetime:
        """Return when the feed changed last: an empty one never did, and the clock has no part in it."""
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime(1970, 1, 1, tzinfo=UTC))


def _updated(explainer: Explainer) -> date:
    days = [explainer.date, explainer.as_of, *(correction.date for correction in explainer.corrections)]
    days += [moment.date for claim in explainer.claims for moment in claim.history]
    return max(day.first for day in days)


def _moment(publication: Publication, explainer: Explainer, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(explainer.timezone or publication.site.timezone))
