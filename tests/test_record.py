"""Records: frozen, strict, aware of their place; their words are listed and replaced in one order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from distinguo.claim import Claim
from distinguo.record import Leaf, Node, Origin, Record, leaves, rewritten
from distinguo.shared import Actor
from distinguo.text import Text
from tests.cases import claim, explainer, record

FULL = explainer(
    "",
    claim(
        evidence="[{source: twz, finding: supports, excerpt: Estratto}]",
        history="[{date: 2024-10-22, status: reported, why: Perché}]",
        quote="Arrivano",
        unit="soldati",
        single_source_reason="Il solo presente",
    ),
    key_points="[Uno, Due]",
    corrections="[{date: 2024-10-23, text: Corretto}]",
)


def test_the_words_come_in_the_order_of_the_fields_with_contexts_that_outlive_an_edit() -> None:
    assert [(leaf.context, leaf.text) for leaf in leaves(FULL)] == [
        ("title", "Kursk"),
        ("summary", "I fatti."),
        ("", "Uno"),
        ("", "Due"),
        ("claim:arrivo text", "Le unità arrivano."),
        ("claim:arrivo quote", "Arrivano"),
        ("claim:arrivo unit", "soldati"),
        ("claim:arrivo evidence:twz excerpt", "Estratto"),
        ("claim:arrivo single_source_reason", "Il solo presente"),
        ("", "Perché"),
        ("", "Corretto"),
    ]


def test_rewriting_with_the_same_words_changes_nothing() -> None:
    assert rewritten(FULL, lambda leaf: leaf.text) == FULL


def test_rewriting_reaches_every_word_and_nothing_else() -> None:
    shouted = rewritten(FULL, lambda leaf: Text(leaf.text.upper()))
    assert [leaf.text for leaf in leaves(shouted)] == [leaf.text.upper() for leaf in leaves(FULL)]
    assert [leaf.context for leaf in leaves(shouted)] == [leaf.context for leaf in leaves(FULL)]
    assert shouted.claims[0].by == FULL.claims[0].by
    assert FULL.title == "Kursk"


@given(st.lists(st.text(min_size=1), min_size=11, max_size=11))
def test_each_word_goes_where_its_leaf_came_from(words: list[str]) -> None:
    given_out = iter(words)
    new = rewritten(FULL, lambda leaf: Text(next(given_out)))
    assert [leaf.text for leaf in leaves(new)] == words


def test_rewriting_keeps_the_origin() -> None:
    def words(leaf: Leaf) -> Text:
        return Text("altro")

    assert rewritten(FULL, words).claims[0].origin == FULL.claims[0].origin


def test_a_record_cannot_be_changed() -> None:
    actor = record(Actor, "name: Budanov\nkind: person")
    with pytest.raises(ValidationError, match="frozen"):
        setattr(actor, "name", Text("Un altro"))  # noqa: B010


def test_a_record_knows_the_place_of_each_key_and_its_own_for_what_was_not_written() -> None:
    actor = record(Actor, "name: Budanov\nkind: person", "content/actors.yml")
    assert str(actor.origin.at("kind")) == "content/actors.yml:2:1"
    assert actor.origin.at("side") == actor.origin.place


def test_a_record_without_a_file_has_an_origin_all_the_same() -> None:
    assert Actor.model_validate({"name": "Budanov", "kind": "person"}).origin == Origin()


def test_a_node_is_its_values() -> None:
    assert Node(Origin(), {"a": "b"}) == {"a": "b"}


@pytest.mark.parametrize("model", [Claim, Actor])
def test_unknown_keys_are_errors(model: type[Record]) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({"colour": "red"})
