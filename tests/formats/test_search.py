"""The search's index: a record for each claim and each explainer, in each language; Pagefind's faults told in words."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from distinguo.formats import page, search
from distinguo.formats.publication import Publication
from distinguo.problems import Misconfigured
from distinguo.record import rewritten
from distinguo.site import PSEUDO
from distinguo.store import Store
from distinguo.text import Text

CLAIM, EXPLAINER = "it/claims/auto/", "it/ponte/"


class Record(HTMLParser):
    """A record, as a parser sees it: its filters, the tags there are, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.filters: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        attributes = dict(attrs)
        if "data-pagefind-filter" in attributes:
            name = str(attributes["data-pagefind-filter"]).removesuffix("[content]")
            self.filters.append((name, str(attributes["content"])))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def fresh(publication: Publication, tmp_path: Path) -> Publication:
    """The small site, nothing kept yet."""
    return replace(publication, store=Store(tmp_path / "store"))


def test_every_claim_and_explainer_has_a_record_at_its_own_address(publication: Publication) -> None:
    for language in ("it", "en"):
        claims = [f"{language}/claims/{id}/" for id in ("apertura", "auto", "inutile")]
        assert list(search.records(publication, language)) == [
            f"{language}/ponte/",
            *claims,
            f"{language}/committee/",
        ]


def test_a_claims_filters_are_its_own_and_an_explainer_has_neither_status_nor_speaker(publication: Publication) -> None:
    records = {path: Record(html) for path, html in search.records(publication, "it").items()}
    assert records[CLAIM].filters == [
        ("type", "claim"),
        ("status", "disputed"),
        ("speaker", "sindaca"),
        ("topic", "fiume"),
    ]
    assert records[EXPLAINER].filters == [("type", "explainer"), ("topic", "fiume")]


def test_a_claims_topics_are_those_of_every_explainer_that_tells_it(publication: Publication) -> None:
    library = publication.editions["it"]
    retold = tuple(
        each.model_copy(update={"topics": ("fiume", "altro")}) if each.name == "committee" else each
        for each in library.explainers
    )
    for old, new in zip(library.explainers, retold, strict=True):
        if new is not old:
            new._prose, new._path = old._prose, old._path
    changed = replace(publication, editions={"it": replace(library, explainers=retold)})
    filters = Record(search.records(changed, "it")["it/claims/inutile/"]).filters
    assert [value for name, value in filters if name == "topic"] == ["fiume", "altro"]


def test_a_record_is_in_the_words_of_its_language(publication: Publication) -> None:
    italian = Record(search.records(publication, "it")[CLAIM]).text
    english = Record(search.records(publication, "en")[CLAIM.replace("it/", "en/", 1)]).text
    assert {"Contestata", "Ada Neri, 2\N{NO-BREAK SPACE}maggio 2024", "Il ponte sul fiume"} <= set(italian.split("\n"))
    assert {"Disputed", "About 1,200 cars a day could cross the bridge."} <= set(english.split("\n"))
    assert "Contestata" not in english


HOSTILE = '<script>alert(1)</script> & "quoted" \' </h1><img src=x onerror=alert(1)>'


def test_whatever_comes_from_the_content_is_text(publication: Publication) -> None:
    library = publication.editions["it"]
    explainers = tuple(
        rewritten(each, lambda leaf: Text(HOSTILE, "en", fallback=leaf.text.startswith("Il")))
        for each in library.explainers
    )
    changed = replace(publication, editions={"it": replace(library, explainers=explainers)})
    for html in search.records(changed, "it").values():
        record = Record(html)
        assert not record.tags & {"script", "img"}
        assert "<script>alert(1)</script>" in record.text


