"""How a language writes dates, numbers and lists: Babel's CLDR, and what it lacks for EDTF intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names, parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal

from distinguo import dates
from distinguo.fields import Quantity

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{THIN SPACE}"
_PRECISIONS = {4: "y", 7: "yMMMM", 10: "yMMMMd"}


@dataclass(frozen=True)
class Locality:
    """A language of the site, `tag`, and the CLDR locale that formats for it."""

    tag: str
    locale: Locale

    @classmethod
    def of(cls, tag: str, locale: str) -> Locality:
        """Return the locality of a language tag and a locale identifier such as `it_IT`."""
        return cls(tag, Locale.parse(locale))

    def date(self, when: dates.Edtf) -> str:
        """Return a date or a closed interval in words: `23 ottobre 2024`, `14–20 ottobre 2024`.

        An open interval gives its start: `since 6 August 2024` is for the template to say.
        """
        if when.end is None or when.start == when.end:
            return self._day(when.start)
        return self._interval(when.start, when.end)

    def _day(self, day: dates.Day) -> str:
        if len(day.text) == 10:
            return str(format_date(day.first, "long", locale=self.locale)).replace(" ", NBSP, 1)
        return str(format_skeleton(_PRECISIONS[len(day.text)], day.first, locale=self.locale))

    def _interval(self, start: dates.Day, end: dates.Day) -> str:
        # babel-edtf shortens the month («14–20 ott 2024»): CLDR lists intervals for yMMMd, not yMMMMd.
        skeleton = {4: "y", 7: "yMMMM", 10: "yMMMd"}[max(len(start.text), len(end.text))]
        field = "y" if start.first.year != end.last.year else "M" if start.first.month != end.last.month else "d"
        parts = self.locale.interval_formats.get(skeleton, {}).get(field)
        if not parts or len(start.text) != len(end.text):
            return f"{self._day(start)} – {self._day(end)}"
        patterns = (re.sub("M{3,}", "MMMM", part).replace("dd", "d").replace(THIN, " ") for part in parts)
        halves = zip(patterns, (start.first, end.last), strict=True)
        return "".join(parse_pattern(pattern).apply(day, self.locale) for pattern, day in halves)

    def number(self, quantity: Quantity) -> str:
        """Return the number alone, with the language's separators."""
        return str(format_decimal(quantity.number, locale=self.locale, decimal_quantization=False))

    def whole(self, number: int) -> str:
        """Return a whole number with the language's separators."""
        return str(format_decimal(number, locale=self.locale))

    def listed(self, items: list[str]) -> str:
        """Return items as a list in words: `A, B e C`."""
        return str(format_list(items, locale=self.locale))

    def language_name(self, tag: str) -> str:
        """Return what this language calls another: `inglese`."""
        return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag

    @property
    def own_name(self) -> str:
        """What the language calls itself, with a capital: `Italiano`."""
        name = Locale(self.locale.language).get_display_name() or self.tag
        return name[:1].upper() + name[1:]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.locale.text_direction

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The twelve months' names, lower case."""
        return tuple(name.lower() for name in get_month_names("wide", locale=self.locale).values())
