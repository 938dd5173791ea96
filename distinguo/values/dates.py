"""The dates and clock times of a running text: `23 ottobre 2024`, “October 23rd”, «anni Novanta», `2.30pm`.

The names of months and days come from CLDR, what else a language says around them from its lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from distinguo.lexicon import DateWords, lexicon

V = TypeVar("V")

INHERITS = 40
"""Within so many characters a date without a year takes that of the next: «tra il 3 maggio e il 5 giugno 2024»."""


SHORT_YEARS = 40
"""«del ’22» is of this century, «del ’68» of the last."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time in a text, as much of it as is written; its words, where they begin and end.

    `time` is in minutes from midnight; both halves of the day, where the words leave that open. `decade` is the
    last two figures of its first year. `said` is false for a year that was taken from a neighbour. What is
    `loose` may be no date at all (May, the name or the verb), or adds nothing to one («lunedì 14 ottobre»): it is
    not missed.
    """

    text: str
    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int = 0
    season: int = 0
    decade: int = -1
    century: int = 0
    time: frozenset[int] = frozenset()
    said: bool = True
    loose: bool = False

    @property
    def parts(self) -> frozenset[tuple[str, int]]:
        """What it says, without the order: `("day", 23)`, `("month", 10)`; a borrowed year is none of it."""
        names = ("day", "month", "weekday", "season", "century", *(("year",) if self.said else ()))
        said = {(name, int(getattr(self, name))) for name in names if getattr(self, name)}
        return frozenset(said | ({("decade", self.decade)} if self.decade >= 0 else set()))


def moments(text: str, language: str) -> tuple[Moment, ...]:
    """Return the dates and times of `text` in their order; none in a language that CLDR doesn't know."""
    grammar = _grammar(language)
    if grammar is None:
        return ()
    found: list[Moment] = []
    taken = 0
    for match in grammar.pattern.finditer(text):
        if match.start() >= taken:
            read = list(grammar.read(match))
            found += read
            taken = match.end() if read else taken
    return tuple(_in_context(found))


def _in_context(found: list[Moment]) -> Iterator[Moment]:
    """Return the moments, with the years that they borrow; a weekday beside its date says nothing more."""
    for moment, following in zip_longest(found, found[1:]):
        if following and moment.weekday and following.day and following.start - moment.end < 3:
            yield replace(moment, loose=True)
        elif (
            following and following.year and moment.day and not moment.year and following.start - moment.end < INHERITS
        ):
            yield replace(moment, year=following.year, said=False)
        else:
            yield moment


