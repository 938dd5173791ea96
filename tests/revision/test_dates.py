"""Dates of translations: the same days, in either direction."""

from __future__ import annotations

import pytest

from distinguo.problems import Severity
from distinguo.revision.dates import check
from tests.cases import pair

SAME = [
    ("il 23 ottobre 2024", "on 23 October 2024"),
    ("il 23 ottobre 2024", "on October 23rd, 2024"),
    ("dal 14 al 20 ottobre 2024", "from 14 October to 20 October 2024"),
    ("il 23/10/2024", "on 23 October 2024"),
    ("alle 14.30 di lunedì", "at 2.30pm on Monday"),
    ("negli anni Novanta", "in the 1990s"),
    ("nel Novecento", "in the 20th century"),
    ("a maggio", "in May"),
    ("può arrivare", "it may come"),
    ("lunedì 14 ottobre", "14 October"),
    ("i 2024 abitanti", "the 2,024 inhabitants"),
    ("mezzanotte", "midnight"),
    ("nel 2023 e di nuovo nel 2023", "in 2023, twice"),
]
DIFFERENT = [
    ("il 23 ottobre 2024", "on 22 October 2024", '"23 ottobre 2024" in the msgid, "22 October 2024" in the msgstr'),
    ("il 23 ottobre 2024", "on 23 October", '"23 ottobre 2024" '),
    ("il 23 ottobre", "on the 23rd", '"23 ottobre" is in the msgid'),
    ("alle 6.40", "at 6.40pm", '"alle 6.40" in the msgid, "at 6.40pm" in the msgstr'),
    ("anni Novanta", "the 1980s", '"anni Novanta" in the msgid, "1980s" in the msgstr'),
    ("lunedì 14 ottobre", "Tuesday 14 October", '"lunedì" in the msgid, "Tuesday" in the msgstr'),
    ("di lunedì", "on Tuesday", '"lunedì" in the msgid, "Tuesday" in the msgstr'),
    (
        "dal 23 ottobre 2023 al 22 ottobre 2024",
        "from 22 October 2023 to 23 October 2024",
        '"23 ottobre 2023" in the msgid, "22 October 2023" in the msgstr',
    ),
]


@pytest.mark.parametrize(("italian", "english"), SAME)
def test_the_same_day_is_the_same_date(italian: str, english: str) -> None:
    assert list(check(pair(italian, english))) == []
    assert list(check(pair(english, italian, languages="en it"))) == []


@pytest.mark.parametrize(("italian", "english", "told"), DIFFERENT)
def test_another_day_is_another_date(italian: str, english: str, told: str) -> None:
    problem = next(check(pair(italian, english)))
    assert problem.message.startswith(told)
    assert problem.severity is Severity.ERROR
    assert list(check(pair(english, italian, languages="en it")))


def test_a_language_without_a_lexicon_is_compared_too() -> None:
    assert list(check(pair("23. Oktober 2024", "23 octobre 2024", languages="de fr", kind="the title"))) == []
    assert list(check(pair("23. Oktober 2024", "23 novembre 2024", languages="de fr", kind="the title")))
