"""Lines of words on a picture: large, even, ending where a reader pauses; broken or cut where nothing else helps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats.assets import font_file
from distinguo.formats.card.lines import Frame, set_in
from distinguo.formats.card.text import Face

FACE = Face((font_file("serif-semibold"),))
FRAME = Frame(1072, 268, range(88, 43, -4))
LONG = (
    "Una lunga storia che nessuno aveva raccontato per intero: le promesse, i documenti, le smentite e le ammissioni "
    "di vent’anni di trattative fra i due governi, dal primo vertice fino all’ultima nota dip"
)


def test_few_words_stand_in_one_line_as_large_as_can_be() -> None:
    found = set_in(FRAME, FACE, "Il ponte")
    assert found.lines == ("Il ponte",)
    assert found.size == 88


def test_lines_are_even() -> None:
    found = set_in(FRAME, FACE, "Una pagina con tutti gli stati delle affermazioni")
    widths = [FACE.width(line, found.size) for line in found.lines]
    assert len(widths) >= 2
    assert min(widths) > 0.7 * max(widths)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "Russia e Corea del Nord: il partenariato e che cosa se ne dice",
            ("Russia e Corea del Nord:", "il partenariato e", "che cosa se ne dice"),
        ),
        ("The fighting in Kursk region: who says what", ("The fighting in Kursk region:", "who says what")),
    ],
)
def test_a_line_ends_where_a_reader_pauses(title: str, lines: tuple[str, ...]) -> None:
    assert set_in(FRAME, FACE, title).lines == lines


def test_two_hundred_letters_are_all_there() -> None:
    assert len(LONG) == 200
    found = set_in(FRAME, FACE, LONG)
    assert " ".join(found.lines) == LONG


def test_what_is_too_much_even_at_the_smallest_size_is_cut_at_a_word() -> None:
    found = set_in(FRAME, FACE, "WALLAWALLA " * 30)
    assert found.size == 44
    assert found.lines[-1].endswith("WALLAWALLA…")
    assert len(found.lines) == FRAME.rows(44)


def test_a_word_of_sixty_letters_is_broken_with_a_hyphen_in_even_parts() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"
    assert len(word) == 60
    found = set_in(FRAME, FACE, word)
    first, second = found.lines
    assert first.endswith("-")
    assert first[:-1] + second == word
    assert abs(len(first) - len(second)) <= 2
    assert found.size > 44


def test_a_long_word_is_not_broken_where_a_smaller_size_has_room_for_it() -> None:
    found = set_in(FRAME, FACE, "Incontrovertibilissimamentissimevole")
    assert found.lines == ("Incontrovertibilissimamentissimevole",)
    assert found.size < 88


def test_chinese_lines_end_between_letters_but_not_before_a_comma() -> None:
    text = "北朝鲜士兵将抵达库尔斯克，谁在说，他们有多确定？各方说法一览。北朝鲜士兵将抵达库尔斯克"
    found = set_in(Frame(300, 10_000, (40,)), _Wide(FACE.fonts), text)
    assert "".join(found.lines) == text
    assert len(found.lines) > 3
    assert not [line for line in found.lines if line[0] in "，？。"]


class _Wide(Face):
    """A face that has every letter, each as wide as it is high."""

    def width(self, text: str, size: float) -> float:
        return len(text) * size


def test_a_hyphen_and_a_no_break_space_are_heeded() -> None:
    narrow = Frame(500, 10_000, (40,))
    assert set_in(narrow, _Wide(FACE.fonts), "italo-americano").lines == ("italo-", "americano")
    assert "12\u00a0000" in " ".join(set_in(narrow, _Wide(FACE.fonts), "circa 12\u00a0000 auto").lines)
    assert set_in(narrow, _Wide(FACE.fonts), "circa 12\u00a0000 auto").lines[1].startswith("12\u00a0000")


@given(st.text("aàWi ,:-’.?北，ا", min_size=1, max_size=120).filter(lambda text: text.strip()))
def test_nothing_is_ever_wider_or_higher_than_its_frame(text: str) -> None:
    text = " ".join(text.split())
    found = set_in(FRAME, FACE, text)
    assert 1 <= len(found.lines) <= FRAME.rows(found.size)
    assert all(FACE.width(line, found.size) <= FRAME.width + 1 for line in found.lines)
    assert all(line == line.strip() for line in found.lines)


def test_a_frame_without_room_ends_all_the_same() -> None:
    assert set_in(Frame(-5, 0, (40,)), FACE, "Il ponte sul fiume").lines
