"""What the tasks call: extraction and merge for translators, the JSON Schema for authors' editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from distinguo import catalogs, merge, revision
from distinguo.explainer import Explainer, Page
from distinguo.front_matter import Unreadable, split
from distinguo.front_matter import read as read_yaml
from distinguo.messages import (
    LIBRARY_DOMAIN,
    THEME_DOMAIN,
    THEME_LANGUAGE,
    Message,
    documents_to_translate,
    domain,
    entry_messages,
    library_messages,
    messages,
)
from distinguo.pipeline import prepare
from distinguo.problems import FaultySite, errors
from distinguo.prose import Prose
from distinguo.record import Record
from distinguo.shared import Actor, Source, Topic
from distinguo.site import Site
from distinguo.validate import validated


def update(site: Site) -> Iterator[str]:
    """Bring every catalogue and template up to date with the content and the theme; return what changed, a line a file.

    Raise FaultySite when the content cannot be read: a catalogue is never merged with half a site.
    """
    manuscript = prepare(site)
    faults = [problem for problem in errors(manuscript.problems) if problem.check not in revision.CHECKS]
    if faults:
        raise FaultySite(faults)
    library = manuscript.library
    sources: dict[str, tuple[str, list[Message]]] = {
        LIBRARY_DOMAIN: (site.default_language, list(library_messages(library))),
    }
    # The engine's theme brings its own words; a site has a catalogue for the languages that it lacks.
    own_theme = site.theme.is_relative_to(site.root)
    themed = {tag for tag in site.languages if own_theme or not catalogs.engine_theme(tag).is_file()} - {THEME_LANGUAGE}
    if themed:
        sources[THEME_DOMAIN] = (THEME_LANGUAGE, list(theme_messages(site.theme)))
    for document in library.documents:
        sources[domain(document)] = (document.lang, list(messages(document, site.url, library)))
    for name, (language, found) in sources.items():
        merge.write_template(site.translations / f"{name}.pot", language, found)
    for language in site.languages:
        wanted = {domain(document) for document in documents_to_translate(library, language)}
        wanted |= {LIBRARY_DOMAIN} if language != site.default_language else set()
        wanted |= {THEME_DOMAIN} if language in themed else set()
        for name in sorted(wanted):
            file = catalogs.folder(site, language) / f"{name}.po"
            changes = merge.merge(file, language, sources[name][0], sources[name][1])
            if changes:
                yield f"{file.relative_to(site.root)}: {changes}"


def theme_messages(theme: Path) -> Iterator[Message]:
    """Return the messages of a theme's templates, as Babel extracts them."""
    from babel.messages.extract import extract_from_dir

    folder = theme / "templates"
    found = extract_from_dir(
        folder, [("**.html", "jinja2")], options_map={"**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
    )
    for name, line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        text = message if isinstance(message, str) else message[0]
        plural = "" if isinstance(message, str) else message[1]
        yield Message(context or "", text, tuple(comments), f"theme/templates/{name}", line, plural)


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
