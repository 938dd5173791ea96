"""What formats are given: addresses, localities, digests."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.publication import Publication
from distinguo.pseudo import PseudoLocality
from distinguo.site import PSEUDO
from distinguo.store import digest

PARTS = st.lists(st.binary(max_size=4), max_size=4)


def test_addresses_begin_with_the_sites(publication: Publication) -> None:
    assert publication.url("it/feed.xml") == "https://small.example/sub/it/feed.xml"
    claim = publication.editions["it"].claim["auto"]
    assert publication.address(claim, "en") == "https://small.example/sub/en/claims/auto/"


def test_each_language_has_its_locality(publication: Publication) -> None:
    assert {tag: str(locality.locale) for tag, locality in publication.localities.items()} == {
        "it": "it_IT",
        "en": "en_GB",
    }


@given(PARTS, PARTS)
def test_a_digest_is_that_of_its_parts_and_of_where_they_end(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


@pytest.mark.parametrize("parts", [(b"ab", b""), (b"", b"ab"), (b"a", b"b")])
def test_parts_that_add_up_to_the_same_are_told_apart(parts: tuple[bytes, ...]) -> None:
    assert digest(*parts) != digest(b"ab")
    assert len(digest(*parts)) == 64


def test_a_record_has_a_page_in_every_language_but_those_that_withhold_it(publication: Publication) -> None:
    english = publication.editions["en"]
    ponte = english.document["ponte"]
    rest = tuple(each for each in english.explainers if each is not ponte)
    held = replace(
        publication,
        editions={**publication.editions, "en": replace(english, explainers=rest, withheld=(ponte,))},
    )
    claim, actor = english.claim["auto"], english.actor["sindaca"]
    assert [held.languages_of(each) for each in (ponte, claim, actor)] == [("it",), ("it",), ("it", "en")]
    assert [publication.languages_of(each) for each in (ponte, claim)] == [("it", "en"), ("it", "en")]
    assert held.address(claim, "en") == held.address(claim, "it") == "https://small.example/sub/it/claims/auto/"
    assert dict(held.unready(claim)) == {"en": ponte.coverage}
    assert dict(held.unready(actor)) == dict(publication.unready(ponte)) == {}
    assert {each.name for each in held.library.explainers} == {"committee", "ponte"}


def test_search_engines_are_not_told_of_the_pseudo_locale(publication: Publication) -> None:
    assert publication.indexed == ("it", "en")
    more = replace(publication, editions={**publication.editions, PSEUDO: publication.editions["it"]})
    assert more.indexed == ("it", "en")
    assert isinstance(more.localities[PSEUDO], PseudoLocality)
