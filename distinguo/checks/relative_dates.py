"""Words: no «oggi» and no “last week”: an explainer is read on any day."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.checks.running_text import fields, prose
from distinguo.lexicon import lexicon
from distinguo.library import Library
from distinguo.problems import Problem, Severity

NAME = "relative-date"


def check(library: Library) -> Iterator[Problem]:
    """Return each relative date outside a quotation.

    Bad: «i soldati arrivano domani». Good: «i soldati arrivano il 23 ottobre 2024», and «domani» in a quotation,
    with `resolves`.
    """
    for passage in (*prose(library, explainers_only=False), *fields(library)):
        for found in lexicon(passage.language).relative_dates.finditer(passage.without_quotations().replace("'", "’")):
            words = passage.text[found.start() : found.end()]
            message = f'"{words}" means another day to each reader: write the date, or quote the words'
            yield from passage.problem(NAME, words, message, Severity.ERROR)
