"""Text: words that know their language, and cannot pass for translated when they are not."""

from __future__ import annotations

from copy import deepcopy

from jinja2 import Environment

from distinguo.text import Text


def render(text: Text) -> str:
    return Environment(autoescape=True).from_string("{{ text }}").render(text=text)


def test_a_text_is_its_words() -> None:
    text = Text("una parola", "it")
    assert text == "una parola"
    assert type(text.plain) is str


def test_a_translated_text_is_escaped_and_nothing_else() -> None:
    assert render(Text("<b> & C", "it")) == "&lt;b&gt; &amp; C"


def test_a_fallback_is_marked_with_its_language_and_escaped() -> None:
    assert render(Text("<b>", "it", fallback=True)) == '<span class="fallback" lang="it">&lt;b&gt;</span>'


def test_a_copy_keeps_the_mark() -> None:
    copy = deepcopy(Text("parola", "it", fallback=True))
    assert (copy.lang, copy.fallback) == ("it", True)
