"""Where everything stands on the site: one place for every path, the same in every language."""

from __future__ import annotations

import posixpath

from distinguo.claim import Claim
from distinguo.explainer import Document, Explainer
from distinguo.shared import Actor, Entry, Source, Topic

Addressed = Document | Claim | Entry
"""What has a page of its own."""

FOLDERS: dict[type[Claim | Entry], str] = {Claim: "claims", Actor: "actors", Source: "sources", Topic: "topics"}
"""Where the pages of each kind of record stand, and the page that lists them."""

SECTIONS = (*FOLDERS.values(), "timeline")
"""The pages that list what the whole site tells, each a folder below the language's."""

SEARCH = "search"
"""The folder of the search page, below the language's."""


def home(language: str) -> str:
    """Return the folder of a language's home page. All addresses are relative to the site's."""
    return f"{language}/"


def path(record: Addressed, language: str) -> str:
    """Return the folder of a record's page in a language, with a slash at its end."""
    if isinstance(record, Document):
        return f"{language}/{record.address}/"
    return f"{language}/{FOLDERS[type(record)]}/{record.id}/"


def feed(language: str) -> str:
    """Return the path of a language's Atom feed."""
    return f"{language}/feed.xml"


def changes(language: str) -> str:
    """Return the path of a language's Atom feed of what became of claims."""
    return f"{language}/claims.xml"


def card(language: str, explainer: Explainer | None = None) -> str:
    """Return the path of the picture that stands for an explainer where it is shared, or for the site."""
    return f"{language}/{explainer.address}/card.{language}.png" if explainer else f"{language}/card.{language}.png"


def citation(explainer: Explainer, language: str, suffix: str) -> str:
    """Return the path of an explainer's reference for a bibliography: `bib` is BibTeX, `json` CSL-JSON."""
    return f"{language}/{explainer.address}/citation.{language}.{suffix}"


def brief(explainer: Explainer, language: str) -> str:
    """Return the path of an explainer's PDF."""
    return f"{language}/{explainer.address}/{explainer.address}.{language}.pdf"


def bilingual(explainer: Explainer, first: str, second: str) -> str:
    """Return the path of an explainer's PDF in two languages side by side."""
    return f"{first}/{explainer.address}/{explainer.address}.{first}-{second}.pdf"


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
