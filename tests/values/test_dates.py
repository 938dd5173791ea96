"""Dates and times in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.values.dates import moments


def said(text: str, language: str = "it") -> list[dict[str, int]]:
    """Return the parts of each date of a text."""
    return [dict(moment.parts) for moment in moments(text, language)]


def times(text: str, language: str) -> list[list[str]]:
    """Return the clock times of a text, as hours and minutes."""
    return [[f"{each // 60}.{each % 60:02}" for each in sorted(moment.time)] for moment in moments(text, language)]


DAY = {"day": 23, "month": 10, "year": 2024}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("il 23 ottobre 2024", "it"),
        ("23 ott. 2024", "it"),
        ("23/10/2024", "it"),
        ("2024-10-23", "it"),
        ("23 OTTOBRE 2024", "it"),
        ("on 23 October 2024", "en"),
        ("October 23, 2024", "en"),
        ("October 23rd, 2024", "en"),
        ("Oct. 23, 2024", "en"),
        ("the 23rd of October 2024", "en"),
        ("10/23/2024", "en"),
        ("23. Oktober 2024", "de"),
        ("le 23 octobre 2024", "fr"),
    ],
)
def test_a_day_however_it_is_written(text: str, language: str) -> None:
    assert said(text, language) == [DAY]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("dal 14 al 20 ottobre", "it", [{"day": 14, "month": 10}, {"day": 20, "month": 10}]),
        ("14–20 October", "en", [{"day": 14, "month": 10}, {"day": 20, "month": 10}]),
        ("from 14 to 20 October", "en", [{"day": 14, "month": 10}, {"day": 20, "month": 10}]),
        ("il primo maggio", "it", [{"day": 1, "month": 5}]),
        ("il 1° gennaio", "it", [{"day": 1, "month": 1}]),
        ("nel 2024", "it", [{"year": 2024}]),
        ("from 2019 to 2023", "en", [{"year": 2019}, {"year": 2023}]),
        ("in 2023-24", "en", [{"year": 2023}, {"year": 2024}]),
        ("a ottobre", "it", [{"month": 10}]),
        ("ottobre 2024", "it", [{"month": 10, "year": 2024}]),
        ("lunedì", "it", [{"weekday": 1}]),
        ("on Mondays", "en", [{"weekday": 1}]),
        ("anni Novanta", "it", [{"decade": 90}]),
        ("the 1990s", "en", [{"decade": 90}]),
        ("the nineties", "en", [{"decade": 90}]),
        ("gli anni Duemila", "it", [{"decade": 0}]),
        ("the early 2000s", "en", [{"decade": 0}]),
        ("nel Novecento", "it", [{"century": 20}]),
        ("the 1800s", "en", [{"century": 19}]),
        ("2000 uomini", "it", []),
        ("it may march on", "en", []),
        ("2.500", "it", []),
    ],
)
def test_what_a_text_says_of_the_calendar(text: str, language: str, parts: list[dict[str, int]]) -> None:
    assert said(text, language) == parts


@pytest.mark.parametrize(
    ("text", "language", "clock"),
    [
        ("alle 14.30", "it", [["14.30"]]),
        ("ore 18", "it", [["18.00"]]),
        ("alle 6.40", "it", [["6.40"]]),
        ("alle 3 del pomeriggio", "it", [["15.00"]]),
        ("alle due del pomeriggio", "it", [["14.00"]]),
        ("alle sei e mezza.", "it", [["6.30", "18.30"]]),
        ("a mezzanotte", "it", [["0.00"]]),
        ("at 2.30pm", "en", [["14.30"]]),
        ("2:30 p.m.", "en", [["14.30"]]),
        ("14:30", "en", [["14.30"]]),
        ("at noon", "en", [["12.00"]]),
        ("half past six", "en", [["6.30", "18.30"]]),
        ("five o’clock", "en", [["5.00", "17.00"]]),
        ("alle 20 famiglie", "it", []),
        ("il Mezzogiorno", "it", []),
        ("from 10 to 15 per cent", "en", []),
        ("alle 25.70", "it", []),
    ],
)
def test_clock_times(text: str, language: str, clock: list[list[str]]) -> None:
    assert times(text, language) == clock


def test_a_day_takes_the_year_of_the_next() -> None:
    first, second = moments("tra il 3 maggio e il 5 giugno 2024", "it")
    assert (first.year, first.said, second.said) == (2024, False, True)
    assert dict(first.parts) == {"day": 3, "month": 5}


def test_may_is_a_month_for_sure_only_after_a_word_that_says_so() -> None:
    assert [moment.loose for moment in moments("In May, May said nothing", "en")] == [False, True]


def test_a_language_that_nobody_knows_has_no_dates() -> None:
    assert moments("23 October 2024", "xx") == ()


@given(st.dates(), st.sampled_from(["it", "en", "de", "fr", "es"]))
def test_a_language_reads_what_it_writes(day: object, language: str) -> None:
    from datetime import date

    from babel.dates import format_date

    assert isinstance(day, date)
    if day.year >= 1000:
        found = moments(format_date(day, "long", locale=language), language)
        assert [dict(each.parts) for each in found] == [{"day": day.day, "month": day.month, "year": day.year}]


@given(st.text(alphabet="0123456789/.:- alleoremaggiopmMay", max_size=120), st.sampled_from(["it", "en", "de"]))
def test_whatever_is_written_is_read(text: str, language: str) -> None:
    for moment in moments(text, language):
        assert 0 <= moment.start < moment.end <= len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on ſunday", "en"), ("frıday", "en"), ("at ſix", "en"), ("in ſpring", "en"), ("on Chriſtmas", "en"),
        ("alle ſei", "it"), ("eſtate", "it"), ("Ferragoſto", "it"), ("PAZARTESİ", "tr"), ("anni ſeſſanta", "it"),
    ],
)  # fmt: skip
def test_letters_that_are_others_in_small_are_read(text: str, language: str) -> None:
    assert len(moments(text, language)) == 1
