"""Locales: dates, numbers and lists as each language writes them."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers
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


EVERY = sorted(locale_identifiers())
DATES = ("2024", "2024-10", "2024-10-23", "2024-10-14/2024-10-20", "2024-08-06/2024-10-20", "2024-08/2024-10")


def said(name: str) -> list[object]:
    locality = Locality.of(name.replace("_", "-"), name)
    return [
        *(locality.date(dates.parse(text)) for text in DATES),
        *(locality.own_name, locality.language_name("it"), locality.listed(["a", "b", "c"]), locality.percent(35)),
        *(locality.whole(12000), locality.month_names[10], locality.months[9]),
    ]


def test_every_language_of_cldr_has_words_for_everything() -> None:
    assert len(EVERY) > 1000
    assert [name for name in EVERY if not all(said(name))] == []
    assert {Locality.of(name.replace("_", "-"), name).direction for name in EVERY} == {"ltr", "rtl"}
    plurals = [
        Locality.of(name.replace("_", "-"), name).plural(number) for name in EVERY for number in (0, 1, 2, 5, 100)
    ]
    assert (min(plurals), max(plurals)) == (0, 5)


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("it", "Italiano", "ltr"), ("en", "English", "ltr"), ("pt-BR", "Português (Brasil)", "ltr"),
        ("ar", "العربية", "rtl"), ("he", "עברית", "rtl"), ("zh-Hant", "中文 (繁體)", "ltr"), ("mhn", "Mhn", "ltr"),
    ],
)  # fmt: skip
def test_a_language_says_its_name_and_its_direction(tag: str, name: str, direction: str) -> None:
    locality = Locality.of(tag, tag.replace("-", "_"))
    assert (locality.own_name, locality.direction) == (name, direction)


def test_no_language_takes_anothers_months(tmp_path: Path) -> None:
    # In a process of its own, where nothing has been read of any language yet.
    code = (
        "from distinguo.locales import Locality\n"
        "print([Locality.of(tag, tag).month_names[10] for tag in ('he', 'fr', 'no', 'de')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "['אוקטובר', 'octobre', 'oktober', 'Oktober']"


@pytest.mark.parametrize(("tag", "hundredths", "text"), [("it", 35, "35%"), ("en", 0, "0%"), ("fr", 29, "29\u00a0%")])
def test_hundredths_are_written_as_the_language_does(tag: str, hundredths: int, text: str) -> None:
    assert Locality.of(tag, tag).percent(hundredths) == text


@pytest.mark.parametrize(
    ("tag", "forms"), [("it", [1, 0, 1, 1]), ("ar", [0, 1, 2, 3]), ("ja", [0, 0, 0, 0]), ("pl", [2, 0, 1, 1])]
)
def test_a_number_takes_its_plural_form(tag: str, forms: list[int]) -> None:
    assert [Locality.of(tag, tag).plural(number) for number in (0, 1, 2, 3)] == forms
