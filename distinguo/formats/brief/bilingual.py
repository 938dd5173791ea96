"""A brief in two languages side by side, claim by claim: for whoever teaches with it, or holds one to the other.

Numbers, dates and the words that tell how sure somebody sounds are marked in both, so that what one of the two lacks is
seen. The prose is left out: whoever reads this has the brief of each language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from distinguo import addresses
from distinguo.claim import Claim, Hedge
from distinguo.explainer import Explainer
from distinguo.formats.brief.glyphs import missing
from distinguo.formats.brief.sheet import Sheet, data, qr, shown, view_of
from distinguo.formats.brief.typography import set_words, typeset
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment, template
from distinguo.formats.view import View
from distinguo.lexicon import lexicon
from distinguo.library import Library
from distinguo.press import Attachment, Order
from distinguo.problems import Place
from distinguo.text import Text
from distinguo.values.dates import moments
from distinguo.values.numbers import numbers

_FIGURE, _DOUBT = Markup("<b>{}</b>"), Markup("<u>{}</u>")


def sheet(publication: Publication, explainer: Explainer, first: str, second: str) -> Sheet:
    """Return the brief of an explainer in two languages, the first on the left."""
    left = Side(publication, explainer.name, first, second)
    right = Side(publication, explainer.name, second, first)
    html = typeset(template(publication, first, "bilingual.html").render(left=left, right=right))
    return Sheet(
        addresses.bilingual(explainer, first, second),
        Place(explainer.path),
        f"{first}-{second}",
        Order(html, shown(publication, html), (left.data, right.data)),
        missing(publication, explainer, (first, second), html),
    )


@dataclass(frozen=True)
class Side:
    """One of the two languages of a brief, with what its templates see; `other` is that of the other side."""

    publication: Publication
    name: str
    language: str
    other: str

    @cached_property
    def library(self) -> Library:
        """Everything that is published, in this language."""
        return self.publication.editions[self.language]

    @cached_property
    def explainer(self) -> Explainer:
        """The explainer in this language."""
        return next(each for each in self.library.explainers if each.name == self.name)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The explainer's claims and those that its prose rests on, in the same order in every language."""
        return self.library.ledger(self.explainer)

    @cached_property
    def view(self) -> View:
        """The page on the web that this side is of."""
        return view_of(self.publication, self.explainer, self.language)

    @cached_property
    def data(self) -> Attachment:
        """The claims as data, as the PDF carries them."""
        return data(self.publication, self.explainer, self.language)

    @cached_property
    def words(self) -> Any:
        """The headings and other short words, by name."""
        return self._made("bilingual/words")

    def part(self, name: str, **names: object) -> Markup:
        """Return a part of the page, in this language; empty if there is nothing to say."""
        words: Markup = self._made(name, **names).__html__().strip()
        return words

    def _made(self, name: str, **names: object) -> Any:
        return self._environment.get_template(f"{name}.html").make_module(self._known | names)

    @cached_property
    def _known(self) -> dict[str, object]:
        return {
            "view": self.view,
            "library": self.library,
            "explainer": self.explainer,
            "claims": self.claims,
            "numbers": self.view.ledger,
            "sources": self.view.sources(self.claims),
            "other": self.other,
            "marked": marked,
            "qr": qr,
            "data": self.data,
            "sha256": hashlib.sha256(self.data.data).hexdigest(),
        }

    @cached_property
    def _environment(self) -> Environment:
        return environment(self.publication, self.language)


def marked(text: Text, hedge: Hedge | None = None) -> Markup:
    """Return words with their numbers and dates in `b`; if a hedge is told, with the words that sound of doubt in `u`.

    Of words that only may sound so, those count that make the hedge which the claim has.
    """
    # Set before it is cut up: whether a space may break depends on what stands on both sides of it.
    words = set_words(text.plain)
    out, end = [], 0
    for start, stop, mark in sorted(chain(_figures(words, text.lang), _doubts(words, text.lang, hedge))):
        if start >= end:
            out += [Markup.escape(words[end:start]), mark.format(words[start:stop])]
            end = stop
    return text.marked(Markup("").join([*out, Markup.escape(words[end:])]))


def _figures(words: str, language: str) -> Iterator[tuple[int, int, Markup]]:
    dates = [each for each in moments(words, language) if not each.loose]
    for each in dates:
        words = words[: each.start] + "|" * (each.end - each.start) + words[each.end :]
    yield from ((each.start, each.end, _FIGURE) for each in dates)
    yield from ((each.start, each.end, _FIGURE) for each in numbers(words, language) if not each.loose)


def _doubts(words: str, language: str, hedge: Hedge | None) -> Iterator[tuple[int, int, Markup]]:
    if hedge is None:
        return
    known, words = lexicon(language), words.replace("'", "’")
    patterns = [cues.sure for cues in known.cues.values()]
    if hedge in known.cues and hedge not in known.heard(words).sure:
        patterns.append(known.cues[hedge].maybe)
    for pattern in patterns:
        for cue in pattern.finditer(words):
            yield *cue.span(), _DOUBT
