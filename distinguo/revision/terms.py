"""Terms: the glossary's translation of a term, and none of the forms that it rules out."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.pair import Pair

NAME = "glossary"


def check(pair: Pair) -> Iterator[Problem]:
    """Return the terms of the source that the translation has not as `translations/glossary.csv` has them.

    Bad: «affermazione», “assertion”, where the glossary has “claim”. Good: any of its forms, wherever in the
    sentence; “statement”, though ruled out for «affermazione», where the source also has «dichiarazione». A title may
    do without the term, and what somebody said is translated as they said it.
    """
    if pair.is_quotation or pair.is_name or not pair.terms.glossary:
        return
    terms = pair.terms.vocabulary.terms_in(pair.source.words)
    if not terms:
        return
    everywhere, outermost = pair.terms.vocabulary.forms_in(pair.translation.words)
    allowed = {form for term in terms for form in term.translations}
    for term, form in terms.items():
        wanted = " or ".join(f'"{each}"' for each in term.translations)
        note = f" ({term.note})" if term.note else ""
        wrong = next((each for each in term.forbidden if each in outermost and each not in allowed), None)
        if wrong:
            yield from pair.problem(NAME, f'"{wrong}": for "{form}" the glossary has {wanted}{note}')
        elif everywhere.isdisjoint(term.translations) and pair.kind != "the title":
            yield from pair.problem(NAME, f'"{form}" in the msgid: the glossary has {wanted}{note}')
