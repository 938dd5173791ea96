"""Claims: what must be there, what may be there, and what an author can write it as."""

from __future__ import annotations

import pytest

from distinguo import front_matter
from distinguo.claim import Claim, Correction, Evidence, Hedge, Kind, Moment, Status, Why
from distinguo.validate import validated
from tests.cases import claim, explainer, record

REQUIRED = {"text": "Arrivano.", "kind": "statement", "by": "[budanov]", "hedge": "asserted", "status": "reported"}


def written(**changes: str) -> str:
    keys = {"id": "arrivo", **REQUIRED, **changes}
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if value)


@pytest.mark.parametrize("key", ["id", *REQUIRED])
def test_what_every_claim_must_have(key: str) -> None:
    made, problems = validated(Claim, front_matter.read(written(**{key: ""}), "a.md"))
    assert made is None
    assert [problem.message for problem in problems] == [f'"{key}" is missing: add it']


def test_nothing_else_must_be_there() -> None:
    made = record(Claim, written())
    assert (made.said, made.via, made.quote, made.evidence, made.history, made.due) == (None, None, None, (), (), None)


def test_nobody_is_named_by_an_empty_list() -> None:
    assert record(Claim, written(by="[]")).by == ()


def test_what_was_said_and_what_we_stand_behind_are_two_things() -> None:
    made = record(Claim, written(hedge="hearsay", status="confirmed"))
    assert (made.hedge, made.status) == (Hedge.HEARSAY, Status.CONFIRMED)


def test_a_relative_word_of_a_quotation_has_its_date() -> None:
    made = record(Claim, written(resolves="{domani: 2024-10-23, ieri: 2024-10-21}"))
    assert [(each.word, str(each.date)) for each in made.resolves] == [("domani", "2024-10-23"), ("ieri", "2024-10-21")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "rumour"),
        ("hedge", "certain"),
        ("status", "true"),
        ("as_of", "2024-10"),
        ("due", "2024-10-24/.."),
        ("via", "The War Zone"),
        ("value", "tanti"),
        ("resolves", "{domani: presto}"),
        ("contradicts", "[altra]"),
        ("quote_original", "domani"),
    ],
)
def test_a_value_of_another_kind_is_refused(key: str, value: str) -> None:
    made, problems = validated(Claim, front_matter.read(written(**{key: value}), "a.md"))
    assert made is None
    assert len(problems) == 1
    assert problems[0].place.line == front_matter.read(written(**{key: value}), "a.md").origin.at(key).line


@pytest.mark.parametrize(
    ("model", "yaml"),
    [
        (Evidence, "source: twz\nfinding: proves"),
        (Moment, "date: 2024\nstatus: reported"),
        (Correction, "date: 2024-10-23\ntext: ''"),
    ],
)
def test_its_parts_are_checked_too(model: type[Evidence | Moment | Correction], yaml: str) -> None:
    assert validated(model, front_matter.read(yaml, "a.md"))[0] is None


def test_the_names_an_author_writes() -> None:
    assert [*Kind] == ["statement", "forecast", "accusation", "denial", "figure", "background"]
    assert [*Hedge] == ["asserted", "expected", "possible", "hearsay"]
    assert [*Status] == [
        *("reported", "pending", "disputed", "unattributed"),
        *("confirmed", "refuted", "superseded", "withdrawn"),
    ]
    assert [*Why] == ["method", "scope", "date", "definition", "open"]


def test_identities_are_what_messages_call_their_records() -> None:
    made = explainer("", claim("nis-12000", evidence="[{source: twz, finding: context}]")).claims[0]
    assert (made.identity, made.evidence[0].identity) == ("claim:nis-12000", "evidence:twz")
