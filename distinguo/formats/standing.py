"""What we know, what is claimed, what we do not know: the claims of a page, by what we can stand behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from distinguo.claim import Claim, Status

PARTS: Mapping[Status, str] = MappingProxyType(
    {
        Status.CONFIRMED: "known",
        Status.REFUTED: "known",
        Status.REPORTED: "claimed",
        Status.DISPUTED: "claimed",
        Status.UNATTRIBUTED: "claimed",
        Status.PENDING: "unknown",
    }
)
"""Where each status stands. What is superseded or withdrawn nobody claims any more: it stands nowhere."""
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """Claims in their order: `known` are true or known to be false, `claimed` are somebody's word, `unknown` need time.

    `unanswered` are the accusations whose reply we look for.
    """

    known: tuple[Claim, ...]
    claimed: tuple[Claim, ...]
    unknown: tuple[Claim, ...]
    unanswered: tuple[Claim, ...]


def standing(claims: tuple[Claim, ...]) -> Standing:
    """Return how far claims stand, by their statuses."""
    parts = {part: tuple(c for c in claims if PARTS.get(c.status) == part) for part in PARTS.values()}
    unanswered = tuple(c for c in claims if c.reply == MISSING and c.status in PARTS)
    return Standing(parts["known"], parts["claimed"], parts["unknown"], unanswered)
