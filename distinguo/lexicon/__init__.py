"""What the checks know of a language: word lists that an editor can read and extend, one file a language.

A language without a file has no such checks, and needs no Python to have them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from distinguo.claim import Hedge
from distinguo.front_matter import read


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NumberWords(_Section):
    """How a language writes numbers in words; every list is explained where it stands, in the language's file.

    `cardinals` and `multipliers` are parts of number words with their values, `ordinals` patterns with theirs.
    """

    cardinals: dict[str, int] = {}
    multipliers: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    ordinal_endings: str = ""
    ordinal_beginnings: str = ""
    ordinal_suffix: str = ""
    collectives: dict[str, int] = {}
    vague: dict[str, int] = {}
    few: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    also: dict[str, tuple[int, ...]] = {}
    half: frozenset[str] = frozenset()
    quarter: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    multiples: dict[str, int] = {}
    bare: frozenset[str] = frozenset()
    attached: dict[str, int] = {}
    joints: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    before_ordinal: frozenset[str] = frozenset()
    plural: str = ""
    compounds: bool = False

    @cached_property
    def scales(self) -> dict[str, int]:
        """The multipliers that can follow a figure: thousand, million."""
        return {word: value for word, value in self.multipliers.items() if value >= 1000}

    @cached_property
    def pieces(self) -> tuple[tuple[str, tuple[int, bool]], ...]:
        """The parts of compound words, the longest first, each with its value and whether it multiplies."""
        parts = [(word, (value, False)) for word, value in self.cardinals.items()]
        parts += [(word, (value, True)) for word, value in self.multipliers.items()]
        return tuple(sorted(parts, key=lambda part: -len(part[0])))


class DateWords(_Section):
    """What CLDR doesn't know of a language's dates and times, as patterns."""

    before_year: str = "(?!)"
    before_time: str = "(?!)"
    after_time: dict[str, str] = {}
    after_hour: str = "(?!)"
    oclock: str = "(?!)"
    minutes_after: str = "(?!)"
    minutes_to: str = "(?!)"
    minutes_first: bool = False
    half: str = "(?!)"
    quarter: str = "(?!)"
    three_quarters: str = "(?!)"
    feasts: dict[str, str] = {}
    twelve_hours: bool = False
    noon: str = "(?!)"
    midnight: str = "(?!)"
    first: str = "(?!)"
    seasons: dict[str, int] = {}
    before_day: str = "(?!)"
    range: str = "-|–|—|/"
    of: str = "(?!)"
    decade: str = "(?!)(?P<figures>)(?P<word>)"
    decades: dict[str, int] = {}
    months: dict[str, int] = {}
    ambiguous: frozenset[str] = frozenset()
    centuries: dict[str, int] = {}


class Typography(_Section):
    """The marks that a language writes.

    `quotation_marks` are pairs of an opening and a closing mark, the outermost first; `truncations` words that end
    in an apostrophe.
    """

    quotation_marks: tuple[Annotated[str, Field(min_length=2, max_length=2)], ...] = ()
    apostrophe: str = ""
    truncations: frozenset[str] = frozenset()


class _CueWords(_Section):
    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


class _Words(_Section):
    relative_dates: tuple[str, ...] = ()
    typography: Typography = Typography()
    doubled_words: frozenset[str] = frozenset()
    hedges: dict[str, _CueWords] = {}
    numbers: NumberWords = NumberWords()
    dates: DateWords = DateWords()
    units: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Units:
    """What numbers count: patterns whose named groups are the units, after a number and before one."""

    after: re.Pattern[str]
    before: re.Pattern[str]


ATTRIBUTION = "attribution"
"""Beside the classes of hedge: somebody is named who says it."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that say how sure somebody sounds: those that always do, and those that do among other things."""

    sure: re.Pattern[str]
    maybe: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words as patterns; a pattern that matches nothing stands for an empty list."""

    relative_dates: re.Pattern[str]
    typography: Typography
    doubled_words: frozenset[str]
    cues: dict[str, Cues]
    numbers: NumberWords
    dates: DateWords
    units: Units

    def has_cue(self, hedge: Hedge, sentence: str) -> bool:
        """Return whether `sentence` sounds as unsure as `hedge`; true where there is nothing to hear."""
        if hedge is Hedge.ASSERTED or not self.cues:
            return True
        heard = self.heard(sentence)
        return heard.can_be(hedge) or (hedge is Hedge.HEARSAY and ATTRIBUTION in heard.sure)

    def heard(self, text: str) -> Heard:
        """Return which classes of cue, with `attribution`, a text has."""
        text = text.replace("'", "’")
        sure = {name: found[0] for name, cues in self.cues.items() if (found := cues.sure.search(text))}
        return Heard(sure, frozenset(name for name, cues in self.cues.items() if cues.maybe.search(text)))


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text sounds like: by class the first cue that says so, and the classes that some cue may mean."""

    sure: dict[str, str]
    maybe: frozenset[str]

    def can_be(self, name: str) -> bool:
        """Return whether the text has any cue of a class."""
        return name in self.sure or name in self.maybe


@lru_cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language tag, or of its first part; an empty one if there is none."""
    folder = Path(__file__).parent
    for name in (language, language.partition("-")[0]):
        file = folder / f"{name}.yml"
        if file.is_file():
            words = _Words.model_validate(read(file.read_text("utf-8"), file.name))
            return _compiled(words)
    return _compiled(_Words())


def _compiled(words: _Words) -> Lexicon:
    cues = {name: Cues(_any(each.sure), _any(each.maybe)) for name, each in words.hedges.items()}
    return Lexicon(
        _any(words.relative_dates),
        words.typography,
        words.doubled_words,
        cues,
        words.numbers,
        words.dates,
        _units(words),
    )


def _units(words: _Words) -> Units:
    units = {"percent": "%"} | words.units
    named = "|".join(rf"(?P<{name}>(?:{unit})(?!\w))" for name, unit in units.items())
    signs = {name: "|".join(each for each in unit.split("|") if not each[0].isalpha()) for name, unit in units.items()}
    before = "|".join(rf"(?P<{name}>{sign})" for name, sign in signs.items() if sign and name != "percent")
    linked = "|".join(map(re.escape, words.numbers.of)) or "(?!)"
    after = re.compile(rf"[\s’'-]*(?:(?:{linked})[\s’']*)?(?:{named})", re.IGNORECASE)
    return Units(after, re.compile(rf"(?:{before or '(?!)'})\s?$"))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)
