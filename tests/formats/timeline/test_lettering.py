"""How long words are: never shorter than they are drawn, and broken where there is no room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.timeline.lettering import length, wrapped


def test_it_is_as_long_as_the_font_draws_it_or_a_little_more() -> None:
    # Measured in Source Sans, semibold, at 17 pixels.
    for words, drawn in (("14–20 ottobre 2024", 139), ("19 giugno 2024", 110), ("inizio: 6 agosto 2024", 147)):
        assert drawn * 0.98 < length(words, 17) < drawn * 1.12


def test_a_sign_of_chinese_is_as_long_as_it_is_high() -> None:
    assert length("日本", 10) == 20


def test_lines_break_at_spaces_and_only_what_is_too_long_within_a_word() -> None:
    assert wrapped("14–20 ottobre 2024", 10, 60) == ["14–20 ottobre", "2024"]
    assert wrapped("14–20 ottobre 2024", 10, 1000) == ["14–20 ottobre 2024"]
    assert wrapped("2024年10月14日", 10, 50) == ["2024年10", "月14日"]


@given(st.text(alphabet="abc mW.é日 ", max_size=60), st.floats(10, 200))
def test_no_line_is_longer_than_there_is_room_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, 10, width)
    assert all(length(line, 10) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
