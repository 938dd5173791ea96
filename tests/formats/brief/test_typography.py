"""Fine setting: what stays together at the end of a line, which signs are written otherwise, what stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.brief.typography import NO_BREAK, typeset

SIGNS = {"\u2009": NO_BREAK, "\u200a": NO_BREAK, "\u202f": NO_BREAK, "\u2011": "-", "\u2010": "-"}


def set_(text: str) -> str:
    """Return a paragraph's text, set, with a tie in the place of each space that keeps words together."""
    html = typeset(f"<head></head><body><p>{text}</p></body>")
    assert html.startswith("<head></head><body><p>")
    assert html.endswith("</p></body>")
    return html[len("<head></head><body><p>") : -len("</p></body>")].replace(NO_BREAK, "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il 23 ottobre 2024 a Kursk", "il 23~ottobre~2024 a Kursk"),
        ("il 1º settembre 2024", "il 1º~settembre~2024"),
        ("on 23 October 2024 in Kursk", "on 23~October~2024 in Kursk"),
        ("in ottobre 2024", "in ottobre~2024"),
        ("circa 1.500 militari nordcoreani", "circa~1.500~militari nordcoreani"),
        ("about 12,000 soldiers there", "about~12,000~soldiers there"),
        ("3,5 milioni di euro", "3,5~milioni di euro"),
        ("10–12 villaggi", "10–12~villaggi"),
        ("il 5 % di tutti e 20 € in tasca", "il 5~% di tutti e 20~€ in tasca"),
        ("alle 14:30 ora di Roma", "alle 14:30~ora di Roma"),
        ("see no. 4, then p. 12", "see no.~4, then p.~12"),
        ("vedi n. 4, art. 12, fig. 3", "vedi n.~4, art.~12, fig.~3"),
        ("No. 7", "No.~7"),
        # A year is no quantity, and what follows it begins something new.
        ("nel 2024 la Corea", "nel~2024 la Corea"),
        ("In 1999 soldiers came", "In 1999 soldiers came"),
        ("nel 2024 e nel 1987 due volte", "nel~2024 e nel~1987 due volte"),
        # What ends a sentence is no abbreviation, and a name that ends with a figure is no figure.
        ("La parola è no. Due cose", "La parola è no. Due cose"),
        ("il B2 americano", "il B2 americano"),
        ("Nessun numero qui", "Nessun numero qui"),
        ("12,000", "12,000"),
        ("", ""),
    ],
)
def test_what_belongs_together_stays_together(text: str, expected: str) -> None:
    assert set_(text) == expected


@pytest.mark.parametrize(("sign", "expected"), SIGNS.items())
def test_signs_that_our_fonts_lack_are_written_otherwise(sign: str, expected: str) -> None:
    assert typeset(f"<body>a{sign}b</body>") == f"<body>a{expected}b</body>"


def test_tags_and_attributes_stay_as_they_are() -> None:
    inside = '<a title="23 ottobre 2024\u2009e 12 cose" href="x?a=1 b">'
    assert typeset(f"<body><p>{inside}5 cose</a></p></body>") == f"<body><p>{inside}5{NO_BREAK}cose</a></p></body>"


def test_the_head_stays_as_it_is() -> None:
    head = "<html><head><title>12 soldati, 23 ottobre 2024\u2011</title></head>"
    assert typeset(f"{head}<body></body></html>") == f"{head}<body></body></html>"


def test_a_page_without_a_body_stays_as_it_is() -> None:
    assert typeset("<p>12 soldati</p>") == "<p>12 soldati</p>"


def test_what_is_set_is_set() -> None:
    once = typeset("<body><p>il 23 ottobre 2024, circa 1.500 militari, no. 4\u2009%</p></body>")
    assert typeset(once) == once


WORDS = st.lists(
    st.one_of(
        st.sampled_from(["12,000", "2024", "1.500", "23", "ottobre", "no.", "p.", "%", "€", "&amp;", "&#32;", *SIGNS]),
        st.text(st.characters(exclude_characters="<>"), max_size=9),
        st.sampled_from(["<b>", "</b>", "<br>", '<a title="12 cose">', "</a>"]),
    )
)


@given(WORDS, st.sampled_from(["", " ", " "]))
def test_nothing_changes_but_spaces_and_those_signs(words: list[str], between: str) -> None:
    html = f"<head><title>12 x</title></head><body>{between.join(words)}</body>"
    done = typeset(html)
    assert len(done) == len(html)
    for before, after in zip(html, done, strict=True):
        assert after == before or after == SIGNS.get(before, NO_BREAK if before == " " else "")
    assert re.findall("<[^>]*>", done) == re.findall("<[^>]*>", html)
    assert [each for each in SIGNS if each in re.sub("<[^>]*>", "", done.partition("<body>")[2])] == []
