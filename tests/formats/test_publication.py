"""What formats are given: addresses, localities, digests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.publication import Publication, digest

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
