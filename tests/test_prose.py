"""Prose: blocks with their place, their references and their answers; what cannot be meant is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.markdown import LONGEST_BLOCK, Dialect, Target
from distinguo.prose import Block, Prose
from distinguo.text import Text
from tests.cases import Plain
from tests.test_markdown import LINES

MARKDOWN = """\
## I *fatti*

Budanov dice che [le unità
arrivano](claim:arrivo).[^a]

- uno
- due

> citato

| A | B |
|---|---|
| c | d |

```
codice
```

<claim:arrivo>

![il fiume](../images/a.png)

[^a]: La nota.
"""
PIECES = ["## Uno", "a *b* **c**", "- uno\n- due", "> citato", "| A |\n|---|\n| b |", "```\nx\n```", "<claim:arrivo>"]
PIECES += [
    "---",
    "<!-- nota -->",
    "a[^n]",
    "[^n]: nota",
    "<actor:abc>",
    "1. uno\n\n   due",
    "![a](b.png)",
    "term\n: def",
]
DOCUMENTS = st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join)


def seen(html: str) -> str:
    """Return HTML as readers see it: space where a line begins or ends is none."""
    return re.sub(r"\s*(</?(?:p|h[1-6]|li|t[hd]|d[td]|br)\b[^>]*>)\s*", r"\1", " ".join(html.split()))


def faults(markdown: str) -> list[str]:
    return [fault.check for fault in Prose.parse(markdown).faults()]


def test_one_block_for_each_thing_that_a_translator_gets_as_one() -> None:
    assert [(block.kind, block.text, block.line) for block in Prose.parse(MARKDOWN, 10).blocks] == [
        ("heading", "I _fatti_", 10),
        ("paragraph", "Budanov dice che [le unità arrivano](claim:arrivo).[^a]", 12),
        ("list item", "uno", 15),
        ("list item", "due", 16),
        ("quotation", "citato", 18),
        ("table heading", "A", 20),
        ("table heading", "B", 20),
        ("table cell", "c", 22),
        ("table cell", "d", 22),
        ("paragraph", "![il fiume](../images/a.png)", 30),
        ("footnote", "La nota.", 32),
    ]


def test_a_block_says_what_it_refers_to() -> None:
    block = Prose.parse("[a](claim:arrivo) ![b](c.png) [d](kursk.md#e)[^n]\n\n[^n]: x").blocks[0]
    assert block.references == ("claim:arrivo", "kursk.md#e", "c.png", "[^n]")


@pytest.mark.parametrize(
    ("words", "place"), [("le unità", (12, 19)), ("arrivano]", (13, 1)), ("parole che non ci sono", (12, 1))]
)
def test_a_block_finds_its_words_in_the_file(words: str, place: tuple[int, int]) -> None:
    assert Prose.parse(MARKDOWN, 10).blocks[1].find(words) == place


def test_a_line_ends_where_markdown_says_so() -> None:
    assert Prose.parse("uno\u2028due\n\nle unità", 10).blocks[1].find("unità") == (12, 4)


@given(DOCUMENTS)
def test_rewriting_with_the_same_words_gives_the_same_html(markdown: str) -> None:
    prose = Prose.parse(markdown)
    same = prose.rewritten(lambda block: Text(block.text.plain, "it"))
    assert same.html(Plain()) == prose.html(Plain())


@given(st.lists(st.sampled_from(PIECES) | LINES, max_size=6).map("\n\n".join))
def test_a_translation_in_the_source_s_own_words_gives_the_source_s_html(markdown: str) -> None:
    prose = Prose.parse(markdown)
    # With a word more, each block is parsed anew; without that word, nothing must have changed. (A picture alone is a
    # figure, and no longer alone it is none.)
    translated = prose.rewritten(lambda block: Text(f"{block.text} ᚠ", "it")).html(Plain())
    expected = str(prose.html(Plain())).replace("<figure>", "<p>").replace("</figure>", "</p>")
    assert seen(translated.replace(" ᚠ", "")) == seen(expected)


@given(DOCUMENTS)
def test_each_block_of_a_translation_is_paired_with_its_source(markdown: str) -> None:
    prose = Prose.parse(markdown)
    translated = prose.rewritten(lambda block: Text(f"{block.text} tradotto", "en"))
    pairs = list(prose.pairs(translated))
    assert [source for source, _ in pairs] == list(prose.blocks)
    assert [block.text for _, block in pairs if block] == [f"{block.text} tradotto" for block in prose.blocks]


def test_a_translation_that_becomes_another_thing_has_no_block() -> None:
    prose = Prose.parse("parole")
    assert list(prose.pairs(prose.rewritten(lambda block: Text("<claim:arrivo>", "en")))) == [(prose.blocks[0], None)]


def test_a_translation_keeps_its_footnotes() -> None:
    prose = Prose.parse("a[^n]\n\n[^n]: x").rewritten(lambda block: Text(f"new {block.text}", "en"))
    assert [block.notes for block in prose.blocks] == [("n",), ()]


def test_a_translation_cannot_make_blocks_of_its_own() -> None:
    prose = Prose.parse("parole").rewritten(lambda block: Text("# Titolo\n\n- uno\n\n<b>due</b>", "en"))
    assert len(prose.blocks) == 1
    assert "<h1" not in prose.html(Plain())
    assert "<b>" not in prose.html(Plain())


def test_in_anybody_s_markdown_html_is_no_prose_and_our_own_marks_mean_nothing() -> None:
    markdown = """\
