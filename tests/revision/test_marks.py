"""Marks: words apart from code, pictures, placeholders; emphasis outside links."""

from __future__ import annotations

import pytest

from distinguo.revision.marks import THING, Marks, of_markdown, of_plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Le _unità_ [sono **qui**](claim:arrivo)", "Le unità sono qui"),
        ("con `x  y` e <https://a.example>", f"con {THING} e {THING}"),
        ("([](claim:arrivo)), ![Kim](../images/a.png) Kim", f"({THING}), {THING}Kim{THING} Kim"),
        ("qui.[^n] &nbsp;&amp;lt;", "qui. \N{NO-BREAK SPACE}&lt;"),
        ("una\\\ndue\ntre <!-- no -->", "una\ndue tre "),
        ("<b>a</b> <claim:arrivo>", f"<b>a</b> {THING}"),
        ("caffe\N{COMBINING GRAVE ACCENT}", "caffè"),
    ],
)
def test_words_are_what_a_reader_sees(markdown: str, words: str) -> None:
    assert of_markdown(markdown, ["n"]).words == words


def test_what_is_stressed_inside_a_link_is_left_out() -> None:
    marks = of_markdown("_a_ **b _c_** [_d_ **e**](claim:arrivo) **[f](claim:arrivo)**")
    assert (marks.emphases, marks.strongs) == (("a", "c"), ("b c", "f"))


def test_code_is_in_the_texts_order() -> None:
    assert of_markdown("`b` `` `a` `` `b` \\`c\\`").code == ("b", "`a`", "b")


def test_plain_text_has_placeholders_and_what_looks_like_emphasis() -> None:
    assert of_plain("dal %(da_te)s_ **a** _b_ a_b_c 2 * 3 * 4") == Marks(
        f"dal {THING}_ **a** _b_ a_b_c 2 * 3 * 4", (), ("b",), ("a",)
    )
