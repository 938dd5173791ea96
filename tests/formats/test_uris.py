"""Addresses in ASCII."""

from __future__ import annotations

import pytest

from distinguo.formats.uris import uri


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://a.example/it/kursk/", "https://a.example/it/kursk/"),
        ("https://a.example/it/perché/?a=b&c=d#è", "https://a.example/it/perch%C3%A9/?a=b&c=d#%C3%A8"),
        ("https://perché.example:8080/è", "https://xn--perch-fsa.example:8080/%C3%A8"),
        ("https://a.example/100%25/%C3%A8", "https://a.example/100%25/%C3%A8"),
        ('https://a.example/"<>', "https://a.example/%22%3C%3E"),
        ("正解/", "%E6%AD%A3%E8%A7%A3/"),
    ],
)
def test_an_address_is_in_ascii_and_stays_so(iri: str, expected: str) -> None:
    assert uri(iri) == expected
    assert uri(expected) == expected
