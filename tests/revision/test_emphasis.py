"""Emphasis: neither lost nor gained."""

from __future__ import annotations

import pytest

from distinguo.revision.emphasis import check
from tests.cases import pair, told


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("non è una _smentita_", "it is not a denial", ["_emphasis_"]),
        ("non è una smentita", "it is _not_ a denial", ["_emphasis_"]),
        ("**Le parole:** chi", "The words: who", ["**strong**"]),
        ("**Le parole:** chi", "_The words:_ who", ["_emphasis_", "**strong**"]),
        ("**Le parole:** chi", "** The words:** who", ["**strong**"]),
        ("**Le parole:** _chi_", "_who_: **the words**", []),
        ("*chi* e __che cosa__", "**what** and _who_", []),
        ("[le **prime** unità](claim:arrivo)", "[the first units](claim:arrivo)", []),
        ("un _blitz_ all’alba", "a blitz at dawn", []),
        ("at the _raid_", "al _raid_", []),
        ("una _fuga_ e un _raid_", "an _escape_ and a raid", []),
    ],
)
def test_words_are_stressed_as_in_the_source(
    source: str, translation: str, expected: list[str], languages: str
) -> None:
    assert told(check, pair(source, translation, languages=languages)) == expected


def test_a_word_that_is_foreign_in_the_translation_may_be_in_italics_there() -> None:
    assert told(check, pair("a data race", "una _data race_", languages="en it")) == []
    assert told(check, pair("a race", "una **race**", languages="en it")) == ["**strong**"]


@pytest.mark.parametrize("kind", ["the title", "theme"])
def test_where_marks_would_be_seen_there_are_none(kind: str) -> None:
    assert told(check, pair("una smentita", "a **denial**", kind=kind)) == ["**strong**"]
    assert told(check, pair("una **smentita**", "a denial", kind=kind)) == []
    assert told(check, pair("dal %(da_te)s", "since %(da_te)s _x", kind=kind)) == []
