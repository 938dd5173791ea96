"""The timeline: what is claimed of which day, the earliest first."""

from __future__ import annotations

import pytest

from distinguo.formats.timeline import stops
from tests.cases import claim, explainer


def timeline(*claims: str) -> list[tuple[str, list[str]]]:
    return [(str(stop.date), [each.id for each in stop.claims]) for stop in stops(explainer("", *claims).claims)]


def test_a_claim_stands_at_what_it_is_about_or_else_at_when_it_was_said() -> None:
    assert timeline(claim("detto", event="", said="2024-10-22"), claim("fatto", event="2024-08-06/..")) == [
        ("2024-08-06/..", ["fatto"]),
        ("2024-10-22", ["detto"]),
    ]


def test_one_day_has_all_its_claims_in_their_order() -> None:
    claims = [claim(id, event="2024-10-23") for id in ("uno", "due", "tre")]
    assert timeline(*claims) == [("2024-10-23", ["uno", "due", "tre"])]


def test_a_year_stands_before_its_days_and_the_shorter_before_the_longer() -> None:
    dates = ["2024-10-23", "2024", "2024-10", "2024-10-01", "2024-10-01/2024-10-20", "2023-12-31", "2024-10-01/.."]
    order = [date for date, _ in timeline(*(claim(f"claim-{n}", event=date) for n, date in enumerate(dates)))]
    assert order[0] == "2023-12-31"
    assert order[1] == "2024"
    assert order[-1] == "2024-10-23"
    assert order.index("2024-10-01") < order.index("2024-10-01/2024-10-20") < order.index("2024-10")


def test_a_claim_of_no_day_is_left_out() -> None:
    assert timeline(claim("senza", said="")) == []


@pytest.mark.parametrize(
    ("date", "place", "reach"),
    [
        ("2024-01-01", 0, 0.3),
        ("2024-07-01/2024-12-31", 50, 100),
        ("2024-02-15/2024-02-29", 12.4, 16.7),
        ("2024-12-31/2025-03-01", 99.7, 100),
        ("2024-10-01/..", 75, 100),
        ("2024", 0, 100),
    ],
)
def test_a_stop_stands_in_its_year(date: str, place: float, reach: float) -> None:
    (stop,) = stops(explainer("", claim(event=date)).claims)
    assert (stop.year, stop.place, stop.reach) == (2024, place, reach)


def test_what_is_about_a_day_is_told_from_what_was_said_on_it() -> None:
    made = stops(explainer("", claim("detto", said="2024-10-23"), claim("fatto", event="2024-10-23")).claims)
    assert [([each.id for each in stop.about], [each.id for each in stop.said]) for stop in made] == [
        (["fatto"], ["detto"])
    ]