<details>

# One {#one}

Two<br>three <!-- four -->

</details>

<!-- five -->
<claim:arrivo>

[^a]: six

~~seven~~[^b]
"""
    assert [(block.kind, block.text, block.line) for block in Prose.parse(markdown, 1, Dialect.PLAIN).blocks] == [
        ("heading", "One {#one}", 3),
        ("paragraph", "Two<br>three <!-- four -->", 5),
        ("paragraph", "<claim:arrivo>", 10),
        ("footnote", "six", 12),
        ("paragraph", "~~seven~~[^b]", 14),
    ]


def test_a_paragraph_that_is_too_long_is_left_out_and_the_rest_is_read() -> None:
    markdown = f"uno\n\n{'a' * (LONGEST_BLOCK + 1)}\n\n```\n{'b' * (LONGEST_BLOCK + 1)}\n```\n\n- due"
    prose = Prose.parse(markdown, 10)
    assert [block.text for block in prose.blocks] == ["uno", "due"]
    assert [(fault.check, fault.line) for fault in prose.faults()] == [("size", 12)]


def test_embedded_cards_are_not_messages() -> None:
    prose = Prose.parse("<claim:arrivo>\n\na", 5)
    assert prose.embeds == ((5, Target("claim", "arrivo")),)
    assert [block.text for block in prose.blocks] == ["a"]


def test_the_claims_mentioned_come_once_each_in_the_order_of_the_file() -> None:
    prose = Prose.parse("[a](claim:bbb)\n\n<claim:ccc>\n\n[a](claim:aaa) [a](claim:bbb) [a](actor:ddd)")
    assert prose.mentioned_claims == ("bbb", "ccc", "aaa")


def test_a_heading_has_the_fragment_of_its_words() -> None:
    prose = Prose.parse("## I *fatti*, [qui](claim:arrivo)\n\n## ...\n\n## Perché")
    assert prose.fragments == {"i-fatti-qui", "section", "perché"}


@given(st.lists(st.sampled_from(["a", "a 2", "a-2", "A", "!", "section"]), max_size=6))
def test_no_two_headings_have_one_fragment(headings: list[str]) -> None:
    prose = Prose.parse("\n\n".join(f"## {heading}" for heading in headings))
    assert len(prose.fragments) == len(headings)


def test_a_translated_heading_keeps_the_fragment_of_its_source() -> None:
    prose = Prose.parse("## I fatti").rewritten(lambda block: Text("The facts", "en"))
    assert prose.fragments == {"i-fatti"}


def allowed(markdown: str) -> list[tuple[str, list[str]]]:
    def of(block: Block) -> tuple[str, list[str]]:
        return str(block.text), sorted(block.allowed)

    return [of(block) for block in Prose.parse(markdown).blocks]


def test_an_answer_holds_for_the_next_block_and_no_other() -> None:
    answer = "<!-- allow: flat-hedge, because it is a test -->"
    assert allowed(f"a\n\n{answer}\n\nb\n\nc") == [("a", []), ("b", ["flat-hedge"]), ("c", [])]
    assert allowed(f"{answer}\nb") == [("b", ["flat-hedge"])]
    assert allowed(f"b {answer} c\n\nd") == [("b c", ["flat-hedge"]), ("d", [])]
    assert allowed(f"{answer}\n\n---\n\nb") == [("b", [])]


def test_an_answer_without_a_reason_is_none() -> None:
    assert allowed("<!-- allow: flat-hedge -->\n\nb") == [("b", [])]
    assert faults("<!-- allow: flat-hedge -->\n\nb") == ["allow"]


@pytest.mark.parametrize(
    ("markdown", "checks"),
    [
        ("# Un altro titolo", ["heading"]),
        ("a[^n]", ["footnote"]),
        ("[^n]: x", ["footnote"]),
        (f"{'a' * (LONGEST_BLOCK + 1)}", ["size"]),
        ("## Titolo\n\na[^n]\n\n[^n]: x", []),
        (r"\[^n]", []),
        ("<!-- una nota -->\n\na", []),
    ],
)
def test_what_cannot_be_meant_is_a_fault(markdown: str, checks: list[str]) -> None:
    assert faults(markdown) == checks


@pytest.mark.parametrize("markdown", ["`[^a-z]`", "```\n[^a-z]\n```", "    [^a-z]", "<!-- [^a-z] -->\n\na"])
def test_what_looks_like_a_footnote_in_code_or_in_a_comment_is_none(markdown: str) -> None:
    assert faults(markdown) == []


def test_a_comment_that_only_has_the_word_is_no_answer() -> None:
    assert faults("<!-- a shallow note -->\n\na") == []


def test_a_fault_has_its_line_and_column() -> None:
    fault = next(Prose.parse("uno\n\ndue[^n]", 10).faults())
    assert (fault.line, fault.column) == (12, 4)
