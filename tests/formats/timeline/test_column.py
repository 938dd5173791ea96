"""The timeline for a screen: true to scale, nothing over anything else, every claim in it, and the same in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distinguo.catalogs import Catalogs
from distinguo.claim import Claim
from distinguo.formats.page import Page
from distinguo.formats.publication import Publication
from distinguo.formats.templates import template
from distinguo.formats.timeline.column import Column, Stand, timeline_column
from distinguo.formats.timeline.lettering import length
from distinguo.formats.timeline.rail import LINE, SIZE, WIDTH
from distinguo.formats.view import View
from tests.cases import claim, explainer, library

MONTHS = {number: f"month {number}" for number in range(1, 13)}
START = date(2024, 1, 1)
WHEN = st.one_of(
    st.just(""),
    st.integers(0, 60).map(lambda days: f"{START + timedelta(days=days)}"),
    st.integers(0, 30000).map(lambda days: f"{START - timedelta(days=days)}"),
    st.integers(0, 60).map(lambda days: f"{START + timedelta(days=days)}/{START + timedelta(days=days + 9)}"),
    st.sampled_from(["1944", "2024", "2024-02"]),
)
EVENT = st.one_of(WHEN, st.integers(0, 60).map(lambda days: f"{START + timedelta(days=days)}/.."))


def claims(*dates: tuple[str, str]) -> tuple[Claim, ...]:
    """Return claims by what they are about and when they were said; an empty date is left out."""
    return explainer("", *(claim(f"claim-{n}", event=event, said=said) for n, (event, said) in enumerate(dates))).claims


def column(*dates: tuple[str, str], mirrored: bool = False) -> Column:
    made = timeline_column(claims(*dates), str, MONTHS, mirrored=mirrored)
    assert made
    return made


def stands(made: Column, side: str) -> list[Stand]:
    return [stand for stand in made.stands if stand.side == side]


def test_what_claims_are_about_stands_on_the_left_and_when_they_were_said_on_the_right() -> None:
    made = column(("2024-06-19", "2024-10-23"), ("2024-08-06/..", "2024-10-23"), ("", "2024-10-14"))
    assert made.sides == ("about", "said")
    assert [[line for _, line in stand.lines] for stand in made.stands] == [
        ["2024-06-19"],
        ["2024-08-06/.."],
        ["2024-10-14"],
        ["2024-10-23"],
    ]
    assert {stand.x for stand in stands(made, "about")} == {made.rails[0]} < {*made.rails}
    assert {stand.x for stand in stands(made, "said")} == {made.rails[1]}
    assert all(stand.label < stand.x for stand in stands(made, "about"))
    assert all(stand.label > stand.x for stand in stands(made, "said"))


def test_time_is_to_scale() -> None:
    made = column(("2024-06-19", "2024-10-23"), ("2024-08-06", "2024-10-20"))
    days = [date(2024, 6, 19), date(2024, 8, 6), date(2024, 10, 20), date(2024, 10, 23)]
    places = [stand.y for stand in made.stands]
    unit = (places[-1] - places[0]) / (days[-1] - days[0]).days
    assert made.breaks == ()
    assert all(abs(y - places[0] - (day - days[0]).days * unit) <= 1 for y, day in zip(places, days, strict=True))


def test_each_claim_has_its_link_once_and_what_was_said_nobody_knows_when_has_none() -> None:
    made = column(("2024-06-19", "2024-10-23"), ("2024-06-19", "2024-10-23"), ("2024-10-22", ""), ("", "2024-10-23"))
    (about, unsaid), (said,) = stands(made, "about"), stands(made, "said")
    assert made.links == ((about.x, about.y, said.x, said.y),)
    assert made.unsaid == ((unsaid.x, unsaid.y),)


def test_what_lasts_ends_where_it_ends_and_what_has_not_ended_runs_to_the_foot() -> None:
    made = column(
        ("2024-06-01/..", "2024-06-11"), ("2024-06-01/2024-06-21", "2024-06-21"), ("2024-06-05/2024-06-09", "")
    )
    short, long, still = sorted(stands(made, "about"), key=lambda stand: stand.end)
    assert [each.kind for each in (short, long, still)] == ["span", "span", "open"]
    assert long.end == stands(made, "said")[1].y
    assert long.end < still.end < made.foot
    assert len({short.x, long.x, still.x}) == 3


def test_long_empty_time_is_cut_for_the_sake_of_many_days_but_not_for_a_few_or_for_little() -> None:
    many = column(("1944-06-06", ""), *(("", f"{START + timedelta(days=days)}") for days in range(12)))
    few = column(*((f"{year}", "") for year in range(1944, 2024, 8)), ("", "2024-01-01"), ("", "2024-01-02"))
    little = column(*((f"{START + timedelta(300 + 20 * n)}", f"{START + timedelta(5 * n)}") for n in range(8)))
    assert len(many.breaks) == 1
    assert little.breaks == ()
    assert few.breaks == ()


def test_a_side_without_dates_has_no_rail() -> None:
    made = column(("", "2024-01-01"), ("", "2024-03-01"))
    assert (made.sides, len(made.rails), made.links, made.unsaid) == (("said",), 1, (), ())
    made = column(("2024-01-01", ""), ("2024-03-01", ""))
    assert (made.sides, len(made.rails), made.links, made.unsaid) == (("about",), 1, (), ())
    assert all(stand.label > stand.x for stand in made.stands)


@pytest.mark.parametrize(
    "dates",
    [
        (),
        (("", ""),),
        (("", "2024-01-01"),),
        (("", "2024-01-01"), ("2024-01-01", "")),
        (("2024/..", ""),),
        (("2024", ""),),
    ],
)
def test_without_two_dates_to_set_apart_there_is_no_picture(dates: tuple[tuple[str, str], ...]) -> None:
    assert timeline_column(claims(*dates), str, MONTHS) is None


def test_months_are_named_while_there_is_room_and_years_over_decades() -> None:
    near = column(("2024-06-19", "2024-10-23"), ("", "2024-10-20"))
    assert [name for _, name in near.ticks] == [f"month {number}" for number in (7, 8, 9, 10)]
    assert [name for _, name in column(("2024-06-19", "2024-10-23")).ticks] == ["month 7", "month 10"]
    assert [name for _, name in column(("2023-12-20", "2024-02-10")).ticks] == ["2024", "month 2"]
    assert [name for _, name in column(("1944-06-06", "2024-01-01")).ticks] == ["1950", "2000"]
    long = timeline_column(claims(("2024-06-19", "2024-10-23")), str, dict.fromkeys(MONTHS, "a month of many letters"))
    assert long
    assert {name for _, name in long.ticks} == {""}


def test_from_right_to_left_all_is_mirrored() -> None:
    dates = (("2024-06-19/..", "2024-10-23"), ("2024-08-06/2024-09-01", ""))
    left, right = column(*dates), column(*dates, mirrored=True)
    assert [WIDTH - x for x in left.rails] == list(right.rails)
    for one, other in zip(left.stands, right.stands, strict=True):
        assert (one.x, one.label, one.y) == (WIDTH - other.x, WIDTH - other.label, other.y)
        assert [WIDTH - token.x - 12 for token in one.tokens] == [token.x for token in other.tokens]
    assert [WIDTH - x for x, *_ in left.links] == [x for x, *_ in right.links]


def boxes(made: Column) -> Iterator[tuple[str, float, float, float, float]]:
    """Return what every word and claim covers: its side, left, top, right and bottom."""
    for stand in made.stands:
        for y, line in stand.lines:
            wide = length(line, SIZE)
            left = stand.label - wide if stand.label < stand.x else stand.label
            yield stand.side, left, y - LINE / 2, left + wide, y + LINE / 2
        for token in stand.tokens:
            yield stand.side, token.x, token.y - 8, token.number_x + 14, token.y + 8


@settings(max_examples=150)
@given(st.lists(st.tuples(EVENT, WHEN), min_size=1, max_size=25))
def test_whatever_the_days_every_claim_is_there_within_the_frame_and_nothing_covers_anything(
    dates: list[tuple[str, str]],
) -> None:
    made = timeline_column(claims(*dates), str, MONTHS)
    if not made:
        return
    told = sorted((stand.side, token.claim.id) for stand in made.stands for token in stand.tokens)
    about = [("about", f"claim-{n}") for n, (event, _) in enumerate(dates) if event]
    said = [("said", f"claim-{n}") for n, (_, said) in enumerate(dates) if said]
    assert told == sorted(about + said)
    for side in made.sides:
        covered = sorted(box[1:] for box in boxes(made) if box[0] == side)
        for left, top, right, bottom in covered:
            assert -1 <= left < right <= WIDTH + 1
            assert -1 <= top < bottom <= made.height + 1
        rows = sorted((top, bottom, left, right) for left, top, right, bottom in covered)
        for (top, bottom, left, right), (below, _, start, end) in pairwise(rows):
            assert below >= bottom - 2 or end <= left + 1 or start >= right - 1, (top, below)
    for stand in made.stands:
        assert made.top <= stand.y <= stand.middle <= stand.end <= made.foot
    assert all(made.top <= y <= made.foot for y, _ in made.ticks)
    assert all(made.top < y < made.foot for y in made.breaks)


# What a theme makes of it.

DOCUMENT = explainer(
    "",
    claim("patto", event="2024-06-19", said="2024-10-23"),
    claim("operazione", event="2024-08-06/..", said="2024-10-14/2024-10-20", text="Le <forze> & gli altri."),
    claim("attesa", event="2024-10-23", said="", status="pending", due="2024-11-02"),
    claim("anno", event="", said="2023", status="disputed"),
    claim("senza", event="", said=""),
)


@pytest.fixture
def rendered(publication: Publication) -> dict[str, str]:
    """Return the timeline of a document, and the whole site's, in Italian without translations."""
    small = replace(publication, editions={"it": library(DOCUMENT)}, catalogs=Catalogs({}))
    ledger = {each.id: number for number, each in enumerate(DOCUMENT.claims, 1)}
    view = View(small, "it", "it/kursk/", {"it": "it/kursk/"}, ledger=ledger, record=DOCUMENT)
    locality = small.localities["it"]
    names = {"view": view, "library": view.library, "claims": DOCUMENT.claims}
    picture = timeline_column(DOCUMENT.claims, locality.date, locality.month_names)
    whole = View(small, "it", "it/timeline/", {"it": "it/timeline/"})
    return {
        "picture": template(small, "it", "partials/timeline_picture.html").render(names, picture=picture),
        "words": template(small, "it", "partials/timeline.html").render(names),
        "site": Page("it/timeline/index.html", whole, ("timeline.html",), {}).html(),
    }