def test_a_record_in_another_language_than_its_edition_says_so(publication: Publication) -> None:
    library = publication.editions["en"]
    explainers = tuple(rewritten(each, lambda leaf: Text("sì", "it", fallback=True)) for each in library.explainers)
    changed = replace(publication, editions={"en": replace(library, explainers=explainers)})
    for html in search.records(changed, "en").values():
        assert '<p data-pagefind-meta="lang">it</p>' in html
    assert 'data-pagefind-meta="lang"' not in "".join(search.records(publication, "en").values())


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("it", "dell’acqua e l'ora, un po’ d'8", "dell’\u2060 acqua e l'\u2060 ora, un po’ d'\u2060 8"),
        ("it", "un\u200bica\u2060", "unica"),
        ("en", "the river’s end", "the river’s end"),
    ],
)
def test_what_an_apostrophe_joins_is_parted_where_it_ends_a_word(
    publication: Publication, language: str, words: str, expected: str
) -> None:
    library = publication.editions[language]
    explainers = tuple(rewritten(each, lambda leaf: Text(words, language)) for each in library.explainers)
    changed = replace(publication, editions={language: replace(library, explainers=explainers)})
    assert expected in Record(search.records(changed, language)[f"{language}/claims/auto/"]).text.split("\n")


def test_an_index_is_what_the_page_needs_and_nothing_else(fresh: Publication) -> None:
    paths = [output.path for output in search.files(fresh)]
    for language in ("it", "en"):
        names = [path.removeprefix(f"pagefind/{language}/") for path in paths if f"/{language}/" in path]
        plain = [name for name in names if "/" not in name and not name.endswith(".pf_meta")]
        assert sorted(plain) == ["pagefind-entry.json", "pagefind.js", f"wasm.{language}.pagefind"]
        assert len([name for name in names if name.startswith("fragment/")]) == 5
        assert {name.partition("/")[0] for name in names if "/" in name} == {"filter", "fragment", "index"}
    assert len(paths) == len(set(paths))


def test_what_is_found_leads_to_its_page(fresh: Publication) -> None:
    found = fragments(fresh)
    pages = {output.path for output in page.files(fresh)}
    assert len(found) == 10
    assert {f"{each['url'].removeprefix('/')}index.html" for each in found} <= pages
    auto = next(each for each in found if each["url"] == f"/{CLAIM}")
    assert auto["filters"] == {"type": ["claim"], "status": ["disputed"], "speaker": ["sindaca"], "topic": ["fiume"]}
    assert (auto["meta"]["status"], auto["meta"]["kind"], auto["meta"]["speaker"]) == (
        "Contestata",
        "Cifra",
        "Ada Neri",
    )


def fragments(publication: Publication) -> list[dict[str, Any]]:
    files = (output for output in search.files(publication) if output.path.endswith(".pf_fragment"))
    return [json.loads(gzip.decompress(output.data).removeprefix(b"pagefind_dcd")) for output in files]


