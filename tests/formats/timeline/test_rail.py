"""Labels at a rail: none over another, each near its date, the claims in rows beside each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.timeline import by_date
from distinguo.formats.timeline.lettering import length
from distinguo.formats.timeline.rail import SHAPE, SIZE, WIDTH, Rail, spread
from distinguo.formats.timeline.scale import Scale, gaps
from tests.cases import claim, explainer

THINGS = st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 80)), max_size=20)


def rail(*dates: str, side: str = "about", x: int = 118, is_left: bool = True, most: int = 9, times: int = 1) -> Rail:
    document = explainer(
        "", *(claim(f"claim-{n}-{m}", event=date) for n, date in enumerate(dates) for m in range(times))
    )
    stops = by_date((each.event, each) for each in document.claims)
    return Rail(side, x, stops, lambda when: when.text, most=most, is_left=is_left)


@pytest.mark.parametrize(
    ("side", "date", "kind"),
    [
        ("about", "2024-08-06", "day"),
        ("about", "2024-08-06/2024-08-09", "span"),
        ("about", "2024-08-06/..", "open"),
        ("about", "2024-08", "some"),
        ("about", "2024", "some"),
        ("said", "2024-08-06", "day"),
        ("said", "2024-08-06/2024-08-09", "some"),
    ],
)
def test_what_lasts_is_told_from_what_was_some_day(side: str, date: str, kind: str) -> None:
    assert [label.kind for label in rail(date, side=side).labels] == [kind]


@pytest.mark.parametrize(("is_left", "x"), [(True, 118), (False, 182), (False, 84)])
def test_claims_stand_in_rows_within_the_room(*, is_left: bool, x: int) -> None:
    made = rail("2024-08-06", x=x, is_left=is_left, most=12, times=11)
    tokens = list(made.tokens(made.labels[0]))
    assert [each.id for each, *_ in tokens] == [f"claim-0-{n}" for n in range(11)]
    assert 1 < len({y for *_, y in tokens}) < 11
    for _, left, number, y in tokens:
        assert number == left + SHAPE + 3
        assert (0 if is_left else x) <= left
        assert number + length("12", SIZE) <= (x if is_left else WIDTH) + 0.5
        assert made.labels[0].top < y < made.labels[0].top + made.labels[0].height


def test_a_long_date_is_wrapped() -> None:
    made = rail("2024-08-06/2024-08-09", x=60)
    assert len(made.labels[0].lines) > 1
    assert all(length(line, SIZE) <= made.room for line in made.labels[0].lines)


def test_labels_are_near_their_dates_and_none_covers_another() -> None:
    made = rail("2024-01-01", "2024-01-02", "2024-01-03", "2024-12-31")
    days = [label.stop.date.first for label in made.labels]
    scale = Scale(days, 0, 400, sum(gaps(days)))
    made.settle(scale)
    tops = [label.top for label in made.labels]
    assert all(first.top + first.height <= second.top for first, second in pairwise(made.labels))
    assert abs(sum(tops[:3]) / 3 - sum(scale.at[day] for day in days[:3]) / 3) < 10
    assert abs(tops[3] - scale.at[days[3]]) < 10


@given(THINGS)
def test_things_are_set_apart_in_their_order(things: list[tuple[float, float]]) -> None:
    things = sorted(things)
    tops = spread([want for want, _ in things], [height for _, height in things])
    for ((_, height), top), (_, below) in pairwise(zip(things, tops, strict=True)):
        assert top + height <= below + 1e-6


@given(THINGS)
def test_things_that_do_not_meet_stand_where_they_want(things: list[tuple[float, float]]) -> None:
    wanted, place = [], 0.0
    for gap, height in things:
        wanted.append(place + gap)
        place = wanted[-1] + height
    heights = [height for _, height in things]
    assert all(abs(a - b) < 1e-6 for a, b in zip(spread(wanted, heights), wanted, strict=True))
