"""Former addresses: they lead to where the document stands, in each language that has it, whatever the host."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from distinguo.explainer import Explainer
from distinguo.formats import redirects
from distinguo.formats.publication import Publication
from distinguo.hosting import read_redirects
from distinguo.library import Library
from tests.cases import publication as published
from tests.cases import small_site


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Return the small site after its explainer has moved twice."""
    root = small_site(tmp_path_factory.mktemp("moved"))
    file = root / "content/explainers/ponte.md"
    text = file.read_text("utf-8").replace(
        "lang: it\n", "lang: it\nslug: il-ponte\naliases: [ponte, perché-un-ponte]\n"
    )
    file.write_text(text, "utf-8")
    return published(root)


@pytest.fixture(scope="module")
def files(moved: Publication) -> Mapping[str, str]:
    return {output.path: output.data.decode() for output in redirects.files(moved)}


def test_each_former_address_has_a_page_in_each_language(files: Mapping[str, str]) -> None:
    assert list(files) == [
        "it/ponte/index.html",
        "it/perché-un-ponte/index.html",
        "en/ponte/index.html",
        "en/perché-un-ponte/index.html",
        "_redirects",
    ]


def test_the_page_leads_on_by_itself_and_in_words(files: Mapping[str, str]) -> None:
    page = files["en/ponte/index.html"]
    assert '<html lang="en" dir="ltr">' in page
    assert '<meta http-equiv="refresh" content="0; url=../il-ponte/">' in page
    assert '<link rel="canonical" href="https://small.example/sub/en/il-ponte/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<h1>This page has moved</h1>" in page
    assert '<a href="../il-ponte/">The bridge over the river</a>' in page


def test_the_page_is_as_strict_as_the_others(files: Mapping[str, str]) -> None:
    for path, page in files.items():
        if path.endswith(".html"):
            assert re.search(r"<script|<style| style=| on\w+=", page) is None


def test_a_host_leads_on_too_wherever_the_folder_stands(files: Mapping[str, str]) -> None:
    assert read_redirects(files["_redirects"]) == {
        f"{folder}{tag}/{old}/": f"/sub/{tag}/il-ponte/"
        for tag in ("it", "en")
        for old in ("ponte", "perch%C3%A9-un-ponte")
        for folder in ("/sub/", "/")
    }


def test_a_site_at_its_hosts_root_has_one_redirect_for_each(moved: Publication) -> None:
    site = moved.site.model_copy(update={"url": "https://small.example"})
    text = list(redirects.files(replace(moved, site=site)))[-1].data.decode()
    assert read_redirects(text)["/en/ponte/"] == "/en/il-ponte/"
    assert len(text.splitlines()) == 8


def test_only_the_languages_that_have_it_lead_to_it(moved: Publication) -> None:
    english = moved.editions["en"]
    held = tuple(each for each in english.explainers if each.aliases)
    kept = tuple(each for each in english.explainers if not each.aliases)
    editions: dict[str, Library] = {**moved.editions, "en": replace(english, explainers=kept, withheld=held)}
    paths = [output.path for output in redirects.files(replace(moved, editions=editions))]
    assert paths == ["it/ponte/index.html", "it/perché-un-ponte/index.html", "_redirects"]


def test_a_hostile_title_is_text(moved: Publication) -> None:
    def hostile(each: Explainer) -> Explainer:
        return each.model_copy(update={"title": type(each.title)('"><script>&', "it")})

    italian = moved.editions["it"]
    explainers = tuple(map(hostile, italian.explainers))
    page = next(redirects.files(replace(moved, editions={"it": replace(italian, explainers=explainers)})))
    assert b"<script" not in page.data
    assert page.data.count(b"&lt;script&gt;") == 2


def test_where_nothing_has_moved_there_is_nothing(publication: Publication) -> None:
    assert list(redirects.files(publication)) == []


def test_no_page_stands_where_another_does(moved: Publication, files: Mapping[str, str], tmp_path: Path) -> None:
    from distinguo.formats import page

    assert not {output.path for output in page.files(moved)} & set(files)
