"""The claims as data: `claims.json`, nested, with what they name; `claims.csv`, a row a claim and language."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from distinguo import addresses
from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.fields import Quantity
from distinguo.formats import data_schema
from distinguo.formats.changes import versions
from distinguo.formats.data_schema import published_fields
from distinguo.formats.publication import Output, Publication
from distinguo.library import Library, sources_of
from distinguo.record import Record, is_translatable

COLUMNS = (
    "id",
    "language",
    "text",
    "translated",
    "kind",
    "by",
    "speakers",
    "said",
    "via",
    "source",
    "event",
    "hedge",
    "status",
    "as_of",
    "value",
    "unit",
    "due",
    "explainer",
    "url",
)


def files(publication: Publication) -> Iterator[Output]:
    """Return the site's claims as JSON and CSV, each explainer's as JSON in each language, and the JSON's schema."""
    yield Output(data_schema.PATH, _json(data_schema.schema(publication.site.url)))
    yield Output("claims.json", _json(_site(publication)))
    yield Output("claims.csv", _csv(publication).encode())
    for language, library in publication.editions.items():
        for explainer in library.explainers:
            path = f"{addresses.path(explainer, language)}claims.{language}.json"
            yield Output(path, explainer_json(publication, explainer, language))


def explainer_json(publication: Publication, explainer: Explainer, language: str) -> bytes:
    """Return an explainer's own claims and those it rests on, in one language, with whom and what they name, as JSON.

    Words that are not translated stand under their own language, as in `claims.json`.
    """
    library = publication.editions[language]
    claims = library.ledger(explainer)
    named = _named(library, claims)
    return _json(
        {
            "$schema": publication.url(data_schema.PATH),
            "url": publication.address(explainer, language),
            "language": language,
            "title": explainer.title.plain,
            "as_of": explainer.as_of.text,
            "version": versions(explainer)[0].name,
            "claims": [_claim(publication, claim, language) for claim in claims],
            "actors": _entries(publication, "actor", [id for id in named if id in library.actor], language),
            "sources": _entries(publication, "source", [id for id in named if id in library.source], language),
        }
    )


def _site(publication: Publication) -> dict[str, Any]:
    library = publication.library
    return {
        "$schema": publication.url(data_schema.PATH),
        "site": publication.site.url,
        "explainers": {each.name: _explainer(publication, each) for each in library.explainers},
        "claims": [_claim(publication, claim) for claim in library.claims],
        "actors": _entries(publication, "actor", [actor.id for actor in library.actors]),
        "sources": _entries(publication, "source", [source.id for source in library.sources]),
        "topics": _entries(publication, "topic", [topic.id for topic in library.topics]),
    }


