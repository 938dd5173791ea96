"""Everything that a page must bear: nothing is lost, nothing is taken for markup, nothing leaves its column."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from functools import cache, cached_property
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from distinguo import addresses, publish
from distinguo.claim import Claim
from distinguo.formats import FORMATS
from distinguo.formats.brief import files as briefs
from distinguo.formats.page import files as pages
from distinguo.formats.publication import Publication
from distinguo.library import Library
from distinguo.problems import errors
from distinguo.record import Record, is_translatable
from distinguo.store import Store
from tests.browser import CHROMIUM, FLAGS, needs_browser, served
from tests.cases import manuscript
from tests.stress import HOSTILE, stress_site

LANGUAGES = ("it", "en")
SHOWN = {"author", "locator", "text", "word", "url", "archive"}
"""The fields that readers see and nobody translates."""
NARROW = (320, 360, 768, 1440)
TELLING = (
    "it/tutto/",
    "it/prosa/",
    "it/lungo/",
    "en/lingue/",
    "it/ostile/",
    "it/english/",
    "it/niente/",
    "it/date/",
    "it/claims/intera/",
    "it/actors/dieci-ruoli/",
)
PAGES = (
    *TELLING,
    "en/tutto/",
    "it/",
    "en/sessanta/",
    "it/claims/",
    "it/claims/parola-sola/",
    "it/claims/senza-fiato/",
    "en/claims/lingua-ar/",
    "it/actors/",
    "it/actors/parola-lunga/",
    "it/actors/mai-citato/",
    "it/sources/",
    "it/sources/tutto-quanto/",
    "it/sources/solo-titolo/",
    "it/sources/parola/",
    "it/topics/",
    "it/topics/ostile/",
    "it/topics/senza-storie/",
    "it/timeline/",
    "it/corrections/",
    "it/method/",
    "en/404.html",
)


class _Reader(HTMLParser):
    """What a page is made of, and its words: those of alternative texts among them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        # In a drawing, how many lines a text is broken into goes by the width of its letters.
        self.structure: list[tuple[str, tuple[str, ...]]] = []
        self.depth_of_drawing = 0
        self.words: list[str] = []
        self.attributes: list[dict[str, str]] = []
        self.data: dict[str, list[str]] = {"title": [], "script": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.depth_of_drawing += tag == "svg"
        if not self.depth_of_drawing:
            self.structure.append(self.elements[-1])
        self.attributes.append({"": tag, **{name: value or "" for name, value in attrs}})
        self.words.append({"br": " ", "img": dict(attrs).get("alt") or ""}.get(tag, ""))
        if tag in self.data:
            self.data[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.depth_of_drawing -= tag == "svg"

    def handle_data(self, data: str) -> None:
        tag = self.elements[-1][0] if self.elements else ""
        if tag in self.data:
            self.data[tag][-1] += data
        if tag != "script":
            self.words.append(data)


@dataclass(frozen=True)
class Built:
    """The stress site, built: the folder it was made from, its output, what it was published from."""

    root: Path
    output: Path

    @cached_property
    def publication(self) -> Publication:
        made = manuscript(self.root)
        assert errors(made.problems) == ()
        editions = {tag: library.published() for tag, library in made.published().items()}
        return Publication(made.site, editions, made.catalogs, Store(self.output.parent.parent / "store"))

    @cache  # noqa: B019
    def page(self, path: str) -> _Reader:
        reader = _Reader()
        file = self.output / path
        reader.feed((file / "index.html" if path.endswith("/") else file).read_text("utf-8"))
        reader.close()
        return reader

    def words(self, path: str) -> str:
        return _plain("".join(self.page(path).words))


def _plain(text: str) -> str:
    # Where words stand alone, they begin with a capital.
    return re.sub(r"\s+", " ", text).strip().lower()


def _built(folder: Path, *, tame: bool) -> Built:
    """Return the site in `folder`, built there by whichever of several workers comes first; of a tame one the pages."""
    folder.mkdir(exist_ok=True)
    built = Built(folder / "site", folder / "output")
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not built.output.exists():
            stress_site(folder, tame=tame)
            for make in FORMATS if not tame else (pages,):
                for output in make(built.publication) if make is not briefs else ():
                    publish.write(built.output, output.path, output.data)
    return built


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def stress(folder: Path) -> Built:
    """The stress site."""
    return _built(folder / "stress", tame=False)


@pytest.fixture(scope="session")
def tame(folder: Path) -> Built:
    """The same site with letters where the other has signs of markup."""
    return _built(folder / "tame", tame=True)


@pytest.fixture(scope="module")
def window(stress: Built) -> Iterator[tuple[str, Browser]]:
    """The site's address, and Chromium."""
    with served(stress.output) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield address, browser
        browser.close()


def _texts(record: Record, *, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """Return every text of `record` that readers see, and of the records in it."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record) and name not in without:
                yield from _texts(item)
            elif isinstance(item, str) and name not in without and (is_translatable(info) or name in SHOWN):
                yield item


def _of_claim(claim: Claim, language: str) -> Iterator[str]:
    # Whoever reads the language in which the words were said is given those.
    original = claim.quote_original and claim.quote_original.lang == language
    yield from _texts(claim, without=frozenset({"quote"} if original else ()))


def _expected(library: Library, language: str) -> Iterator[tuple[str, str]]:
    """Return every text of a library with the path of each page that must have it."""
    for document in library.documents:
        path = addresses.path(document, language)
        yield from ((path, text) for text in _texts(document, without=frozenset({"claims"})))
        yield from ((path, span.text) for block in document.prose.blocks for span in block.spans)
        yield from ((path, token.content) for token in document.prose.tokens if token.type == "fence")
    for explainer in library.explainers:
        path = addresses.path(explainer, language)
        yield from ((path, claim.text) for claim in library.ledger(explainer))
    for claim in library.claims:
        yield from ((addresses.path(claim, language), text) for text in _of_claim(claim, language))
        yield from ((addresses.path(library.actor[id], language), claim.text) for id in claim.by)
    for entry in library.entries:
        yield from ((addresses.path(entry, language), text) for text in _texts(entry))


def test_the_site_has_everything_and_builds(stress: Built) -> None:
    library = stress.publication.library
    assert len(list(stress.output.rglob("*.html"))) > 300
    assert max(len(explainer.claims) for explainer in library.explainers) == 60
    for field, size in {"evidence": 10, "history": 10}.items():
        assert max(len(getattr(claim, field)) for claim in library.claims) == size
    for field, number in {"kind": 6, "hedge": 4, "status": 8}.items():
        assert len({getattr(claim, field) for claim in library.claims}) == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_lost_and_each_is_escaped_once(stress: Built, language: str) -> None:
    library = stress.publication.editions[language]
    expected = [(path, text) for path, text in _expected(library, language) if text.strip()]
    assert len(expected) > 900
    assert sum(HOSTILE in text for _, text in expected) > 30
    lost = [(path, text) for path, text in expected if _plain(text) not in stress.words(path)]
    assert lost == []


def test_no_word_becomes_markup(stress: Built, tame: Built) -> None:
    pages = sorted(str(file.relative_to(stress.output)) for file in stress.output.rglob("*.html"))
    for path in pages:
        assert stress.page(path).structure == tame.page(path).structure, path
        assert set(stress.page(path).elements) == set(tame.page(path).elements), path
    assert len(pages) > 300


def test_no_id_stands_twice_on_a_page(stress: Built) -> None:
    for file in sorted(stress.output.rglob("*.html")):
        ids = [each["id"] for each in stress.page(str(file.relative_to(stress.output))).attributes if "id" in each]
        assert [id for id, times in Counter(ids).items() if times > 1] == [], file


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_escaped_once_wherever_they_stand(stress: Built, language: str) -> None:
    library = stress.publication.editions[language]
    explainer = library.document["ostile"]
    page = stress.page(addresses.path(explainer, language))
    assert page.data["title"][0].startswith(explainer.title.plain)
    named = {each.get("name") or each.get("property", ""): each.get("content", "") for each in page.attributes}
    assert named["og:title"] == explainer.title.plain
    assert named["description"] == named["og:description"] == explainer.summary.plain
    scripts = [each for each in page.attributes if each[""] == "script"]
    assert [each["type"] for each in scripts] == ["application/ld+json"]
    assert HOSTILE in _strings(json.loads(page.data["script"][0]))


def _strings(value: Any) -> str:
    if isinstance(value, dict | list):
        return "\n".join(map(_strings, value.values() if isinstance(value, dict) else value))
    return str(value)


def test_feeds_and_sitemap_are_xml_with_the_titles_in_them(stress: Built) -> None:
    feeds = sorted(stress.output.glob("*/*.xml"))
    assert len(feeds) >= 2
    for file in feeds:
        words = list(ElementTree.parse(file).getroot().itertext())
        assert file.name != "feed.xml" or any(text.startswith(HOSTILE) for text in words), file
    assert len(ElementTree.parse(stress.output / "sitemap.xml").getroot()) > 300


def test_the_data_have_the_words_as_they_were_written(stress: Built) -> None:
    claims = {claim["id"]: claim for claim in json.loads((stress.output / "claims.json").read_text("utf-8"))["claims"]}
    assert claims["ostile"]["text"] == {"it": HOSTILE, "en": f"{HOSTILE} (EN)"}
    rows = list(csv.DictReader(StringIO((stress.output / "claims.csv").read_text("utf-8"), newline="")))
    assert {row["text"] for row in rows if row["id"] == "ostile"} == {HOSTILE, f"{HOSTILE} (EN)"}
    assert len(rows) == 2 * len(claims)


def test_a_draft_leaves_no_trace(stress: Built) -> None:
    files = [file for file in stress.output.rglob("*") if file.suffix in (".html", ".xml", ".json", ".csv", ".txt")]
    assert len(files) > 300
    assert [file for file in files if b"segret" in file.read_bytes()] == []


def test_what_nobody_translated_says_so_in_its_own_language(stress: Built) -> None:
    page = stress.page("it/english/")
    marked = [each for each in page.attributes if "fallback" in each.get("class", "").split()]
    assert {each["lang"] for each in marked} == {"en"}
    assert len(marked) >= 4


@needs_browser
@pytest.mark.parametrize("path", PAGES)
def test_nothing_leaves_the_page(path: str, window: tuple[str, Browser]) -> None:
    address, browser = window
    page = browser.new_context(viewport={"width": 320, "height": 900}).new_page()
    page.goto(f"{address}/{path}")
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{width} px"
    page.context.close()


@needs_browser
@pytest.mark.parametrize("path", TELLING)
def test_axe_finds_nothing(path: str, window: tuple[str, Browser]) -> None:
    address, browser = window
    page = browser.new_context(viewport={"width": 360, "height": 900}, color_scheme="light").new_page()
    page.goto(f"{address}/{path}")
    assert _violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page, {"runOnly": ["color-contrast"]}) == []
    page.context.close()


def _violations(page: Page, options: dict[str, Any] | None = None) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=options).response
    assert found["passes"], "axe has looked at nothing"
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]][:3]) for fault in found["violations"]]
