"""Feeds: one a language, dated by the content."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace

import pytest

from distinguo.formats import feed
from distinguo.formats.publication import Publication
from distinguo.record import rewritten
from distinguo.text import Text

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feeds(publication: Publication) -> Mapping[str, ET.Element]:
    return {output.path: ET.fromstring(output.data) for output in feed.files(publication)}


def test_each_language_has_its_feed(feeds: Mapping[str, ET.Element]) -> None:
    assert list(feeds) == ["it/feed.xml", "en/feed.xml"]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [root.get(lang) for root in feeds.values()] == ["it", "en"]
    assert feeds["it/feed.xml"].findtext(f"{ATOM}id") == "https://small.example/sub/it/"


def test_an_entry_is_an_explainer_in_the_language(feeds: Mapping[str, ET.Element]) -> None:
    entries = feeds["en/feed.xml"].findall(f"{ATOM}entry")
    found = {entry.findtext(f"{ATOM}title"): entry for entry in entries}
    assert set(found) == {"The bridge over the river", "What the committee says"}
    bridge = found["The bridge over the river"]
    assert bridge.findtext(f"{ATOM}id") == "https://small.example/sub/en/ponte/"
    assert [category.get("term") for category in bridge.findall(f"{ATOM}category")] == ["The river"]


def test_its_dates_are_the_contents(feeds: Mapping[str, ET.Element]) -> None:
    bridge = next(
        entry
        for entry in feeds["it/feed.xml"].findall(f"{ATOM}entry")
        if entry.findtext(f"{ATOM}title") == "Il ponte sul fiume"
    )
    assert bridge.findtext(f"{ATOM}published") == "2024-05-04T00:00:00+02:00"
    assert bridge.findtext(f"{ATOM}updated") == "2024-05-05T00:00:00+02:00"


def test_a_day_is_that_of_the_explainers_own_time_zone(publication: Publication) -> None:
    library = publication.editions["it"]
    own = tuple(each.model_copy(update={"timezone": "Asia/Seoul"}) for each in library.explainers)
    changed = replace(publication, editions={**publication.editions, "it": replace(library, explainers=own)})
    root = ET.fromstring(next(feed.files(changed)).data)
    assert root.findtext(f"{ATOM}entry/{ATOM}published") == "2024-05-04T00:00:00+09:00"


def test_the_same_site_gives_the_same_bytes(publication: Publication) -> None:
    assert list(feed.files(publication)) == list(feed.files(publication))


def test_markup_in_a_title_is_text(publication: Publication) -> None:
    library = publication.editions["it"]
    hostile = tuple(rewritten(each, lambda leaf: Text("<script>&]]>", "it")) for each in library.explainers)
    changed = replace(publication, editions={**publication.editions, "it": replace(library, explainers=hostile)})
    root = ET.fromstring(next(feed.files(changed)).data)
    assert {entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")} == {"<script>&]]>"}


def test_a_site_without_explainers_has_an_empty_feed(publication: Publication) -> None:
    library = publication.editions["it"]
    changed = replace(publication, editions={**publication.editions, "it": replace(library, explainers=())})
    assert ET.fromstring(next(feed.files(changed)).data).findall(f"{ATOM}entry") == []
