"""Numbers in running text: figures, words, and what they are worth."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.values.numbers import Number, figures, numbers


def worth(text: str, language: str = "it") -> list[list[str]]:
    """Return what each number of a text may be worth."""
    return [sorted(str(value) for value in number.values) for number in numbers(text, language)]


def single(text: str, language: str) -> Number:
    found = numbers(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("italian", "english", "value"),
    [
        ("12.000", "12,000", "12000"),
        ("12mila", "12 thousand", "12000"),
        ("12 000", "12 000", "12000"),
        ("1,5", "1.5", "3/2"),
        ("1.234,56", "1,234.56", "30864/25"),
        ("dodicimila", "twelve thousand", "12000"),
        ("1,5 milioni", "1.5 million", "1500000"),
        ("3 miliardi", "3bn", "3000000000"),
        ("un milione e mezzo", "a million and a half", "1500000"),
        ("due milioni e mezzo", "two and a half million", "2500000"),
        ("mezzo milione", "half a million", "500000"),
        ("un milione e 200mila", "1.2 million", "1200000"),
        ("due dozzine", "two dozen", "24"),
        ("una dozzina", "a dozen", "12"),
        ("mezza dozzina", "half a dozen", "6"),
        ("una ventina", "twenty", "20"),
        ("un centinaio", "a hundred", "100"),
        ("centoventitré", "one hundred and twenty-three", "123"),
        ("duecentocinquantamila", "two hundred and fifty thousand", "250000"),
        ("millenovecentonovantanove", "one thousand nine hundred and ninety-nine", "1999"),
        ("ventun", "twenty-one", "21"),
        ("ventesimo", "twentieth", "20"),
        ("ventitreesima", "twenty-third", "23"),
        ("21°", "21st", "21"),
        ("tre quarti", "three quarters", "3/4"),
        ("due terzi", "two-thirds", "2/3"),
        ("2/3", "2/3", "2/3"),
        ("diciassettenne", "seventeen", "17"),
        ("mille e duecento", "twelve hundred", "1200"),
        ("tre milioni e duecentomila", "three million two hundred thousand", "3200000"),
    ],
)
def test_a_number_is_worth_the_same_in_both_languages(italian: str, english: str, value: str) -> None:
    assert single(italian, "it").values == single(english, "en").values == {Fraction(value)}


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1.500", "it", [["1500"]]),
        ("1.500", "en", [["3/2"]]),
        ("14.30", "it", [["143/10"]]),
        ("un terzo", "it", [["1/3", "3"]]),
        ("5m", "en", [["5", "5000000"]]),
        ("tra 10 e 15 milioni", "it", [["10", "10000000"], ["15000000"]]),
        ("between 2 and 3 per cent", "en", [["2"], ["3"]]),
        ("tre e quattro", "it", [["3"], ["4"]]),
        ("cento e duecento", "it", [["100"], ["200"]]),
        ("five and six", "en", [["5"], ["6"]]),
        ("10.12.2024", "it", [["10", "12", "2024"]]),
        ("XXI secolo", "it", [["21"], ["100"]]),
        ("secondo Seul", "it", []),
        ("prima di partire", "it", []),
        ("il secondo uomo", "it", [["2"]]),
        ("un’ora e mezza", "it", [["3/2"]]),
        ("a fortnight", "en", [["14", "15", "2"]]),
        ("", "it", []),
    ],
)
def test_what_a_text_may_mean(text: str, language: str, values: list[list[str]]) -> None:
    assert worth(text, language) == values


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("40 %", "it", "percent"),
        ("40 per cento", "it", "percent"),
        ("40%", "en", "percent"),
        ("five per cent", "en", "percent"),
        ("5 chilometri", "it", "km"),
        ("5 miles", "en", "mile"),
        ("1,5 milioni di euro", "it", "EUR"),
        ("$12 billion", "en", "USD"),
        ("€3.5m", "en", "EUR"),
        ("18 soldati", "it", ""),
    ],
)
def test_what_a_number_counts(text: str, language: str, unit: str) -> None:
    assert single(text, language).unit == unit


@pytest.mark.parametrize(
    ("text", "language"), [("un", "it"), ("sei", "it"), ("one", "en"), ("both", "en"), ("metà", "it")]
)
def test_what_may_be_no_number_is_loose(text: str, language: str) -> None:
    assert single(text, language).loose


@pytest.mark.parametrize(("text", "name"), [("F-16", "F16"), ("F-16s", "F16"), ("G7", "G7"), ("Covid-19", "COVID19")])
def test_a_name_with_figures_is_no_number(text: str, name: str) -> None:
    found = single(text, "en")
    assert (found.values, found.unit) == (frozenset(), name)


@pytest.mark.parametrize(("text", "language"), [("centinaia di persone", "it"), ("hundreds of people", "en")])
def test_some_say_only_how_many_there_are_about(text: str, language: str) -> None:
    assert single(text, language).vague


def test_a_number_knows_where_it_stands() -> None:
    text = "Oltre due dozzine di villaggi."
    found = single(text, "it")
    assert text[found.start : found.end] == found.text == "due dozzine"


def test_a_language_without_a_lexicon_has_its_figures() -> None:
    assert worth("12.000 Soldaten, zwölf Panzer", "de") == [["12000"]]
    assert worth("12 000 soldats", "fr") == [["12000"]]
    assert worth("12,000", "xx") == [["12000"]]


@given(st.integers(0, 999_999))
def test_a_language_reads_what_it_writes(number: int) -> None:
    from babel.numbers import format_decimal

    for language in ("it", "en", "de", "fr"):
        assert figures(format_decimal(number, locale=language), language) == {Fraction(number)}


@given(
    st.text(alphabet="0123456789.,-–’' %€unodue milacentotwohundred", max_size=200), st.sampled_from(["it", "en", "eo"])
)
def test_whatever_is_written_is_read(text: str, language: str) -> None:
    for number in numbers(text, language):
        assert 0 <= number.start < number.end <= len(text)


def test_hostile_text_takes_no_long_time() -> None:
    for text in ("1" * 10_000, "1." * 5_000, "cento" * 2_000, "cento e " * 1_500, "mezzo " * 1_500, "X" * 10_000):
        numbers(text, "it")
