"""What schema.org allows, of what we say in its terms: which properties a type takes, and what their values may be.

Each line was checked against release 30.0 of the vocabulary (https://schema.org/docs/developers.html): a type and those
above it; a property, the types that have it and the types that it takes, as far as we use any of them. A term that is
not here is unknown: look it up there, then add it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

TYPES = {
    "AboutPage": "WebPage CreativeWork Thing",
    "BreadcrumbList": "ItemList Intangible Thing",
    "Claim": "CreativeWork Thing",
    "ClaimReview": "Review CreativeWork Thing",
    "CollectionPage": "WebPage CreativeWork Thing",
    "CorrectionComment": "Comment CreativeWork Thing",
    "Country": "AdministrativeArea Place Thing",
    "CreativeWork": "Thing",
    "DataDownload": "MediaObject CreativeWork Thing",
    "Dataset": "CreativeWork Thing",
    "DefinedTerm": "Intangible Thing",
    "EntryPoint": "Intangible Thing",
    "ItemList": "Intangible Thing",
    "ListItem": "Intangible Thing",
    "MediaObject": "CreativeWork Thing",
    "NewsArticle": "Article CreativeWork Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "ProfilePage": "WebPage CreativeWork Thing",
    "Quotation": "CreativeWork Thing",
    "Rating": "Intangible Thing",
    "SearchAction": "Action Thing",
    "SearchResultsPage": "WebPage CreativeWork Thing",
    "WebPage": "CreativeWork Thing",
    "WebSite": "CreativeWork Thing",
}
PROPERTIES = {
    "about": ("CreativeWork", "Thing"),
    "additionalType": ("Thing", "Text URL"),
    "alternateName": ("Thing", "Text"),
    "appearance": ("Claim", "CreativeWork"),
    "archivedAt": ("CreativeWork", "URL WebPage"),
    "author": ("CreativeWork Rating", "Organization Person"),
    "breadcrumb": ("WebPage", "BreadcrumbList Text"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "claimReviewed": ("ClaimReview", "Text"),
    "contentUrl": ("MediaObject", "URL"),
    "correction": ("CreativeWork", "CorrectionComment Text URL"),
    "correctionsPolicy": ("Organization", "CreativeWork URL"),
    "creativeWorkStatus": ("CreativeWork", "DefinedTerm Text"),
    "creator": ("CreativeWork", "Organization Person"),
    "creditText": ("CreativeWork", "Text"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "description": ("Thing", "Text"),
    "distribution": ("Dataset", "DataDownload"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("CreativeWork MediaObject", "Text URL"),
    "firstAppearance": ("Claim", "CreativeWork"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "headline": ("CreativeWork", "Text"),
    "image": ("Thing", "URL"),
    "inLanguage": ("CreativeWork", "Text"),
    "isAccessibleForFree": ("CreativeWork", "Boolean"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "item": ("ListItem", "Thing"),
    "itemListElement": ("ItemList", "ListItem Text Thing"),
    "itemReviewed": ("Review", "Thing"),
    "jobTitle": ("Person", "DefinedTerm Text"),
    "keywords": ("CreativeWork", "DefinedTerm Text URL"),
    "lastReviewed": ("WebPage", "Date"),
    "mainEntity": ("CreativeWork", "Thing"),
    "mainEntityOfPage": ("Thing", "CreativeWork URL"),
    "mentions": ("CreativeWork", "Thing"),
    "name": ("Thing", "Text"),
    "position": ("CreativeWork ListItem", "Integer Text"),
    "potentialAction": ("Thing", "Action"),
    "publisher": ("CreativeWork", "Organization Person"),
    "publishingPrinciples": ("CreativeWork Organization Person", "CreativeWork URL"),
    "ratingExplanation": ("Rating", "Text"),
    "reviewRating": ("Review", "Rating"),
    "sameAs": ("Thing", "URL"),
    "spokenByCharacter": ("Quotation", "Organization Person"),
    "target": ("Action", "EntryPoint URL"),
    "temporalCoverage": ("CreativeWork", "Text URL"),
    "text": ("CreativeWork", "Text"),
    "translationOfWork": ("CreativeWork", "CreativeWork"),
    "url": ("Thing", "URL"),
    "urlTemplate": ("EntryPoint", "Text"),
    "workTranslation": ("CreativeWork", "CreativeWork"),
}
_URL = re.compile(r"https?://[^\s<>\"]+")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def faults(data: Mapping[str, Any]) -> list[str]:
    """Return what schema.org has against linked data, and JSON-LD against its form."""
    if data.get("@context") != "https://schema.org":
        return ["its context is not schema.org"]
    found = {node["@id"]: node for node in nodes(data["@graph"]) if "@id" in node}
    return [fault for node in nodes(data["@graph"]) for fault in _faults(node, found)]


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Return every node in linked data, the inner ones too, but for references and words with their language."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, Mapping):
        if "@value" not in value and set(value) != {"@id"}:
            yield value
        yield from nodes(list(value.values()))


def _types(node: Mapping[str, Any]) -> set[str]:
    named = node.get("@type", [])
    return {named} if isinstance(named, str) else set(named)


def _all_types(node: Mapping[str, Any]) -> set[str]:
    return {each for type in _types(node) for each in (type, *TYPES.get(type, "").split())}


def _faults(node: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    types = _types(node)
    if not types:
        yield f"a node without a type: {dict(node)}"
    yield from (f"unknown type {type}" for type in sorted(types - set(TYPES)))
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        domain, range = (set(each.split()) for each in PROPERTIES.get(name, ("", "")))
        if name not in PROPERTIES:
            yield f"unknown property {name}"
        elif not domain & _all_types(node):
            yield f"{name} is no property of {', '.join(sorted(types))}"
        elif value in ("", [], {}, None):
            yield f"{name} is empty"
        else:
            each = value if isinstance(value, list) else [value]
            yield from (f"{name} is no {one!r}" for one in each if not _fits(one, range, found))


def _fits(value: Any, range: set[str], found: Mapping[str, Mapping[str, Any]]) -> bool:
    match value:
        case bool():
            return "Boolean" in range
        case int():
            return bool({"Integer", "Number"} & range)
        case str():
            is_other = bool(("URL" in range and _URL.fullmatch(value)) or ("Date" in range and _DATE.fullmatch(value)))
            return "Text" in range or is_other
        case {"@value": str(), "@language": str()}:
            return "Text" in range
        case {"@type": _}:
            return bool(_all_types(value) & range)
        case {"@id": str(id)}:
            # What is on another page is there for that page to say.
            other = found.get(id)
            return (
                bool(_URL.fullmatch(id)) and (_all_types(other) & range if other else range - {"Text", "URL"}) != set()
            )
    return False
