"""The claims as data: `claims.json`, nested, and `claims.csv`, a row for each claim and language."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

from distinguo import addresses
from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.formats.publication import Output, Publication
from distinguo.record import Record

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
    claims = [_claim(publication, claim) for claim in _first(publication).claims]
    yield Output("claims.json", _json({"site": publication.site.url, "claims": claims}))
    yield Output("claims.csv", _csv(publication).encode())
    for language, library in publication.editions.items():
        for explainer in library.explainers:
            path = f"{addresses.path(explainer, language)}claims.{language}.json"
            yield Output(path, explainer_json(publication, explainer, language))


def explainer_json(publication: Publication, explainer: Explainer, language: str) -> bytes:
    """Return an explainer's own claims and those it rests on, in one language, as JSON."""
    library = publication.editions[language]
    return _json(
        {
            "url": publication.address(explainer, language),
            "language": language,
            "title": explainer.title.plain,
            "as_of": explainer.as_of.text,
            "claims": [
                {**_fields(claim), "url": publication.address(claim, language), "as_of": _as_of(publication, claim)}
                for claim in library.ledger(explainer)
            ],
        }
    )


def _first(publication: Publication) -> Any:
    return next(iter(publication.editions.values()))


def _claim(publication: Publication, claim: Claim) -> dict[str, Any]:
    """Return a claim with its words in every language, under `text` and the like by language tag."""
    editions = {tag: library.claim[claim.id] for tag, library in publication.editions.items()}
    fields = _fields(claim)
    for name in ("text", "quote", "unit"):
        if name in fields:
            fields[name] = {
                tag: str(getattr(each, name)) for tag, each in editions.items() if not getattr(each, name).fallback
            }
    fields["as_of"] = _as_of(publication, claim)
    fields["explainer"] = _first(publication).explainer_of[claim.id].name
    fields["url"] = {tag: publication.address(claim, tag) for tag in editions}
    return fields


def _fields(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True, by_alias=True, exclude_defaults=True)


def _as_of(publication: Publication, claim: Claim) -> str:
    return str((claim.as_of or _first(publication).explainer_of[claim.id].as_of).text)


def _csv(publication: Publication) -> str:
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for claim in _first(publication).claims:
        for tag, library in publication.editions.items():
            table.writerow(_row(publication, library.claim[claim.id], tag))
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
        "explainer": _first(publication).explainer_of[claim.id].name,
        "url": publication.address(claim, language),
    }
    return {name: _inert(str(value)) for name, value in row.items()}


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
