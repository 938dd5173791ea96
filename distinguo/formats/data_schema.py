"""The JSON Schema of the claims as data, made from the same records as the data (https://json-schema.org).

Where claims are linked data, the place of a field in it is what the field is called:
`claims.schema.json#/$defs/Claim/properties/hedge`. So whoever follows the name finds what it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from distinguo.claim import Claim, Contradiction, Correction, Evidence, Moment, Original, Resolved
from distinguo.explainer import Explainer
from distinguo.fields import Day, Id, Lang, Url
from distinguo.record import Record, is_translatable
from distinguo.shared import Actor, Role, Source, Topic

PATH = "claims.schema.json"
"""Where the schema stands, below the output folder."""

CLAIM = "#/$defs/Claim/properties/"
"""Where in the schema the fields of a claim are."""

_RECORDS: tuple[type[Record], ...] = (
    *(Explainer, Correction, Claim, Resolved, Original, Evidence, Contradiction, Moment),
    *(Actor, Role, Source, Topic),
)
_TOLD_OF_EXPLAINERS = frozenset(
    ("title", "summary", "lang", "date", "as_of", "timezone", "topics", "key_points", "open_questions", "corrections")
)
# Where what an author reads of a field would mislead those who read the data:
_DESCRIPTIONS = {
    "Explainer.lang": "The language that it was written in.",
    "Explainer.timezone": "The time zone of its days, where that is not the site's.",
    "Explainer.topics": "Its topics: keys of `topics`.",
    "Explainer.key_points": "What to take away.",
    "Claim.text": "The proposition, with absolute dates.",
    "Claim.by": "Who says it: keys of `actors`. Empty when nobody is named.",
    "Claim.via": "The source in which it was published: a key of `sources`.",
    "Claim.resolves": "What the relative words of the quotation mean.",
    "Claim.against": "Whom an accusation is against: keys of `actors`.",
    "Evidence.source": "The source: a key of `sources`.",
    "Resolved.word": "The word, as it stands in the quotation.",
    "Resolved.date": "The date that it means.",
    "Source.origin": "What it ultimately rests on: a key of `actors`, or another of `sources`.",
}


def published_fields(model: type[Record]) -> Mapping[str, FieldInfo]:
    """Return the fields of a record that go into the data. An actor's side is ours alone, and stays with us."""
    fields = model.model_fields
    if model is Explainer:
        return {name: fields[name] for name in fields if name in _TOLD_OF_EXPLAINERS}
    return {name: fields[name] for name in fields if name != "side"}


def schema(site: str) -> dict[str, Any]:
    """Return the schema of `claims.json` and of each explainer's own file, for the site at the address `site`."""
    _, made = models_json_schema([(model, "serialization") for model in _RECORDS], by_alias=True)
    definitions = {name: _as_written(found) for name, found in made["$defs"].items()}
    definitions |= {model.__name__: _record(model, definitions[model.__name__]) for model in _RECORDS}
    definitions |= {
        "Explainer": _joined(definitions["Explainer"], _BESIDE_EXPLAINER),
        "Claim": _joined(definitions["Claim"], _BESIDE_CLAIM, optional=("quote", "quote_sense")),
        **_PARTS,
        **_FILES,
    }
    # That of an explainer: what is not published is in no file.
    del definitions["Publication"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{site}/{PATH}",
        "title": "Claims",
        "description": "What was said, by whom, how sure they sounded, and what we can stand behind: all the claims "
        "of a site, or those of one explainer in one language.",
        "if": {"required": ["site"]},
        "then": _ref("SiteFile"),
        "else": _ref("ExplainerFile"),
        "$defs": dict(sorted(definitions.items())),
    }


def _record(model: type[Record], found: Mapping[str, Any]) -> dict[str, Any]:
    fields = {info.alias or name: info for name, info in published_fields(model).items()}
    properties = {}
    for name, info in fields.items():
        description = _DESCRIPTIONS.get(f"{model.__name__}.{name}") or info.description
        properties[name] = {**_value(info, found["properties"][name]), "description": description}
    optional = tuple(name for name, info in fields.items() if not info.is_required())
    return _object(found["description"], properties, optional)


