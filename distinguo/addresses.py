"""Where everything stands on the site: one place for every path, the same in every language."""

from __future__ import annotations

import posixpath
from functools import singledispatch

from distinguo.claim import Claim
from distinguo.explainer import Document, Explainer
from distinguo.record import Record
from distinguo.shared import Actor, Source, Topic


def home(language: str) -> str:
    """Return the folder of a language's home page. All addresses are relative to the site's."""
    return f"{language}/"


@singledispatch
def path(record: Record, language: str) -> str:
    """Return the folder of a record's page in a language, with a slash at its end."""
    raise TypeError(f"{type(record).__name__} has no page, in {language} or any other language")


@path.register
def _(record: Document, language: str) -> str:
    return f"{language}/{record.address}/"


@path.register
def _(record: Claim, language: str) -> str:
    return f"{language}/claims/{record.id}/"


@path.register
def _(record: Actor, language: str) -> str:
    return f"{language}/actors/{record.id}/"


@path.register
def _(record: Source, language: str) -> str:
    return f"{language}/sources/{record.id}/"


@path.register
def _(record: Topic, language: str) -> str:
    return f"{language}/topics/{record.id}/"


def feed(language: str) -> str:
    """Return the path of a language's Atom feed."""
    return f"{language}/feed.xml"


def brief(explainer: Explainer, language: str) -> str:
    """Return the path of an explainer's PDF."""
    return f"{language}/{explainer.address}/{explainer.address}.{language}.pdf"


def relative(target: str, page: str) -> str:
    """Return the link from the page at `page` to `target`, both below the site's address.

    Relative links let the site move: to a subfolder, to another host, to a preview.
    """
    folder = page if page.endswith("/") else posixpath.dirname(page)
    name, _, fragment = target.partition("#")
    link = posixpath.relpath(f"/{name}", f"/{folder}")
    if name.endswith("/") or not name:
        link += "/"
    return f"{link}#{fragment}" if fragment else link
