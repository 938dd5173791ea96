"""Differences of values: each fault is told once, beside what stands in its place."""

from __future__ import annotations

import pytest

from distinguo.problems import Severity
from distinguo.revision.pair import Side
from distinguo.revision.values import Difference, Differences, differences


def test_a_changed_number_is_one_difference_and_a_changed_date_is_no_number() -> None:
    found = differences(Side("12 uomini il 23 ottobre 2024", "it"), Side("13 men on 24 October 2024", "en"))
    assert found.numbers == (Difference("12", "13"),)
    assert found.dates == (Difference("23 ottobre 2024", "24 October 2024"),)


def test_what_was_lost_and_what_was_gained_stand_alone_where_there_is_no_other() -> None:
    assert differences(Side("12 e 14", "it"), Side("12", "en")).numbers == (Difference(lost="14"),)
    assert differences(Side("12", "it"), Side("12 and 14", "en")).numbers == (Difference(gained="14"),)


def test_a_lost_scale_is_not_excused_by_another_number() -> None:
    found = differences(Side("12.000 uomini e 3mila carri", "it"), Side("12 men and 3,000 tanks", "en"))
    assert found.numbers == (Difference("12.000", "12"),)


def test_of_a_language_without_number_words_only_figures_are_compared() -> None:
    italian = (
        "Dodici soldati, il 40 per cento, 1,5 milioni di euro negli anni Novanta, alle 14.30; due terzi, il doppio"
    )
    french = "Douze soldats, 40 pour cent, 1,5 million d’euros dans les années quatre-vingt-dix, à 14h30 ; deux tiers"
    found = differences(Side(italian, "it"), Side(french, "fr"))
    assert (found.numbers, found.dates) == ((), ())
    found = differences(Side("12.000 soldati il 23 ottobre", "it"), Side("1 200 soldats le 22 octobre", "fr"))
    assert found.numbers == (Difference("12.000", "1 200"),)
    assert found.dates == (Difference("23 ottobre", "22 octobre"),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rund 12.000 Soldaten werden am 23. Oktober 2024 erwartet, am Montag um 14.30 Uhr; 40 Prozent; 1944"),
        ("es", "Unos 12.000 soldados, el 23 de octubre de 2024, a las 14.30 del lunes; el 40 %; en 1944"),
        ("uk", "Близько 12 000 солдатів, 23 жовтня 2024 року, у понеділок о 14:30; 40 %; у 1944 році"),
        ("ja", "約12,000人、2024年10月23日、月曜日の14:30、40%、1944年"),
        ("fa", "حدود ۱۲٬۰۰۰ سرباز در 23 10 2024، ۴۰٪، 14:30، 1944"),
    ],
)
def test_other_languages_say_the_same(language: str, text: str) -> None:
    italian = "Circa 12.000 soldati il 23 ottobre 2024, alle 14.30 di lunedì; il 40 per cento; nel 1944"
    assert differences(Side(italian, "it"), Side(text, language)) == Differences((), (), Severity.WARNING)


def test_a_text_of_nothing_but_numbers_is_compared_in_time() -> None:
    for words, other in (("1 ", "2 "), ("1 km, 2 m, ", "3 km, 5 m, "), ("23 ottobre ", "24 October "), ("un ", "two ")):
        source, translation = (words * 2000)[:10_000], (other * 2000)[:10_000]
        assert differences(Side(source, "it"), Side(translation, "en")) != Differences((), ())
    same = "12 " * 3000
    assert differences(Side(same, "it"), Side(same + " ", "en")) == Differences((), ())