def _value(info: FieldInfo, found: dict[str, Any]) -> dict[str, Any]:
    item, *others = get_args(info.annotation) or (None,)
    is_list = others == [...]
    if is_translatable(info):
        return {"type": "array", "items": _ref("Words")} if is_list else _ref("Words")
    if is_list and isinstance(item, type) and issubclass(item, Record):
        return {"type": "array", "items": _ref(item.__name__)}
    return _as_written(found)


def _as_written(found: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a value without what authors may do and we don't: null, and numbers for their digits."""
    for option in found.get("anyOf", ()):
        if option != {"type": "null"}:
            found = option
    kept = {name: value for name, value in found.items() if name not in ("title", "default")}
    return {**kept, "type": "string"} if isinstance(kept.get("type"), list) else kept


def _joined(record: Mapping[str, Any], more: Mapping[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of a record with what the data adds to it, or tells otherwise."""
    required = [*record["required"], *(name for name in more if name not in optional)]
    return {**record, "properties": {**record["properties"], **more}, "required": list(dict.fromkeys(required))}


def _object(description: str, properties: Mapping[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _told(value: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {**value, "description": description}


def _by_key(name: str, key: str, description: str) -> dict[str, Any]:
    table = {"type": "object", "propertyNames": _ref(key), "additionalProperties": _ref(name)}
    return _told(table, description)


def _by_language(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": _ref("Language"), "additionalProperties": value, "minProperties": 1}


_TEXT = {"type": "string", "minLength": 1}
_CLAIMS = {"type": "array", "items": _ref("Claim")}
_PARTS = {
    "Address": _told(TypeAdapter(Url).json_schema(), "An address on the web."),
    "Day": _told(TypeAdapter(Day).json_schema(), "A day, as YYYY-MM-DD."),
    "Id": _told(TypeAdapter(Id).json_schema(), "What a thing is called on this site, for ever."),
    "Language": _told(TypeAdapter(Lang).json_schema(), "A language, as a BCP 47 tag."),
    "Name": _told(_TEXT, "The name of an explainer's file, without its suffix."),
    "Pages": _told(_by_language(_ref("Address")), "The addresses of a page, by language."),
    "Words": _told(
        _by_language(_TEXT),
        "Words by language. What is not translated stands under the language that it was written in, and there only.",
    ),
}
_VERSION = _told(
    {"type": "string", "pattern": r"^1\.\d+$"},
    "1.0 when it was published; every correction, and every status that a claim was given later, makes another.",
)
_BESIDE_EXPLAINER = {
    "version": _VERSION,
    "claims": _told(
        {"type": "array", "items": _ref("Id")}, "Its own claims, then those of others that it rests on: their ids."
    ),
    "url": _told(_ref("Pages"), "Its page in each language."),
}
_BESIDE_CLAIM = {
    "quote": _told(_ref("Original"), "The words, verbatim, in the explainer's language."),
    "quote_sense": _told(_ref("Words"), "What the quotation says, in other languages: its sense, no quotation."),
    "as_of": _told(_ref("Day"), "When we last checked."),
    "explainer": _told(_ref("Name"), "The explainer that holds it."),
    "url": _told(_ref("Pages"), "Its page in each language."),
}
_SHARED = {
    "actors": _by_key("Actor", "Id", "Who speaks, and of whom claims speak, by id."),
    "sources": _by_key("Source", "Id", "Where claims were published, and what speaks for or against them, by id."),
}
_FILES = {
    "SiteFile": _object(
        "The claims of a site.",
        {
            "$schema": _told(_ref("Address"), "This schema."),
            "site": _told(_ref("Address"), "The site's address."),
            "explainers": _by_key("Explainer", "Name", "The explainers, by the name of their file."),
            "claims": _told(_CLAIMS, "All claims, in the order of the explainers that hold them."),
            **_SHARED,
            "topics": _by_key("Topic", "Id", "What explainers are gathered under, by id."),
        },
    ),
    "ExplainerFile": _object(
        "The claims of an explainer, in one language.",
        {
            "$schema": _told(_ref("Address"), "This schema."),
            "url": _told(_ref("Address"), "The explainer's page."),
            "language": _told(_ref("Language"), "The language of the page."),
            "title": _told(_TEXT, "The explainer's title."),
            "as_of": _told(_ref("Day"), "The day up to which the facts were checked."),
            "version": _VERSION,
            "claims": _told(_CLAIMS, "The explainer's own claims, then those of others that it rests on."),
            **_SHARED,
        },
    ),
}
