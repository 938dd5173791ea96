"""The drawn timeline: well-formed, nothing outside the picture, every day told in words too."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from distinguo.claim import Claim
from distinguo.formats.timeline import stops
from distinguo.formats.timeline.line import WIDTH, timeline_picture

MONTHS = {number: f"month {number}" for number in range(1, 13)}


def claim(number: int, day: date, *, event: bool, text: str = "Something is said <of> it & more") -> Claim:
    fields = {"id": f"claim-{number}", "text": text, "kind": "statement", "by": (), "hedge": "asserted"}
    when = {"event": day.isoformat()} if event else {"said": day.isoformat()}
    return Claim.model_validate({**fields, **when, "status": "unattributed"})


def picture(claims: tuple[Claim, ...]) -> str:
    found = stops(claims)
    numbers = {each.id: number for number, each in enumerate(claims, start=1)}
    return str(timeline_picture(found, [stop.date.text for stop in found], numbers, MONTHS, "Timeline"))


def test_no_claims_no_picture() -> None:
    assert picture(()) == ""


def test_the_title_is_the_text_equivalent() -> None:
    claims = (claim(1, date(2024, 6, 19), event=True), claim(2, date(2024, 10, 23), event=False))
    title = ElementTree.fromstring(picture(claims)).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == "Timeline."


def test_words_are_escaped() -> None:
    drawn = picture((claim(1, date(2024, 6, 19), event=True, text="<script>alert(1)</script>"),))
    assert "<script>" not in drawn
    ElementTree.fromstring(drawn)


@given(st.lists(st.tuples(st.integers(0, 4000), st.booleans()), min_size=1, max_size=14))
def test_whatever_the_days_the_picture_is_well_formed_and_within_its_frame(days: list[tuple[int, bool]]) -> None:
    start = date(2015, 1, 1)
    claims = tuple(claim(n, start + timedelta(days=day), event=event) for n, (day, event) in enumerate(days))
    drawn = picture(claims)
    if not drawn:
        return
    root = ElementTree.fromstring(drawn)
    height = float(root.attrib["viewBox"].split()[3])
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        assert -0.5 <= float(text.attrib.get("x", "0")) <= WIDTH + 0.5
        assert -0.5 <= float(text.attrib.get("y", "0")) <= height + 0.5
    assert not re.search(r"\bnan\b|\binf\b", drawn)
