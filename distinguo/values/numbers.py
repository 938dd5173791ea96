"""The numbers of a running text, by value: `12.000`, «dodicimila», “1.5 million”, «oltre due dozzine», `40 %`.

How a language groups figures comes from CLDR; its number words from its lexicon. Values are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

from distinguo.lexicon import NumberWords, lexicon
from distinguo.values import number_words

_TOKEN = re.compile(
    r"(?P<code>(?!Under-|Over-)[A-ZÀ-Þ][^\W\d_]{0,9}-?\d[\w-]*)"
    r"|(?P<fraction>\d{1,4}/\d{1,4}(?![\d/]))"
    r"|(?P<digits>(?<!\d)\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,’'٬٫]\d+)*)"
    r"|(?P<roman>(?<!\w)(?=[IVXL]{2,7}(?!\w))X{0,3}(?:IX|IV|V?I{0,3})(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
)
_JOINT = re.compile(r"[\s-]*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: what it may be worth, its words, where they begin and end.

    Most are worth one thing; «un terzo» is 1/3 or the third. `loose` ones are often no numbers at all (the
    article «un», «sei»): they may answer another language's number, but are not missed. `vague` ones
    («centinaia») have a size and no value. `scale` is what the figure was multiplied by («milioni»); `unit` is
    what it counts, `shared_unit` what the other end of its range does.
    """

    values: frozenset[Fraction]
    text: str
    start: int
    end: int
    loose: bool = False
    vague: bool = False
    ordinal: bool = False
    multiple: bool = False
    unit: str = ""
    shared_unit: str = ""
    scale: int = 1


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of `text` in their order; words count where the language has a lexicon."""
    return _Reader(text, language).read()


class _Reader:
    def __init__(self, text: str, language: str) -> None:
        self.words: NumberWords = lexicon(language).numbers
        self.grammar = _grammar(language)
        self.language = language
        self.text = text = self.grammar.idioms.sub(lambda found: "|" * len(found[0]), text)
        self.tokens = list(_TOKEN.finditer(text))

    def read(self) -> tuple[Number, ...]:
        found: list[Number] = []
        position = 0
        while position < len(self.tokens):
            token = self.tokens[position]
            if token.lastgroup == "word" and not number_words.may_begin(token[0], self.language):
                position += 1
                continue
            number, after = self._at(position)
            position = max(after, position + 1)
            if number:
                number, end = self._with_unit(number)
                found.append(number)
                while position < len(self.tokens) and self.tokens[position].start() < end:
                    position += 1
        return tuple(self._shared(found))

    # What stands at a token.

    def _word(self, position: int) -> str:
        return self.tokens[position]["word"].lower() if self._is_word(position) else ""

    def _is_word(self, position: int) -> bool:
        return 0 <= position < len(self.tokens) and self.tokens[position].lastgroup == "word"

    def _joined(self, position: int) -> bool:
        """Return whether nothing but space or a hyphen is between the token and the one before it."""
        if not 0 < position < len(self.tokens):
            return False
        gap = self.text[self.tokens[position - 1].end() : self.tokens[position].start()]
        return _JOINT.fullmatch(gap) is not None

    def _next(self, position: int, among: frozenset[str] | dict[str, int]) -> bool:
        return self._joined(position) and self._word(position) in among

    def _number(self, values: set[Fraction] | frozenset[Fraction], first: int, after: int, **kind: object) -> Number:
        start, end = self.tokens[first].start(), self.tokens[after - 1].end()
        return Number(frozenset(values), self.text[start:end], start, end, **kind)  # type: ignore[arg-type]

    def _at(self, position: int) -> tuple[Number | None, int]:
        token = self.tokens[position]
        match token.lastgroup:
            case "code":
                return self._number(set(), position, position + 1, unit=_code(token[0])), position + 1
            case "fraction":
                above, below = map(int, token[0].split("/"))
                values = {Fraction(above, below)} if below else set()
                return self._number(values, position, position + 1), position + 1
            case "digits":
                return self._from_figures(position)
            case "roman":
                value = {Fraction(_roman(token[0]))}
                return self._number(value, position, position + 1, loose=True, ordinal=True), position + 1
        return self._from_words(position)

    def _from_figures(self, position: int) -> tuple[Number, int]:
        token = self.tokens[position]
        if len(token[0]) > number_words.LONGEST_WORD:  # No count of anything: a name made of figures.
            return self._number(set(), position, position + 1, unit=token[0]), position + 1
        values = figures(token[0], self.language)
        after = position + 1
        attached = self._word(after) if after < len(self.tokens) and self.tokens[after].start() == token.end() else ""
        if attached in self.words.attached:
            factor = self.words.attached[attached]
            both = {value * factor for value in values}
            # «5m» may be five metres.
            number = self._number(both | (values if len(attached) == 1 else set()), position, after + 1, scale=factor)
            return self._halved(number, position, after + 1)
        if re.match(r"[º°ª](?!C)", self.text[token.end() :]) or re.fullmatch(
            self.words.ordinal_suffix or "(?!)", attached
        ):
            return self._number(values, position, after, ordinal=True), after + bool(attached)
        return self._scaled(set(values), position, after, loose=values == {Fraction(0)})

    def _scaled(
        self, values: set[Fraction], first: int, after: int, scale: int = 1, **kind: object
    ) -> tuple[Number, int]:
        """Return the number that `values` make with what follows: thousands, millions, dozens, a half."""
        given = scale
        while self._next(after, self.words.scales):
            scale *= self.words.scales[self._word(after)]
            after += 1
        values = {value * scale / given for value in values}
        after_of = after + (self._word(after) in self.words.of)
        after_of += self._word(after_of) in self.words.articles
        if scale == 1 and self._joined(after) and self._word(after_of) in self.words.collectives:
            collective = self.words.collectives[self._word(after_of)]
            values, after, scale = {value * collective for value in values}, after_of + 1, collective
            kind["loose"] = self._word(after - 1) in self.words.loose and all(v <= collective for v in values)
            after_of = after + (self._word(after) in self.words.of)
            if self._word(after_of) in self.words.multipliers:
                factor = self.words.multipliers[self._word(after_of)]
                values, after, scale = {value * factor for value in values}, after_of + 1, scale * factor
                kind["loose"] = False
        elif scale > 1:
            kind["loose"] = False
        number = self._number(values, first, after, **{**kind, "scale": scale})
        return self._continued(*self._halved(number, first, after), first)

    def _continued(self, number: Number, after: int, first: int) -> tuple[Number, int]:
        """Return the number with its smaller part: «3 milioni e 200mila»."""
        start = after + (self._word(after) in self.words.joints)
        if number.scale < 10**6 or start >= len(self.tokens) or self.tokens[start].lastgroup != "digits":
            return number, after
        part, end = self._from_figures(start)
        if not (self._joined(after) and self._joined(start) and 1000 <= part.scale < number.scale):
            return number, after
        values = {value + rest for value in number.values for rest in part.values}
        return self._number(values, first, end, scale=part.scale), end

    def _halved(self, number: Number, first: int, after: int) -> tuple[Number, int]:
        """Return the number with the half that follows it: «due milioni e mezzo», “two and a half million”."""
        if not (self._next(after, self.words.joints) and not number.ordinal):
            return number, after
        half = after + 1 + bool(self.words.articles)
        if self._word(half) not in self.words.half or (
            self.words.articles and self._word(half - 1) not in self.words.articles
        ):
            return number, after
        values = {value + Fraction(number.scale, 2) for value in number.values}
        end = half + 1
        if number.scale == 1 and self._next(end, self.words.scales):
            return self._scaled(values, first, end)
        return self._number(values, first, end, scale=number.scale), end

    def _from_words(self, position: int) -> tuple[Number | None, int]:
        word, words = self._word(position), self.words
        if word in words.half:
            return self._half(position)
        if word in words.articles or word in words.determiners:
            return self._after_article(position)
        multiple = number_words.multiple(word, self.language)
        if multiple:
            return self._number({Fraction(multiple)}, position, position + 1, loose=True, multiple=True), position + 1
        if word in words.collectives:
            # «Qualche centinaio», “several dozen” say no more than «centinaia», “dozens”.
            few = self._word(position - 1) in words.few
            size = {Fraction(words.vague.get(word, words.collectives[word]) if few else words.collectives[word])}
            loose = word in words.loose
            return self._number(size, position, position + 1, loose=loose, vague=few and not loose), position + 1
        if word in words.vague:
            return self._number({Fraction(words.vague[word])}, position, position + 1, vague=True), position + 1
        if word in words.also:
            return self._number(set(map(Fraction, words.also[word])), position, position + 1, loose=True), position + 1
        value, after = self._cardinal(position)
        if value is not None:
            return self._after_cardinal(value, position, after)
        ordinal = self._ordinal(word)
        if ordinal is not None and self._means_ordinal(position):
            values = {Fraction(ordinal), *({Fraction(1, ordinal)} if word in words.quarter else ())}
            loose = word in words.loose
            return self._number(values, position, position + 1, ordinal=True, loose=loose), position + 1
        return None, position + 1

    def _after_article(self, position: int) -> tuple[Number | None, int]:
        """Return what «a third», “a hundred”, “a dozen”, “an hour and a half” are worth."""
        words, follows = self.words, self._word(position + 1)
        denominator = self._ordinal(follows)
        if denominator and denominator > 2 and self._word(position) in words.articles:
            values = {Fraction(1, denominator), Fraction(denominator)}
            return self._scaled(values, position, position + 2, loose=follows in words.loose)
        if follows in words.multipliers:
            value, after = self._cardinal(position + 1)
            scale = words.scales.get(self._word(after - 1), 1)
            return self._scaled({Fraction(value or 0)}, position, after, scale)
        if follows in words.collectives:
            return self._scaled({Fraction(1)}, position, position + 1, loose=follows in words.loose)
        unit = lexicon(self.language).units.after.match(self.text, self.tokens[position].end())
        if unit and denominator is None:
            return self._number({Fraction(1)}, position, position + 1, loose=True), position + 1
        return None, position + 1

    def _half(self, position: int) -> tuple[Number, int]:
        after = position + 1
        after += self._word(after) in self.words.articles
        word = self._word(after)
        size = self.words.scales.get(word) or self.words.collectives.get(word)
        if size:
            return self._number({Fraction(size, 2)}, position, after + 1, scale=size), after + 1
        end = after if self._is_word(after) else position + 1
        return self._number({Fraction(1, 2)}, position, end, loose=True), end

    def _after_cardinal(self, value: int, position: int, after: int) -> tuple[Number | None, int]:
        words = self.words
        last = self._word(after - 1)
        lone = last if after == position + 1 else ""
        if lone in words.multipliers and lone not in words.bare:
            return self._number({Fraction(value)}, position, after, vague=True), after
        ordinal = self._ordinal(self._word(after)) if self._joined(after) else None
        if ordinal and value >= 20 and value % 10 == 0 and ordinal < 10 and not words.compounds:
            return self._number({Fraction(value + ordinal)}, position, after + 1, ordinal=True), after + 1
        is_unit = lexicon(self.language).units.after.match(self.text, self.tokens[after - 1].end())
        if ordinal and ordinal > 2 and value < ordinal and not is_unit:
            values = {Fraction(value, ordinal), *({Fraction(ordinal)} if value == 1 else ())}
            loose = value == 1 and self._word(after) in words.loose
            return self._scaled(values, position, after + 1, loose=loose)
        scale = next(
            (part for part, multiplies in reversed(number_words.parts(last, self.language)[-1:]) if multiplies), 1
        )
        scale = scale if scale >= 1000 else 1
        # «Otto centesimi»: so many cents, or hundredths.
        values = {Fraction(value), *({Fraction(value, ordinal)} if ordinal and ordinal > 2 else ())}
        return self._scaled(values, position, after, scale, loose=lone in words.loose)

    def _cardinal(self, position: int) -> tuple[int | None, int]:
        """Return the value of the number words from a token on, and the token after them; None if there are none."""
        total, group, last_scale, after = 0, 0, 10**16, position
        while after < len(self.tokens) and self._is_word(after):
            word = self._word(after)
            if after > position and not self._joined(after):
                break
            step = after
            if word in self.words.joints and after > position and (group % 100 == 0 or not group):
                step = after + 1
                word = self._word(step) if self._joined(step) else ""
            parts = number_words.parts(word, self.language)
            if not parts:
                break
            state: tuple[int, int, int] | None = (total, group, last_scale)
            for part in parts:
                state = number_words.grown(*state, *part) if state else None
            worth = number_words.worth(parts)
            if step > after and (worth is None or worth >= max(group, total and last_scale)):
                break
            if state is None:
                break
            total, group, last_scale = state
            after = step + 1
        return (None, position) if after == position else (total + group, after)

    def _ordinal(self, word: str) -> int | None:
        return number_words.ordinal(word, self.language) if word else None

    def _means_ordinal(self, position: int) -> bool:
        word = self._word(position)
        if word not in self.words.ambiguous:
            return True
        return self._word(position - 1) in self.words.before_ordinal

    # What a number counts, and what it shares with its neighbour.

    def _with_unit(self, number: Number) -> tuple[Number, int]:
        """Return the number with what it counts, and where that ends."""
        if number.unit:
            return number, number.end
        units = lexicon(self.language).units
        after = units.after.match(self.text, number.end)
        before = units.before.search(self.text[max(0, number.start - 5) : number.start])
        found = after or before
        if not found:
            return number, number.end
        unit = next(name for name, words in found.groupdict().items() if words)
        number = replace(number, unit=unit, loose=number.loose and unit != "percent")
        if not after:
            return number, number.end
        part = self.grammar.part_after_unit.match(self.text, after.end())
        if part and number.scale == 1 and not number.ordinal:
            more = Fraction(3, 4) if part["three"] else Fraction(1, 4) if part["quarter"] else Fraction(1, 2)
            return replace(number, values=frozenset(v + more for v in number.values), loose=False), part.end()
        hundredths = self.grammar.hundredths_after_unit.match(self.text, after.end())
        if hundredths and unit in _OF_A_HUNDRED and number.scale == 1:
            # «19 euro e 50», «un metro e ottanta».
            rest = numbers(hundredths[1], self.language)[0]
            worth = {value + Fraction(part, 100) for value in number.values for part in rest.values if 10 <= part < 100}
            return replace(number, values=frozenset(worth) or number.values, loose=False), hundredths.end()
        return number, after.end()

    def _shared(self, found: list[Number]) -> Iterator[Number]:
        """Return the numbers; the first of a range shares what is written once: «tra 10 e 15 milioni»."""
        for number, following in zip_longest(found, found[1:]):
            if following and self.grammar.range.fullmatch(self.text, number.end, following.start):
                if number.scale == 1 < following.scale and not number.loose:
                    scaled = {value * following.scale for value in number.values}
                    number = replace(number, values=number.values | scaled)
                if not number.unit:
                    number = replace(number, shared_unit=following.unit)
            yield number


def figures(text: str, language: str) -> frozenset[Fraction]:
    """Return what figures may be worth in a language: `1.500` is 1500 in Italian, 1.5 in English."""
    group, decimal = _separators(language)
    plain = re.sub("[\u00a0\u202f\u2009 ٬]", "", text).replace("٫", ".")
    if plain.isdigit():
        return frozenset({Fraction(plain)})
    if re.fullmatch(rf"\d{{1,3}}(?:[{re.escape(group)}’']\d{{3}})+(?:[{re.escape(decimal)}]\d+)?", plain):
        whole, _, part = re.sub(rf"[{re.escape(group)}’']", "", plain).partition(decimal)
        return frozenset({Fraction(f"{whole}.{part or 0}")})
    if re.fullmatch(r"\d+[.,]\d+", plain):
        return frozenset({Fraction(plain.replace(",", "."))})
    return frozenset({Fraction(part) for part in re.split(r"\D+", plain)})


_OF_A_HUNDRED = frozenset({"EUR", "USD", "GBP", "metre"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Patterns that a language's number words make together."""

    idioms: re.Pattern[str]
    part_after_unit: re.Pattern[str]
    hundredths_after_unit: re.Pattern[str]
    range: re.Pattern[str]


