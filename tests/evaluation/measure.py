"""Precision, recall and F1 of the checks of translations on the labelled pairs.

All pairs were written by people who had seen neither checks nor word lists, the good ones to be hard. `practice.yml`
and `development.yml` are what checks and word lists were tuned on; `held_out.yml` was neither read nor run before that
was over, and nothing was changed for it since. Whoever tunes on it takes it for practice, and has a new one written.
Run as `inv translate.evaluate`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from distinguo.claim import Hedge
from distinguo.prose import Prose
from distinguo.revision import CHECKS
from distinguo.revision.pair import NO_BLOCK, Pair, Side

HALVES = ("development", "held_out")
SETS = ("practice", *HALVES)
FOLDER = Path(__file__).parent


class Labelled(BaseModel):
    """A pair as it was labelled: its languages' words, what kind of message it is, the checks that must complain."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    source: str = Field(alias="from", pattern="^(it|en)$")
    kind: str
    hedge: Hedge | None = None
    it: str
    en: str
    faults: frozenset[str]

    def pair(self) -> Pair:
        """Return the pair as the build would see it: claims are plain text, prose is Markdown."""
        target = "en" if self.source == "it" else "it"
        kind = "the claim itself" if self.kind == "claim" else self.kind
        return Pair(_side(self, self.source), _side(self, target), kind, self.hedge)

    def found(self) -> frozenset[str]:
        """Return the names of the checks that complain."""
        pair = self.pair()
        return frozenset(name for name, check in CHECKS.items() if any(check(pair)))


def _side(labelled: Labelled, language: str) -> Side:
    text = labelled.it if language == "it" else labelled.en
    if labelled.kind == "claim":
        return Side(text, language)
    return Side(text, language, next(iter(Prose.parse(text).blocks), NO_BLOCK))


@dataclass(frozen=True, slots=True)
class Score:
    """How often a check was right: hits, false alarms, misses."""

    hits: int
    alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of its complaints that were right; 1 if it had none."""
        return self.hits / (self.hits + self.alarms) if self.hits + self.alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of the faults that it found; 1 if there were none."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 if it was never right."""
        total = 2 * self.hits + self.alarms + self.misses
        return 2 * self.hits / total if total else 1.0


def read(half: str) -> tuple[Labelled, ...]:
    """Return the labelled pairs of a half."""
    entries = yaml.safe_load((FOLDER / f"{half}.yml").read_text("utf-8"))
    return tuple(Labelled.model_validate(entry) for entry in entries)


def scores(pairs: Iterable[Labelled]) -> dict[str, Score]:
    """Return the score of each check that some label names, in the order of the checks."""
    counts: Counter[tuple[str, str]] = Counter()
    pairs = tuple(pairs)
    seen = {name for labelled in pairs for name in labelled.faults}
    for labelled in pairs:
        found = labelled.found()
        counts.update((name, "hits") for name in found & labelled.faults)
        counts.update((name, "alarms") for name in found - labelled.faults)
        counts.update((name, "misses") for name in labelled.faults - found)
    order = [*(name for name in CHECKS if name in seen), *sorted(seen - CHECKS.keys())]
    return {name: Score(*(counts[name, kind] for kind in ("hits", "alarms", "misses"))) for name in order}


def table(half: str) -> Iterator[str]:
    """Return the lines of a half's table."""
    pairs = read(half)
    good = sum(not labelled.faults for labelled in pairs)
    yield f"{half}: {len(pairs)} pairs, {good} of them without a fault"
    yield f"{'check':20} {'faults':>6} {'found':>6} {'alarms':>6} {'precision':>9} {'recall':>6} {'F1':>6}"
    for name, score in scores(pairs).items():
        faults = score.hits + score.misses
        figures = f"{score.precision:9.3f} {score.recall:6.3f} {score.f1:6.3f}"
        yield f"{name:20} {faults:6} {score.hits:6} {score.alarms:6} {figures}"


def disagreements(half: str, check: str) -> Iterator[str]:
    """Return the pairs on which a check and the label disagree."""
    for labelled in read(half):
        found = check in labelled.found()
        if found != (check in labelled.faults):
            verdict = "false alarm" if found else "missed"
            told = "; ".join(problem.message for problem in CHECKS[check](labelled.pair()))
            yield f"{labelled.id} {verdict} ({labelled.kind}, {labelled.hedge}): {told}"
            yield f"  {labelled.it}\n  {labelled.en}"


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print("\n".join(disagreements(sys.argv[1], sys.argv[2])))
    else:
        print("\n\n".join("\n".join(table(half)) for half in sys.argv[1:] or HALVES))