def _named(library: Library, claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """Return the ids of the actors and sources that claims name, and of those that these sources rest on, each once."""
    found = dict.fromkeys(id for claim in claims for id in (*claim.by, *claim.against, *sources_of(claim)))
    ids = list(found)
    for id in ids:
        origin = library.source[id].origin_id if id in library.source else None
        if origin and origin not in found:
            found[origin] = None
            ids.append(origin)
    return tuple(ids)


def _entries(publication: Publication, kind: str, ids: Iterable[str], *languages: str) -> dict[str, Any]:
    """Return each `actor`, `source` or `topic` by its id, its words in the languages asked for, or in all."""
    tags = languages or tuple(publication.editions)
    tables = {tag: getattr(publication.editions[tag], kind) for tag in tags}
    return {id: _fields({tag: table[id] for tag, table in tables.items()}) for id in ids}


def _explainer(publication: Publication, explainer: Explainer) -> dict[str, Any]:
    tags = publication.languages_of(explainer)
    fields = _fields({tag: publication.editions[tag].document[explainer.name] for tag in tags})
    fields["version"] = versions(explainer)[0].name
    fields["claims"] = [claim.id for claim in publication.library.ledger(explainer)]
    fields["url"] = {tag: publication.address(explainer, tag) for tag in tags}
    return fields


def _claim(publication: Publication, claim: Claim, *languages: str) -> dict[str, Any]:
    """Return a claim with its words by language: in those asked for, or in every one that has its page."""
    home = publication.library.explainer_of[claim.id]
    tags = languages or publication.languages_of(claim)
    fields = _fields({tag: publication.editions[tag].claim[claim.id] for tag in tags})
    if claim.quote:
        # A quotation has one wording, that of its source; what a translator wrote is its sense, no quotation.
        words = publication.editions[home.lang].claim[claim.id].quote
        sense = {tag: text for tag, text in fields["quote"].items() if tag != home.lang}
        fields |= {"quote": {"lang": home.lang, "text": str(words)}, **({"quote_sense": sense} if sense else {})}
    fields["as_of"] = _as_of(publication, claim)
    fields["explainer"] = home.name
    places = {publication.editions[tag].elsewhere(claim) or tag for tag in tags}
    fields["url"] = {tag: publication.address(claim, tag) for tag in publication.editions if tag in places}
    return fields


def _fields(editions: Mapping[str, Record]) -> dict[str, Any]:
    """Return what a record says, without what was left out; its words by language, a fallback under its own."""
    record = next(iter(editions.values()))
    written = record.model_dump(mode="json", exclude_none=True, by_alias=True, exclude_defaults=True)
    fields = {}
    for name, info in published_fields(type(record)).items():
        key = info.alias or name
        if key in written:
            values = {tag: getattr(edition, name) for tag, edition in editions.items()}
            fields[key] = _words(values) if is_translatable(info) else _value(written[key], values)
    return fields


def _words(values: Mapping[str, Any]) -> Any:
    """Return the words of a field by language; a list of them if it has several."""
    texts = list(values.values())
    if isinstance(texts[0], tuple):
        return [{text.lang: text.plain for text in each} for each in zip(*texts, strict=True)]
    return {text.lang: text.plain for text in texts}


def _value(written: Any, values: Mapping[str, Any]) -> Any:
    first = next(iter(values.values()))
    if isinstance(first, Quantity):
        return str(first)
    if isinstance(first, tuple) and first and isinstance(first[0], Record):
        return [_fields({tag: value[number] for tag, value in values.items()}) for number in range(len(first))]
    return written


def _as_of(publication: Publication, claim: Claim) -> str:
    return (claim.as_of or publication.library.explainer_of[claim.id].as_of).text


def _csv(publication: Publication) -> str:
    """Return the table as RFC 4180 has it, without a byte-order mark.

    UTF-8 is what `text/csv` is unless its server says otherwise
    (https://www.iana.org/assignments/media-types/text/csv). The mark would help one way of opening it in Excel, by a
    double click, and most programs would take it for a part of the first column's name.
    """
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for claim in publication.library.claims:
        for tag in publication.languages_of(claim):
            table.writerow(_row(publication, publication.editions[tag].claim[claim.id], tag))
    return out.getvalue()


def _row(publication: Publication, claim: Claim, language: str) -> dict[str, str]:
    library = publication.editions[language]
    row = {
        "id": claim.id,
        "language": language,
        "text": claim.text.plain,
        "translated": "no" if claim.text.fallback else "yes",
        "kind": claim.kind,
        "by": " ".join(claim.by),
        "speakers": "; ".join(library.actor[id].name.plain for id in claim.by),
        "said": claim.said or "",
        "via": claim.via or "",
        "source": library.source[claim.via].title.plain if claim.via else "",
        "event": claim.event or "",
        "hedge": claim.hedge,
        "status": claim.status,
        "as_of": _as_of(publication, claim),
        "value": claim.value or "",
        "unit": claim.unit or "",
        "due": claim.due or "",
        "explainer": publication.library.explainer_of[claim.id].name,
        "url": publication.address(claim, language),
    }
    return {name: _inert(str(value)) for name, value in row.items()}


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection).

    A number below zero is none.
    """
    is_formula = cell[:1] in tuple("=+-@\t\r") and not re.fullmatch(r"-\d+(\.\d+)?", cell)
    return f"'{cell}" if is_formula else cell


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
