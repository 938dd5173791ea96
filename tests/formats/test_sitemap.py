"""The sitemap: every page, with its editions; and robots.txt, which names it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

import pytest

from distinguo.formats import page, sitemap
from distinguo.formats.publication import Publication

MAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"
BASE = "https://small.example/sub/"


@pytest.fixture(scope="module")
def editions(publication: Publication) -> Mapping[str, dict[str, str]]:
    """Return the addresses of each page's editions by its own."""
    root = ET.fromstring(next(sitemap.files(publication)).data)
    return {
        str(url.findtext(f"{MAP}loc")): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.findall(f"{XHTML}link")
        }
        for url in root.findall(f"{MAP}url")
    }


def test_every_page_stands_in_it_and_nothing_else(publication: Publication, editions: Mapping[str, object]) -> None:
    pages = {output.path.removesuffix("index.html") for output in page.files(publication)}
    pages -= {"", "it/404.html", "en/404.html"}
    assert {address.removeprefix(BASE) for address in editions} == pages
    assert len(pages) > 30


def test_every_page_names_its_editions_itself_too(editions: Mapping[str, dict[str, str]]) -> None:
    for address, others in editions.items():
        assert list(others) == ["it", "en"]
        assert address in others.values()
        assert all(editions[other] == others for other in others.values())


def test_robots_are_told_where_it_is(publication: Publication) -> None:
    output = list(sitemap.files(publication))[1]
    assert output.path == "robots.txt"
    assert f"Sitemap: {BASE}sitemap.xml\n" in output.data.decode()
