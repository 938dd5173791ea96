"""The bad sites: each file of `tests/bad/` changes the small site and says what must be reported.

A file begins with what the case is about. Then, in any order:

    ~ content/explainers/ponte.md       the lines that follow change that file: old -> new (with \\t, \\n)
    + content/explainers/altro.md       the lines that follow are that file's content
    - content/actors.yml                that file is removed
    =                                   the lines that follow are the problems, all of them, in order
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from markupsafe import Markup
from pelican.settings import read_settings

from distinguo import front_matter
from distinguo.claim import Hedge
from distinguo.explainer import Explainer
from distinguo.formats.publication import Publication
from distinguo.library import Library
from distinguo.markdown import Image, Target
from distinguo.pipeline import Manuscript, prepare
from distinguo.problems import Place, Problem
from distinguo.prose import Prose
from distinguo.record import Node, Record
from distinguo.revision.pair import NO_BLOCK, Pair, Side, Terms
from distinguo.shared import Actor, Entry, Source, Topic
from distinguo.site import Site
from distinguo.store import Store
from distinguo.validate import validated

E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=Record)

TESTS = Path(__file__).parent
SMALL = TESTS / "small"
BAD = TESTS / "bad"


@dataclass
class Case:
    """A bad site: the changes that make it of the small one, and the problems it must show."""

    path: Path
    steps: list[tuple[str, str, list[str]]] = field(default_factory=list)
    expected: str = ""

    @classmethod
    def read(cls, path: Path) -> Case:
        case = cls(path)
        for line in path.read_text("utf-8").splitlines():
            if line[:2] in ("~ ", "+ ", "- ") and "/" in line and " ->" not in line:
                case.steps.append((line[0], line[2:], []))
            elif line == "=":
                case.steps.append(("=", "", []))
            elif case.steps:
                case.steps[-1][2].append(line)
        case.expected = "".join(f"{line}\n" for kind, _, lines in case.steps if kind == "=" for line in lines)
        return case

    def apply(self, root: Path) -> None:
        for kind, name, lines in self.steps:
            file = root / name
            if kind == "+":
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            elif kind == "-":
                file.unlink()
            elif kind == "~":
                text = file.read_text("utf-8")
                for line in filter(None, lines):
                    old, _, new = line.replace("\\t", "\t").replace("\\n", "\n").partition(" ->")
                    new = new.removeprefix(" ")
                    assert old in text, f"{self.path}: {name} has no {old!r}"
                    text = text.replace(old, new)
                file.write_text(text, "utf-8")

    def rewrite(self, problems: str) -> None:
        """Put `problems` in the file in the place of those expected."""
        text = self.path.read_text("utf-8")
        self.path.write_text(text[: text.index("\n=\n") + 3] + problems, "utf-8")


def small_site(folder: Path) -> Path:
    """Return a copy of the small site in `folder`."""
    root = folder / "site"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("output", ".*"))
    return root


def site(root: Path) -> Site:
    """Return the settings of the site in `root`."""
    return Site.of(read_settings(str(root / "pelican.conf.py")))


def manuscript(root: Path) -> Manuscript:
    """Return the site in `root`, read, translated and checked."""
    return prepare(site(root))


def report(root: Path) -> str:
    """Return the problems of the site in `root`, a line each, as the build prints them."""
    return "".join(f"{problem}\n" for problem in manuscript(root).problems)


def publication(root: Path, store: Path | None = None) -> Publication:
    """Return the site in `root` ready for its formats."""
    made = manuscript(root)
    editions = {tag: library.published() for tag, library in made.editions.items()}
    return Publication(made.site, editions, made.catalogs, Store(store or root / ".cache/store"))


def record(model: type[R], yaml: str | Node, path: str = "content/test.yml") -> R:
    """Return the record that `yaml` holds."""
    made, problems = validated(model, front_matter.read(yaml, path) if isinstance(yaml, str) else yaml)
    assert made, problems
    return made


def shared(model: type[E], yaml: str) -> tuple[E, ...]:
    """Return the entries of a file of actors, sources or topics: a line each, `id: {key: value}`."""
    entries = front_matter.read(yaml, "content/shared.yml")
    return tuple(record(model, entry).keyed(id) for id, entry in entries.items())


ACTORS = shared(
    Actor,
    """\
budanov: {name: Kyrylo Budanov, kind: person, side: ucraina}
stato-maggiore: {name: lo stato maggiore, kind: organisation, side: ucraina}
intelligence: {name: i servizi sudcoreani, kind: organisation, side: corea-del-sud}
pyongyang: {name: la Corea del Nord, kind: state}
""",
)
SOURCES = shared(
    Source,
    """\
