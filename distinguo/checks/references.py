"""References: every claim, actor, source, topic, document, heading and picture that is named is there."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from rapidfuzz import fuzz, process

from distinguo.explainer import Document, Explainer, Page, Publication
from distinguo.fields import fault_of_address
from distinguo.library import Library, picture_path
from distinguo.markdown import Target
from distinguo.problems import Place, Problem
from distinguo.prose import Block

NAME = "reference"


def check(library: Library) -> Iterator[Problem]:
    """Return a problem for each reference to something that isn't on the site.

    Bad: `by: [budanof]`, `[text](claim:nis-1200)`, `[text](kursc.md)`, `![map](../images/none.png)`,
    `[text](javascript:alert)`. Good: names of what exists, and web addresses that begin with https://.
    """
    for explainer in library.explainers:
        yield from _front_matter(library, explainer)
    for document in library.documents:
        for block in document.prose.blocks:
            yield from _links(library, document, block)
            yield from _pictures(library, document, block)
        for line, target in document.prose.embeds:
            yield from _missing(library, document, target, Place(document.path, line, 1))
    yield from _origins(library)
    yield from _circles(library)


def _front_matter(library: Library, explainer: Explainer) -> Iterator[Problem]:
    for number, topic in enumerate(explainer.topics):
        yield from _missing(library, explainer, Target("topic", topic), explainer.origin.at(f"topics[{number}]"))
    for number, other in enumerate(explainer.see_also):
        place = explainer.origin.at(f"see_also[{number}]")
        target = Target.of(other)
        if target.scheme != "document" or target.fragment:
            yield Problem(place, NAME, f'"{other}" is no file name: write one such as kursk.md')
        elif target.name == explainer.name or other in explainer.see_also[:number]:
            yield Problem(place, NAME, f'"{other}" is the explainer itself, or stands here twice: remove it')
        elif isinstance(library.document.get(target.name), Page):
            yield Problem(place, NAME, f'"{other}" is a page: only explainers can be named here')
        else:
            yield from _missing(library, explainer, target, place)
    for claim in explainer.claims:
        at = claim.origin.at
        named = [(Target("actor", id), at("by")) for id in claim.by]
        named += [(Target("actor", id), at("against")) for id in claim.against]
        named += [(Target("source", claim.via), at("via"))] if claim.via else []
        named += [(Target("source", piece.source), piece.origin.at("source")) for piece in claim.evidence]
        named += [(Target("claim", other.id), other.origin.at("id")) for other in claim.contradicts]
        named += [(Target("claim", id), at("supersedes")) for id in claim.supersedes]
        if claim.reply and claim.reply != "missing":
            named.append((Target("claim", claim.reply), at("reply")))
        for target, place in named:
            yield from _missing(library, explainer, target, place)
        if claim.id in [claim.reply, *claim.supersedes, *(other.id for other in claim.contradicts)]:
            yield Problem(at("id"), NAME, f'claim "{claim.id}" refers to itself: name the other claim')


def _links(library: Library, document: Document, block: Block) -> Iterator[Problem]:
    for target in dict.fromkeys(span.target for span in block.spans if span.target):
        line, column = block.find(str(target))
        yield from _missing(library, document, target, Place(document.path, line, column))


def _missing(library: Library, document: Document, target: Target, place: Place) -> Iterator[Problem]:
    if target.scheme == "web":
        fault = "" if target.name.lower().startswith("mailto:") else fault_of_address(target.name)
        if fault:
            yield Problem(place, NAME, f'"{target.name}" {fault}')
        return
    if target.scheme == "unknown":
        mend = "link to https://..., to a file such as kursk.md, or to claim:, actor: or source:"
        yield Problem(place, NAME, f'"{target.name}" is no address that we publish: {mend}')
        return
    if target.scheme == "fragment":
        known = sorted(document.prose.fragments)
        if target.name not in known:
            yield Problem(place, NAME, f'there is no heading "#{target.name}" here{_did_you_mean(target.name, known)}')
        return
    known = getattr(library, target.scheme)
    if target.name not in known:
        if f"{target.scheme}:{target.name}" not in library.unread:
            mend = _did_you_mean(target.name, sorted(known))
            yield Problem(place, NAME, f'there is no {target.scheme} "{target.name}"{mend}')
        return
    holder = library.explainer_of.get(target.name) if target.scheme == "claim" else library.document.get(target.name)
    if target.scheme in ("claim", "document") and _is_draft(holder) and not _is_draft(document):
        yield Problem(
            place, NAME, f'{target.scheme} "{target.name}" is in a draft: publish that, or remove the reference'
        )
    if target.fragment and target.fragment not in library.document[target.name].prose.fragments:
        yield Problem(place, NAME, f'{target.name}.md has no heading "#{target.fragment}"')


def _is_draft(document: Document | None) -> bool:
    return isinstance(document, Explainer) and document.status is Publication.DRAFT


def _pictures(library: Library, document: Document, block: Block) -> Iterator[Problem]:
    for picture in block.images:
        line, column = block.find(picture.src)
        place = Place(document.path, line, column)
        path = picture_path(document, picture.src)
        if path is None:
            yield Problem(
                place,
                "image",
                f'"{picture.src}" is outside content/images/: put the picture there, and write ../images/name.png',
            )
        elif path not in library.picture and f"picture:{path}" not in library.unread:
            near = _did_you_mean(path, sorted(library.picture))
            yield Problem(place, "image", f'there is no picture "{path}" in content/images/{near}')
        if not picture.alt.strip():
            yield Problem(place, "image", f'"{picture.src}" has no alternative text: say in [ ] what it shows')


def _origins(library: Library) -> Iterator[Problem]:
    for source in library.sources:
        place = source.origin.at("origin")
        origin = source.origin_id
        if origin is None:
            continue
        if origin not in library.source and origin not in library.actor:
            if not {f"source:{origin}", f"actor:{origin}"} & library.unread:
                near = _did_you_mean(origin, [*library.source, *library.actor])
                yield Problem(place, NAME, f'there is no actor or source "{origin}"{near}')
        elif library.origin_of(source.id) == source.id:
            yield Problem(place, NAME, f'source "{source.id}" rests on itself: name what it ultimately rests on')


def _circles(library: Library) -> Iterator[Problem]:
    olders = {claim.id: [id for id in claim.supersedes if id != claim.id] for claim in library.claims}
    try:
        TopologicalSorter(olders).prepare()
    except CycleError as error:
        ring = [library.claim[id] for id in reversed(error.args[1][1:])]
        names = ", ".join(claim.id for claim in ring)
        message = f"claims that take each other's place ({names}): which is the newest? It is superseded by none"
        yield Problem(ring[0].origin.at("supersedes"), NAME, message)


def _did_you_mean(name: str, known: list[str]) -> str:
    near = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=60)
    return f': did you mean "{near[0]}"?' if near else ": correct the name, or add it"