@dataclass(frozen=True)
class _Grammar:
    """How one language writes dates and times."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    words: DateWords
    tens: dict[str, int]
    hours: dict[str, int]
    minutes: dict[str, int]
    seasons: dict[str, int]
    feasts: dict[str, str]
    centuries: dict[str, int]

    def read(self, match: re.Match[str]) -> Iterator[Moment]:
        """Return the moments that a match says; two for an interval, none for what only looks like one."""
        got = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value}
        whole = Moment(match[0].strip(), match.start(), match.end())
        kind = (match.lastgroup or "").rstrip("0123456789")
        month = self.months.get(_key(got.get("month", "")), 0)
        year = int(got.get("year", 0))
        if kind in ("numeric", "iso"):
            yield from self._numeric(whole, [int(part) for part in re.split(r"\D", match[0])])
        elif kind == "days":
            for day in filter(None, (got["day"], got.get("until"))):
                yield replace(whole, day=self._day(day), month=month, year=year)
        elif kind == "months":
            yield replace(whole, month=month, year=year)
        elif kind == "month":
            before = re.search(rf"(?i:{self.words.before_year})[\s-]$", match.string[: match.start()][-20:])
            yield replace(whole, month=month, loose=match[0] in self.words.ambiguous and not before)
        elif kind == "years":
            yield from self._years(whole, year, got.get("until", ""))
        elif kind == "decade":
            yield from self._decade(whole, got)
        elif kind == "time":
            yield from self._time(whole, got)
        else:
            yield from self._named(whole, kind, got, year)

    def _named(self, whole: Moment, kind: str, got: dict[str, str], year: int) -> Iterator[Moment]:
        if kind == "dayname":
            yield replace(whole, weekday=self.weekdays[_key(got["name"])], day=self._day(got["day"]))
        elif kind == "feast":
            month, day = map(int, self.feasts[_key(whole.text)].split("-"))
            yield replace(whole, day=day, month=month, loose=True)
        elif kind == "season":
            yield replace(whole, season=self.seasons[_key(whole.text)], loose=True)
        elif kind == "only":
            yield replace(whole, day=self._day(got["day"]))
        elif kind == "weekday":
            yield replace(whole, weekday=self.weekdays[_key(got["name"])])
        elif kind == "century":
            yield replace(whole, century=self.centuries[_key(whole.text)])
        else:
            yield replace(whole, year=year + (2000 if year < SHORT_YEARS else 1900))

    def _years(self, whole: Moment, year: int, until: str) -> Iterator[Moment]:
        yield replace(whole, text=str(year), year=year)
        if until:
            last = int(until) if len(until) == 4 else year - year % 100 + int(until)
            yield replace(whole, text=until, year=last)

    def _decade(self, whole: Moment, got: dict[str, str]) -> Iterator[Moment]:
        figures = got.get("figures", "")
        tens = int(figures[-2:]) if figures else self.tens.get(_key(got.get("word", "")), -1)
        if len(figures) == 4 and tens == 0 and figures < "2000":
            yield replace(whole, century=int(figures[:2]) + 1)
        elif tens >= 0 and tens % 10 == 0:
            yield replace(whole, decade=tens)

    def _day(self, text: str) -> int:
        figures = re.match(r"\d+", text)
        return int(figures[0]) if figures else 1

    def _numeric(self, whole: Moment, parts: list[int]) -> Iterator[Moment]:
        first, second, year = parts if parts[0] <= 31 else reversed(parts)
        day, month = (second, first) if second > 12 else (first, second)
        if month <= 12 and day <= 31:
            yield replace(whole, day=day, month=month, year=year + (2000 if year < 100 else 0))

    def _time(self, whole: Moment, got: dict[str, str]) -> Iterator[Moment]:
        if "hour" not in got:
            yield replace(whole, time=frozenset({12 * 60 if "noon" in got else 0}))
            return
        hour = self._hour(got["hour"])
        minute = self._minute(got)
        if hour > 24 or minute > 59:
            return
        if self.words.twelve_hours and hour > 12 and not any(name in got for name in ("minute", "am", "pm")):
            return  # “At 24 he joined”: an age.
        if "to" in got:
            hour, minute = hour - 1, 60 - minute
        if "am" in got or "pm" in got:
            hours = {hour % 12 + (12 if "pm" in got else 0) if hour <= 12 else hour % 24}
        elif hour <= 12 and (self.words.twelve_hours or not got["hour"].isdigit()):
            # Where nothing else is said, three o’clock is in the morning or in the afternoon.
            hours = {hour % 12, hour % 12 + 12}
        else:
            hours = {hour % 24}
        yield replace(whole, time=frozenset(each * 60 + minute for each in hours))

    def _minute(self, got: dict[str, str]) -> int:
        for name, minutes in (("three", 45), ("quarter", 15), ("half", 30)):
            if name in got:
                return minutes
        return self.minutes[_key(got["spelt"])] if "spelt" in got else int(got.get("minute", 0))

    def _hour(self, text: str) -> int:
        return int(text) if text.isdigit() else self.hours[_key(text)]


@lru_cache
def _grammar(language: str) -> _Grammar | None:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    words = lexicon(language).dates
    months = _named(
        get_month_names(width, context, locale) for width in ("wide", "abbreviated") for context in _CONTEXTS
    )
    months |= words.months
    weekdays = {
        _key(name): number + 1
        for context in _CONTEXTS
        for number, name in get_day_names("wide", context, locale).items()
        if number >= 0
    }
    hours = {word: value for word, value in lexicon(language).numbers.cardinals.items() if 0 < value <= 12}
    tens = {word: value for word, value in lexicon(language).numbers.cardinals.items() if value % 10 == 0}
    minutes = _minutes(language)
    pattern = _pattern(words, locale, months, weekdays, hours, minutes)
    return _Grammar(
        pattern,
        _keyed(months),
        _keyed(weekdays),
        words,
        _keyed({**tens, **words.decades}),
        _keyed(hours),
        _keyed(minutes),
        _keyed(words.seasons),
        _keyed(words.feasts),
        _keyed(words.centuries),
    )


def _minutes(language: str) -> dict[str, int]:
    """Return the minutes of an hour that a language has in words, from two to 59."""
    words = lexicon(language).numbers
    units = {word: value for word, value in words.cardinals.items() if value < 10}
    tens = {word: value for word, value in words.cardinals.items() if 20 <= value < 60}
    joint = "" if words.compounds else "-"
    both = {f"{ten}{joint}{unit}": tens[ten] + units[unit] for ten in tens for unit in units if units[unit]}
    return {**both, **{word: value for word, value in words.cardinals.items() if 1 < value < 60}}


_CONTEXTS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")


def _named(groups: Iterator[object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for names in groups:
        for number, name in dict(names).items():  # type: ignore[call-overload]
            found.setdefault(name.rstrip("."), number)
    return found


def _key(name: str) -> str:
    """Return a name as `(?i:...)` compares it: ſ is s, İ and ı are i."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return folded.replace("\N{COMBINING DOT ABOVE}", "").replace("ı", "i").rstrip(".")


