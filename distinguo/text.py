"""A reader's words with their language: what `lang` attributes and fallback marks come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Self

from markupsafe import Markup
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets), and that nobody means."""

QUOTATION = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"|„([^„“]*)“")
"""Words in quotation marks, of the languages that we read; one of its groups has the words alone."""

SENTENCE_GAP = re.compile(r"(?<=[.!?…])[»”)]?\s+(?=[«“(]?[A-ZÀ-Þ0-9])")
"""What is between two sentences."""


class Text(str):
    """A string that knows its language and whether it stands in for a missing translation.

    It is a plain `str` everywhere but in a template: there a fallback escapes to a `span` that
    carries the source's language, so that no template can forget the mark. In a preview it also tells its
    `entry`, the place of its translation (`translations/en/LC_MESSAGES/kursk.po:123`); it is empty in what
    is published.
    """

    lang: str
    fallback: bool
    entry: str

    def __new__(cls, value: str, lang: str = "", *, fallback: bool = False, entry: str = "") -> Self:
        """Return `value` in the language `lang`, a fallback if no translation was to be had."""
        self = super().__new__(cls, value)
        self.lang = lang
        self.fallback = fallback
        self.entry = entry
        return self

    @property
    def plain(self) -> str:
        """The words alone, for attributes, titles and data."""
        return str.__str__(self)

    def reworded(self, value: str) -> Self:
        """Return `value` with this text's language, mark and entry: the same message, told a little otherwise."""
        return type(self)(value, self.lang, fallback=self.fallback, entry=self.entry)

    def marked(self, words: Markup) -> Markup:
        """Return `words`, which are this text as markup, in the span that tells a fallback or an entry, if any."""
        if not self.fallback and not self.entry:
            return words
        fallback = Markup(' class="fallback" lang="{}"').format(self.lang) if self.fallback else ""
        entry = Markup(' data-entry="{}"').format(self.entry) if self.entry else ""
        return Markup("<span{}{}>{}</span>").format(fallback, entry, words)

    def __html__(self) -> Markup:
        """Return the words escaped, in a marked span when they are a fallback or tell their entry."""
        return self.marked(Markup.escape(self.plain))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of a string that becomes a Text, its language not yet known."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Return start and end of each sentence of `text`."""
    start = 0
    for gap in SENTENCE_GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)
