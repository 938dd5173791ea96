"""The statuses' shapes, drawn from the theme's icons."""

from __future__ import annotations

import pytest

from distinguo.claim import Status
from distinguo.formats.card.shapes import shape
from distinguo.site import ENGINE

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{}</svg>'


def drawn(inner: str, side: int = 120) -> list[list[int]]:
    """Return the rows of what an icon's inner SVG looks like."""
    mask = shape(SVG.format(inner).encode(), side)
    data = mask.tobytes()
    return [list(data[row * side : (row + 1) * side]) for row in range(side)]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_shape_of_its_own(status: Status) -> None:
    icons = {each: (ENGINE / f"theme/static/icons/{each}.svg").read_bytes() for each in Status}
    masks = {each: shape(icon, 34).tobytes() for each, icon in icons.items()}
    inked = sum(masks[status]) / (255 * 34 * 34)
    assert 0.08 < inked < 0.9
    assert list(masks.values()).count(masks[status]) == 1


def test_what_is_filled_is_inked_and_what_is_white_is_cut_out() -> None:
    rows = drawn('<path d="M0 0h12v12H0z" fill="#16202b"/><circle cx="6" cy="6" r="3" fill="#fff"/>')
    assert rows[5][5] == rows[115][115] == 255
    assert rows[60][60] == 0
    assert rows[60][10] == 255


def test_a_stroke_has_its_width_and_nothing_inside() -> None:
    rows = drawn('<circle cx="6" cy="6" r="5" fill="none" stroke="#16202b" stroke-width="2"/>')
    assert rows[60][60] == 0
    assert sum(rows[60]) / 255 == pytest.approx(40, abs=2)
    assert rows[60][5] == rows[60][114] == 255


def test_a_dashed_stroke_has_gaps() -> None:
    line = '<path d="M0 6h12" fill="none" stroke="#16202b" stroke-width="2"{}/>'
    assert sum(drawn(line.format(""))[60]) / 255 == pytest.approx(120, abs=2)
    dashed = drawn(line.format(' stroke-dasharray="2 1"'))[60]
    assert sum(dashed) / 255 == pytest.approx(80, abs=6)
    assert (dashed[10], dashed[25], dashed[40]) == (255, 0, 255)


def test_a_round_end_reaches_further_than_a_flat_one() -> None:
    line = '<path d="M4 6h4" fill="none" stroke="#16202b" stroke-width="2"{}/>'
    flat, rounded = drawn(line.format("")), drawn(line.format(' stroke-linecap="round"'))
    assert (flat[60][34], rounded[60][34]) == (0, 255)


def test_curves_and_arcs_of_every_kind_are_drawn() -> None:
    for path in ("M0 0Q12 0 12 12L0 12z", "M0 0C6 0 12 6 12 12H0z", "M6 1.1a4.9 4.9 0 0 1 0 9.8z"):
        rows = drawn(f'<path d="{path}" fill="#000"/>')
        assert rows[60][65] == 255, path


def test_what_has_no_outline_is_passed_over() -> None:
    assert sum(map(sum, drawn("<title>Confermata</title><g/>"))) == 0
