"""Identical: a translation that is its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distinguo.problems import Problem
from distinguo.revision.pair import Pair

NAME = "identical"

FEWEST = 3
_ADDRESS = re.compile(r"[/\\@]|www\.")
_WORD = re.compile(r"[^\W\d_]+")


def check(pair: Pair) -> Iterator[Problem]:
    """Return a problem if the msgstr is the msgid, and that has at least three words in lower case.

    Bad: “Chi ha contato i villaggi?” in English. Good: “PDF”, “no”, “The War Zone”, “Kim Jong-un”, `AGPL-3.0`, an
    address; the title of an article, which may stay as it is.
    """
    words = " ".join(pair.translation.words.split())
    if (
        pair.is_name
        or pair.source.language == pair.translation.language
        or words != " ".join(pair.source.words.split())
    ):
        return
    text = " ".join(word for word in words.split() if not _ADDRESS.search(word))
    if sum(word.islower() for word in _WORD.findall(text)) >= FEWEST:
        yield from pair.problem(NAME, "the msgstr is the msgid: translate it")
