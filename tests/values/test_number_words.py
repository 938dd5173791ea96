"""Number words: what they are made of, and what that is worth."""

from __future__ import annotations

import pytest

from distinguo.values.number_words import LONGEST_WORD, may_begin, multiple, ordinal, parts, worth


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("duecentocinquantamila", "it", 250_000),
        ("ventun", "it", 21),
        ("diciott", "it", 18),
        ("twelve", "en", 12),
        ("fives", "en", 5),
        ("hundred", "en", 100),
    ],
)
def test_words_are_worth_something(word: str, language: str, value: int) -> None:
    assert worth(parts(word, language)) == value
    assert may_begin(word.upper(), language)


@pytest.mark.parametrize(
    ("word", "language"), [("treno", "it"), ("soldiers", "en"), ("due" * LONGEST_WORD, "it"), ("due", "eo"), ("", "it")]
)
def test_other_words_are_not(word: str, language: str) -> None:
    assert parts(word, language) == ()
    assert not may_begin(word, language)


def test_parts_that_make_no_number_are_worth_nothing() -> None:
    assert worth(((5, False), (6, False))) is None
    assert worth(((1000, True), (1_000_000, True))) is None


@pytest.mark.parametrize(
    ("word", "language", "place"),
    [
        ("terza", "it", 3),
        ("ventitreesimo", "it", 23),
        ("settantenni", "it", 70),
        ("ottenne", "it", None),
        ("twelfths", "en", 12),
    ],
)
def test_ordinals(word: str, language: str, place: int | None) -> None:
    assert ordinal(word, language) == place


@pytest.mark.parametrize(
    ("word", "language", "times"),
    [("raddoppiato", "it", 2), ("trebled", "en", 3), ("fourfold", "en", 4), ("five", "en", 0)],
)
def test_multiples(word: str, language: str, times: int) -> None:
    assert multiple(word, language) == times
