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


def test_an_entry_is_told_in_a_span_and_escaped() -> None:
    assert render(Text("<b>", "en", entry='a.po:1"')) == '<span data-entry="a.po:1&#34;">&lt;b&gt;</span>'


def test_a_fallback_tells_its_entry_too() -> None:
    assert (
        render(Text("parola", "it", fallback=True, entry="a.po:1"))
        == '<span class="fallback" lang="it" data-entry="a.po:1">parola</span>'
    )


def test_words_alone_say_nothing_of_entries() -> None:
    text = Text("parola", "it", entry="a.po:1")
    assert (text.plain, str(text), f"{text}") == ("parola",) * 3


def test_a_text_told_otherwise_is_still_the_same_message() -> None:
    other = Text("parola", "it", fallback=True, entry="a.po:1").reworded("Parola")
    assert (other, other.lang, other.fallback, other.entry) == ("Parola", "it", True, "a.po:1")
    assert deepcopy(other).entry == "a.po:1"
