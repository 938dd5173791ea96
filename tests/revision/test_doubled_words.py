"""Doubled words: what a hand writes twice."""

from __future__ import annotations

import pytest

from distinguo.revision.doubled_words import check
from tests.cases import pair, told


@pytest.mark.parametrize(
    ("languages", "source", "translation", "expected"),
    [
        ("it en", "le prime unità", "the the first units", ['"the the"']),
        ("it en", "Le prime unità", "The the first units", ['"The the"']),
        ("it en", "le prime unità", "the\N{NO-BREAK SPACE}the first [the units](claim:a)", ['"the the"']),
        ("it en", "le [unità](claim:a)", "the [the units](claim:a)", ['"the the"']),
        ("en it", "of the units", "delle delle unità", ['"delle delle"']),
        ("en it", "of the units", "di di qui e che che", ['"di di"', '"che che"']),
        ("en it", "that that unit is", "quella unità è è", []),
        ("it en", "Duran Duran suona", "Duran Duran plays", []),
        ("it en", "Duran Duran suona", "Duran Duran plays the the song", ['"the the"']),
        ("en it", "the claim is this", "l’affermazione affermazione è questa", ['"affermazione affermazione"']),
        ("en it", "what there is, is this", "quel che c’è è questo", []),
        ("it en", "lo aveva già", "he had had it, and said that that was so", []),
        ("en it", "slowly, right now", "piano piano, ora ora, un lecca lecca", []),
        ("it en", "no", "no, no. No! 10 10 `a a` a-a a", []),
        ("it en", "Kim", "![Kim](../images/a.png) Kim’s [](claim:a) units", []),
        ("it en", "in quel che", "log-in in the inn", []),
        ("en it", "%(num)s", "%(num)s %(num)s", []),
    ],
)
def test_a_word_written_twice_is_told(languages: str, source: str, translation: str, expected: list[str]) -> None:
    assert told(check, pair(source, translation, languages=languages)) == expected
