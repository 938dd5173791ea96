"""Translation: every message replaced by its translation, or by its source, which is marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from distinguo.catalogs import Catalog, Catalogs, Translation
from distinguo.library import Library
from distinguo.record import leaves
from distinguo.site import Site
from distinguo.text import Text
from distinguo.translate import translate
from tests.cases import Plain, claim, explainer, library, manuscript, site


@pytest.fixture
def settings(root: Path) -> Site:
    return site(root)


def translated(settings: Site, made: Library, words: dict[tuple[str, str], str], fuzzy: bool = False) -> Library:
    """Return `made` in English with those translations."""
    entries = {key: Translation((msgstr,), fuzzy, 10 + line) for line, (key, msgstr) in enumerate(words.items())}
    found = Catalogs({("en", name): Catalog(f"{name}.po", entries) for name in ("kursk", "library")})
    return translate(made, settings, found, "en")


def test_words_that_are_translated_are_in_the_language(settings: Site) -> None:
    made = library(explainer("uno", claim()))
    words = {
        ("title", "Kursk"): "Kursk!",
        ("claim:arrivo text", "Le unità arrivano."): "They come.",
        ("", "uno"): "one",
    }
    english = translated(settings, made, words)
    document = english.explainers[0]
    texts = [document.title, document.claims[0].text, document.prose.blocks[0].text]
    assert [(text.plain, text.lang, text.fallback) for text in texts] == [
        ("Kursk!", "en", False),
        ("They come.", "en", False),
        ("one", "en", False),
    ]
    assert english.language == "en"


@pytest.mark.parametrize(("msgstr", "fuzzy"), [("one", True), ("", False), ("  ", False)])
def test_words_that_are_not_stay_in_their_own_and_are_marked(settings: Site, msgstr: str, fuzzy: bool) -> None:
    english = translated(settings, library(explainer("uno")), {("", "uno"): msgstr}, fuzzy)
    text = english.explainers[0].prose.blocks[0].text
    assert (text.plain, text.lang, text.fallback) == ("uno", "it", True)
    assert '<span class="fallback" lang="it">uno</span>' in english.explainers[0].prose.html(Plain())


def test_a_translation_of_the_same_words_elsewhere_is_not_taken(settings: Site) -> None:
    english = translated(settings, library(explainer("Kursk")), {("", "Kursk"): "in prose"})
    assert english.explainers[0].title.fallback
    assert english.explainers[0].prose.blocks[0].text == "in prose"


def test_a_document_in_the_language_is_not_translated(settings: Site) -> None:
    english = translated(settings, library(explainer("one", lang="en")), {("", "one"): "changed"})
    text = english.explainers[0].prose.blocks[0].text
    assert (text.plain, text.lang, text.fallback) == ("one", "en", False)


def test_actors_sources_and_topics_are_in_the_default_language(settings: Site) -> None:
    english = translated(settings, library(), {("topic:guerra name", "La guerra"): "The war"})
    assert (english.topics[0].name, english.topics[0].name.lang) == ("The war", "en")
    assert (english.actors[2].name.lang, english.actors[2].name.fallback) == ("it", True)
    assert english.actors[0].id == "budanov"


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">&lt;b&gt;'


def test_html_in_a_translation_is_text(settings: Site) -> None:
    english = translated(settings, library(explainer("uno")), {("", "uno"): HOSTILE, ("title", "Kursk"): HOSTILE})
    html = english.explainers[0].prose.html(Plain())
    assert "<script" not in html
    assert "<img" not in html
    assert "<script" not in english.explainers[0].title.__html__()


def test_the_small_site_is_whole_in_both_languages(root: Path) -> None:
    made = manuscript(root)
    assert list(made.editions) == ["it", "en"]
    for language, edition in made.editions.items():
        assert [document.coverage.missing for document in edition.documents] == [0, 0, 0], language
        assert {document.title.lang for document in edition.documents} == {language}


def texts(library: Library) -> list[Text]:
    leaves_of = [leaf.text for each in (*library.documents, *library.entries) for leaf in leaves(each)]
    return [*leaves_of, *(block.text for document in library.documents for block in document.prose.blocks)]


def test_nothing_tells_its_entry_unless_it_is_asked_for(root: Path) -> None:
    for edition in manuscript(root).editions.values():
        assert {text.entry for text in texts(edition)} == {""}


def test_when_traced_every_message_of_another_language_tells_its_entry(root: Path, settings: Site) -> None:
    made, checked = manuscript(root), 0
    for language in ("it", "en"):
        edition = translate(made.library, settings, made.catalogs, language, traced=True)
        plain = made.editions[language]
        assert [(text, text.lang, text.fallback) for text in texts(edition)] == [
            (text, text.lang, text.fallback) for text in texts(plain)
        ]
        for before, text in zip(texts(made.library), texts(edition), strict=True):
            if before == text and not text.entry:
                continue
            path, _, line = text.entry.rpartition(":")
            lines = (root / path).read_text("utf-8").split("\n")
            assert lines[int(line) - 1].startswith("msgid ")
            msgid = "".join(re.findall(r'"(.*)"', "\n".join(lines[int(line) - 1 :]).partition("\nmsgstr")[0]))
            assert msgid == before.plain
            checked += 1
    assert checked > 20


def test_a_message_that_is_not_in_its_catalogue_tells_the_catalogue(settings: Site) -> None:
    made = library(explainer("uno"))
    found = Catalogs({("en", "kursk"): Catalog("a/kursk.po", {})})
    english = translate(made, settings, found, "en", traced=True)
    assert english.explainers[0].title.entry == "a/kursk.po"
    assert english.explainers[0].prose.blocks[0].text.entry == "a/kursk.po"
    # Where it will be when there is none yet.
    assert english.topics[0].name.entry == "translations/en/LC_MESSAGES/library.po"
