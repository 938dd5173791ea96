"""Numbers of translations: the same values, in either direction."""

from __future__ import annotations

import pytest

from distinguo.problems import Severity
from distinguo.revision.numbers import check
from tests.cases import pair

SAME = [
    ("circa 12.000 soldati", "about 12,000 soldiers"),
    ("dodicimila uomini", "12,000 men"),
    ("oltre due dozzine di villaggi", "more than two dozen villages"),
    ("il 40 per cento dei voti", "40% of the vote"),
    ("un milione e mezzo di euro", "€1.5m"),
    ("tutti e due i ponti", "both bridges"),
    ("un anno e mezzo", "18 months"),
    ("tra 10 e 15 milioni", "between 10 million and 15 million"),
    ("9,8 milioni, contro gli 8,1 di prima", "9.8 million, up from 8.1 million"),
    ("il 40 per cento", "two in five"),
    ("il XXI secolo", "the 21st century"),
    ("il 3 e il 4 maggio, poi il 9", "3 and 4 May, then the 9th"),
    ("alle tre", "at 3"),
    ("nel 2024", "in 2024"),
    ("gli F-16", "the F-16s"),
    ("decine di migliaia di persone", "tens of thousands of people"),
    ("sei stato tu", "it was you"),
    ("una persona", "somebody"),
    ("secondo Seul", "according to Seoul"),
]
DIFFERENT = [
    ("12.000 soldati", "1,200 soldiers", '"12.000" in the msgid, "1,200" in the msgstr'),
    ("12.000 soldati", "12.000 soldiers", '"12.000" in the msgid, "12.000" in the msgstr'),
    ("12.000 soldati", "soldiers", '"12.000" is in the msgid'),
    ("soldati", "12,000 soldiers", '"12,000" is in the msgstr'),
    ("oltre due dozzine", "more than three dozen", '"due dozzine" in the msgid, "three dozen" in the msgstr'),
    ("1,2 miliardi", "1.2 million", '"1,2 miliardi" in the msgid, "1.2 million" in the msgstr'),
    ("il 40 per cento", "40", '"40 %" in the msgid, "40" in the msgstr'),
    ("5 chilometri", "5 miles", '"5 km" in the msgid, "5 mile" in the msgstr'),
    ("un terzo dei voti", "a quarter of the vote", '"un terzo" in the msgid, "a quarter" in the msgstr'),
    ("la terza volta", "the fourth time", '"terza" in the msgid, "fourth" in the msgstr'),
    ("il primo giorno", "the second day", '"primo" in the msgid, "second" in the msgstr'),
    ("un F-16", "an F-18", '"F-16" in the msgid, "F-18" in the msgstr'),
    ("12 e 12", "12", '"12" is in the msgid'),
]


@pytest.mark.parametrize(("italian", "english"), SAME)
def test_the_same_value_is_the_same_number(italian: str, english: str) -> None:
    assert list(check(pair(italian, english))) == []
    assert list(check(pair(english, italian, languages="en it"))) == []


@pytest.mark.parametrize(("italian", "english", "told"), DIFFERENT)
def test_another_value_is_another_number(italian: str, english: str, told: str) -> None:
    problem = next(check(pair(italian, english)))
    assert problem.message.startswith(told)
    assert problem.severity is Severity.ERROR
    assert list(check(pair(english, italian, languages="en it")))


def test_numbers_of_addresses_and_claims_are_no_numbers() -> None:
    source = "[circa 12.000](claim:nis-12000) e [qui](https://a.example/2024/7)"
    assert list(check(pair(source, "[about 12,000](claim:nis-12000) and [here](https://a.example/2024/9)"))) == []


def test_what_is_not_translated_is_another_checks_fault() -> None:
    assert list(check(pair("dodici soldati", "dodici soldati"))) == []


def test_a_field_is_read_as_it_is_written() -> None:
    assert list(check(pair("12 *soldati*", "12 *soldiers*", kind="the claim itself"))) == []
    assert list(check(pair("12 soldati", "13 soldiers", kind="the claim itself")))
