"""Locales: dates, numbers and lists as each language writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from distinguo import dates
from distinguo.fields import Quantity
from distinguo.locales import NBSP, Locality

IT, EN = Locality.of("it", "it_IT"), Locality.of("en", "en_GB")
BOTH = pytest.mark.parametrize("locality", [IT, EN], ids=lambda locality: locality.tag)


@pytest.mark.parametrize(
    ("text", "italian", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-10", "ottobre 2024", "October 2024"),
        ("2024-10-23", "23 ottobre 2024", "23 October 2024"),
        ("2024-10-14/2024-10-20", "14–20 ottobre 2024", "14–20 October 2024"),
        ("2024-09-30/2024-10-02", "30 settembre – 2 ottobre 2024", "30 September – 2 October 2024"),
        ("2023-12-31/2024-01-01", "31 dicembre 2023 – 1 gennaio 2024", "31 December 2023 – 1 January 2024"),
        ("2024-08/2024-10", "agosto–ottobre 2024", "August–October 2024"),
        ("2023/2024", "2023–2024", "2023–2024"),
        ("2024/2024-10-20", "2024 – 20 ottobre 2024", "2024 – 20 October 2024"),
        ("2024-08-06/..", "6 agosto 2024", "6 August 2024"),
    ],
)
def test_dates_in_words(text: str, italian: str, english: str) -> None:
    when = dates.parse(text)
    said = [re.sub(r"\s+", " ", locality.date(when)).replace(" –", "–").replace("– ", "–") for locality in (IT, EN)]
    assert said == [words.replace(" –", "–").replace("– ", "–") for words in (italian, english)]


@BOTH
def test_a_days_number_stays_with_its_month(locality: Locality) -> None:
    assert locality.date(dates.parse("2024-10-23")).startswith(f"23{NBSP}")


@BOTH
@given(first=st.dates(), second=st.dates())
def test_an_interval_names_both_years_and_never_shortens_a_month(
    locality: Locality, first: object, second: object
) -> None:
    start, end = sorted([str(first), str(second)])
    words = locality.date(dates.parse(f"{start}/{end}"))
    months = [month for month in locality.months if re.search(rf"\b{month}\b", words.lower())]
    assert months
    for day in (start, end):
        assert str(int(day[:4])) in words
        assert re.search(rf"\b{int(day[8:])}\b", words)


@pytest.mark.parametrize(
    ("written", "italian", "english"),
    [
        ("~12000", "12.000", "12,000"),
        (">24", "24", "24"),
        ("1500.5", "1.500,5", "1,500.5"),
        ("-3", "-3", "-3"),
        ("0.0004", "0,0004", "0.0004"),
    ],
)
def test_numbers_in_figures(written: str, italian: str, english: str) -> None:
    quantity = Quantity.model_validate(written)
    assert (IT.number(quantity), EN.number(quantity)) == (italian, english)


@BOTH
@given(number=st.decimals(-(10**12), 10**12, places=6))
def test_a_number_is_never_rounded(locality: Locality, number: Decimal) -> None:
    written = locality.number(Quantity.model_validate(f"{number:f}"))
    assert parse_decimal(written, locale=locality.locale) == number


@BOTH
@given(number=st.integers(0, 10**12))
def test_a_whole_number_has_the_languages_separators(locality: Locality, number: int) -> None:
    written = locality.whole(number)
    assert re.fullmatch(r"\d{1,3}([.,]\d{3})*", written)
    assert parse_decimal(written, locale=locality.locale) == number


@pytest.mark.parametrize(
    ("items", "italian", "english"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A e B", "A and B"),
        (["A", "B", "C"], "A, B e C", "A, B and C"),
        ([], "", ""),
    ],
)
def test_lists_in_words(items: list[str], italian: str, english: str) -> None:
    assert (IT.listed(items), EN.listed(items)) == (italian, english)


def test_what_languages_are_called() -> None:
    assert (IT.language_name("en"), EN.language_name("it")) == ("inglese", "Italian")
    assert (IT.own_name, EN.own_name) == ("Italiano", "English")
    assert IT.language_name("pt-BR") == "portoghese (Brasile)"


def test_the_months_are_twelve_in_their_order() -> None:
    assert len(IT.months) == 12
    assert (IT.months[0], EN.months[11]) == ("gennaio", "december")


def test_the_direction_of_writing() -> None:
    assert (IT.direction, Locality.of("ar", "ar_EG").direction) == ("ltr", "rtl")
