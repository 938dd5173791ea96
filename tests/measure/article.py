"""An explainer as the Markdown that other generators understand, so that they can be given the same article."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from distinguo.claim import Claim
from distinguo.explainer import Explainer
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment
from distinguo.formats.timeline import stops
from distinguo.library import Library, sources_of

TEMPLATE = Path(__file__).with_name("article.md")
_COMMENT = re.compile(r"^<!--.*?-->\n|<!--.*?-->", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]*)\]\((claim|actor|source):([a-z0-9-]+)\)")
_DOCUMENT = re.compile(r"\]\(([\w-]+)\.md(#[\w-]+)?\)")
_CARD = re.compile(r"^<claim:([a-z0-9-]+)>$", re.MULTILINE)


def article(publication: Publication, language: str, name: str) -> str:
    """Return all that the page of the explainer `name` tells, as one Markdown document without front matter.

    It has what our page has: key points, prose, claims with their facts, who says what, days, sources.
    """
    library = publication.editions[language]
    explainer = library.document[name]
    if not isinstance(explainer, Explainer):
        raise TypeError(f"{name} is not an explainer")
    env = environment(publication, language)
    claims = library.ledger(explainer)
    return env.from_string(TEMPLATE.read_text("utf-8")).render(
        explainer=explainer,
        library=library,
        claims=claims,
        stops=stops(claims),
        sources=tuple(dict.fromkeys(id for claim in claims for id in sources_of(claim))),
        prose=Markup(plain("\n".join(explainer.prose.lines), library, claims, publication.url(f"{language}/"))),
    )


def plain(body: str, library: Library, claims: tuple[Claim, ...], home: str) -> str:
    """Return a body without what only Distinguo's Markdown has.

    Links to claims and sources lead to their place on the page, those to actors are words, those to other explainers
    go below `home`; cards are block quotes; authors' comments are gone.
    """
    numbers = {claim.id: str(number) for number, claim in enumerate(claims, 1)}

    def link(found: re.Match[str]) -> str:
        words, scheme, name = found.groups()
        match scheme:
            case "claim":
                return f"[{words or numbers[name]}](#{name})"
            case "source":
                return f"[{words or library.source[name].title}](#source-{name})"
        return words or str(library.actor[name].name)

    def card(found: re.Match[str]) -> str:
        return f"> [{library.claim[found[1]].text}](#{found[1]})"

    text = _CARD.sub(card, _LINK.sub(link, _COMMENT.sub("", body)))
    return _DOCUMENT.sub(lambda found: f"]({home}{library.document[found[1]].address}/{found[2] or ''})", text)
