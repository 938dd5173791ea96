"""In which languages an explainer is printed: alone, and two side by side."""

from __future__ import annotations

from distinguo.explainer import Explainer
from distinguo.formats.assets import unwritable
from distinguo.formats.publication import Publication


def printable(publication: Publication, explainer: Explainer) -> tuple[str, ...]:
    """Return the languages in which an explainer has a page, and letters that the fonts of the briefs have."""
    return tuple(tag for tag in publication.languages_of(explainer) if tag not in unwritable(publication))


def pairs(publication: Publication, explainer: Explainer) -> tuple[tuple[str, str], ...]:
    """Return the language that an explainer is written in, with each other in which something of it is told."""
    tags = printable(publication, explainer)
    told = (tag for tag in tags if publication.editions[tag].document[explainer.name].coverage.done)
    return tuple((explainer.lang, tag) for tag in told if tag != explainer.lang and explainer.lang in tags)
