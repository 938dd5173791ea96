"""What other programs ask of us: messages, for `pybabel extract`; JSON Schemas, for authors' editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from distinguo.explainer import Explainer, Page
from distinguo.front_matter import Unreadable, split
from distinguo.front_matter import read as read_yaml
from distinguo.messages import Message, entry_messages, messages
from distinguo.prose import Prose
from distinguo.record import Record
from distinguo.shared import Actor, Source, Topic
from distinguo.site import Site
from distinguo.validate import validated


def extract(
    file: BinaryIO,
    keywords: Any,  # noqa: ARG001 - Babel gives them by name
    comment_tags: Any,  # noqa: ARG001
    options: Any,  # noqa: ARG001
) -> Iterator[tuple[int, str | None, Any, list[str]]]:
    """Extract a document's or an entry file's messages for `pybabel extract`, as Babel asks of an extractor.

    See https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods. A faulty file gives none: the build
    names its faults.
    """
    try:
        text = file.read().decode("utf-8-sig").replace("\r\n", "\n")
        found = list(_in_file(Path(getattr(file, "name", "explainers/unnamed.md")), text))
    except (Unreadable, UnicodeDecodeError):
        return
    for message in found:
        if message.context:
            yield message.line, "pgettext", (message.context, message.text), list(message.comments)
        else:
            yield message.line, None, message.text, list(message.comments)


def _in_file(path: Path, text: str) -> Iterator[Message]:
    models: dict[str, type[Any]] = {"actors.yml": Actor, "sources.yml": Source, "topics.yml": Topic}
    if path.name in models:
        for id, node in read_yaml(text, path.name).items():
            entry, _ = validated(models[path.name], node)
            if entry:
                yield from entry_messages(entry.keyed(id))
        return
    parts = split(text)
    if parts is None:
        return
    document, _ = validated(Page if path.parent.name == "pages" else Explainer, read_yaml(parts.front, path.name, 2))
    if document:
        yield from messages(document.holding(Prose.parse(parts.body, parts.body_line), PurePosixPath(path)))


def write_schemas(site: Site) -> Iterator[Path]:
    """Write the JSON Schemas of front matter and shared files, where editors find them; return their paths."""
    folder = site.content / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        file = folder / f"{name}.json"
        file.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")
        yield file


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schemas by name: `explainer`, `page`, and those of the files that explainers share."""
    found = {name: _schema(model) for name, model in (("explainer", Explainer), ("page", Page))}
    for name, model in (("actors", Actor), ("sources", Source), ("topics", Topic)):
        entry = _schema(model)
        definitions = entry.pop("$defs", {})
        found[name] = {
            "$schema": entry.pop("$schema"),
            "title": name,
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9-]{2,31}$"},
            "additionalProperties": entry,
            "$defs": definitions,
        }
    return found


def _schema(model: type[Record]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
