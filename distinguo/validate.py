"""Plain data into records: pydantic decides, and its errors become problems in a writer's words."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from textwrap import shorten
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from distinguo.problems import Place, Problem
from distinguo.record import Node, Record

R = TypeVar("R", bound=Record)

_PATTERNS = {
    "id": "3 to 32 lower-case letters, digits and hyphens, a letter first",
    "slug": "letters and digits, with hyphens between them",
    "aliases": "letters and digits, with hyphens between them",
    "lang": "a language tag such as it or en",
    "wikidata": "a Wikidata id such as Q42",
    "url": "an address that begins with https://",
    "archive": "an address that begins with https://",
}


def validated(model: type[R], node: Node) -> tuple[R | None, list[Problem]]:
    """Return the record that `node` holds, or None and what is wrong with it."""
    try:
        return model.model_validate(node), []
    except ValidationError as error:
        problems = [_problem(model, node, detail) for detail in error.errors(include_url=False)]
        return None, [problem for problem in problems if not _only_misspelt(problem, problems)]


def _only_misspelt(missing: Problem, problems: list[Problem]) -> bool:
    """Return whether the missing key is there, misspelt: then one problem is enough."""
    name = missing.message.split('"')[1] if missing.message.endswith("is missing: add it") else None
    return any(
        problem.message.endswith(f'did you mean "{name}"?')
        and problem.place.key.rpartition(".")[0] == missing.place.key
        for problem in problems
    )


def _problem(model: type[Record], node: Node, detail: ErrorDetails) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    written = shorten(str(detail["input"]), 80, placeholder=" …")
    location = [part for part in detail["loc"] if not (isinstance(part, str) and part.startswith("function-"))]
    name = str(next((part for part in reversed(location) if isinstance(part, str)), ""))
    match kind:
        case "missing":
            return Problem(_place(node, location[:-1]), "front-matter", f'"{name}" is missing: add it')
        case "extra_forbidden":
            near = get_close_matches(name, _keys(model, location[:-1]), n=1)
            mend = f'did you mean "{near[0]}"?' if near else "remove it"
            return Problem(_place(node, location), "front-matter", f'unknown key "{name}": {mend}')
        case "enum":
            message = f'"{written}" is none of {context["expected"].replace(chr(39), "")}'
            near = get_close_matches(
                written, context["expected"].replace("'", "").replace(" or ", ", ").split(", "), n=1
            )
            message += f': did you mean "{near[0]}"?' if near else ""
        case "string_pattern_mismatch":
            message = f'"{written}" is not {_PATTERNS.get(name, _PATTERNS["id"])}'
        case "string_type":
            message = "expected text here, not a list or keys"
        case "tuple_type":
            message = "expected a list here: [one, two], or a line with - for each"
        case "model_type" | "model_attributes_type":
            message = "expected keys with values here"
        case "string_too_short" | "too_short":
            message = "empty: write something, or remove the key"
        case "string_too_long" | "too_long":
            message = f"too long: at most {context['max_length']}"
        case "int_parsing" | "int_type":
            message = f'"{written}" is not a whole number'
        case _:
            message = detail["msg"]
    return Problem(_place(node, location), "front-matter", message)


def _place(node: Node, location: list[Any]) -> Place:
    """Return the place of the deepest part of `location` that was written."""
    place, value, key = node.origin.place, node, ""
    holder = node
    for part in location:
        if isinstance(value, Node) and isinstance(part, str) and part in value:
            holder, key = value, part
            place, value = value.origin.keys[part], value[part]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            key = f"{place.key}[{part}]"
            place, value = holder.origin.keys.get(key, place), value[part]
        else:
            break
    return place


@lru_cache(maxsize=16)
def _schema(model: type[Record]) -> dict[str, Any]:
    return model.model_json_schema()


def _keys(model: type[Record], location: list[Any]) -> list[str]:
    """Return the keys that the record at `location` takes."""
    schema = _schema(model)
    node: dict[str, Any] = schema
    for part in location:
        node = _resolved(schema, node["items"] if isinstance(part, int) else node["properties"][part])
    return list(node.get("properties", {}))


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", []):
        if option.get("type") != "null":
            node = option
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node
