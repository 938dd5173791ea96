"""The numbers and dates of a message held against those of its translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from distinguo.lexicon import lexicon
from distinguo.problems import Severity
from distinguo.revision.pair import Side
from distinguo.values.dates import Moment, moments
from distinguo.values.numbers import Number, numbers

T = TypeVar("T")

MOST = 60
"""Of so many numbers or dates what is told otherwise is looked for; of more, none would be found in time."""
NEAR = 30
"""Within so many characters two numbers are read together: «quattro ispettori su dieci»."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is in the one text and not in the other, as it is written there; or what has become something else."""

    lost: str = ""
    gained: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """What sets two texts apart: in their numbers, in their dates and times.

    Where the number words of one language are not known, the other's may well be there: then none is an error.
    """

    numbers: tuple[Difference, ...]
    dates: tuple[Difference, ...]
    severity: Severity = Severity.ERROR


def differences(source: Side, translation: Side) -> Differences:
    """Return in which numbers and dates a translation differs from its source; in none if it is the source itself."""
    if source.text == translation.text:
        return Differences((), ())
    return _differences(source.running, source.language, translation.running, translation.language)


@lru_cache(maxsize=64)
def _differences(source: str, source_language: str, translation: str, language: str) -> Differences:
    ours, theirs = _Text(source, source_language), _Text(translation, language)
    is_known = all(lexicon(tag).numbers.cardinals for tag in (source_language, language))
    if not is_known:
        ours.keep_to_figures()
        theirs.keep_to_figures()
    _match_equal(ours, theirs)
    if ours.is_short and theirs.is_short:
        _match_dates(ours, theirs)
        _match_numbers(ours, theirs)
        _match_across(ours, theirs)
        _match_across(theirs, ours)
    counted = _differing_units(ours, theirs)
    return Differences(
        (*_paired(_words(ours.missed_numbers(theirs)), _words(theirs.missed_numbers(ours))), *counted),
        tuple(_paired(_words(ours.missed_moments(theirs)), _words(theirs.missed_moments(ours)))),
        Severity.ERROR if is_known else Severity.WARNING,
    )


class _Text:
    """The numbers and moments of a text, of which those that are found in the other are taken away."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.all_moments = moments(text, language)
        blank = list(text)
        for moment in self.all_moments:
            # A mark that no number word joins across.
            blank[moment.start : moment.end] = "|" * (moment.end - moment.start)
        self.all_numbers = numbers("".join(blank), language)
        self.moments = list(self.all_moments)
        self.numbers = list(self.all_numbers)
        self.matched: list[tuple[Number, Number]] = []
        self.in_figures = False

    @property
    def is_short(self) -> bool:
        """Whether there are few enough numbers and dates to compare each with each."""
        return max(len(self.all_numbers), len(self.all_moments)) <= MOST

    def keep_to_figures(self) -> None:
        """Miss nothing that is told in words: the other language's are not known."""
        self.in_figures = True
        self.all_numbers = tuple(map(_as_figures, self.all_numbers))
        self.all_moments = tuple(
            replace(each, loose=not (each.day or each.month or each.year)) for each in self.all_moments
        )
        self.numbers, self.moments = list(self.all_numbers), list(self.all_moments)

    def missed_moments(self, other: _Text) -> list[Moment]:
        """Return the moments that the other text lacks; a date’s own weekday, a season only when that has another."""
        weekday, season = (any(getattr(each, name) for each in other.moments) for name in ("weekday", "season"))
        return [
            each for each in self.moments if not each.loose or (each.weekday and weekday) or (each.season and season)
        ]

    def missed_numbers(self, other: _Text) -> list[Number]:
        """Return the numbers that the other text lacks; a loose one only when there is another of its kind instead."""
        missed = [number for number in self.numbers if not _is_name(number, other.text)]
        rivals = other.numbers[:MOST]
        return [each for each in missed if not each.loose or any(_rivals(each, number) for number in rivals)]


def _as_figures(number: Number) -> Number:
    """Return a number without what words alone say of it: its scale, what it counts, all of it if it is in words."""
    values = number.values | {value / number.scale for value in number.values}
    in_figures = any(letter.isdigit() for letter in number.text)
    unit = "" if number.values else number.unit
    return replace(
        number, values=values, unit=unit, ordinal=False, multiple=False, loose=number.loose or not in_figures
    )


def _is_name(number: Number, other: str) -> bool:
    """Return whether a number’s words stand in the other text too, with a capital: Third Avenue, «Due Sorelle»."""
    return number.text[:1].isupper() and number.text in other and not any(letter.isdigit() for letter in number.text)


def _rivals(one: Number, other: Number) -> bool:
    """Return whether the one stands where the other was: another ordinal, another part of a whole."""
    parts = [any(0 < value < 1 for value in number.values) for number in (one, other)]
    alike = (one.ordinal and other.ordinal) or (one.multiple and other.multiple) or all(parts)
    return alike and not one.values & other.values


