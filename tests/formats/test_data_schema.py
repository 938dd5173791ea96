"""The schema of the data: it takes all that is published and nothing else, and says what each field means."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from distinguo.claim import Claim
from distinguo.formats import data
from distinguo.formats.data_schema import CLAIM, PATH, published_fields, schema
from distinguo.formats.publication import Publication
from distinguo.shared import Actor
from tests.cases import SMALL, small_site
from tests.cases import publication as published
from tests.rich import rich_site

SCHEMA = schema("https://small.example/sub")
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(publication: Publication) -> dict[str, list[str]]:
    """Return what the published schema has against each JSON file, by path."""
    files = {output.path: output.data for output in data.files(publication)}
    validator = Draft202012Validator(json.loads(files[PATH]))
    names = [name for name in files if name.endswith(".json") and name != PATH]
    return {name: [error.message for error in validator.iter_errors(json.loads(files[name]))] for name in names}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Any:
    made = rich_site(small_site(tmp_path_factory.mktemp("rich")))
    files = {output.path: output.data for output in data.files(made)}
    return json.loads(files["claims.json"])


def test_the_schema_is_one_and_stands_where_it_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "https://small.example/sub/claims.schema.json"
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_what_is_published_is_valid(publication: Publication) -> None:
    found = faults(publication)
    assert not any(found.values()), found
    assert sorted(found) == [
        "claims.json",
        *(f"{tag}/{name}/claims.{tag}.json" for tag in ("en", "it") for name in ("committee", "ponte")),
    ]


def test_what_this_repository_publishes_is_valid(tmp_path: Path) -> None:
    found = faults(published(SMALL.parent.parent, tmp_path))
    assert not any(found.values()), found
    assert len(found) >= 7


def test_every_field_that_a_claim_can_have_is_valid(rich: Any, root: Path) -> None:
    found = faults(rich_site(root))
    assert not any(found.values()), found
    named = {name for claim in rich["claims"] for name in claim}
    assert {info.alias or name for name, info in published_fields(Claim).items()} <= named


def test_what_is_withheld_in_a_language_is_valid(root: Path) -> None:
    made = rich_site(root)
    english = made.editions["en"].published(1.0)
    assert english.withheld
    found = faults(replace(made, editions={**made.editions, "en": english}))
    assert not any(found.values()), found


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Return every object in a JSON value, with its path."""
    if isinstance(value, dict):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from objects(inner, (*path, key))


def test_an_unknown_field_is_refused_wherever_it_stands(rich: Any) -> None:
    paths = [path for path, _ in objects(rich)]
    assert len(paths) > 80
    for path in paths:
        changed = deepcopy(rich)
        at(changed, path)["invented!"] = "x"
        assert not VALIDATOR.is_valid(changed), path


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def test_a_claim_lacks_nothing_that_it_must_have(rich: Any) -> None:
    for name in ("id", "text", "kind", "by", "hedge", "status", "as_of", "explainer", "url"):
        changed = deepcopy(rich)
        del changed["claims"][0][name]
        assert not VALIDATOR.is_valid(changed), name


def changed_claim(**fields: Any) -> Callable[[Any], None]:
    def change(found: Any) -> None:
        next(claim for claim in found["claims"] if claim["id"] == "costo-alto").update(fields)

    return change


@pytest.mark.parametrize(
    "change",
    [
        changed_claim(status="true"),
        changed_claim(hedge="certain"),
        changed_claim(kind=None),
        changed_claim(text="words without their language"),
        changed_claim(text={}),
        changed_claim(text={"Italian!": "words"}),
        changed_claim(text={"it": ""}),
        changed_claim(id="Costo Alto"),
        changed_claim(by="sindaca"),
        changed_claim(said="May 2024"),
        changed_claim(said=2024),
        changed_claim(event="2024-05-01/"),
        changed_claim(as_of="2024-05"),
        changed_claim(value=12),
        changed_claim(value="about 12"),
        changed_claim(quote={"it": "Costa troppo"}),
        changed_claim(quote={"lang": "it"}),
        changed_claim(resolves={"domani": "2024-05-03"}),
        changed_claim(evidence=[{"source": "rapporto", "finding": "proves"}]),
        changed_claim(contradicts=["costo-basso"]),
        changed_claim(contradicts=[{"id": "costo-basso", "why": "because"}]),
        changed_claim(history=[{"status": "confirmed"}]),
        changed_claim(url={"it": "claims/costo-alto/"}),
        lambda found: found.pop("$schema"),
        lambda found: found.pop("claims"),
        lambda found: found.pop("explainers"),
        lambda found: found["explainers"]["ponte"].pop("as_of"),
        lambda found: found["explainers"]["ponte"].update(lang="Italian"),
        lambda found: found["explainers"]["ponte"].update(status="published"),
        lambda found: found["actors"]["sindaca"].update(side="comune"),
        lambda found: found["actors"]["sindaca"].update(kind="mayor"),
        lambda found: found["sources"]["gazzetta"].update(url="gazzetta.example"),
        lambda found: found["topics"].update({"No Id": found["topics"]["fiume"]}),
    ],
)
def test_what_is_wrong_is_refused(rich: Any, change: Callable[[Any], object]) -> None:
    assert VALIDATOR.is_valid(rich)
    changed = deepcopy(rich)
    change(changed)
    assert not VALIDATOR.is_valid(changed)


def test_every_field_is_described() -> None:
    fields = [
        (f"{name}.{field}", definition)
        for name, found in SCHEMA["$defs"].items()
        for field, definition in found.get("properties", {}).items()
    ]
    assert len(fields) > 70
    assert [name for name, definition in fields if len(definition.get("description", "")) < 8] == []
    assert [name for name, found in SCHEMA["$defs"].items() if not found["description"]] == []
    assert not [name for name, definition in fields if ".yml" in definition["description"]]


def test_every_definition_is_used() -> None:
    text = json.dumps(SCHEMA)
    assert [name for name in SCHEMA["$defs"] if f'"#/$defs/{name}"' not in text] == []


def test_a_fields_name_in_linked_data_leads_to_its_meaning() -> None:
    found: Mapping[str, Any] = SCHEMA
    for key in f"{CLAIM}hedge".removeprefix("#/").split("/"):
        found = found[key]
    assert found["description"] == "How sure the speaker sounded: asserted, expected, possible, hearsay."


def test_an_actors_side_is_not_published() -> None:
    assert "side" in Actor.model_fields
    assert "side" not in published_fields(Actor)
    assert "side" not in SCHEMA["$defs"]["Actor"]["properties"]
