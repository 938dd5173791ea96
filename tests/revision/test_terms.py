"""Terms: the glossary's words, and none that it rules out."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.glossary import Glossary, parse
from distinguo.revision.pair import Terms, pairs
from distinguo.revision.terms import check
from tests.cases import manuscript, pair, small_site

FILE = """\
it,en,forbidden,note
affermazione | affermazioni,claim | claims,assertion | statement | statements | dichiarazione,
dichiarazione | dichiarazioni,statement | statements,,
risposta,reply | answer,,
risposta mancante,missing reply,,ours
Riferita,Reported,,
UE,EU,,
"""
GLOSSARY, PROBLEMS = parse(FILE, "glossary.csv")


def messages(source: str, translation: str, languages: str = "it en", kind: str = "paragraph") -> list[str]:
    assert PROBLEMS == []
    terms = Terms(glossary=GLOSSARY.into(*reversed(languages.split())))
    return [each.message for each in check(pair(source, translation, languages=languages, terms=terms, kind=kind))]


@pytest.mark.parametrize(
    ("languages", "source", "translation", "expected"),
    [
        ("it en", "Un’affermazione", "Words", '"affermazione" in the msgid: the glossary has "claim" or "claims"'),
        (
            "it en",
            "Un’affermazione",
            "An assertion",
            '"assertion": for "affermazione" the glossary has "claim" or "claims"',
        ),
        (
            "it en",
            "due affermazioni",
            "a claim, a statement",
            '"statement": for "affermazioni" the glossary has "claim" or "claims"',
        ),
        (
            "it en",
            "Una risposta mancante",
            "No reply",
            '"risposta mancante" in the msgid: the glossary has "missing reply" (ours)',
        ),
        ("it en", "Riferita", "Told", '"Riferita" in the msgid: the glossary has "Reported"'),
        ("it en", "nella UE", "in Europe", '"UE" in the msgid: the glossary has "EU"'),
        ("en it", "Two claims", "Due tesi", '"claims" in the msgid: the glossary has "affermazione" or "affermazioni"'),
        (
            "en it",
            "Two claims",
            "Una dichiarazione",
            '"dichiarazione": for "claims" the glossary has "affermazione" or "affermazioni"',
        ),
        ("en it", "the EU", "l’Unione", '"EU" in the msgid: the glossary has "UE"'),
    ],
)
def test_a_term_translated_otherwise_is_told(languages: str, source: str, translation: str, expected: str) -> None:
    assert messages(source, translation, languages) == [expected]


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("it en", "Le AFFERMAZIONI", "[The **claim**](claim:arrivo)’s words"),
        ("it en", "una dichiarazione con un’affermazione", "a statement with a claim"),
        ("it en", "Non c’è una risposta: risposta mancante", "No answer: a missing reply"),
        ("it en", "una risposta\N{NO-BREAK SPACE}mancante", "a Missing  Reply"),
        ("it en", "la notizia riferita", "the news told"),
        ("it en", "Riferita da Kyiv, la notizia", "The news from Kyiv"),
        ("it en", "l’affermazionismo", "a word"),
        ("it en", "`affermazione`", "`x`"),
        ("en it", "she claimed, disclaimer", "ha detto"),
        ("en it", "the answer is missing", "la risposta non c’è"),
        ("it fr", "Un’affermazione", "Des mots"),
    ],
)
def test_the_glossarys_words_pass(languages: str, source: str, translation: str) -> None:
    assert messages(source, translation, languages) == []


def test_what_somebody_said_is_theirs_and_a_title_may_be_free() -> None:
    said = "a quotation: translate its sense, it is shown without quotation marks"
    assert messages("Un’affermazione", "An assertion", kind=said) == []
    assert messages("Affermazioni", "Who says what", kind="the title") == []
    assert len(messages("Affermazioni", "Assertion", kind="the title")) == 1


def test_documents_library_and_theme_are_held_to_it(tmp_path: Path) -> None:
    made = manuscript(small_site(tmp_path))
    for language in ("it", "en"):
        found = list(pairs(made.library, made.editions[language], made.catalogs, "it", GLOSSARY))
        assert {each.kind == "theme" for each in found if each.terms.glossary} == (
            {True, False} if language == "it" else {False}
        )
        assert all(each.terms.glossary for each in found)
    assert not any(
        each.terms.glossary for each in pairs(made.library, made.editions["en"], made.catalogs, "it", Glossary())
    )