def test_the_picture_is_well_formed_has_a_name_and_only_attributes_that_a_strict_policy_lets_through(
    rendered: dict[str, str],
) -> None:
    figure = ElementTree.fromstring(re.sub(r"(?s)<!--.*?-->", "", rendered["picture"]).strip())
    picture = figure.find("svg")
    assert picture is not None
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-label"]
    names = {name for element in figure.iter() for name in element.attrib}
    assert not [name for name in names if name == "style" or name.startswith("on")]
    assert not {element.tag for element in figure.iter()} & {"style", "script", "image", "a", "foreignObject"}


def test_the_picture_has_every_number_at_each_of_its_dates_and_the_shape_of_its_status(
    rendered: dict[str, str],
) -> None:
    figure = ElementTree.fromstring(rendered["picture"].strip())
    words = [element.text or "" for element in figure.iter("text")]
    assert sorted(word for word in words if word.isdecimal() and len(word) == 1) == ["1", "1", "2", "2", "3", "4"]
    assert {"19\xa0giugno 2024", "6\xa0agosto 2024", "14–20 ottobre", "2024", "2023"} <= set(words)
    assert words.count("?") == 1
    shapes = [element.attrib["href"] for element in figure.iter("use")]
    assert sorted(shapes) == ["#Shape-disputed", "#Shape-pending", *["#Shape-reported"] * 4]
    assert {f"#{element.attrib['id']}" for element in figure.iter("symbol")} == set(shapes)


