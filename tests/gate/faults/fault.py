"""What a fault is."""

from __future__ import annotations

from dataclasses import dataclass

from tests.gate.planting import Plant

CLAIM = "en/claims/arrivo/index.html"
EXPLAINER = "en/russia-north-korea-partnership/index.html"
HOME = "en/index.html"


@dataclass(frozen=True)
class Fault:
    """A fault: what it is, what makes it, the rules that must see it, the page whose fault it is.

    A rule is named with the beginning of what it says, if others of its findings would not do. `where` is the file
    whose finding it is, if not the page's.
    """

    name: str
    plant: Plant
    caught_by: tuple[str, ...]
    page: str
    where: str


def fault(name: str, plant: Plant, *caught_by: str, page: str = CLAIM, where: str = "") -> Fault:
    """Return a fault."""
    return Fault(name, plant, caught_by, page, where or page)
