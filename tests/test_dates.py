"""Dates: EDTF level 0, as written and as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import dates

DIGITS = st.text(alphabet="0123456789-/.X?~T: ", max_size=24)
ALMOST = st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/([0-9]{4}(-[0-9]{2})?|\.\.))?", fullmatch=True)


@given(DIGITS | ALMOST | st.text())
def test_any_text_is_a_date_that_reads_as_written_or_is_not_a_date(text: str) -> None:
    try:
        parsed = dates.parse(text)
    except dates.NotADate as reason:
        assert str(reason)
    else:
        assert str(parsed) == text
        assert parsed.last is None or parsed.first <= parsed.last


@given(st.dates(), st.dates())
def test_two_days_in_order_are_an_interval_and_the_other_way_round_are_not(one: date, other: date) -> None:
    first, last = sorted([one, other])
    interval = dates.parse(f"{first}/{last}")
    assert (interval.first, interval.last) == (first, last)
    if first != last:
        with pytest.raises(dates.NotADate, match="ends before it begins"):
            dates.parse(f"{last}/{first}")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-10-23", date(2024, 10, 23), date(2024, 10, 23)),
        ("2024-10-14/2024-10-20", date(2024, 10, 14), date(2024, 10, 20)),
        ("2024-10/2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-08-06/..", date(2024, 8, 6), None),
    ],
)
def test_a_date_spans_the_days_it_can_mean(text: str, first: date, last: date | None) -> None:
    parsed = dates.parse(text)
    assert (parsed.first, parsed.last, parsed.is_interval) == (first, last, "/" in text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "ieri", "0000", "24-10-23", "2024-5-5", "2024-13", "2024-21", "2024-02-30", "2023-02-29", "2024?"),
        *("20240101", "2024-10-23T10:00", "../2024", "2024/", "/2024", "2024/2025/2026", "2024/...", "٢٠٢٤", "2024\n"),
    ],
)
def test_what_is_no_date_of_level_0_is_refused(text: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.parse(text)
