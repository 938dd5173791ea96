"""How to cite an explainer: as BibTeX, for biblatex, and as CSL-JSON; the words for readers are the theme's.

The page is a `webpage` to CSL, not an `article-newspaper`: there is no other edition of it, and styles print a
newspaper's place and drop the address. The site is its author and what contains it; it is no publisher beside, or
styles would name it three times. The date is that of first publication; up to when the facts were checked is told
beside it, for the page changes and the reader of the citation must know which state of it is meant. The language is
the title's, which in an edition that is not translated yet is still the source's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from babel import Locale

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import environment
from distinguo.formats.uris import uri
from distinguo.site import PSEUDO

# Braces by name: those of a value must come in pairs, whether escaped or not.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """An explainer as others cite it in one language: for bibliographies, and the paths of the files that hold that."""

    explainer: Explainer
    bibtex: str
    csl: str
    bibtex_path: str
    csl_path: str

    @property
    def stop(self) -> str:
        """What ends the title in a sentence: nothing, if it ends by itself."""
        return "" if self.explainer.title.plain.endswith((".", "?", "!", "…")) else "."


def files(publication: Publication) -> Iterator[Output]:
    """Return each explainer's reference in each language: BibTeX and CSL-JSON, in UTF-8."""
    for language, library in publication.editions.items():
        for explainer in library.explainers:
            found = of(publication, explainer, language)
            yield Output(found.bibtex_path, found.bibtex.encode())
            yield Output(found.csl_path, found.csl.encode())


def of(publication: Publication, explainer: Explainer, language: str) -> Citation:
    """Return how an explainer is cited in a language in which it has a page."""
    return Citation(
        explainer=explainer,
        bibtex=_bibtex(publication, explainer, language),
        csl=_listed(_csl(publication, explainer, language)),
        bibtex_path=addresses.citation(explainer, language, "bib"),
        csl_path=addresses.citation(explainer, language, "json"),
    )


def _bibtex(publication: Publication, explainer: Explainer, language: str) -> str:
    """Return an entry of biblatex's `@online` (https://ctan.org/pkg/biblatex, 2.1.1).

    Twice in braces, a name is not taken apart and a title keeps its capitals.
    """
    name = _babel_name(explainer.title.lang)
    fields = {
        "author": f"{{{_tex(publication.site.name)}}}",
        "title": f"{{{_tex(explainer.title.plain)}}}",
        "date": explainer.date.text,
        "url": uri(publication.address(explainer, language)),
        "note": _tex(_as_of(publication, explainer, language)),
        **({"language": name, "langid": name} if name else {}),
    }
    lines = [f"  {key} = {{{value}}},\n" for key, value in fields.items()]
    return f"@online{{{explainer.address}-{language},\n{''.join(lines)}}}\n"


def _csl(publication: Publication, explainer: Explainer, language: str) -> dict[str, Any]:
    """Return an item of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json."""
    address = uri(publication.address(explainer, language))
    day = explainer.date.first
    return {
        "id": address,
        "type": "webpage",
        "author": [{"literal": publication.site.name}],
        "title": _line(explainer.title.plain),
        "container-title": publication.site.name,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": explainer.as_of.text,
        "note": _as_of(publication, explainer, language),
        "URL": address,
        "language": explainer.title.lang,
    }


def _as_of(publication: Publication, explainer: Explainer, language: str) -> str:
    template = environment(publication, language).get_template("partials/citation_note.html")
    words: Any = template.make_module({"explainer": explainer})
    return str(words.NOTE.unescape())


def _babel_name(language: str) -> str:
    """Return what LaTeX calls a language: its name in English, where that is one word."""
    name = "" if language == PSEUDO else Locale.parse(language, sep="-").english_name or ""
    found = re.match(r"[A-Za-z]+(?= \(|$)", name)
    return found[0].lower() if found else ""


def _listed(item: dict[str, Any]) -> str:
    """Return JSON for one item, with a line for each of its fields."""
    lines = (f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items())
    return "[\n  {{\n{}\n  }}\n]\n".format(",\n".join(lines))


def _line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)
