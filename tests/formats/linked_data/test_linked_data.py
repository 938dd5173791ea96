"""Linked data: on every page that tells something, in terms that schema.org knows, and nothing can break out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.formats import linked_data
from distinguo.formats.publication import Publication
from distinguo.record import rewritten
from distinguo.text import Text
from tests.cases import SMALL, small_site
from tests.cases import publication as published
from tests.rich import rich_site
from tests.schema_org import faults, nodes

KINDS = ("home", *addresses.SECTIONS, addresses.SEARCH, "chooser", "404")


def pages(publication: Publication) -> Iterator[tuple[str, Any]]:
    """Return the linked data of every page, with the page's name."""
    for tag, library in publication.editions.items():
        for kind in KINDS:
            yield f"{tag} {kind}", linked_data.of(publication, tag, None, kind)
        records: tuple[Addressed, ...] = (*library.documents, *library.claims, *library.entries)
        for record in records:
            yield addresses.path(record, tag), linked_data.of(publication, tag, record, "")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return rich_site(small_site(tmp_path_factory.mktemp("rich")))


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return published(SMALL.parent.parent, tmp_path_factory.mktemp("seed"))


def test_every_term_is_known_and_stands_where_it_may(rich: Publication, seed: Publication) -> None:
    count = 0
    for site in (rich, seed):
        for name, found in pages(site):
            assert not found or not faults(found), (name, faults(found))
            count += bool(found)
    assert count > 100


def test_every_page_has_data_but_the_one_that_says_nothing(rich: Publication) -> None:
    assert {name for name, found in pages(rich) if not found} == {"it 404", "en 404"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "Explainer"}, "unknown type Explainer"),
        ({"certainty": "high"}, "unknown property certainty"),
        ({"claimReviewed": "x"}, "claimReviewed is no property of NewsArticle"),
        ({"author": "Ada"}, "author is no 'Ada'"),
        ({"author": {"@type": "Country", "name": "x"}}, "author is no {'@type': 'Country', 'name': 'x'}"),
        ({"datePublished": "23 October"}, "datePublished is no '23 October'"),
        ({"url": "ponte/"}, "url is no 'ponte/'"),
        ({"isAccessibleForFree": "yes"}, "isAccessibleForFree is no 'yes'"),
        ({"headline": ""}, "headline is empty"),
        ({"about": [{"name": "x"}]}, "a node without a type: {'name': 'x'}"),
    ],
)
def test_the_check_of_terms_finds_faults(publication: Publication, change: dict[str, Any], fault: str) -> None:
    found = linked_data.of(publication, "it", publication.editions["it"].explainers[0], "")
    assert faults(found) == []
    changed = deepcopy(found)
    changed["@graph"][0].update(change)
    assert fault in faults(changed)


def references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from references(each)
    elif isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        yield from references(list(value.values()))


def test_what_is_referred_to_is_on_a_page_of_the_site(rich: Publication) -> None:
    found = [data for _, data in pages(rich) if data]
    known = {node["@id"] for data in found for node in nodes(data["@graph"]) if "@id" in node}
    named = {id for data in found for id in references(data["@graph"])}
    assert len(named) > 40
    assert named - known <= {f"https://small.example/sub/{tag}/" for tag in ("it", "en")}


def test_a_node_is_on_the_page_that_its_id_names(rich: Publication) -> None:
    for path, found in pages(rich):
        if path.startswith("it/"):
            here = f"{rich.site.url}/{path}"
            assert [node for node in nodes(found["@graph"]) if node.get("@id", "").partition("#")[0] == here], path


def test_no_side_is_ever_told(rich: Publication) -> None:
    assert not [name for name, found in pages(rich) if "segreta" in json.dumps(found)]


def test_the_element_holds_the_data_and_nothing_ends_it(rich: Publication) -> None:
    for _, found in pages(rich):
        script = linked_data.script(found)
        if not found:
            assert script == ""
            continue
        inner = re.fullmatch(r'<script type="application/ld\+json">([^<>&\u2028\u2029]*)</script>', script)
        assert inner
        assert json.loads(inner[1]) == found


@given(st.text(alphabet="<>&/!-scriptx\"'\\\u2028\u2029{}@:", max_size=30))
def test_no_words_break_out_of_the_element(publication: Publication, words: str) -> None:
    library = publication.editions["it"]
    explainer = rewritten(library.explainers[0], lambda leaf: Text(words or "x", "it"))
    changed = replace(publication, editions={"it": replace(library, explainers=(explainer,))})
    script = linked_data.script(linked_data.of(changed, "it", explainer, ""))
    assert script.count("<") == script.count(">") == 2
    text = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(text)["@graph"][0]["headline"] == (words or "x")


def test_an_explainers_data_is_small(seed: Publication) -> None:
    for tag, library in seed.editions.items():
        for explainer in library.explainers:
            script = linked_data.script(linked_data.of(seed, tag, explainer, ""))
            assert len(brotli.compress(script.encode())) < 2_000
