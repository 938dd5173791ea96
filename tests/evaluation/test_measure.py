"""The labelled pairs: well formed, and the checks do on those they were tuned on what was asked of them."""

from __future__ import annotations

import pytest

from distinguo.claim import Hedge
from distinguo.revision import CHECKS
from tests.evaluation.measure import HALVES, SETS, Score, disagreements, read, scores, table


def test_the_halves_are_large_mixed_and_apart() -> None:
    halves = [read(half) for half in HALVES]
    ids = [labelled.id for name in SETS for labelled in read(name)]
    assert len(ids) == len(set(ids)) >= 300
    assert len(halves[0]) == len(halves[1])
    texts = [{labelled.it for labelled in half} for half in halves]
    assert not texts[0] & texts[1]
    for half in halves:
        assert {labelled.source for labelled in half} == {"it", "en"}
        assert sum(not labelled.faults for labelled in half) > 80
        assert {labelled.hedge for labelled in half} == {None, *Hedge}


def test_every_label_is_a_check() -> None:
    assert {fault for half in SETS for labelled in read(half) for fault in labelled.faults} <= CHECKS.keys()


@pytest.mark.parametrize(("check", "f1"), [("numbers", 0.98), ("dates", 0.98), ("hedge-contract", 0.95)])
def test_the_checks_do_what_was_asked_on_the_pairs_they_were_tuned_on(check: str, f1: float) -> None:
    tuned_on = (*read("practice"), *read("development"))
    assert scores(tuned_on)[check].f1 >= f1, "\n".join(disagreements("development", check))


def test_the_warning_in_prose_is_right_more_often_than_not() -> None:
    score = scores(read("development"))["hedge"]
    assert min(score.precision, score.recall) >= 0.7


def test_scores() -> None:
    score = Score(hits=3, alarms=1, misses=2)
    assert (score.precision, score.recall, round(score.f1, 3)) == (0.75, 0.6, 0.667)
    assert Score(0, 0, 0).f1 == 1
    assert Score(0, 1, 0).f1 == 0


def test_the_table_has_a_line_a_check() -> None:
    lines = list(table("development"))
    assert lines[0].startswith("development: 720 pairs, 288 of them without a fault")
    assert any(line.startswith("numbers ") for line in lines)