def test_an_index_is_made_once_as_long_as_no_record_changes(
    fresh: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(search.files(fresh))
    pretend(monkeypatch, "/nowhere/pagefind")
    assert list(search.files(fresh)) == before
    library = fresh.editions["en"]
    renamed = tuple(rewritten(each, lambda leaf: Text("new", "en")) for each in library.explainers)
    changed = replace(fresh, editions={**fresh.editions, "en": replace(library, explainers=renamed)})
    files = search.files(changed)
    assert [next(files) for _ in before if _.path.startswith("pagefind/it/")] == [
        each for each in before if each.path.startswith("pagefind/it/")
    ]
    with pytest.raises(Misconfigured):
        next(files)


def test_what_is_withheld_is_not_found(fresh: Publication) -> None:
    english = fresh.editions["en"]
    ponte = english.document["ponte"]
    rest = tuple(each for each in english.explainers if each is not ponte)
    held = replace(fresh, editions={**fresh.editions, "en": replace(english, explainers=rest, withheld=(ponte,))})
    assert list(search.records(held, "en")) == ["en/committee/"]
    assert len(search.records(held, "it")) == 5


def test_neither_the_pseudo_locale_nor_an_empty_language_has_an_index(fresh: Publication) -> None:
    editions = {**fresh.editions, PSEUDO: fresh.editions["it"], "en": replace(fresh.editions["en"], explainers=())}
    changed = replace(fresh, editions=editions)
    assert {output.path.split("/")[1] for output in search.files(changed)} == {"it"}
    for language in ("it", "en", PSEUDO):
        assert [index.language for index in search.choices(changed, language).indexes] == ["it"]


def test_a_language_whose_endings_pagefind_does_not_know_has_an_index_too(fresh: Publication) -> None:
    site = fresh.site.model_copy(update={"languages": {"uk": "uk_UA"}})
    changed = replace(fresh, site=site, editions={"uk": replace(fresh.editions["it"], language="uk")})
    paths = [output.path for output in search.files(changed)]
    assert "pagefind/uk/wasm.unknown.pagefind" in paths
    assert len([path for path in paths if "/fragment/" in path]) == 5


def test_the_page_offers_what_there_is_its_own_language_first_and_names_in_their_order(
    publication: Publication,
) -> None:
    choices = search.choices(publication, "en")
    assert choices.indexes == (
        search.Index("en", "pagefind/en/pagefind.js", elides=False),
        search.Index("it", "pagefind/it/pagefind.js", elides=True),
    )
    assert choices.statuses == ("reported", "pending", "disputed")
    assert [actor.name for actor in choices.speakers] == ["Ada Neri", "river committee"]
    assert [topic.id for topic in choices.topics] == ["fiume"]
    library = publication.editions["en"]
    names = {"sindaca": "Zoe", "comitato": "Élan"}
    actors = tuple(each.model_copy(update={"name": Text(names[each.id], "en")}) for each in library.actors)
    for old, new in zip(library.actors, actors, strict=True):
        new._id = old.id
    changed = replace(publication, editions={"en": replace(library, actors=actors)})
    assert [actor.name for actor in search.choices(changed, "en").speakers] == ["Élan", "Zoe"]


def test_a_site_that_tells_nothing_yet_has_a_search_page_without_a_form(publication: Publication) -> None:
    empty = replace(publication.editions["it"], explainers=())
    pages = {output.path: output.data.decode() for output in page.files(replace(publication, editions={"it": empty}))}
    html = pages["it/search/index.html"]
    assert not re.search(r"<(form|script type=\"module\"|template|noscript)\b", html)
    assert 'href="../claims/"' in html


def pretend(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let `program` stand in for Pagefind's."""
    monkeypatch.setattr(search, "import_module", lambda name: SimpleNamespace(get_executable=lambda: program))


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program in Pagefind's place, still to be written."""
    file = tmp_path / "pagefind"
    file.touch(0o755)
    pretend(monkeypatch, str(file))
    yield file


def fault(publication: Publication) -> str:
    with pytest.raises(Misconfigured) as caught:
        list(search.files(publication))
    return str(caught.value)


def test_pagefind_that_is_not_there_is_told(fresh: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, "/nowhere/pagefind")
    assert "the search needs Pagefind, which cannot be run here ([Errno 2]" in fault(fresh)

    def absent(name: str) -> None:
        raise ModuleNotFoundError(f"No module named '{name}'")

    monkeypatch.setattr(search, "import_module", absent)
    assert fault(fresh) == ("the search needs Pagefind, which cannot be run here (No module named 'pagefind_bin')")

    def unknown(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(search, "version", unknown)
    assert fault(fresh) == "the search needs Pagefind: pip install pagefind-bin"


def test_pagefind_that_fails_is_told_in_its_own_last_words(fresh: Publication, script: Path) -> None:
    script.write_text("#!/bin/sh\necho one >&2\necho 'no room left' >&2\nexit 3\n")
    assert fault(fresh) == "the search needs Pagefind, which has failed (no room left)"
    script.write_text("#!/bin/sh\nexit 3\n")
    assert fault(fresh) == "the search needs Pagefind, which has failed (exit 3)"


def test_pagefind_that_does_not_end_is_ended(fresh: Publication, script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    monkeypatch.setattr(search, "LONGEST", 0.3)
    assert "timed out after 0.3 seconds" in fault(fresh)


def test_an_index_that_lacks_a_record_is_not_taken(fresh: Publication, script: Path) -> None:
    entry = json.dumps({"languages": {"it": {"wasm": "it", "page_count": 4}}})
    script.write_text(f"#!/bin/sh\n/bin/mkdir index\necho '{entry}' > index/pagefind-entry.json\n")
    assert fault(fresh) == "the search: Pagefind has indexed 4 records of 5"
    script.write_text("#!/bin/sh\n")
    assert "has written no index" in fault(fresh)


def test_the_environment_changes_nothing(fresh: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_GLOB", "*.none")
    assert len(fragments(fresh)) == 10
