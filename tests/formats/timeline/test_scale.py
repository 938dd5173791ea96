"""Where days stand: true to scale, but for the cuts, which are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.timeline.scale import Scale, gaps

START = date(2024, 1, 1)
DAYS = st.lists(st.integers(0, 40000), min_size=2, max_size=30, unique=True)


def days(*numbers: int) -> list[date]:
    return [START + timedelta(days=number) for number in numbers]


def test_gaps_are_in_order_and_of_each_day_once() -> None:
    assert gaps(days(10, 0, 3, 3)) == [3, 7]
    assert gaps(days(5)) == []


def test_all_is_to_scale_where_all_is_shown() -> None:
    scale = Scale(days(0, 10, 40), 5, 85, 40)
    assert list(scale.at.values()) == [5, 25, 85]
    assert (scale.unit, scale.breaks) == (2, [])


def test_the_longest_gap_is_cut_and_the_break_is_in_its_middle() -> None:
    scale = Scale(days(0, 10, 1010, 1020), 0, 60, 30)
    assert list(scale.at.values()) == [0, 20, 40, 60]
    assert scale.breaks == [30]


def test_one_day_stands_at_the_start() -> None:
    scale = Scale(days(0), 7, 100, 1)
    assert (scale.at, scale.unit, scale.breaks, scale.months()) == ({START: 7}, 0, [], [])


@pytest.mark.parametrize(
    ("last", "step", "found"),
    [
        (date(2024, 3, 15), 0, ["2024-02-01", "2024-03-01"]),
        (date(2027, 6, 1), 0, ["2025-01-01", "2026-01-01", "2027-01-01"]),
        (date(2061, 6, 1), 0, ["2030-01-01", "2040-01-01", "2050-01-01", "2060-01-01"]),
        (date(2024, 11, 15), 3, ["2024-04-01", "2024-07-01", "2024-10-01"]),
        (date(2061, 6, 1), 240, ["2040-01-01", "2060-01-01"]),
    ],
)
def test_months_years_or_decades_begin(last: date, step: int, found: list[str]) -> None:
    days = [START, last]
    scale = Scale(days, 0, (last - START).days, sum(gaps(days)))
    months = scale.months(step)
    assert [str(day) for _, day in months] == found
    assert all(abs(place - (day - START).days) < 1e-6 for place, day in months)


def test_no_month_begins_where_the_line_is_cut() -> None:
    scale = Scale(days(0, 40, 4000), 0, 100, 80)
    assert [str(day) for _, day in scale.months()] == ["2024-02-01"]


@given(DAYS, st.floats(1, 100000))
def test_days_are_in_order_within_their_bounds_and_whole_stretches_are_to_scale(
    numbers: list[int], shown: float
) -> None:
    scale = Scale(days(*numbers), 0, 400, shown)
    places = list(scale.at.values())
    assert places == sorted(places)
    assert (places[0], round(places[-1], 6)) == (0, 400)
    for day, later in scale.stretches:
        assert abs(scale.at[later] - scale.at[day] - (later - day).days * scale.unit) < 1e-6
    assert len(scale.stretches) + len(scale.breaks) == len(numbers) - 1
