"""What a page tells machines of itself: JSON-LD, in the terms of schema.org, or of the site's own published schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.gate.site import Page, classes, said
from tests.gate.terms import OWN, is_a, properties

ADDRESSES = ("@id", "url", "image", "contentUrl", "thumbnailUrl", "mainEntityOfPage", "logo", "item")
DATES = ("datePublished", "dateModified", "dateCreated")
NEEDED = {
    "NewsArticle": ("headline", "datePublished", "inLanguage"),
    "Claim": ("text",),
    "ClaimReview": ("claimReviewed", "reviewRating"),
}
"""What a type is worth nothing without: https://developers.google.com/search/docs/appearance/structured-data."""


def linked_data_is_of_schema_org(page: Page) -> Iterator[str]:
    """JSON, in schema.org's context, with types that there are and properties that those have."""
    for source in _scripts(page):
        try:
            data = json.loads(source, object_pairs_hook=_without_doubles)
        except ValueError as error:
            yield f"{error}: {source[:60]}"
            continue
        for node in data if isinstance(data, list) else [data]:
            context = node.get("@context") if isinstance(node, dict) else None
            prefixes = _prefixes(page, context)
            if prefixes is None:
                yield f"@context is {context}"
            else:
                yield from _minded(page, _without(node, prefixes, page), "")


def _scripts(page: Page) -> list[str]:
    return ["".join(each.itertext()) for each in page.all("script", type="application/ld+json")]


def _prefixes(page: Page, context: Any) -> dict[str, str] | None:
    """Return the prefixes that a context adds to schema.org's terms; None if it is another or adds more."""
    first, *more = context if isinstance(context, list) else [context]
    added = {name: url for each in more if isinstance(each, dict) for name, url in each.items()}
    own = all(
        isinstance(url, str) and page.site.file(url.partition("#")[0]) in page.site.files for url in added.values()
    )
    return added if first in ("https://schema.org", "https://schema.org/") and own else None


def _without(node: Any, prefixes: dict[str, str], page: Page) -> Any:
    """Return data without what the site's own schema, published with it, says in terms of its own."""
    if isinstance(node, list):
        return [_without(each, prefixes, page) for each in node]
    if not isinstance(node, dict):
        return node
    return {name: _without(each, prefixes, page) for name, each in node.items() if not _is_own(name, prefixes, page)}


def _is_own(name: str, prefixes: dict[str, str], page: Page) -> bool:
    prefix, _, term = name.partition(":")
    if not term or prefix not in prefixes:
        return False
    url, _, pointer = prefixes[prefix].partition("#")
    found: Any = json.loads(page.site.text(str(page.site.file(url))))
    for part in f"{pointer}{term}".strip("/").split("/"):
        found = found.get(part) if isinstance(found, dict) else None
    return found is not None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError(f"a key stands twice among {', '.join(names)}")
    return dict(pairs)


def _minded(page: Page, node: Any, below: str) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _minded(page, each, below)
    elif isinstance(node, dict) and "@graph" in node:
        yield from _minded(page, node["@graph"], below)
    elif isinstance(node, dict):
        yield from _of_node(page, node, below)


def _of_node(page: Page, node: dict[str, Any], below: str) -> Iterator[str]:
    types = _types(node)
    called = "/".join(types)
    if not types:
        if set(node) - {"@context", "@id"} and set(node) not in ({"@value", "@language"}, {"@value", "@type"}):
            yield f"{below or 'the whole'} has no @type: {sorted(node)}"
        return
    unknown = [each for each in types if each not in OWN]
    yield from (f"{each} is no type of schema.org that we know" for each in unknown)
    known = frozenset[str]().union(*(properties(each) for each in types if each in OWN))
    for name, value in node.items():
        if not name.startswith("@") and not unknown and name not in known:
            yield f"{called} has no {name}"
        elif value in (None, "", [], {}):
            yield f"{called} has an empty {name}"
        if name in ADDRESSES:
            yield from _addresses(page, name, value)
        if name in DATES and not (isinstance(value, str) and value[:4].isdigit()):
            yield f"{name} is {value}"
        yield from _minded(page, value, name)
    if str(node.get("@id", node.get("url"))).startswith(f"{page.url}#"):
        needed = [name for type, names in NEEDED.items() if any(is_a(each, type) for each in types) for name in names]
        yield from (f"{called} has no {name}" for name in needed if name not in node)


def _types(node: dict[str, Any]) -> list[str]:
    type = node.get("@type", [])
    return [str(each) for each in type] if isinstance(type, list) else [str(type)]


def _addresses(page: Page, name: str, value: Any) -> Iterator[str]:
    """Return what is wrong with addresses of this site: all are absolute, and those of files are there."""
    for url in value if isinstance(value, list) else [value]:
        if isinstance(url, str):
            file = page.site.file(url.partition("#")[0])
            if "://" not in url and not url.startswith("_:"):
                yield f"{name} is not absolute: {url}"
            elif file is not None and file not in page.site.files:
                yield f"{name}: {url} is not there"


def pages_say_what_they_are(page: Page) -> Iterator[str]:
    """An explainer is told as an article, a claim as a claim; a headline says what the page's heading says."""
    nodes = list(_nodes(page))
    types = {type for node in nodes for type in _types(node)}
    articles = page.all("article")
    of = classes(articles[0]) if articles else frozenset()
    for kind, wanted in (("explainer", "Article"), ("claim-page", "Claim")):
        if kind in of and not any(is_a(each, wanted) for each in types):
            yield f"no {wanted} among {', '.join(sorted(types)) or 'nothing'}"
    heading = " ".join(map(said, page.all("h1")))
    for node in nodes:
        own = "explainer" in of and node.get("url") == page.url and any(is_a(each, "Article") for each in _types(node))
        headline = node.get("headline")
        headline = headline.get("@value") if isinstance(headline, dict) else headline
        if own and " ".join(str(headline).split()) != heading:
            yield f"the headline is {headline!r}, not {heading!r}"


def _nodes(page: Page) -> Iterator[dict[str, Any]]:
    def walk(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict) and "@type" in value:
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(each)

    for source in _scripts(page):
        try:
            yield from walk(json.loads(source))
        except ValueError:
            continue


RULES = (linked_data_is_of_schema_org, pages_say_what_they_are)
