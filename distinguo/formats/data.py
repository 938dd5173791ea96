"""The claims as data: `claims.json`, nested, with what they name; `claims.csv`, a row a claim and language."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from distinguo import addresses
from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.fields import Quantity
from distinguo.formats.publication import Output, Publication
from distinguo.record import Record, is_translatable
from distinguo.shared import Entry

COLUMNS = (
    "id",
    "language",
    "text",
    "translated",
    "kind",
    "by",
    "said",
    "via",
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
    """Return the site's claims as JSON and CSV, and each explainer's as JSON in each language."""
    library = publication.library
    claims = [_claim(publication, claim) for claim in library.claims]
    tables = {kind: _table(publication, kind, getattr(library, kind)) for kind in ("actors", "sources", "topics")}
    yield Output("claims.json", _json({"site": publication.site.url, "claims": claims, **tables}))
    yield Output("claims.csv", _csv(publication).encode())
    for language, library in publication.editions.items():
        for explainer in library.explainers:
            path = f"{addresses.path(explainer, language)}claims.{language}.json"
            yield Output(path, explainer_json(publication, explainer, language))


def explainer_json(publication: Publication, explainer: Explainer, language: str) -> bytes:
    """Return an explainer's own claims and those it rests on, in one language, as JSON.

    Words that are not translated stand under their own language, as in `claims.json`.
    """
    library = publication.editions[language]
    return _json(
        {
            "url": publication.address(explainer, language),
            "language": language,
            "title": explainer.title.plain,
            "as_of": explainer.as_of.text,
            "claims": [_claim(publication, claim, language) for claim in library.ledger(explainer)],
        }
    )


def _table(publication: Publication, kind: str, entries: tuple[Entry, ...]) -> dict[str, Any]:
    """Return actors, sources or topics by id. An actor's side is ours alone, and stays with us."""
    editions = {
        tag: {entry.id: entry for entry in getattr(library, kind)} for tag, library in publication.editions.items()
    }
    table = {entry.id: _fields({tag: each[entry.id] for tag, each in editions.items()}) for entry in entries}
    return {id: {name: value for name, value in fields.items() if name != "side"} for id, fields in table.items()}


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
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name not in written:
            continue
        if is_translatable(info):
            texts = [getattr(edition, name) for edition in editions.values()]
            written[name] = {text.lang: text.plain for text in texts}
        elif isinstance(value, Quantity):
            written[name] = str(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            each = ({tag: getattr(edition, name)[n] for tag, edition in editions.items()} for n in range(len(value)))
            written[name] = [_fields(inner) for inner in each]
    return written


def _as_of(publication: Publication, claim: Claim) -> str:
    return (claim.as_of or publication.library.explainer_of[claim.id].as_of).text


def _csv(publication: Publication) -> str:
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for claim in publication.library.claims:
        for tag in publication.languages_of(claim):
            table.writerow(_row(publication, publication.editions[tag].claim[claim.id], tag))
    return out.getvalue()


def _row(publication: Publication, claim: Claim, language: str) -> dict[str, str]:
    row = {
        "id": claim.id,
        "language": language,
        "text": claim.text.plain,
        "translated": "no" if claim.text.fallback else "yes",
        "kind": claim.kind,
        "by": " ".join(claim.by),
        "said": claim.said or "",
        "via": claim.via or "",
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
    """Return a cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