@lru_cache
def _grammar(language: str) -> _Grammar:
    words = lexicon(language).numbers
    joints, articles, half, quarter = (
        "|".join(group) or "(?!)" for group in (words.joints, words.articles, words.half, words.quarter)
    )
    article = rf"(?:(?:{articles})\s+)" if words.articles else r"(?:un\s+)?"
    three = "|".join(word for word, value in words.cardinals.items() if value == 3) or "(?!)"
    part = rf"(?:(?P<three>(?:{three})\s+(?:{quarter})\w*)|{article}(?:(?P<quarter>{quarter})|(?:{half})))"
    cardinals = "|".join(
        sorted((word for word, value in words.cardinals.items() if value >= 10), key=len, reverse=True)
    )
    return _Grammar(
        re.compile("|".join(rf"(?<!\w){idiom}(?!\w)" for idiom in words.idioms) or "(?!)", re.IGNORECASE),
        re.compile(rf"\s+(?:{joints})\s+{part}(?!\w)"),
        re.compile(rf"\s+(?:{joints})\s+(\d\d|(?:{cardinals or '(?!)'})\w*)(?=\s*(?:$|[^\w\s%]|(?:{joints})\b))"),
        re.compile(rf"\s*(?:{lexicon(language).dates.range})\s*[€$£]?"),
    )


def _code(text: str) -> str:
    """Return a name with figures in it, such as F-16, in one form: no hyphen, no plural."""
    return re.sub(r"(?<=\d)s$", "", text).replace("-", "").upper()


def _roman(text: str) -> int:
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in text]
    return sum(-here if here < following else here for here, following in zip(worth, [*worth[1:], 0], strict=True))


@lru_cache
def _separators(language: str) -> tuple[str, str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return ",", "."
    group = get_group_symbol(locale)
    return "." if group == "." else ("," if group == "," else " "), get_decimal_symbol(locale)
