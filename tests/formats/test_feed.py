"""Feeds: of explainers and of what became of claims, in each language, dated by the content."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from distinguo.dates import parse
from distinguo.explainer import Explainer
from distinguo.formats import feed
from distinguo.formats.publication import Publication
from distinguo.record import rewritten
from distinguo.text import Text
from tests.cases import publication as published
from tests.cases import small_site

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HISTORY = """\
    history:
      - date: 2024-05-02
        status: pending
      - date: 2024-05-04
        status: disputed
        why: Il comitato lo nega.
      - date: 2024-05-04
        status: reported
"""


@pytest.fixture(scope="module")
def feeds(publication: Publication) -> Mapping[str, ET.Element]:
    return {output.path: ET.fromstring(output.data) for output in feed.files(publication)}


def changed(publication: Publication, change: Callable[[Explainer], Explainer]) -> Publication:
    """Return a publication whose Italian explainers are changed."""
    library = publication.editions["it"]
    own = tuple(map(change, library.explainers))
    return replace(publication, editions={**publication.editions, "it": replace(library, explainers=own)})


def read(publication: Publication, path: str) -> ET.Element:
    """Return the feed at `path`."""
    return ET.fromstring(next(output.data for output in feed.files(publication) if output.path == path))


def texts(root: ET.Element, name: str) -> list[str]:
    """Return what each entry of a feed has in the element `name`."""
    return [entry.findtext(f"{ATOM}{name}") or "" for entry in root.findall(f"{ATOM}entry")]


def test_each_language_has_its_feeds(feeds: Mapping[str, ET.Element]) -> None:
    assert list(feeds) == ["it/feed.xml", "it/claims.xml", "en/feed.xml", "en/claims.xml"]
    assert [root.get(LANG) for root in feeds.values()] == ["it", "it", "en", "en"]
    assert feeds["it/feed.xml"].findtext(f"{ATOM}id") == "https://small.example/sub/it/"


def test_no_two_feeds_and_no_two_entries_have_one_id(feeds: Mapping[str, ET.Element]) -> None:
    ids = [element.text for root in feeds.values() for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 14


def test_every_feed_and_entry_has_what_atom_asks_for(feeds: Mapping[str, ET.Element]) -> None:
    for path, root in feeds.items():
        links = {link.get("rel"): (link.get("href"), link.get("type")) for link in root.findall(f"{ATOM}link")}
        assert links["self"] == (f"https://small.example/sub/{path}", "application/atom+xml")
        assert links["alternate"][1] == "text/html"
        for element in (root, *root.findall(f"{ATOM}entry")):
            assert element.findtext(f"{ATOM}author/{ATOM}name") == "Il ponte"
            assert element.findtext(f"{ATOM}title")
            assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
            assert element.findtext(f"{ATOM}updated") <= root.findtext(f"{ATOM}updated")  # type: ignore[operator]


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
    there = changed(publication, lambda each: each.model_copy(update={"timezone": "Asia/Seoul"}))
    assert texts(read(there, "it/feed.xml"), "published")[0] == "2024-05-04T00:00:00+09:00"


def test_a_day_of_old_whose_zone_was_off_by_seconds_is_one_that_a_feed_can_tell(publication: Publication) -> None:
    old = changed(publication, lambda each: each.model_copy(update={"date": parse("1850-05-04")}))
    assert set(texts(read(old, "it/feed.xml"), "published")) == {"1850-05-04T00:00:00+00:00"}


def test_the_same_site_gives_the_same_bytes(publication: Publication) -> None:
    assert list(feed.files(publication)) == list(feed.files(publication))


def test_markup_in_a_title_is_text(publication: Publication) -> None:
    hostile = changed(publication, lambda each: rewritten(each, lambda leaf: Text("<script>&]]>", "it")))
    assert set(texts(read(hostile, "it/feed.xml"), "title")) == {"<script>&]]>"}
    assert set(texts(read(hostile, "it/feed.xml"), "summary")) == {"&lt;script&gt;&amp;]]&gt;"}
    assert texts(read(hostile, "it/claims.xml"), "title")[0].endswith(": <script>&]]>")


def test_a_site_without_explainers_has_empty_feeds(publication: Publication) -> None:
    library = publication.editions["it"]
    empty = replace(publication, editions={**publication.editions, "it": replace(library, explainers=())})
    for path in ("it/feed.xml", "it/claims.xml"):
        root = read(empty, path)
        assert root.findall(f"{ATOM}entry") == []
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Il ponte"


def test_an_explainer_that_moved_keeps_the_id_of_its_first_address(publication: Publication) -> None:
    moved = changed(publication, lambda each: each.model_copy(update={"slug": "nuovo", "aliases": ("è-qui", "poi")}))
    entry = read(moved, "it/feed.xml").find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == "https://small.example/sub/it/%C3%A8-qui/"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://small.example/sub/it/nuovo/"


def test_a_claim_without_a_history_was_published_with_its_status(feeds: Mapping[str, ET.Element]) -> None:
    root = feeds["en/claims.xml"]
    assert texts(root, "title") == [
        "Pending: The bridge is expected to open on 1 September 2024.",
        "Disputed: About 1,200 cars a day could cross the bridge.",
        "Reported: The bridge is of no use to anybody.",
    ]
    assert set(texts(root, "updated")) == {"2024-05-04T00:00:00+02:00"}
    assert texts(root, "id")[0] == "https://small.example/sub/en/claims/apertura/#2024-05-04-pending"
    assert texts(root, "summary")[0] == "Too early to tell; we look again on the day given"


def test_each_status_that_a_claim_had_is_an_entry_the_newest_first(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    file, last = root / "content/explainers/ponte.md", "    hedge: asserted\n    status: reported\n"
    file.write_text(file.read_text("utf-8").replace(last, last + HISTORY), "utf-8")
    found = read(published(root), "it/claims.xml")
    assert [title.partition(":")[0] for title in texts(found, "title")] == [
        "In attesa di riscontro",
        "Contestata",
        "Riferita",
        "Contestata",
        "In attesa di riscontro",
    ]
    ids = [id.rpartition("claims/")[2] for id in texts(found, "id")]
    assert ids[2:] == [
        "inutile/#2024-05-04-reported",
        "inutile/#2024-05-04-disputed",
        "inutile/#2024-05-02-pending",
    ]
    assert texts(found, "summary")[3] == "Il comitato lo nega."


def test_what_is_not_translated_tells_its_language(publication: Publication) -> None:
    def half(each: Explainer) -> Explainer:
        return rewritten(each, lambda leaf: Text(leaf.text, "fr", fallback=leaf.field in ("title", "text")))

    for path in ("it/feed.xml", "it/claims.xml"):
        for entry in read(changed(publication, half), path).findall(f"{ATOM}entry"):
            assert [entry.find(f"{ATOM}{name}").get(LANG) for name in ("title", "summary")] == ["fr", None]  # type: ignore[union-attr]


def test_a_feed_ends_somewhere(publication: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "LONGEST", 1)
    assert [len(texts(read(publication, f"en/{name}.xml"), "id")) for name in ("feed", "claims")] == [1, 1]
