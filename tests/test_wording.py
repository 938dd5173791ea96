"""Two wordings: what differs in typography alone says the same; a letter, a digit, a sign is another matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.prose import LONGEST_BLOCK
from distinguo.wording import Wording, form, letters, same, similarity, stems


def alike(old: str, new: str, context: str = "") -> bool:
    return same(Wording(context, old), Wording(context, new))


@pytest.mark.parametrize("context", ["", "claim:a text"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ha detto “sì”", "Ha detto «sì»"),
        ('Ha detto "sì"', "Ha detto „sì“"),
        ("« sì »", "«sì»"),
        ("«\N{NARROW NO-BREAK SPACE}sì»", '"sì"'),
        ("l'auto, l'altro", "l’auto, lʼaltro"),
        ("10-20 - o più", "10–20 — o più"),
        ("12 000 auto", "12\N{NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}auto"),
        ("a  b\n c", "a b c"),
        ("e poi…", "e poi..."),
        ("-5 °C", "−5 °C"),
        ("caffe\N{COMBINING GRAVE ACCENT}", "caffè"),
        ("pro\N{SOFT HYPHEN}prio", "proprio"),
    ],
)
def test_typography_says_nothing(old: str, new: str, context: str) -> None:
    assert alike(old, new, context)
    assert alike(new, old, context)


@pytest.mark.parametrize("context", ["", "claim:a text"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 000", "12000"),
        ("now here", "nowhere"),
        ("1.500", "1,500"),
        ("1500", "1501"),
        ("arriva", "arriverà"),
        ("Arriva", "arriva"),
        ("arriva.", "arriva?"),
        ("-5", "5"),
        ("5 €", "5 $"),
        ("5 %", "5 ‰"),
        ("1º", "1°"),
        ("forse arriva", "arriva"),
        ("è", "e"),
        ("(forse)", "forse"),
        ("“sì”", "sì"),
    ],
)
def test_letters_digits_and_signs_say_something(old: str, new: str, context: str) -> None:
    assert not alike(old, new, context)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("un *bel* giorno", "un _bel_ giorno"),
        ("un __bel__ giorno", "un **bel** giorno"),
        ("a\\\nb", "a  \nb"),
        ("[a](<claim:b>)", "[a](claim:b)"),
        ("a \\# b", "a # b"),
        ("*l'auto*[^uno]", "_l’auto_[^uno]"),
    ],
)
def test_markdown_has_more_than_one_way_to_say_it_in_prose(old: str, new: str) -> None:
    assert alike(old, new)
    assert not alike(old, new, "title")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('`"a"`', "`“a”`"),
        ("`a  b`", "`a b`"),
        ("[a](claim:b-c)", "[a](claim:b–c)"),
        ("[a](claim:b)", "[a](source:b)"),
        ("[a](claim:b) c", "[a c](claim:b)"),
        ("a[^b]", "a[^c]"),
        ("![a](b.png)", "[a](b.png)"),
        ("_a_", "**a**"),
        ("\\*a\\*", "*a*"),
    ],
)
def test_code_addresses_and_emphasis_say_something(old: str, new: str) -> None:
    assert not alike(old, new)


def test_another_context_or_plural_is_another_message() -> None:
    assert not same(Wording("a", "x"), Wording("b", "x"))
    assert not same(Wording("", "x", "xs"), Wording("", "x"))
    assert not same(Wording("", "x", "xs"), Wording("", "x", "xes"))
    assert same(Wording("", "l'x", "gl'x"), Wording("", "l’x", "gl’x"))


def test_a_text_too_long_to_parse_is_compared_as_it_stands() -> None:
    long = "*a* " * LONGEST_BLOCK
    assert not alike(long, long.replace("*", "_"))
    assert alike(long, long.replace(" ", "  "))


@given(
    st.text(st.sampled_from("aè1 '“«-–*_`[]()\n"), max_size=12),
    st.text(st.sampled_from("aè1 '“«-–*_`[]()\n"), max_size=12),
)
def test_what_says_the_same_has_the_same_letters_and_digits(old: str, new: str) -> None:
    if alike(old, new):
        assert letters(old) == letters(new)


@given(st.text(max_size=20))
def test_everything_says_the_same_as_itself(text: str) -> None:
    assert alike(text, text)
    assert form(Wording("title", text)) == form(Wording("title", text))


def test_stems_are_the_beginnings_of_words() -> None:
    assert stems("Le unità arriveranno, il 23 ottobre_2024") == ["le", "unità", "arriv", "il", "23", "ottob", "2024"]
    assert stems("北京の人 ok") == ["北", "京", "の", "人", "ok"]


def test_similarity_counts_words_that_stand_in_the_same_order() -> None:
    old = stems("Il ponte sul fiume aprirà a maggio")
    assert similarity(old, old) == 100
    assert similarity(old, stems("Il ponte sul fiume aprirebbe a giugno")) > 80
    assert similarity(old, stems("La scuola chiude domani")) == 0
    assert similarity(old, stems("Il ponte"), at_least=60) == 0
    assert similarity([], []) == 0