def test_the_words_say_the_same_and_what_the_picture_leaves_out(rendered: dict[str, str]) -> None:
    words = rendered["words"]
    assert [re.findall(f'href="#{each.id}"', words) != [] for each in DOCUMENT.claims] == [True] * 5
    assert re.findall(r"<b>(\d)</b>", words) == ["4", "1", "2", "3"]
    assert words.count("said: 23\xa0ottobre 2024") == 1
    assert words.count("said: 14–20 ottobre 2024") == 1
    assert words.count("said: no date known") == 1
    assert words.index("No date in our sources") < words.index('href="#senza"')
    assert "Le &lt;forze&gt; &amp; gli altri." in words


@pytest.mark.parametrize("where", ["words", "site"])
def test_only_what_html_knows_is_told_as_a_time(rendered: dict[str, str], where: str) -> None:
    assert re.findall(r'datetime="(.*?)"', rendered[where]) == ["2023", "2024-06-19", "2024-10-23"]


def test_the_whole_site_has_each_claim_once_under_its_year(rendered: dict[str, str]) -> None:
    site = rendered["site"]
    assert re.findall(r'<h2 id="(.*?)"', site) == ["_2023", "_2024", "_dateless"]
    assert re.findall(r'href="#(_\d+)"', site) == ["_2023", "_2024"]
    found = re.findall(r'class="claim-text" href="../claims/(.*?)/"', site)
    assert found == ["anno", "patto", "operazione", "attesa", "senza"]
    assert re.findall(r"<h([1-6])", site) == ["1", "2", "3", "2", "3", "3", "3", "2"]
    assert site.count('href="../kursk/"') == 4
    assert "style=" not in site
