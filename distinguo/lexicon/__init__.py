"""What the checks know of a language: word lists that an editor can read and extend, one file a language.

A language without a file has no such checks, and needs no Python to have them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from distinguo.claim import Hedge
from distinguo.front_matter import read


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    relative_dates: tuple[str, ...] = ()
    hedges: dict[Hedge, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words as patterns; a pattern that matches nothing stands for an empty list."""

    relative_dates: re.Pattern[str]
    hedges: dict[Hedge, re.Pattern[str]]

    def has_cue(self, hedge: Hedge, sentence: str) -> bool:
        """Return whether `sentence` sounds as unsure as `hedge`; true where there is nothing to hear."""
        pattern = self.hedges.get(hedge)
        return pattern is None or bool(pattern.search(sentence.replace("'", "’")))


@lru_cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language tag, or of its first part; an empty one if there is none."""
    folder = Path(__file__).parent
    for name in (language, language.partition("-")[0]):
        file = folder / f"{name}.yml"
        if file.is_file():
            words = _Words.model_validate(read(file.read_text("utf-8"), file.name))
            return Lexicon(_any(words.relative_dates), {hedge: _any(cues) for hedge, cues in words.hedges.items()})
    return Lexicon(_any(()), {})


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)
