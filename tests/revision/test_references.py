"""References in translations: none lost, none gained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from distinguo.revision import CHECKS, revise
from distinguo.revision.references import check
from tests.cases import pair, told

NOTE = "\n\n[^n]: x"
SOURCE = "[Le unità](claim:arrivo) di [Kim](actor:pyongyang).[^n] ![a](../images/a.png)"
GOOD = "![b](../images/a.png) [Kim](actor:pyongyang)’s [units](claim:arrivo), now.[^n]"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("claim:arrivo", "claim:altra", ['"claim:arrivo" is in the msgid', '"claim:altra" is in the msgstr']),
        ("[Kim](actor:pyongyang)", "Kim", ['"actor:pyongyang" is in the msgid']),
        ("[^n]", "", ['"[^n]" is in the msgid']),
        ("![b](../images/a.png) ", "", ['"../images/a.png" is in the msgid']),
        ("(actor:pyongyang)", "(altro.md)", ['"actor:pyongyang" is in the msgid', '"altro.md" is in the msgstr']),
    ],
)
def test_a_translation_refers_to_what_its_source_does(old: str, new: str, expected: list[str]) -> None:
    words = GOOD.replace(old, new, 1) if old else GOOD
    problems = list(check(pair(SOURCE + NOTE, words + NOTE)))
    assert [problem.message.split(",")[0] for problem in problems] == expected
    assert all(problem.severity == "error" and problem.place.line == 10 for problem in problems)


@pytest.mark.parametrize(
    ("source", "msgstr"),
    [
        ("[le **prime** unità](claim:arrivo)", "[the first units](claim:arrivo)"),
        ("[le unità](claim:arrivo)", "[the **first** _units_](claim:arrivo)"),
        ("[due\\\nrighe](claim:arrivo)", "[two lines](claim:arrivo)"),
    ],
)
def test_emphasis_in_a_link_is_the_translators_own(source: str, msgstr: str) -> None:
    assert told(check, pair(source, msgstr)) == []


def test_a_second_link_to_one_claim_is_missed_too() -> None:
    found = told(check, pair("[prima](claim:arrivo) e [poi](claim:arrivo)", "[first](claim:arrivo), then"))
    assert len(found) == 1


def test_no_reason_excuses_a_lost_reference() -> None:
    lost = replace(pair("[ecco](claim:arrivo)", "here"), allowed=frozenset({"references"}))
    assert [problem.check for problem in revise([lost])] == ["references", "allow"]
    assert "references" in CHECKS


def test_a_block_that_becomes_a_card_has_lost_its_words() -> None:
    assert told(check, pair("ecco [le unità](claim:arrivo) [^n]" + NOTE, "<claim:arrivo>"))
