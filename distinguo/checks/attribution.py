"""Claims: who said it, when, where it was published, and what the accused answered."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.claim import Claim, Kind, Status
from distinguo.library import Library
from distinguo.problems import Problem, Severity


def check(library: Library) -> Iterator[Problem]:
    """Return what is missing of an attribution.

    Bad: `quote` with `by: []`; `kind: accusation` without `reply`. Good: `by: [budanov]`, `via: twz`,
    `reply: missing`.
    """
    for claim in library.claims:
        yield from _errors(claim)
        yield from _warnings(claim)


def _errors(claim: Claim) -> Iterator[Problem]:
    at, name = claim.origin.at, f'claim "{claim.id}"'
    if not claim.by and claim.status in (
        Status.DISPUTED,
        Status.CONFIRMED,
        Status.REFUTED,
        Status.SUPERSEDED,
        Status.WITHDRAWN,
    ):
        yield Problem(at("by"), "no-speaker", f"{name}: nobody is named, so its status is unattributed")
    if claim.quote and not claim.by:
        yield Problem(at("quote"), "no-speaker", f'{name}: a quotation needs its speaker: name one in "by"')
    if claim.quote and not (claim.said or claim.via):
        yield Problem(
            at("quote"), "no-speaker", f'{name}: a quotation needs "said" or "via": when or where it was said'
        )
    for name_, value, needed in (
        ("resolves", claim.resolves, claim.quote),
        ("quote_original", claim.quote_original, claim.quote),
    ):
        if value and not needed:
            yield Problem(
                at(name_), "no-quote", f'{name}: "{name_}" explains a quotation, and there is none: add "quote"'
            )
    for resolved in claim.resolves:
        if claim.quote and resolved.word.lower() not in claim.quote.lower():
            yield Problem(at("resolves"), "no-quote", f'{name}: "{resolved.word}" is not in the quotation: correct it')
    if claim.unit and not claim.value:
        yield Problem(at("unit"), "no-value", f'{name}: "unit" without "value": how many?')
    if claim.reply and claim.kind is not Kind.ACCUSATION:
        yield Problem(
            at("reply"), "accusation", f'{name}: only an accusation has "reply": make it one, or remove the key'
        )
    if claim.against and claim.kind is not Kind.ACCUSATION:
        yield Problem(
            at("against"), "accusation", f'{name}: only an accusation has "against": make it one, or remove the key'
        )


def _warnings(claim: Claim) -> Iterator[Problem]:
    at, name = claim.origin.at, f'claim "{claim.id}"'
    found = {
        "missing-said": (claim.by and not claim.said, f'{name}: when was it said? Add "said"'),
        "missing-via": (not claim.via, f'{name}: where was it published? Add "via"'),
        "missing-reply": (
            claim.kind is Kind.ACCUSATION and not claim.reply,
            f'{name}: what do the accused say? Add "reply": a claim, or missing',
        ),
    }
    for check_name, (is_missing, message) in found.items():
        if is_missing and check_name not in claim.origin.allowed:
            yield Problem(at("id"), check_name, message, Severity.WARNING)
