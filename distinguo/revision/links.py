"""Links: the translation leads to the addresses on the web that its source leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from distinguo.problems import Problem, Severity
from distinguo.prose import Block
from distinguo.revision.pair import Pair
from distinguo.revision.unsafe_links import unsafe_scheme

NAME = "links"

Localised = tuple[tuple[str, str], ...]


def check(pair: Pair) -> Iterator[Problem]:
    """Return each address on the web that the translation lost or gained.

    Bad: a msgstr without the msgid's `<https://example.org>`. Good: the same ones, in any order; and
    `https://en.wikipedia.org/wiki/Kursk` for `https://it.wikipedia.org/wiki/Kursk`, where the setting
    `LOCALISED_LINKS` pairs the two beginnings.
    """
    if not pair.source.block or not pair.translation.block:
        return
    before = _addresses(pair.source.block, pair.terms.localised)
    after = _addresses(pair.translation.block, pair.terms.localised)
    known = Counter(before.values()), Counter(after.values())
    for name in _rest(before, known[0] - known[1], after):
        yield from pair.problem(NAME, f'"{name}" is in the msgid, but not in the msgstr: put it back', Severity.ERROR)
    for name in _rest(after, known[1] - known[0], before):
        yield from pair.problem(NAME, f'"{name}" is in the msgstr, but not in the msgid: remove it', Severity.ERROR)


def _addresses(block: Block, localised: Localised) -> dict[str, str]:
    """Return the block's addresses, each with what is the same in all languages."""
    targets = (target for target in block.links if target.scheme in ("web", "unknown") and not unsafe_scheme(target))
    return {address: _family(address, localised) for address in map(str, targets)}


def _family(address: str, localised: Localised) -> str:
    """Return the first of the beginnings that stand for the one that `address` has; itself if it has none."""
    alike = {each for both in localised for each in both if address.startswith(each)}
    while more := {each for both in localised if alike.intersection(both) for each in both} - alike:
        alike |= more
    return min(alike, default=address)


def _rest(addresses: dict[str, str], missing: Counter[str], others: dict[str, str]) -> Iterator[str]:
    """Return as many addresses of each family as are missing, first those that the other side hasn't at all."""
    for address in sorted(addresses, key=lambda each: each in others):
        if missing[addresses[address]] > 0:
            missing[addresses[address]] -= 1
            yield address
