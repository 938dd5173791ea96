"""Claims: a status is given only to what has earned it."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.claim import Claim, Finding, Kind, Status, Why
from distinguo.library import Library, sources_of
from distinguo.problems import Problem

NAME = "status-gate"


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each claim that does not meet what its status asks.

    Bad: `status: confirmed` with one source. Good: two supporting sources that rest on different things, neither
    on the claimant's side; or one, with `single_source_reason`.
    """
    published = library.published()
    for claim in library.claims:
        reason = _refusal(published if claim.id in published.claim else library, claim)
        if reason:
            message = f'claim "{claim.id}": status "{claim.status}" {reason}'
            yield Problem(claim.origin.at("status"), NAME, message)


def _refusal(library: Library, claim: Claim) -> str | None:
    if not claim.by and claim.status in (Status.REPORTED, Status.PENDING):
        return 'needs a speaker: name one in "by", or make it unattributed'
    match claim.status:
        case Status.PENDING if not claim.due:
            return 'needs "due": the day to look at it again'
        case Status.DISPUTED if not _is_disputed(library, claim):
            return "needs a denial that contradicts it, or contradicts with why: open"
        case Status.UNATTRIBUTED if claim.by:
            return 'is for what nobody is named for: empty "by", or choose another status'
        case Status.CONFIRMED:
            return _lacking(library, claim, Finding.SUPPORTS)
        case Status.REFUTED:
            return _lacking(library, claim, Finding.REFUTES)
        case Status.SUPERSEDED if not library.superseding[claim.id]:
            return f"needs another claim that supersedes {claim.id}"
        case Status.WITHDRAWN if not _has_dated_source(library, claim):
            return 'needs a source with a date: "via" or evidence whose source has "published"'
    return None


def _is_disputed(library: Library, claim: Claim) -> bool:
    others = [
        *claim.contradicts,
        *(c for other in library.contradicting[claim.id] for c in other.contradicts if c.id == claim.id),
    ]
    denials = [
        *library.contradicting[claim.id],
        *(library.claim[c.id] for c in claim.contradicts if c.id in library.claim),
    ]
    if claim.reply and claim.reply in library.claim:
        denials.append(library.claim[claim.reply])
    return any(other.why is Why.OPEN for other in others) or any(denial.kind is Kind.DENIAL for denial in denials)


def _lacking(library: Library, claim: Claim, finding: Finding) -> str | None:
    named = [piece.source for piece in claim.evidence if piece.finding is finding]
    needed = "supporting" if finding is Finding.SUPPORTS else "refuting"
    if named and claim.single_source_reason:
        return None
    claimants = {library.actor[id].side for id in claim.by if id in library.actor} - {None}
    origins = {library.origin_of(id) for id in named}
    own = {*claim.by, library.origin_of(claim.via or "")}
    independent = {id for id in origins if id not in own and _side(library, id) not in claimants}
    if len(independent) >= 2:
        return None
    has = f"has {len(named)} named, {len(independent)} independent"
    return (
        f"needs two independent {needed} sources, {has}: add evidence, or say why one is enough in single_source_reason"
    )


def _side(library: Library, origin: str) -> str | None:
    return library.actor[origin].side if origin in library.actor else None


def _has_dated_source(library: Library, claim: Claim) -> bool:
    return any(library.source[id].published for id in sources_of(claim) if id in library.source)
