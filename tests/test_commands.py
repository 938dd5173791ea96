"""Commands: messages for Babel, schemas for editors."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from distinguo import front_matter
from distinguo.commands import extract, schemas, write_schemas
from tests.cases import SMALL, site


class File(BytesIO):
    """An open file, as Babel gives it to an extractor."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(data)
        self.name = name


def extracted(name: str, data: bytes | None = None) -> list[tuple[int, str | None, object, list[str]]]:
    return list(extract(File(name, (SMALL / "content" / name).read_bytes() if data is None else data), [], [], {}))


def test_babel_is_given_what_translators_are_given() -> None:
    found = extracted("explainers/ponte.md")
    template = (SMALL / "translations/ponte.pot").read_text("utf-8")
    assert len(found) == template.count("\nmsgid ") - 1 + template.startswith("msgid")
    assert (14, "pgettext", ("claim:apertura text", "Il ponte aprirà il 1º settembre 2024.")) in [
        each[:3] for each in found
    ]


@pytest.mark.parametrize(
    ("name", "number"), [("actors.yml", 3), ("sources.yml", 3), ("topics.yml", 1), ("pages/method.md", 3)]
)
def test_babel_reads_pages_and_shared_files_too(name: str, number: int) -> None:
    assert len(extracted(name)) == number


@pytest.mark.parametrize(
    "change", [lambda data: data.replace(b"\n", b"\r\n"), lambda data: b"\xef\xbb\xbf" + data], ids=["crlf", "bom"]
)
def test_babel_reads_what_windows_writes(change: object) -> None:
    data = (SMALL / "content/explainers/ponte.md").read_bytes()
    assert callable(change)
    assert extracted("explainers/ponte.md", change(data)) == extracted("explainers/ponte.md")


@pytest.mark.parametrize(
    "data", [b"", b"no front matter", b"---\ntitle: [\n---\n", b"---\ntitle: \xe9\n---\n", b"---\ntitle: a\n---\n"]
)
def test_a_faulty_file_gives_babel_nothing(data: bytes) -> None:
    assert extracted("explainers/ponte.md", data) == []


@pytest.mark.parametrize("name", ["explainers/ponte", "explainers/committee", "pages/method"])
def test_the_schemas_take_the_small_site(name: str) -> None:
    parts = front_matter.split((SMALL / f"content/{name}.md").read_text("utf-8"))
    assert parts
    schema = schemas()["page" if name.startswith("pages") else "explainer"]
    front = json.loads(json.dumps(front_matter.read(parts.front, name)))
    assert list(Draft202012Validator(schema).iter_errors(front)) == []
    assert list(Draft202012Validator(schema).iter_errors({**front, "colour": "red"}))


@pytest.mark.parametrize("name", ["actors", "sources", "topics"])
def test_the_schemas_take_its_shared_files(name: str) -> None:
    entries = front_matter.read((SMALL / f"content/{name}.yml").read_text("utf-8"), name)
    validator = Draft202012Validator(schemas()[name])
    assert list(validator.iter_errors(json.loads(json.dumps(entries)))) == []
    assert list(validator.iter_errors({"No id": {}}))
    assert list(validator.iter_errors({"someone": {"colour": "red"}}))


def test_the_schemas_are_written_where_editors_find_them(root: Path) -> None:
    files = list(write_schemas(site(root)))
    assert sorted(file.relative_to(root).as_posix() for file in files) == [
        f"content/schemas/{name}.json" for name in sorted(schemas())
    ]
    assert json.loads((root / "content/schemas/explainer.json").read_text("utf-8")) == schemas()["explainer"]
