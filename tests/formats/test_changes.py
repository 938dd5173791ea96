"""What became of claims, and when things changed last: as the content has it."""

from __future__ import annotations

from datetime import date

from distinguo.formats.changes import changes, updated, updated_claim, versions
from tests.cases import claim, explainer, library

MOMENTS = (
    "[{date: 2024-10-23, status: pending}, {date: 2024-10-25, status: reported, why: Detto},"
    " {date: 2024-10-25, status: pending}, {date: 2024-10-25, status: reported}]"
)


def test_every_status_is_a_change_and_the_last_comes_first() -> None:
    found = changes(library(explainer("", claim("uno"), claim("due", history=MOMENTS), date="2024-10-24")))
    assert [(change.claim.id, change.name) for change in found] == [
        ("due", "2024-10-25-reported-2"),
        ("due", "2024-10-25-pending"),
        ("due", "2024-10-25-reported"),
        ("uno", "2024-10-24-reported"),
        ("due", "2024-10-23-pending"),
    ]
    assert [change.why for change in found] == [None, None, "Detto", None, None]


def test_the_names_of_changes_stay_when_another_is_added() -> None:
    before = changes(library(explainer("", claim("due", history=MOMENTS))))
    longer = MOMENTS.replace("}]", "}, {date: 2024-11-01, status: confirmed}]")
    after = changes(library(explainer("", claim("due", history=longer))))
    assert [change.name for change in after[1:]] == [change.name for change in before]


def test_a_claims_first_change_keeps_its_name_when_it_gets_a_history() -> None:
    before = changes(library(explainer("", claim("uno"))))
    first = "[{date: 2024-10-23, status: reported}, {date: 2024-10-25, status: confirmed}]"
    after = changes(library(explainer("", claim("uno", history=first))))
    assert [change.name for change in after] == ["2024-10-25-confirmed", before[0].name]


def test_an_explainer_changes_with_whatever_stands_in_it() -> None:
    keys = {"date": "2024-10-20", "as_of": "2024-10-21"}
    assert updated(explainer(**keys)) == date(2024, 10, 21)
    assert updated(explainer(**keys, corrections="[{date: 2024-10-30, text: Ecco}]")) == date(2024, 10, 30)
    assert updated(explainer("", claim(as_of="2024-10-29"), **keys)) == date(2024, 10, 29)
    assert updated(explainer("", claim(history=MOMENTS), **keys)) == date(2024, 10, 25)


def test_a_claim_changes_by_itself() -> None:
    home = explainer("", claim("uno"), claim("due", as_of="2024-10-30"), claim("tre", history=MOMENTS))
    assert [updated_claim(each, home).day for each in home.claims] == [23, 30, 25]


def test_an_explainer_is_published_as_1_0() -> None:
    first_status = "[{date: 2024-10-23, status: reported}]"
    (only,) = versions(explainer("", claim("uno"), claim("due", history=first_status), date="2024-10-23"))
    assert (only.name, only.day.text, only.correction, only.claim) == ("1.0", "2024-10-23", None, None)


def test_each_correction_and_each_later_status_makes_another_version() -> None:
    corrections = "[{date: 2024-10-24, text: Ecco}, {date: 2024-10-30, text: Ancora}]"
    found = versions(explainer("", claim(history=MOMENTS), date="2024-10-23", corrections=corrections))
    assert [(each.name, each.day.text) for each in found] == [
        ("1.5", "2024-10-30"),
        ("1.4", "2024-10-25"),
        ("1.3", "2024-10-25"),
        ("1.2", "2024-10-25"),
        ("1.1", "2024-10-24"),
        ("1.0", "2024-10-23"),
    ]
    assert [str(each.correction or each.status or "") for each in found] == [
        "Ancora",
        "reported",
        "pending",
        "reported",
        "Ecco",
        "",
    ]
    assert [each.why and each.why.plain for each in found[1:4]] == [None, None, "Detto"]


def test_a_claim_that_came_later_makes_a_version_too() -> None:
    later = "[{date: 2024-10-25, status: reported}]"
    assert [each.name for each in versions(explainer("", claim(history=later), date="2024-10-23"))] == ["1.1", "1.0"]
