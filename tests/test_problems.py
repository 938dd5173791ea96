"""Problems: how they read, and in which order they come."""

from __future__ import annotations

import pytest

from distinguo.problems import FaultySite, Misconfigured, Place, Problem, Severity, count, errors

ERROR = Problem(Place("a.md", 3, 5, "title"), "front-matter", "empty")
WARNING = Problem(Place("a.md", 9, 1), "stale-due", "look", Severity.WARNING)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place("a.md", 3, 5), "a.md:3:5"),
        (Place("a.md", 3), "a.md:3:1"),
        (Place("a.md"), "a.md:1:1"),
        (Place("a.md", 3, 5, "claims[0].id"), "a.md:3:5"),
    ],
)
def test_a_place_is_what_editors_make_clickable(place: Place, written: str) -> None:
    assert str(place) == written


def test_a_problem_names_place_severity_key_message_and_check() -> None:
    assert str(ERROR) == "a.md:3:5: error: title: empty (front-matter)"
    assert str(WARNING) == "a.md:9:1: warning: look (stale-due)"


def test_problems_sort_by_file_then_line_as_a_number() -> None:
    places = [Place("b.md", 1), Place("a.md", 10), Place("a.md", 9, 12), Place("a.md", 9, 2)]
    in_order = sorted(Problem(place, "x", "y") for place in places)
    assert [str(problem.place) for problem in in_order] == ["a.md:9:2", "a.md:9:12", "a.md:10:1", "b.md:1:1"]


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no problems"),
        ([ERROR], "1 error"),
        ([WARNING, WARNING], "2 warnings"),
        ([WARNING, ERROR, ERROR], "2 errors, 1 warning"),
    ],
)
def test_count_says_how_many_in_words(problems: list[Problem], words: str) -> None:
    assert count(problems) == words


def test_only_errors_stop_a_build() -> None:
    assert errors([WARNING, ERROR, WARNING]) == (ERROR,)


def test_a_fault_of_content_exits_with_1_and_one_of_the_settings_with_2() -> None:
    faulty = FaultySite([ERROR, WARNING])
    assert (faulty.exitcode, Misconfigured.exitcode) == (1, 2)
    assert faulty.problems == (ERROR, WARNING)
    assert str(faulty) == "1 error, 1 warning; the published site is as it was"
