"""How a language writes dates, numbers and lists: Babel's CLDR, and what it lacks for EDTF intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from gettext import c2py
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_month_names, parse_pattern
from babel.lists import format_list
from babel.localedata import load
from babel.messages.plurals import get_plural
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

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
    def of(cls, tag: str, locale: str) -> Self:
        """Return the locality of a language tag and a locale identifier such as `it_IT`."""
        parsed = Locale.parse(locale)
        _unshare(str(parsed))
        return cls(tag, parsed)

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
        if len(parts or ()) != 2 or len(start.text) != len(end.text):
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

    def percent(self, hundredths: int) -> str:
        """Return a whole number of hundredths as the language writes it: `35 %`."""
        return str(format_percent(Decimal(hundredths) / 100, locale=self.locale))

    def minutes(self, number: int) -> str:
        """Return a number of minutes in words: `3 minuti`."""
        return str(format_unit(number, "duration-minute", "long", locale=self.locale))

    def plural(self, number: int) -> int:
        """Return which of a message's plural forms a number takes, from 0, as its catalogue's header has it."""
        return self._plural(number)

    @cached_property
    def _plural(self) -> Callable[[int], int]:
        return c2py(get_plural(self.tag.replace("-", "_")).plural_expr)

    def language_name(self, tag: str) -> str:
        """Return what this language calls another: `inglese`; its English name, or its tag, if CLDR has no more."""
        try:
            other = Locale.parse(tag, sep="-")
        except UnknownLocaleError:  # the pseudo-locale
            return tag
        return other.get_display_name(self.locale) or other.get_display_name("en") or tag

    @property
    def own_name(self) -> str:
        """What the language calls itself, with a capital: `Italiano`."""
        locale = Locale.parse(self.tag, sep="-")
        name = locale.get_display_name() or locale.get_display_name("en") or self.tag
        return name[:1].upper() + name[1:]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`: HTML has no more (CLDR has lines from top to bottom too, for Mongolian script)."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def month_names(self) -> Mapping[int, str]:
        """The twelve months' names, by number, as they stand alone: `ottobre`."""
        return dict(get_month_names("wide", "stand-alone", self.locale))

    @property
    def short_month_names(self) -> Mapping[int, str]:
        """The same, abbreviated: `ott`."""
        return dict(get_month_names("abbreviated", "stand-alone", self.locale))

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The twelve months' names, lower case."""
        return tuple(name.lower() for name in get_month_names("wide", locale=self.locale).values())


@cache
def _unshare(locale: str) -> None:
    # Babel writes what an alias means for one locale where others read it: after Hebrew, French has Hebrew months.
    # See https://github.com/python-babel/babel/issues/1234. `load` gives the dictionary that all of Babel uses.
    data = load(locale)
    data.update(deepcopy(data))