def _match_dates(ours: _Text, theirs: _Text) -> None:
    """Take away the moments that are the same; then those whose parts are all there, if in other groups."""
    _take_away(ours.moments, theirs.moments, _equal)
    _take_away(ours.moments, theirs.moments, lambda one, other: bool(one.time & other.time))
    whole = [[each for each in side.moments if each.day and each.month] for side in (ours, theirs)]
    if len(whole[0]) == len(whole[1]) > 0 and _full(whole[0]) and _full(whole[1]):
        return  # Two dates that have exchanged their parts are others.
    for one, other in ((ours, theirs), (theirs, ours)):
        known = {part for moment in other.all_moments for part in moment.parts}
        values = {int(value) for number in other.all_numbers for value in number.values if value.denominator == 1}
        years = {(name, year) for name, year in known if name == "year"}
        known |= {("year", value) for value in values} | {("decade", year % 100) for _, year in years}
        known |= {("day", value) for value in values} | {("century", value) for value in values}
        # «2024年10月23日»: some languages count their months.
        known |= {("month", value) for value in values} if other.in_figures else set()
        one.moments = [moment for moment in one.moments if not _told(moment, known)]


def _match_equal(ours: _Text, theirs: _Text) -> None:
    """Take away what is the same to the last detail, in a time that grows with how many there are."""
    ours.moments, theirs.moments, _ = _without_equals(ours.moments, theirs.moments, lambda m: (m.parts, m.time, m.year))
    ours.numbers, theirs.numbers, same = _without_equals(
        ours.numbers, theirs.numbers, lambda n: (n.values, n.unit, n.ordinal, n.vague, n.loose, n.multiple)
    )
    ours.matched += same


def _without_equals(
    ours: list[T], theirs: list[T], key: Callable[[T], Hashable]
) -> tuple[list[T], list[T], list[tuple[T, T]]]:
    """Return both lists without those that have one of the same key in the other, and the pairs of these."""
    waiting: dict[Hashable, list[T]] = defaultdict(list)
    for other in reversed(theirs):
        waiting[key(other)].append(other)
    left, same = [], []
    for one in ours:
        found = waiting[key(one)]
        if found:
            same.append((one, found.pop()))
        else:
            left.append(one)
    taken = {id(other) for _, other in same}
    return left, [other for other in theirs if id(other) not in taken], same


def _full(found: list[Moment]) -> bool:
    return all(each.year for each in found)


def _equal(one: Moment, other: Moment) -> bool:
    fields = ("day", "month", "weekday", "season", "decade", "century")
    same = all(getattr(one, name) == getattr(other, name) for name in fields) and one.time == other.time
    return same and (one.year == other.year or not (one.said and other.said))


def _told(moment: Moment, known: set[tuple[str, int]]) -> bool:
    return bool(moment.parts) and moment.parts <= known


def _match_numbers(ours: _Text, theirs: _Text) -> None:
    """Take away the numbers that are worth the same, those first that are most alike; then what is told otherwise."""
    for alike in (
        lambda a, b: _alike(a, b) and a.ordinal == b.ordinal and a.unit == b.unit and not (a.loose or b.loose),
        lambda a, b: _alike(a, b) and a.ordinal == b.ordinal and not (a.loose or b.loose),
        lambda a, b: _alike(a, b) and a.ordinal == b.ordinal and not (a.loose and b.loose),
        lambda a, b: _alike(a, b) and not (a.loose and b.loose),
        lambda a, b: _alike(a, b) and a.ordinal == b.ordinal,
        _alike,
    ):
        ours.matched += _take_away(ours.numbers, theirs.numbers, alike)
    _take_away(ours.numbers, theirs.numbers, lambda a, b: bool(_measure(a) & _measure(b)))
    _take_away(ours.numbers, theirs.numbers, lambda a, b: _elided(a, b, ours) or _elided(b, a, theirs))
    _take_away(ours.numbers, theirs.numbers, lambda a, b: _share(a, b) or _share(b, a))
    _match_ratios(ours, theirs)
    _match_ratios(theirs, ours)
    _match_sums(ours, theirs)
    _match_sums(theirs, ours)


def _share(percent: Number, part: Number) -> bool:
    """Return whether so many per cent are the part: 25 per cent, a quarter."""
    return percent.unit == "percent" and any(value / 100 in part.values for value in percent.values)


def _elided(short: Number, full: Number, text: _Text) -> bool:
    """Return whether the one is the other without its scale: «9,8 milioni, contro gli 8,1 di oggi»."""
    is_same = full.scale >= 10**6 and any(value * full.scale in full.values for value in short.values)
    return is_same and any(number.scale == full.scale for number in text.all_numbers)


