"""Addresses: one for each thing, the same in every language, and links that survive a move."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import addresses
from tests.cases import ACTORS, SOURCES, TOPICS, claim, explainer

KURSK = explainer("", claim("arrivo"), name="kursk", slug="i-fatti")
FOLDERS = st.lists(st.from_regex(r"[a-z0-9è-]{1,5}", fullmatch=True), max_size=4)
PAGES = st.tuples(FOLDERS, st.sampled_from(["", "feed.xml"])).map(lambda parts: "/".join([*parts[0], parts[1]]))


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (KURSK, "it/i-fatti/"),
        (KURSK.claims[0], "it/claims/arrivo/"),
        (ACTORS[0], "it/actors/budanov/"),
        (SOURCES[0], "it/sources/twz/"),
        (TOPICS[0], "it/topics/guerra/"),
    ],
)
def test_where_things_stand(record: addresses.Addressed, path: str) -> None:
    assert addresses.path(record, "it") == path
    assert addresses.path(record, "en") == path.replace("it/", "en/", 1)


def test_home_feed_and_brief() -> None:
    assert addresses.home("it") == "it/"
    assert addresses.feed("it") == "it/feed.xml"
    assert addresses.brief(KURSK, "en") == "en/i-fatti/i-fatti.en.pdf"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("it/kursk/", "it/kursk/", "./"),
        ("it/kursk/#arrivo", "it/kursk/", "./#arrivo"),
        ("en/kursk/", "it/kursk/", "../../en/kursk/"),
        ("", "it/", "../"),
        ("it/", "index.html", "it/"),
        ("assets/a.css", "it/404.html", "../assets/a.css"),
    ],
)
def test_a_link_leads_from_page_to_target(target: str, page: str, link: str) -> None:
    assert addresses.relative(target, page) == link


@given(PAGES, PAGES, st.sampled_from(["", "#arrivo"]))
def test_a_browser_that_follows_a_link_arrives(target: str, page: str, fragment: str) -> None:
    base = "https://example.org/sub/"
    link = addresses.relative(target + fragment, page)
    assert urljoin(base + page, link) == base + target + fragment
