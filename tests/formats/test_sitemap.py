"""The sitemap: every page, with its editions and its last change; and robots.txt, which names it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace

import pytest

from distinguo.formats import page, sitemap
from distinguo.formats.publication import Publication

MAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"
BASE = "https://small.example/sub/"


def read(data: bytes) -> dict[str, ET.Element]:
    """Return the entries of a sitemap by the address they are about."""
    return {str(url.findtext(f"{MAP}loc")): url for url in ET.fromstring(data).findall(f"{MAP}url")}


def links(entry: ET.Element) -> dict[str, str]:
    """Return the editions that an entry names."""
    return {str(link.get("hreflang")): str(link.get("href")) for link in entry.findall(f"{XHTML}link")}


def outputs(publication: Publication) -> dict[str, bytes]:
    """Return the files, by path."""
    return {output.path: output.data for output in sitemap.files(publication)}


@pytest.fixture(scope="module")
def entries(publication: Publication) -> Mapping[str, ET.Element]:
    return read(outputs(publication)["sitemap.xml"])


def test_every_page_stands_in_it_and_nothing_else(publication: Publication, entries: Mapping[str, object]) -> None:
    pages = {output.path.removesuffix("index.html") for output in page.files(publication)}
    pages -= {"404.html", "it/404.html", "en/404.html", "it/search/", "en/search/"}
    assert {address.removeprefix(BASE) for address in entries} == pages
    assert len(pages) > 30


def test_every_page_names_its_editions_itself_too(entries: Mapping[str, ET.Element]) -> None:
    choosers = {BASE, f"{BASE}it/", f"{BASE}en/"}
    for address, entry in entries.items():
        others = links(entry)
        assert list(others) == (["it", "en", "x-default"] if address in choosers else ["it", "en"])
        assert address in others.values()
        assert all(links(entries[other]) == others for other in others.values())


def test_what_the_content_dates_is_dated(entries: Mapping[str, ET.Element]) -> None:
    dated = {address.removeprefix(BASE): entry.findtext(f"{MAP}lastmod") for address, entry in entries.items()}
    assert (dated["it/ponte/"], dated["en/claims/auto/"]) == ("2024-05-05", "2024-05-05")
    assert [dated[path] for path in ("", "it/", "it/method/", "it/actors/sindaca/", "it/claims/")] == [None] * 5


def test_an_address_is_in_ascii(publication: Publication) -> None:
    library = publication.editions["it"]
    named = tuple(each.model_copy(update={"slug": "perché&"}) for each in library.explainers[:1])
    data = outputs(replace(publication, editions={"it": replace(library, explainers=named)}))["sitemap.xml"]
    assert data.isascii()
    assert f"{BASE}it/perch%C3%A9&/" in read(data)


def test_more_pages_than_one_file_may_name_are_in_several(
    publication: Publication, entries: Mapping[str, ET.Element], monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit, value, number in (("MOST_PAGES", 20, 2), ("LARGEST", 6_000, 2)):
        with monkeypatch.context() as patched:
            patched.setattr(sitemap, limit, value)
            files = outputs(publication)
        index = [each.findtext(f"{MAP}loc") for each in ET.fromstring(files["sitemap.xml"]).findall(f"{MAP}sitemap")]
        names = [path for path in files if path not in ("sitemap.xml", "robots.txt")]
        assert index == [f"{BASE}{name}" for name in names]
        assert len(names) >= number
        assert [address for name in names for address in read(files[name])] == list(entries)
        for name in names:
            assert len(read(files[name])) <= 20 if limit == "MOST_PAGES" else len(files[name]) <= 6_200
        assert f"Sitemap: {BASE}sitemap.xml\n" in files["robots.txt"].decode()


def test_robots_are_told_where_it_is(publication: Publication) -> None:
    assert outputs(publication)["robots.txt"].decode() == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"
