"""Apostrophes: curly ones, and accents that are accents."""

from __future__ import annotations

import pytest

from distinguo.revision.apostrophes import check
from tests.cases import pair


def messages(source: str, translation: str, languages: str) -> list[str]:
    return [problem.message for problem in check(pair(source, translation, languages=languages))]


@pytest.mark.parametrize(
    ("languages", "source", "translation", "expected"),
    [
        ("en it", "the arrival", "l'arrivo", ['"l\'arrivo": write l’arrivo']),
        ("en it", "the arrival", "l'arrivo e l'unità", ['"l\'arrivo" (and 1 more): write l’arrivo']),
        ("en it", "a little", "un po' prima", ['"po\'": write po’']),
        ("en it", "why", "Perche' no", ['"Perche\'": write Perché']),
        ("en it", "why", "Perche’ no", ['"Perche’": write Perché']),
        ("en it", "It was", "E' stato", ['"E\'": write È']),
        ("en it", "It was", "C’e’ stata", ['"C’e’": write C’è']),
        (
            "en it",
            "university",
            "l’universita’ e la citta’",
            ['"l’universita’": write l’università', '"citta’": write città'],
        ),
        ("en it", "more, already", "piu’ e gia’", ['"piu’": write più', '"gia’": write già']),
        ("it en", "non lo so", "I don't know", ['"don\'t": write don’t']),
        ("it en", "le armi dei soldati", "the soldiers' arms", ['"soldiers\'": write soldiers’']),
    ],
)
def test_a_straight_one_and_a_false_accent_are_told(
    languages: str, source: str, translation: str, expected: list[str]
) -> None:
    assert messages(source, translation, languages) == expected


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("en it", "the arrival", "l’arrivo, un po’, di’, va’, Ca’ Foscari, fra’ Cristoforo, de’ Medici"),
        ("en it", "the word “yes”", "la parola ‘sola’ e ‘due’"),
        ("en it", "Sana'a and Xi'an", "Sana'a e Xi'an"),
        ("en it", "Nicolo' said", "Nicolo' ha detto"),
        ("en it", "at 5'30\"", "a 5'30\""),
        ("en it", "with `l'a`", "con `l'a`"),
        ("en it", "the states’", "dell’«Unità», un’«operazione»"),
        ("it en", "non lo so", "I don’t know; the soldiers’ arms; rock ’n’ roll; the Medici’s"),
        ("it en", "la città", "the citta’ was"),
        ("it uk", "п'ять", "п'ять м'ячів"),
    ],
)
def test_what_is_written_as_it_should_be_passes(languages: str, source: str, translation: str) -> None:
    assert messages(source, translation, languages) == []
