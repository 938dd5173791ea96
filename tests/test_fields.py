"""Fields: what an id, an address, a day and a quantity may look like."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from distinguo.fields import Day, Edtf, Id, Ids, Lang, Quantity, Slug, Timezone, Url

GOOD: list[tuple[Any, str]] = [
    *[(Id, text) for text in ("abc", "nis-12000", "a" * 32)],
    *[(Lang, text) for text in ("it", "en", "gsw", "pt-BR", "zh-Hant-TW")],
    *[(Slug, text) for text in ("kursk", "Kursk-2024", "perché", "курск", "2024")],
    *[(Url, text) for text in ("https://example.org", "http://example.org/a?b=c#d", "https://[2001:db8::1]:8080/a")],
    *[(Url, text) for text in ("https://esempio.it/perché?q=東京", "https://a.example/b(c),d;e=%7B~!$&'*+@:_-.")],
    *[(Day, text) for text in ("2024-10-23", "2024-02-29")],
    *[(Edtf, text) for text in ("2024", "2024-10", "2024-08-06/..")],
    *[(Timezone, text) for text in ("Europe/Rome", "UTC")],
]
BAD: list[tuple[Any, str]] = [
    *[(Id, text) for text in ("", "ab", "a" * 33, "Abc", "1abc", "a_b", "a b", "perché", "abc\n")],
    *[(Lang, text) for text in ("", "i", "IT", "italian", "it_IT", "it-", "it\n")],
    *[(Slug, text) for text in ("", "a/b", "..", "a b", "-a", "a-", "a--b", "a_b", "a.md", "a" * 81, "a\n")],
    *[(Url, text) for text in ("", "example.org", "javascript:alert(1)", "https://", "https://a b", 'https://a"')],
    *[(Url, text) for text in ("ftp://example.org", "data:text/html,x", "https://a<b>", " https://\n")],
    *[
        (Url, f"https://example.org/{text}")
        for text in ("100%", "a|b", "a[0]", "a\\b", "a#b#c", "a\u202eb", "`", "{a}")
    ],
    *[(Url, text) for text in ("https://io:segreto@example.org", "https://[a", "https:///a", "https://a.example:x/")],
    (Slug, "𠀀" * 80),
    *[(kind, text) for kind in (Id, Slug) for text in ("po\u200bnte", "po\u200dnte", "po\u00adnte", "ponte\u202e")],
    *[(Day, text) for text in ("2024", "2024-10", "2024-10-14/2024-10-20", "2024-02-30", "oggi")],
    *[(Edtf, text) for text in ("2024-13", "ieri", "2024?")],
    *[(Timezone, text) for text in ("", "Roma", "Europe/Kursk", "../../etc/passwd")],
]


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_good_values_are_taken(kind: Any, text: str) -> None:
    assert str(TypeAdapter(kind).validate_python(text)) == text


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Id, "po\u200bnte", "U+200B (zero width space) is in it, which nobody sees: delete it"),
        (Url, "https://example.org/\u200b", "the address has U+200B (zero width space), which nobody sees: delete it"),
        (Url, "https://example.org/a|b", "the address has |, which no address has as it stands: write %7C"),
        (Url, "https://example.org/100%", "the address has %, which no address has as it stands: write %25"),
        (Url, "https://example.org/a#b#c", "the address has #, which no address has as it stands: write %23"),
        (Url, "https:///a", "the address has no host: write all of it, as https://example.org/page"),
        (Url, "https://[a", "the address has no host that can be read: copy the address again"),
    ],
)
def test_what_is_wrong_is_told_by_its_name(kind: Any, text: str, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    assert [error["msg"] for error in caught.value.errors()] == [message]


def test_a_long_list_of_ids_is_read_in_time() -> None:
    ids = tuple(f"id-{number}" for number in range(100_000))
    begun = perf_counter()
    assert TypeAdapter(Ids).validate_python(ids) == ids
    assert perf_counter() - begun < 5
    with pytest.raises(ValidationError, match='"id-7" stands here twice'):
        TypeAdapter(Ids).validate_python((*ids, "id-7"))


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_bad_values_are_refused(kind: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("text", "qualifier", "number"),
    [
        ("1500", "", "1500"),
        ("~12000", "~", "12000"),
        (">24", ">", "24"),
        ("< 1.5", "<", "1.5"),
        ("-3", "", "-3"),
        (" 7 ", "", "7"),
        ("0.125", "", "0.125"),
        ("~1.1250", "~", "1.125"),
        ("-999999999999999.000001", "", "-999999999999999.000001"),
    ],
)
def test_a_quantity_is_a_number_and_how_it_was_said(text: str, qualifier: str, number: str) -> None:
    quantity = Quantity.model_validate(text)
    assert (quantity.qualifier, quantity.number) == (qualifier, Decimal(number))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "tanti",
        "12.000.000",
        "1.125",
        "12,000",
        "1,5",
        "١٢٠٠",
        "１２",
        "1e3",
        "NaN",
        "Infinity",
        "~~3",
        "1.",
        "9" * 16,
    ],
)
def test_what_is_no_number_is_no_quantity(text: str) -> None:
    with pytest.raises(ValidationError):
        Quantity.model_validate(text)


@given(st.sampled_from(["", "~", "<", ">"]), st.decimals(-(10**14), 10**14, places=4))
def test_a_quantity_reads_as_written(qualifier: str, number: Decimal) -> None:
    text = f"{qualifier}{number:f}"
    assert str(Quantity.model_validate(text)) == text
