"""Which briefs are made, and that nothing is printed twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from distinguo.formats import brief
from distinguo.press import Order, Press, Printed
from tests.cases import publication as published

ALL = [
    "it/ponte/ponte.it.pdf",
    "it/committee/committee.it.pdf",
    "en/ponte/ponte.en.pdf",
    "en/committee/committee.en.pdf",
    "it/ponte/ponte.it-en.pdf",
    "en/committee/committee.en-it.pdf",
]


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """The orders that a press is given; each is answered at once by its own words."""
    given: list[Order] = []

    def begin(_press: Press, order: Order) -> Callable[[], Printed]:
        given.append(order)
        return lambda: Printed(b"%PDF " + order.html.encode())

    monkeypatch.setattr(Press, "begin", begin)
    return given


def test_only_what_changed_is_printed_again(root: Path, orders: list[Order]) -> None:
    first = [(each.path, each.data) for each in brief.files(published(root))]
    assert sorted(path for path, _ in first) == sorted(ALL)
    assert len(orders) == 6
    assert [(each.path, each.data) for each in brief.files(published(root))] == first
    assert len(orders) == 6
    file = root / "content/explainers/committee.md"
    file.write_text(file.read_text("utf-8").replace("committee", "board", 1), "utf-8")
    again = {each.path: each.data for each in brief.files(published(root))}
    changed = {path for path, data in first if again.get(path) != data}
    assert changed
    assert all("committee" in path for path in changed)
    assert len(orders) == 6 + len(changed)


def test_progress_is_told_from_none_to_all(root: Path, orders: list[Order]) -> None:
    told: list[tuple[str, int, int]] = []
    site = published(root)
    object.__setattr__(site, "progress", lambda *steps: told.append(steps))
    list(brief.files(site))
    assert told == [("briefs", done, 6) for done in range(7)]


def test_a_site_without_briefs_prints_none(root: Path, orders: list[Order]) -> None:
    site = published(root)
    without = published(root)
    object.__setattr__(without, "site", site.site.model_copy(update={"briefs": False}))
    assert list(brief.files(without)) == []
    assert orders == []


def test_no_name_is_left_in_the_stylesheet_for_weasyprint_to_look_up(root: Path) -> None:
    stylesheet = brief._stock(published(root).site).stylesheet
    assert "var(" not in stylesheet
    assert "#16202b" in stylesheet


def test_names_that_mean_others_and_names_that_mean_nothing() -> None:
    css = ":root { --a: 1pt;\n --b: var(--a) solid; }\np { border: var(--b); color: var(--c); }"
    assert brief._resolved(css).endswith("p { border: 1pt solid; color: var(--c); }")
    ring = ":root { --a: var(--b); --b: var(--a); }\np { color: var(--a); }"
    assert "color: var(--" in brief._resolved(ring)
