"""Spaces: one between words, none before a comma, the same at the ends."""

from __future__ import annotations

import pytest

from distinguo.revision.spaces import check
from tests.cases import pair, told


@pytest.mark.parametrize("kind", ["paragraph", "the title", "theme"])
@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("two  words", "two spaces in a row"),
        ("two\N{NO-BREAK SPACE} words", "two spaces in a row"),
        ("two , words", "a space before a comma"),
        ("two words .", "a space before a full stop"),
        ("two words : three", "a space before a mark such as "),
        ("two words ?", "a space before a mark such as "),
        ("( two words)", "a space inside the brackets"),
        ("(two words )", "a space inside the brackets"),
        ("two,words", "no space after a comma"),
        ("in 2024,words", "no space after a comma"),
        ("words,30 of them", "no space after a comma"),
        ("two\twords", "a tab"),
        ("two\nwords", "a line break"),
        ("two\N{ZERO WIDTH SPACE} words", "a character that nobody sees"),
        ("« two words»", "a space inside the quotation marks"),
        ("“two words ”", "a space inside the quotation marks"),
        (" two words", "the msgid begins without a space or line break"),
        ("two words\n", "the msgid ends without a space or line break"),
    ],
)
def test_a_space_too_many_or_too_few_is_told(translation: str, expected: str, languages: str, kind: str) -> None:
    assert told(check, pair("due parole", translation, languages=languages, kind=kind)) == [expected]


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    "translation",
    [
        "12\N{NO-BREAK SPACE}000 words, .NET and .5 and 1,5: 3 : 1 ;-) ( ) (...) ... […] a) b)",
        "the words ([](claim:arrivo)), `a  b` , no".replace(" ,", ","),
        "![](../images/a.png) words ![](../images/a.png) words",
        "[](claim:arrivo) , words".replace(" ,", ","),
        "1, 2; 3: 4! 5? \\\n6",
        "“words,” he said; ‘’90s’",
        "a `b`. C [d](claim:arrivo). E[^n] f",
    ],
)
def test_good_spaces_pass(translation: str, languages: str) -> None:
    assert told(check, pair("parole \\\nparole", translation, languages=languages)) == []


def test_french_has_its_own() -> None:
    for words in ("Quoi ? Non ; si : « oui » !", "Quoi\N{NARROW NO-BREAK SPACE}?"):
        assert told(check, pair("parole", words, languages="it fr")) == []
    assert told(check, pair("parole", "mots , mots", languages="it fr")) == ["a space before a comma"]


def test_what_the_source_has_too_is_meant() -> None:
    assert told(check, pair("N,N-dimetil", "N,N-dimethyl")) == []
    assert told(check, pair("poi:  due", "then:  two")) == []
    assert told(check, pair("due parole ", "two words ", kind="theme")) == []
    assert told(check, pair("due parole ", "two words", kind="theme")) == ["the msgid ends with a space or line break"]


def test_placeholders_are_words() -> None:
    assert told(check, pair("since %(date)s, %(num)s", "dal %(date)s, %(num)s", kind="theme", languages="en it")) == []
