"""Translation: every message replaced by its translation, or by its source, which is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.catalogs import Catalog, Catalogs, Translation
from distinguo.library import Library
from distinguo.site import Site
from distinguo.translate import translate
from tests.cases import Plain, claim, explainer, library, manuscript, site


@pytest.fixture
def settings(root: Path) -> Site:
    return site(root)


def translated(
    settings: Site, made: Library, words: dict[tuple[str, str], str], fuzzy: bool = False
) -> tuple[Library, list[str]]:
    """Return `made` in English with those translations, and what is told of them."""
    entries = {key: Translation((msgstr,), fuzzy, 10 + line) for line, (key, msgstr) in enumerate(words.items())}
    found = Catalogs({("en", name): Catalog(f"{name}.po", entries) for name in ("kursk", "library")})
    editions, problems = translate(made, settings, found, "en")
    return editions, [f"{problem.place.line}: {problem.message} ({problem.severity})" for problem in problems]


def test_words_that_are_translated_are_in_the_language(settings: Site) -> None:
    made = library(explainer("uno", claim()))
    words = {
        ("title", "Kursk"): "Kursk!",
        ("claim:arrivo text", "Le unità arrivano."): "They come.",
        ("", "uno"): "one",
    }
    english = translated(settings, made, words)[0]
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
    english = translated(settings, library(explainer("uno")), {("", "uno"): msgstr}, fuzzy)[0]
    text = english.explainers[0].prose.blocks[0].text
    assert (text.plain, text.lang, text.fallback) == ("uno", "it", True)
    assert '<span class="fallback" lang="it">uno</span>' in english.explainers[0].prose.html(Plain())


def test_a_translation_of_the_same_words_elsewhere_is_not_taken(settings: Site) -> None:
    english = translated(settings, library(explainer("Kursk")), {("", "Kursk"): "in prose"})[0]
    assert english.explainers[0].title.fallback
    assert english.explainers[0].prose.blocks[0].text == "in prose"


def test_a_document_in_the_language_is_not_translated(settings: Site) -> None:
    english = translated(settings, library(explainer("one", lang="en")), {("", "one"): "changed"})[0]
    text = english.explainers[0].prose.blocks[0].text
    assert (text.plain, text.lang, text.fallback) == ("one", "en", False)


def test_actors_sources_and_topics_are_in_the_default_language(settings: Site) -> None:
    english = translated(settings, library(), {("topic:guerra name", "La guerra"): "The war"})[0]
    assert (english.topics[0].name, english.topics[0].name.lang) == ("The war", "en")
    assert (english.actors[2].name.lang, english.actors[2].name.fallback) == ("it", True)
    assert english.actors[0].id == "budanov"


SOURCE = "[Le unità](claim:arrivo) di [Kim](actor:pyongyang).[^n] ![a](../images/a.png)"
GOOD = "![b](../images/a.png) [Kim](actor:pyongyang)’s [units](claim:arrivo), now.[^n]"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("claim:arrivo", "claim:altra", ['"claim:arrivo" is in the msgid', '"claim:altra" is in the msgstr']),
        ("[Kim](actor:pyongyang)", "Kim", ['"actor:pyongyang" is in the msgid']),
        ("[^n]", "", ['"[^n]" is in the msgid']),
        ("![b](../images/a.png) ", "", ['"../images/a.png" is in the msgid']),
        (
            "(actor:pyongyang)",
            "(javascript:x)",
            ['"actor:pyongyang" is in the msgid', '"javascript:x" is in the msgstr'],
        ),
        ("now", "[now](https://evil.example)", ['"https://evil.example" is in the msgstr']),
    ],
)
def test_a_translation_refers_to_what_its_source_does(settings: Site, old: str, new: str, told: list[str]) -> None:
    document = explainer(f"{SOURCE}\n\n[^n]: x", claim())
    words = {("", SOURCE): GOOD.replace(old, new, 1) if old else GOOD}
    problems = translated(settings, library(document), words)[1]
    assert [problem.split(",")[0] for problem in problems] == [f"10: {start}" for start in told]
    assert all(problem.endswith("(error)") for problem in problems)


@pytest.mark.parametrize(
    ("source", "msgstr"),
    [
        ("[le **prime** unità](claim:arrivo)", "[the first units](claim:arrivo)"),
        ("[le unità](claim:arrivo)", "[the **first** _units_](claim:arrivo)"),
        ("[due\\\nrighe](claim:arrivo)", "[two lines](claim:arrivo)"),
    ],
)
def test_emphasis_in_a_link_is_the_translators_own(settings: Site, source: str, msgstr: str) -> None:
    made = library(explainer(source, claim()))
    assert translated(settings, made, {("", source): msgstr})[1] == []


def test_a_second_link_to_one_claim_is_missed_too(settings: Site) -> None:
    source = "[prima](claim:arrivo) e [poi](claim:arrivo)"
    problems = translated(settings, library(explainer(source, claim())), {("", source): "[first](claim:arrivo), then"})[
        1
    ]
    assert len(problems) == 1


def test_a_block_that_becomes_a_card_has_lost_its_words(settings: Site) -> None:
    source = "ecco [le unità](claim:arrivo) [^n]"
    made = library(explainer(f"{source}\n\n[^n]: x", claim()))
    assert translated(settings, made, {("", source): "<claim:arrivo>"})[1]


HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">&lt;b&gt;'


def test_html_in_a_translation_is_text(settings: Site) -> None:
    english = translated(settings, library(explainer("uno")), {("", "uno"): HOSTILE, ("title", "Kursk"): HOSTILE})[0]
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
