"""Final punctuation: the same kind of end."""

from __future__ import annotations

import pytest

from distinguo.revision.final_punctuation import check
from tests.cases import pair, told


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Chi li ha contati?", "Who counted them."),
        ("Lo dice Kyiv.", "Kyiv says so"),
        ("Lo dice Kyiv", "Kyiv says so."),
        ("Lo dice Kyiv:", "Kyiv says so"),
        ("Lo dice Kyiv!", "Kyiv says so."),
        ("Lo dice Kyiv…", "Kyiv says so."),
        ("Lo dice Kyiv.[^n]\n\n[^n]: x", "Kyiv says so[^n]\n\n[^n]: x"),
        ("[Lo dice Kyiv](claim:arrivo).", "[Kyiv says so](claim:arrivo)"),
        ("copia:", "copy %(address)s"),
    ],
)
def test_another_end_is_told(source: str, translation: str, languages: str) -> None:
    assert len(told(check, pair(source, translation, languages=languages))) == 1


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Chi li ha contati?", "Who counted them?"),
        ("Ha detto «È chiaro».", "He said “It is clear.”"),
        ("Ha detto: «È chiaro?».", "He said: “Is it clear?”"),
        ("Forse...", "Perhaps…"),
        ("(vedi sopra).", "(See above.)"),
        ("mele e pere;", "apples and pears"),
        ("mele e pere;", "apples and pears."),
        ("mele, pere ecc.", "apples and pears"),
        ("nel 44 a.C.", "in 44 BC"),
        ("la S.p.A.", "the company"),
        ("**Le parole.**", "**The words.**"),
        ("Kyiv.[^n]\n\n[^n]: x", "Kyiv[^n].\n\n[^n]: x"),
        ("[Lo dice Kyiv.](claim:arrivo)", "[Kyiv says so](claim:arrivo)."),
        ("dal %(date)s", "since: %(date)s"),
        ("Kyiv ([](claim:arrivo)).", "Kyiv ([](claim:arrivo))."),
    ],
)
def test_the_same_end_passes(source: str, translation: str, languages: str) -> None:
    assert told(check, pair(source, translation, languages=languages)) == []


@pytest.mark.parametrize(
    ("language", "translation", "expected"),
    [
        ("ar", "من؟", 0),
        ("el", "Ποιος;", 0),
        ("ja", "誰？", 0),
        ("fr", "Qui\N{NO-BREAK SPACE}?", 0),
        ("el", "Ποιος.", 1),
        ("fr", "Qui;", 1),
    ],
)
def test_each_language_has_its_question_mark(language: str, translation: str, expected: int) -> None:
    assert len(told(check, pair("Chi?", translation, languages=f"it {language}"))) == expected


def test_what_it_says() -> None:
    problems = list(check(pair("Chi?!", "Who")))
    assert [problem.message for problem in problems] == [
        "the msgid ends with ! and ?, the msgstr without a mark: end it alike"
    ]