twz: {title: Intervista, archive: https://archive.example/twz, published: 2024-10-22, origin: budanov}
comunicato: {title: Comunicato, archive: https://archive.example/c, published: 2024-10-18, origin: intelligence}
agenzia: {title: Agenzia, archive: https://archive.example/a, published: 2024-10-19, origin: comunicato}
bollettino: {title: Bollettino, archive: https://archive.example/b, origin: stato-maggiore}
foto: {title: Foto dal satellite, archive: https://archive.example/f, published: 2024-10-20}
""",
)
TOPICS = shared(Topic, "guerra: {name: La guerra}\n")


def claim(id: str = "arrivo", *, allow: str = "", **keys: str) -> str:
    """Return a claim as an author writes it: what it must have, `keys`, and an answer to the check `allow`.

    A key with an empty value is left out.
    """
    written = {
        "text": "Le unità arrivano.",
        "kind": "statement",
        "by": "[budanov]",
        "said": "2024-10-22",
        "via": "twz",
        "hedge": "asserted",
        "status": "reported",
    }
    lines = [f"- id: {id}", *([f"# allow: {allow}, because a test says so"] if allow else [])]
    lines += [f"{key}: {value}" for key, value in {**written, **keys}.items() if value]
    return "\n    ".join(["  " + lines[0], *lines[1:]]) + "\n"


def explainer(
    body: str = "", *claims: str, lang: str = "it", name: str = "kursk", allow: str = "", **keys: str
) -> Explainer:
    """Return an explainer as it is read from `content/explainers/<name>.md`."""
    answer = f"# allow: {allow}, because a test says so\n" if allow else ""
    required = {"title": "Kursk", "summary": "I fatti.", "lang": lang, "date": "2024-10-23", "as_of": "2024-10-23"}
    front = answer + "".join(f"{key}: {value}\n" for key, value in {**required, **keys}.items())
    front += "claims:\n" + "".join(claims) if claims else "claims: []\n"
    path = PurePosixPath(f"content/explainers/{name}.md")
    prose = Prose.parse(body, front.count("\n") + 3)
    return record(Explainer, front, str(path)).holding(prose, path)


def library(
    *explainers: Explainer,
    actors: tuple[Actor, ...] = ACTORS,
    sources: tuple[Source, ...] = SOURCES,
    topics: tuple[Topic, ...] = TOPICS,
    today: date = date(2024, 10, 23),
) -> Library:
    """Return a library of those explainers and of what this file shares among them."""
    return Library(explainers, (), actors, sources, topics, today=today, languages=("it", "en"))


def found(check: Callable[[Library], Iterator[Problem]], library: Library) -> list[str]:
    """Return the names of the checks that complain, in the order in which they do."""
    return [problem.check for problem in check(library)]


PROSE = ("paragraph", "heading", "list item", "quotation", "table cell", "footnote")


def pair(
    source: str,
    translation: str,
    *,
    languages: str = "it en",
    kind: str = "paragraph",
    hedge: Hedge | None = None,
    terms: Terms | None = None,
) -> Pair:
    """Return a message of an Italian document and its English translation; prose as blocks, fields as plain text."""
    sides = []
    for text, language in zip((source, translation), languages.split(), strict=True):
        block = next(iter(Prose.parse(text).blocks), NO_BLOCK) if kind in PROSE else None
        sides.append(Side(text, language, block))
    return Pair(sides[0], sides[1], kind, hedge, Place("en.po", 10, 1), terms=terms or Terms())


def told(check: Callable[[Pair], Iterator[Problem]], pair: Pair) -> list[str]:
    """Return what a check of translations says, each message up to its first comma or colon."""
    return [re.split(r"[,:] ", problem.message)[0] for problem in check(pair)]


class Plain:
    """Prose's questions answered without a site: a link is a link, a card is a word."""

    def link(self, target: Target, words: Markup, title: str) -> Markup:
        return Markup('<a href="{}" title="{}">{}</a>').format(str(target), title, words)

    def card(self, claim: str) -> Markup:
        return Markup("<aside>{}</aside>").format(claim)

    def image(self, image: Image) -> Markup:
        return Markup('<img src="{}" alt="{}" title="{}">').format(image.src, image.alt, image.title)

    def figure(self, image: Image, caption: Markup, attributes: Markup) -> Markup:
        return Markup("<figure{}>{}{}</figure>\n").format(attributes, self.image(image), caption)
