"""The search: an index for each language, made by Pagefind of a record for each claim and each explainer.

Not of the pages: there, a filter by speaker and another by status would be met by two different claims. A record is
a scratch page that nobody sees, at the claim's own address. Pagefind 1.5 orders its filters anew on every run, so the
index is no part of the promise that the same input gives the same bytes; the store keeps it until a record changes.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

from distinguo import addresses
from distinguo.claim import Claim, Status
from distinguo.explainer import Explainer
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import template
from distinguo.library import Library, sources_of
from distinguo.problems import Misconfigured
from distinguo.shared import Actor, Topic
from distinguo.store import digest

FOLDER = "pagefind"
"""Where the indexes stand, each in a folder of its language."""

PROGRAM = "pagefind.js"
"""What the search page loads of an index; it finds the rest by itself."""

ELIDING = frozenset(["ca", "co", "fr", "fur", "it", "lij", "lmo", "nap", "oc", "pms", "rm", "sc", "scn", "vec", "wa"])
"""Languages in which an apostrophe ends a word: `l’inflazione` is two."""

LONGEST = 120
"""Seconds after which indexing is given up; a thousand records take less than one."""

_TIE = "\N{WORD JOINER} "
# In the page, `search.js` takes a tie away again: it parts words for Pagefind, which parts them at spaces alone.
_ELISION = re.compile(r"(?<=\w)(?:['’]|&#39;)(?=\w)")
_UNSEEN = str.maketrans(dict.fromkeys("\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))
_KEPT = re.compile(r"pagefind\.js|pagefind-entry\.json|.*\.pf_(?:meta|index|filter|fragment)")


@dataclass(frozen=True, slots=True)
class Index:
    """A language that can be searched: its index's program, below the output folder, and whether its words elide."""

    language: str
    program: str
    elides: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What a search can be narrowed down to: only what some claim or explainer has, in the order of the page."""

    indexes: tuple[Index, ...]
    statuses: tuple[Status, ...]
    speakers: tuple[Actor, ...]
    topics: tuple[Topic, ...]


def choices(publication: Publication, language: str) -> Choices:
    """Return what the search page of a language offers: its own index first, speakers and topics by their names."""
    library = publication.editions[language]
    tags = [tag for tag in publication.indexed if publication.editions[tag].explainers]
    found = {claim.status for claim in library.whole.claims}
    return Choices(
        indexes=tuple(_index(tag) for tag in sorted(tags, key=lambda tag: tag != language)),
        statuses=tuple(status for status in Status if status in found),
        speakers=tuple(sorted((each for each in library.actors if library.said_by[each.id]), key=_by_name)),
        topics=tuple(sorted((each for each in library.topics if library.whole.about[each.id]), key=_by_name)),
    )


def _index(language: str) -> Index:
    return Index(language, f"{FOLDER}/{language}/{PROGRAM}", language.partition("-")[0] in ELIDING)


def _by_name(entry: Actor | Topic) -> str:
    letters = unicodedata.normalize("NFKD", entry.name.plain.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def files(publication: Publication) -> Iterator[Output]:
    """Return the index of each language that readers get; raise Misconfigured when Pagefind makes none."""
    engine = digest(_version().encode(), Path(__file__).read_bytes()).encode()
    for language in publication.indexed:
        found = records(publication, language)
        if found:
            key = digest(engine, *(part.encode() for record in found.items() for part in record))
            with ZipFile(BytesIO(publication.store.get(key, partial(_indexed, found)))) as index:
                for name in index.namelist():
                    yield Output(f"{FOLDER}/{language}/{name}", index.read(name))


def _version() -> str:
    try:
        return version("pagefind-bin")
    except PackageNotFoundError as error:
        raise Misconfigured("the search needs Pagefind: pip install pagefind-bin") from error


def records(publication: Publication, language: str) -> Mapping[str, str]:
    """Return what is indexed in a language, as HTML by the address of its page: explainers, each before its claims."""
    library = publication.editions[language]
    claim_page = template(publication, language, "search/claim.html")
    explainer_page = template(publication, language, "search/explainer.html")
    made: dict[str, str] = {}
    for explainer in library.explainers:
        names = {"library": library, "explainer": explainer, "passages": _told(explainer)}
        made[addresses.path(explainer, language)] = explainer_page.render(names, order=len(made))
        for claim in explainer.claims:
            topics = dict.fromkeys(topic for each in library.told_in[claim.id] for topic in each.topics)
            names = {"library": library, "claim": claim, "topics": topics, "passages": _known(library, claim)}
            made[addresses.path(claim, language)] = claim_page.render(names, order=len(made))
    return {path: _parted(html, _index(language)) for path, html in made.items()}


def _told(explainer: Explainer) -> tuple[str, ...]:
    # A link that writes its attribution by itself has no words here: its brackets go with it.
    prose = ("".join(span.text for span in block.spans).replace(" ()", "") for block in explainer.prose.blocks)
    return (explainer.summary, *explainer.key_points, *explainer.open_questions, *prose)


def _known(library: Library, claim: Claim) -> tuple[str, ...]:
    original = claim.quote_original.text if claim.quote_original else None
    words = (
        claim.quote,
        original,
        *(piece.excerpt for piece in claim.evidence),
        *(moment.why for moment in claim.history),
        # Not its title, which tells of more than this claim.
        *(library.source[id].publisher for id in sources_of(claim)),
    )
    return tuple(text for text in words if text)


def _parted(html: str, index: Index) -> str:
    seen = html.translate(_UNSEEN)
    return _ELISION.sub(rf"\g<0>{_TIE}", seen) if index.elides else seen


def _indexed(found: Mapping[str, str]) -> bytes:
    """Return the index of the records, packed: what Pagefind writes, without its interfaces and its worker."""
    with TemporaryDirectory(prefix="distinguo-") as folder:
        for path, html in found.items():
            page = Path(folder, "site", path, "index.html")
            page.parent.mkdir(parents=True)
            page.write_text(html, "utf-8")
        _run(folder)
        return _packed(Path(folder, "index"), len(found))


def _run(folder: str) -> None:
    try:
        program = import_module("pagefind_bin").get_executable()
        # With no environment: PAGEFIND_* would be settings.
        done = subprocess.run(  # noqa: S603 - the package's own program, and nothing in its arguments is anybody's
            [program, "--site", "site", "--output-path", "index", "--silent"],
            cwd=folder,
            env={},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (ImportError, OSError, subprocess.TimeoutExpired) as error:
        raise Misconfigured(f"the search needs Pagefind, which cannot be run here ({error})") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().rpartition("\n")[2]
        raise Misconfigured(f"the search needs Pagefind, which has failed ({said or f'exit {done.returncode}'})")


def _packed(index: Path, expected: int) -> bytes:
    try:
        (language,) = json.loads((index / "pagefind-entry.json").read_bytes())["languages"].values()
    except (OSError, ValueError, KeyError) as error:
        raise Misconfigured(f"the search needs Pagefind, which has written no index ({error})") from error
    if language["page_count"] != expected:
        raise Misconfigured(f"the search: Pagefind has indexed {language['page_count']} records of {expected}")
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for file in sorted(index.rglob("*")):
            if _KEPT.fullmatch(file.name) or file.name == f"wasm.{language['wasm'] or 'unknown'}.pagefind":
                # A ZipInfo of its own has no date.
                packed.writestr(ZipInfo(file.relative_to(index).as_posix()), file.read_bytes())
    return out.getvalue()