def _keyed(names: Mapping[str, V]) -> dict[str, V]:
    return {_key(name): value for name, value in names.items()}


def _pattern(
    words: DateWords,
    locale: Locale,
    months: dict[str, int],
    weekdays: dict[str, int],
    hours: dict[str, int],
    minutes: dict[str, int],
) -> re.Pattern[str]:
    # Where months are capitalised, letter case tells them from verbs ("may", "march").
    names = sorted(months, key=len, reverse=True)
    month = "|".join(map(re.escape, names))
    month = month if any(name != name.lower() for name in names) else f"(?i:{month})"
    wide = "|".join(re.escape(name) for name in get_month_names("wide", locale=locale).values())
    wide = wide if any(name != name.lower() for name in names) else f"(?i:{wide})"
    day = rf"(?:\d{{1,2}}(?:º|°|st|nd|rd|th)?(?![\d.,:]\d)|(?i:{words.first}))"
    year = r"\d{4}(?!\d)"
    linked = rf"\s*(?:{words.range})\s*"
    # «23 de octubre de 2024»: what CLDR writes between the parts of a date.
    joints = "|".join(map(re.escape, re.findall(r"'([^']+)'", str(locale.date_formats["long"].pattern))))
    of = rf"(?:(?i:{words.of}|{joints or '(?!)'})\s*)?"
    before = rf"(?i:{words.before_time})\s*"
    clock = rf"(?:\d{{1,2}}|(?i:{'|'.join(hours) or '(?!)'})(?!\w))"
    point = "[.:]"
    after = rf"(?:{words.after_hour})\b"
    am, pm = words.after_time.get("am", "(?!)"), words.after_time.get("pm", "(?!)")
    ours = r"(?:1[5-9]|20)\d\d"
    ends = r"(?![\d.,]*\d|\s*%|\w)"
    spelt = rf"(?i:{'|'.join(sorted(minutes, key=len, reverse=True)) or '(?!)'})"

    def tail(number: str) -> str:
        """Return what names the minutes in words: «e venti», «meno un quarto», “twenty past ”, “a quarter to ”."""
        quarters = rf"(?P<three{number}>{words.three_quarters})|(?P<quarter{number}>{words.quarter})"
        parts = rf"{quarters}|(?P<half{number}>{words.half})"
        after, to = words.minutes_after, rf"(?P<to{number}>{words.minutes_to})"
        if words.minutes_first:
            # “Six to eight” is no time: before the hour stand only quarters.
            amount = rf"(?:{parts}|(?P<spelt{number}>{spelt}))"
            quarters = rf"(?P<three{number}1>{words.three_quarters})|(?P<quarter{number}1>{words.quarter})"
            order = rf"(?:{amount}\s+(?:{after})|(?:{quarters})\s+{to})\s+"
        else:
            order = rf"\s+(?:{after}|{to})\s+(?:{parts}|(?P<spelt{number}>{spelt}))(?!\w)"
        return f"(?i:{order})"

    end = r"(?=\s*(?:[.](?!\d)|[;!?)]|$))"
    to_the_hour = rf"(?P<spelt9>{spelt})\s+(?P<to9>{words.minutes_to})\s+(?P<hour9>{clock})(?!\w)"

    named = "|".join(map(re.escape, weekdays))
    scales = "|".join(map(re.escape, lexicon(locale.language).numbers.scales)) or "(?!)"
    halves = rf"(?:(?P<am>(?i:{am}))|(?P<pm>(?i:{pm}))|(?i:{words.oclock}))"
    parts = [
        r"(?P<iso>\d{4}-\d{2}-\d{2})",
        r"(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d/]))",
        rf"(?P<days>(?P<day>{day})(?:{linked}(?P<until>{day}))?\.?\s+{of}(?P<month1>{month})\b\.?"
        rf"(?:,?\s+{of}(?P<year>{year}))?)",
        rf"(?P<days2>(?P<month2>{month})\.?\s+(?:the )?(?P<day2>{day})(?:{linked}(?P<until2>{day}))?"
        rf"(?!\d|\s*(?:%|per ?cent|{scales}))"
        rf"(?:,?\s+(?P<year2>{year}))?)",
        rf"(?P<months>(?P<month3>{month})\b\.?,?\s+{of}(?P<year3>{year}))",
        rf"(?P<month>{wide})\b",
        rf"(?P<dayname>(?P<name2>(?i:{named}))\s+(?:the )?(?P<day3>{day})(?!\s*\w|[.:]\d))",
        rf"(?P<weekday>(?P<name>(?i:{named}))s?\b)",
        rf"(?P<decade>(?i:{words.decade})\b)",
        rf"(?P<season>(?i:{'|'.join(words.seasons) or '(?!)'})\b)",
        rf"(?P<only>(?i:{words.before_day})\s*(?P<day4>(?:[12]?\d|3[01])(?:º|°|st|nd|rd|th)?){end})",
        rf"(?P<feast>(?i:{'|'.join(map(re.escape, words.feasts)) or '(?!)'}))\b",
        rf"(?:(?<=[a-zàèéìòù] )|(?<=[’']))(?P<century>{'|'.join(map(str.capitalize, words.centuries)) or '(?!)'})\b",
        rf"(?P<years>(?i:{words.before_year})\s+(?P<year4>{ours})(?:(?:{linked})(?P<until4>{ours}|\d\d(?!\d)))?{ends})",
        rf"(?P<short>(?i:{words.before_year})\s*[’'](?P<year7>\d\d)(?!\d))",
        rf"(?P<time>(?P<noon>(?i:{words.noon}))\b|(?P<midnight>(?i:{words.midnight}))\b)",
        rf"(?P<time1>(?:{before})?(?P<hour1>{clock})(?:{point}(?P<minute1>\d\d)|{tail('1')})?\s*{halves})",
        rf"(?P<time2>{before}(?P<hour2>{clock}){tail('2')})"
        if not words.minutes_first
        else rf"(?P<time2>{tail('2')}(?P<hour2>{clock}))",
        rf"(?P<time9>{before}(?i:{to_the_hour}))" if words.minutes_first else r"(?P<time9>(?!))",
        rf"(?P<time4>{before}(?P<hour4>\d{{1,2}}){point}(?P<minute4>\d\d)(?![\d.,:]*\d|\s*(?:%|per)))",
        rf"(?P<time5>{before}(?P<hour5>{clock})(?!\w|[’']\w|[.,]\d)(?=\s*(?:$|[^\w\s%]|(?i:{after}))))",
        r"(?P<time6>(?P<hour6>\d{1,2})(?::|\s?h\s?)(?P<minute6>\d\d)(?![\d:]))",
        rf"(?P<years2>(?P<year6>(?:19|20)(?!00)\d\d)(?:[-–/](?P<until6>\d\d)(?!\d))?{ends})",
    ]
    # Where words are written without spaces, a date can begin after any of them.
    start = r"(?:(?<!\w)|(?<=[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]))"
    return re.compile(f"{start}(?:{'|'.join(parts)})")
