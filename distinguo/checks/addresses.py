"""Documents: no two at one address, now or before, on any file system, and none where the site has pages of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from distinguo.addresses import SEARCH, SECTIONS
from distinguo.explainer import Document
from distinguo.library import Library
from distinguo.problems import Place, Problem

NAME = "address"
LONGEST_NAME = 200
"""Bytes of a document's name: file systems allow 255, and some names are made of it."""
RESERVED_ADDRESSES = frozenset({*SECTIONS, SEARCH, "404", "index", "feed"})
_WRITABLE = re.compile(r"[^\W_]+(-[^\W_]+)*")
_PICTURE = re.compile(r"(?:[\w-]+/)*[\w-]+\.\w+")
RESERVED_NAMES = frozenset({"theme", "library"})


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each document whose address, former address or catalogue another one has.

    Letter case and Unicode form do not tell two addresses apart: macOS and Windows would write one file over
    the other. Bad: `kursk.md` and `Kursk.md`. Good: `kursk.md` and `kursk-2025.md`.
    """
    for document in library.documents:
        if not document.slug and not _WRITABLE.fullmatch(unicodedata.normalize("NFC", document.name)):
            mend = 'rename the file, or add "slug"'
            message = f'"{document.name}" is in every address, so has only letters, digits and single hyphens: {mend}'
            yield Problem(Place(document.path), NAME, message)
        if len(document.name.encode()) > LONGEST_NAME:
            message = (
                f"the file's name is too long: at most {LONGEST_NAME} bytes, for briefs and catalogues are called by it"
            )
            yield Problem(Place(document.path), NAME, message)
    for picture in library.pictures:
        if not _PICTURE.fullmatch(picture.path):
            message = "a picture's name has only letters, digits, hyphens and underscores: rename it"
            yield Problem(Place(f"content/images/{picture.path}"), NAME, message)
    yield from _clashes(library, "address", RESERVED_ADDRESSES)
    yield from _clashes(library, "name", RESERVED_NAMES)
    yield from _former(library)


def _clashes(library: Library, attribute: str, reserved: frozenset[str]) -> Iterator[Problem]:
    first: dict[str, Document] = {}
    for document in library.documents:
        written = getattr(document, attribute)
        key = _folded(written)
        place = document.origin.at("slug") if attribute == "address" else Place(document.path)
        if key in reserved:
            yield Problem(place, NAME, f'"{written}" is what the site itself uses: choose another {attribute}')
        elif key in first:
            other = first[key]
            message = f'the {attribute} "{written}" is also that of {other.path}: give one another slug or file name'
            yield Problem(place, NAME, message)
        else:
            first[key] = document


def _former(library: Library) -> Iterator[Problem]:
    """Return a problem for each former address that leads elsewhere, or nowhere else than the document stands."""
    now = {_folded(document.address): document for document in library.documents}
    before: dict[str, Document] = {}
    for document in library.documents:
        for number, alias in enumerate(document.aliases):
            key = _folded(alias)
            if key in RESERVED_ADDRESSES:
                fault = "is what the site itself uses: remove it"
            elif _folded(document.address) == key:
                fault = "is where the document stands now: remove it"
            elif key in now:
                fault = f"is where {now[key].path} stands: remove it here, or give that one another slug"
            elif key in before:
                fault = f"is a former address of {before[key].path} already: keep one"
            else:
                before[key] = document
                continue
            yield Problem(document.origin.at(f"aliases[{number}]"), NAME, f'"{alias}" {fault}')


def _folded(written: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", written).casefold())