_MEASURES = {
    "second": ("second", 1),
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "day": ("second", 86_400),
    "week": ("second", 604_800),
    "month": ("month", 1),
    "year": ("month", 12),
    "cent": ("cent", 1),
    "EUR": ("cent", 100),
    "USD": ("cent", 100),
    "GBP": ("cent", 100),
    "cm": ("cm", 1),
    "metre": ("cm", 100),
    "km": ("cm", 100_000),
    "gram": ("gram", 1),
    "kg": ("gram", 1000),
    "quintal": ("gram", 100_000),
    "tonne": ("gram", 1_000_000),
}


def _measure(number: Number) -> frozenset[tuple[str, Fraction]]:
    """Return how much a number of hours, metres or euros is, in the smallest unit of its kind."""
    base, factor = _MEASURES.get(number.unit, ("", 0))
    measures = {(base, value * factor) for value in number.values} if base else set()
    if number.unit == "day" and 15 in number.values:
        measures.add((base, Fraction(14 * factor)))  # «Quindici giorni» are two weeks.
    return frozenset(measures)


def _match_ratios(one: _Text, other: _Text) -> None:
    """Take away “two in five” where the other text has 40 per cent, or two fifths."""
    for first, second in pairwise(list(one.all_numbers)):
        near = second.start - first.end < NEAR
        for whole in list(other.numbers):
            part = {value / (100 if whole.unit == "percent" else 1) for value in whole.values}
            ratios = {a / b for a in first.values for b in second.values if b > a}
            unmatched = second in one.numbers and (first in one.numbers or first.loose)
            if near and ratios & part and unmatched and whole in other.numbers:
                one.numbers = [number for number in one.numbers if number not in (first, second)]
                other.numbers.remove(whole)


def _match_sums(one: _Text, other: _Text) -> None:
    """Take away «otto anni e sei mesi» where the other text has “eight and a half years”."""
    for first, second in pairwise(list(one.all_numbers)):
        near = second.start - first.end < NEAR
        sums = {
            (base, a + b) for base, a in _measure(first) for other_base, b in _measure(second) if base == other_base
        }
        whole = next((number for number in other.numbers if near and _measure(number) & sums), None)
        if whole and (first in one.numbers or second in one.numbers):
            other.numbers.remove(whole)
            one.numbers = [number for number in one.numbers if number not in (first, second)]


def _alike(one: Number, other: Number) -> bool:
    if not one.values or not other.values:
        return one.unit == other.unit and not one.values and not other.values
    return one.vague == other.vague and bool(one.values & other.values)


def _match_across(one: _Text, other: _Text) -> None:
    """Take away numbers that the other text has as a part of a date: a day, a year, an hour."""
    parts = {Fraction(value) for moment in other.all_moments for _, value in moment.parts}
    parts |= {Fraction(minutes // 60) for moment in other.all_moments for minutes in moment.time}
    parts |= {Fraction(minutes // 60 - 12) for moment in other.all_moments for minutes in moment.time}
    clock = {Fraction(each // 60 % 12) + Fraction(each % 60, 100): each for m in other.all_moments for each in m.time}
    parts |= clock.keys() | {value + 12 for value in clock}
    used = {value for number in one.numbers for value in number.values & parts}
    one.numbers = [number for number in one.numbers if not number.values & parts]
    other.moments = [
        moment
        for moment in other.moments
        if not any(
            Fraction(t // 60 % 12) + Fraction(t % 60, 100) in {value % 12 for value in used} for t in moment.time
        )
    ]


def _differing_units(ours: _Text, theirs: _Text) -> Iterator[Difference]:
    for one, other in ours.matched:
        if one.loose or other.loose or _share(one, other) or _share(other, one):
            continue
        units = {one.unit, other.unit}
        if len(units) == 2 and ("" not in units or ("percent" in units and not _elides(one, other, ours, theirs))):
            yield Difference(_with_unit(one), _with_unit(other))


def _elides(one: Number, other: Number, ours: _Text, theirs: _Text) -> bool:
    """Return whether «per cento» is only understood: «al 2,9 per cento, dal 3,4 del secondo trimestre»."""
    bare, text = (one, ours) if not one.unit else (other, theirs)
    return bool(bare.shared_unit) or any(number.unit == "percent" for number in text.all_numbers)


def _with_unit(number: Number) -> str:
    return f"{number.text} {'%' if number.unit == 'percent' else number.unit}".strip()


def _take_away(ours: list[T], theirs: list[T], alike: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    """Take the pairs that are alike out of both lists, each of which matches at most once; return them."""
    found: list[tuple[T, T]] = []
    for one in list(ours):
        other = next((each for each in theirs if alike(one, each)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            found.append((one, other))
    return found


def _words(found: list[Number] | list[Moment]) -> list[str]:
    return list(dict.fromkeys(each.text for each in found))


def _paired(lost: list[str], gained: list[str]) -> Iterator[Difference]:
    """Return what was lost beside what stands in its place, as far as there is as much of both."""
    for number in range(max(len(lost), len(gained))):
        yield Difference(lost[number] if number < len(lost) else "", gained[number] if number < len(gained) else "")
