"""What explainers share: entries know their key; what may not be there is refused."""

from __future__ import annotations

import pytest

from distinguo import front_matter
from distinguo.record import leaves
from distinguo.shared import Actor, Entry, Source, Topic
from distinguo.validate import validated
from tests.cases import ACTORS, SOURCES, record, shared


def test_an_entry_is_known_by_its_key() -> None:
    assert [actor.id for actor in ACTORS][:2] == ["budanov", "stato-maggiore"]
    assert ACTORS[0].identity == "actor:budanov"
    assert SOURCES[0].identity == "source:twz"
    assert shared(Topic, "guerra: {name: La guerra}")[0].identity == "topic:guerra"


def test_what_a_source_rests_on_is_called_origin_by_authors() -> None:
    assert SOURCES[0].origin_id == "budanov"
    assert record(Source, "title: A").origin_id is None


def test_an_actors_roles_have_dates_and_no_context_of_their_own() -> None:
    actor = record(Actor, "name: Budanov\nkind: person\nroles:\n  - {title: capo, since: 2020, until: 2024-10}").keyed(
        "budanov"
    )
    assert (str(actor.roles[0].since), str(actor.roles[0].until)) == ("2020", "2024-10")
    assert [(leaf.context, leaf.text) for leaf in leaves(actor)] == [("actor:budanov name", "Budanov"), ("", "capo")]


def test_whose_side_an_actor_is_on_is_never_translated() -> None:
    actor = record(Actor, "name: Budanov\nkind: person\nside: ucraina")
    assert "ucraina" not in [leaf.text for leaf in leaves(actor)]


@pytest.mark.parametrize(
    ("model", "yaml"),
    [
        (Actor, "name: Budanov"),
        (Actor, "kind: person"),
        (Actor, "name: Budanov\nkind: spy"),
        (Actor, "name: Budanov\nkind: person\nwikidata: Kyrylo"),
        (Actor, "name: Budanov\nkind: person\nroles: capo"),
        (Source, "publisher: Nessuno"),
        (Source, "title: A\nurl: javascript:alert(1)"),
        (Source, "title: A\narchive: archive.org"),
        (Source, "title: A\npublished: ieri"),
        (Topic, "summary: A"),
    ],
)
def test_what_is_no_entry_is_refused(model: type[Entry], yaml: str) -> None:
    assert validated(model, front_matter.read(yaml, "a.yml"))[0] is None
