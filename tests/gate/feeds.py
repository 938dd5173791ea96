"""What Atom asks of a feed, and what pages say of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.gate.site import BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds_are_valid(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """What Atom asks of a feed: https://www.rfc-editor.org/rfc/rfc4287#section-4.1. Each page names its language's."""
    for path in sorted(site.files):
        if re.fullmatch(r"[^/]+/(feed|claims)\.xml", path):
            yield from ((path, what) for what in _minded(site, path))
    for page in site.pages:
        links = [each for each in page.all("link") if each.get("type") == "application/atom+xml"]
        own = [str(page.target(each.get("href", ""))[0]).split("/")[0] for each in links]
        if page.language and (not own or set(own) != {page.language} or not all(each.get("title") for each in links)):
            yield page.path, f"names the feeds of {own}, or one without a title"


def _minded(site: BuiltSite, path: str) -> Iterator[str]:
    try:
        feed = ElementTree.fromstring(site.text(path))
    except ElementTree.ParseError as error:
        yield f"no XML: {error}"
        return
    language, entries = path.split("/")[0], feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed" or feed.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
        yield f"{feed.tag} in {feed.attrib}"
    if f"{site.url}/{path}" not in [
        each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"
    ]:
        yield "does not name itself"
    if not feed.findtext(f"{ATOM}author/{ATOM}name") and not all(
        each.findtext(f"{ATOM}author/{ATOM}name") for each in entries
    ):
        yield "has entries without an author"
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    if len(set(ids)) < len(ids):
        yield "has two entries with one id"
    if not entries:
        yield "has no entry"
    for element in (feed, *entries):
        yield from _of_entry(site, element)


def _of_entry(site: BuiltSite, element: ElementTree.Element) -> Iterator[str]:
    title = element.findtext(f"{ATOM}title") or ""
    for name in ("id", "title", "updated"):
        if len(element.findall(f"{ATOM}{name}")) != 1 or not element.findtext(f"{ATOM}{name}"):
            yield f'"{title}" has not one {name}'
    if not urlsplit(element.findtext(f"{ATOM}id") or "").scheme:
        yield f'"{title}" has an id that is no IRI'
    for stamp in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        if not re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", stamp.text or ""
        ) or not _is_time(stamp.text):
            yield f'"{title}" has the time {stamp.text}'
    links = [
        each.get("href", "") for each in element.findall(f"{ATOM}link") if each.get("rel", "alternate") == "alternate"
    ]
    if element.tag == f"{ATOM}entry" and not links and element.find(f"{ATOM}content") is None:
        yield f'"{title}" leads nowhere'
    for link in links:
        file = site.file(link.partition("#")[0])
        if file is not None and file not in site.files:
            yield f'"{title}" leads to {link}, which is not there'


def _is_time(text: str | None) -> bool:
    try:
        datetime.fromisoformat(text or "")
    except ValueError:
        return False
    return True


SITE_RULES = (feeds_are_valid,)
