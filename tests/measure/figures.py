"""What a page weighs and how it behaves, from several visits to it; and what is too much."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tests.measure.visits import WITHOUT_NETWORK, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A page's figures. Sizes are bytes as they came over the line, compressed; the names are the tables' columns.

    `page` is everything but images and fonts; `required` is the JavaScript, if words of the main part are lost without
    it; `before_fonts` every request but those for fonts, whenever it was made; `cls` is the worst visit's, `lcp` the
    median of the phone's, in milliseconds; `axe` how many rules are broken; `console` how many messages there were.
    """

    page: int
    html: int
    css: int
    js: int
    required: int
    fonts: int
    images: int
    requests: int
    before_fonts: int
    third_party: int
    cls: float
    lcp: float
    axe: int
    console: int
    words: int


BUDGETS: Mapping[str, float] = MappingProxyType(
    {
        "page": 20_000,
        "css": 8_000,
        "required": 0,
        "before_fonts": 4,
        "third_party": 0,
        "cls": 0,
        "axe": 0,
        "console": 0,
    }
)
"""The most that a page of ours may have; a kilobyte is a thousand bytes."""


def figures(phone: Sequence[Visit], desk: Visit, without_scripts: Counter[str], axe: Mapping[str, int]) -> Figures:
    """Return the figures of a page: sizes and requests as in the phone's first visit."""
    first = phone[0]
    asked = [each for each in first.responses if not each.url.startswith(WITHOUT_NETWORK)]
    sizes: Counter[str] = Counter()
    for response in asked:
        sizes[response.kind] += response.size
    # Pictures and fonts apart, whatever was asked for is part of the page.
    page = sum(size for kind, size in sizes.items() if kind not in ("image", "font"))
    scripts = sizes["script"]
    return Figures(
        page=page,
        html=sizes["document"],
        css=sizes["stylesheet"],
        js=scripts,
        required=scripts if first.words - without_scripts else 0,
        fonts=sizes["font"],
        images=sizes["image"],
        requests=len(asked),
        before_fonts=sum(each.kind != "font" for each in asked),
        third_party=sum(not each.is_ours for each in asked),
        cls=max(each.moved for each in (*phone, desk)),
        lcp=statistics.median(each.painted for each in phone),
        axe=len(axe),
        console=len({message for each in (*phone, desk) for message in each.messages}),
        words=first.words.total(),
    )


def exceeded(figures: Figures, budgets: Mapping[str, float] = BUDGETS) -> tuple[str, ...]:
    """Return the names of the figures that are more than their budget, in the budgets' order."""
    return tuple(name for name, most in budgets.items() if getattr(figures, name) > most)
