"""Faults that a page or a site may have, by the rules that must see them, each to be planted in a copy of our site."""

from __future__ import annotations

from tests.gate.faults import (
    controls,
    files,
    head,
    languages,
    linked_data,
    loading,
    markup,
    paper,
    references,
    safety,
    sight,
    structure,
)

FAULTS = tuple(
    fault
    for module in (
        markup,
        structure,
        references,
        languages,
        head,
        linked_data,
        safety,
        files,
        loading,
        controls,
        sight,
        paper,
    )
    for fault in module.FAULTS
)
