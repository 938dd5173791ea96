"""A reader's words with their language: what `lang` attributes and fallback marks come from."""

from __future__ import annotations

import re
from typing import Any, Self

from markupsafe import Markup
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets), and that nobody means."""


class Text(str):
    """A string that knows its language and whether it stands in for a missing translation.

    It is a plain `str` everywhere but in a template: there a fallback escapes to a `span` that
    carries the source's language, so that no template can forget the mark.
    """

    lang: str
    fallback: bool

    def __new__(cls, value: str, lang: str = "", *, fallback: bool = False) -> Self:
        """Return `value` in the language `lang`, a fallback if no translation was to be had."""
        self = super().__new__(cls, value)
        self.lang = lang
        self.fallback = fallback
        return self

    @property
    def plain(self) -> str:
        """The words alone, for attributes, titles and data."""
        return str.__str__(self)

    def __html__(self) -> Markup:
        """Return the words escaped, in a marked span when they are a fallback."""
        if not self.fallback:
            return Markup.escape(self.plain)
        return Markup('<span class="fallback" lang="{}">{}</span>').format(self.lang, self.plain)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of a string that becomes a Text, its language not yet known."""
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema())
