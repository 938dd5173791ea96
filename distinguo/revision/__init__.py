"""Revision: what a good reviser would tell a translator; one check a file, each with what it finds bad and what good.

A check takes a message beside its translation and returns problems, whose place is the entry in the `.po`. To add
one, write its file and add it to `CHECKS`. A translator answers a check in a comment on the entry, with a reason:
`# allow: numbers, because the figure is spelt out`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from distinguo.problems import Problem
from distinguo.revision import (
    apostrophes,
    back_translation,
    code,
    dates,
    doubled_words,
    emphasis,
    final_punctuation,
    hedge_contract,
    hedges,
    identical,
    links,
    markup,
    names,
    numbers,
    quotation_marks,
    references,
    relative_dates,
    spaces,
    terms,
    unsafe_links,
)
from distinguo.revision.pair import Pair, pairs

__all__ = ["CHECKS", "Pair", "pairs", "revise"]

Check = Callable[[Pair], Iterator[Problem]]

CHECKS: Mapping[str, Check] = {
    module.NAME: module.check
    for module in (
        references,
        links,
        unsafe_links,
        code,
        markup,
        numbers,
        dates,
        hedge_contract,
        hedges,
        relative_dates,
        names,
        terms,
        back_translation,
        quotation_marks,
        apostrophes,
        emphasis,
        final_punctuation,
        spaces,
        doubled_words,
        identical,
    )
}

UNANSWERABLE = frozenset({references.NAME, unsafe_links.NAME, markup.NAME})
"""Checks that no translator can answer: what they find would break the page."""


def revise(pairs: Iterable[Pair]) -> Iterator[Problem]:
    """Return what every check finds in the pairs, but for what their translators answered; and idle answers."""
    for pair in pairs:
        found = [problem for check in CHECKS.values() for problem in check(pair)]
        answered = pair.allowed - UNANSWERABLE
        yield from (problem for problem in found if problem.check not in answered)
        for name in sorted(pair.allowed):
            if name not in CHECKS:
                near = get_close_matches(name, CHECKS, 1)
                mend = f'did you mean "{near[0]}"?' if near else f"the checks are {', '.join(CHECKS)}"
                yield from pair.problem("allow", f'"{name}" is no check of translations: {mend}')
            elif name in UNANSWERABLE:
                yield from pair.problem("allow", f'"{name}" cannot be answered, only mended: delete the comment')
            elif name not in {problem.check for problem in found}:
                yield from pair.problem("allow", f'"{name}" has nothing to say here: delete the comment')
