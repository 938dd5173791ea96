"""A brief as HTML, with all that it is printed from: what a page of paper shows of an explainer in a language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import segno

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats import pictures
from distinguo.formats.brief.glyphs import missing
from distinguo.formats.brief.typography import typeset
from distinguo.formats.data import explainer_json
from distinguo.formats.editions import printable
from distinguo.formats.publication import Publication
from distinguo.formats.templates import template
from distinguo.formats.timeline.line import timeline_picture
from distinguo.formats.view import View
from distinguo.press import Attachment, Order
from distinguo.problems import Place, Problem

_PICTURE = re.compile(r'src="(picture:([^"]+))"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A brief to be printed: where it will stand, what it is of, in which languages, and what is wrong with it."""

    path: str
    place: Place
    languages: str
    order: Order
    problems: tuple[Problem, ...] = ()


def sheet(publication: Publication, explainer: Explainer, language: str) -> Sheet:
    """Return the brief of an explainer in a language."""
    html = typeset(page(publication, explainer, language))
    # It has the explainer in short in the other languages too.
    others = [tag for tag in printable(publication, explainer) if tag != language]
    return Sheet(
        addresses.brief(explainer, language),
        Place(explainer.path),
        language,
        Order(html, shown(publication, html), (data(publication, explainer, language),)),
        missing(publication, explainer, (language, *others), html),
    )


def page(publication: Publication, explainer: Explainer, language: str) -> str:
    """Return the HTML of an explainer's brief in a language."""
    view = view_of(publication, explainer, language)
    library = publication.editions[language]
    claims = library.ledger(explainer)
    attached = data(publication, explainer, language)
    return template(publication, language, "brief.html").render(
        view=view,
        library=library,
        explainer=explainer,
        claims=claims,
        numbers=view.ledger,
        timeline_picture=timeline_picture,
        qr=qr(view.url),
        data=attached,
        sha256=hashlib.sha256(attached.data).hexdigest(),
        abstracts={tag: publication.editions[tag].document[explainer.name] for tag in view.other_languages},
    )


def view_of(publication: Publication, explainer: Explainer, language: str) -> View:
    """Return what a brief's template sees of the page on the web that it is of."""
    alternates = {tag: addresses.path(explainer, tag) for tag in printable(publication, explainer)}
    claims = publication.editions[language].ledger(explainer)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    here = addresses.path(explainer, language)
    return View(publication, language, here, alternates, on_paper=True, ledger=numbers, record=explainer)


def qr(address: str) -> str:
    """Return the QR code of an address, with correction of 15 % of it, as the address of a picture."""
    code: str = segno.make(address, error="m").svg_data_uri(border=2, omitsize=True)
    return code


def data(publication: Publication, explainer: Explainer, language: str) -> Attachment:
    """Return the explainer's claims as data, as they are published: what the PDF carries."""
    title = publication.editions[language].document[explainer.name].title.plain
    return Attachment(
        f"claims.{language}.json", explainer_json(publication, explainer, language), title, explainer.as_of.first
    )


def shown(publication: Publication, html: str) -> Mapping[str, tuple[str, bytes]]:
    """Return the pictures that a brief shows: by their address, their type and their bytes."""
    images = publication.library.picture
    found = {}
    for address, path in dict.fromkeys(_PICTURE.findall(html)):
        image = pictures.of(publication).on_paper(images[path])
        found[address] = ("image/png" if image.startswith(b"\x89PNG") else "image/jpeg", image)
    return found
