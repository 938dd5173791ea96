"""How complete translations are: the numbers of the status are those that publication goes by."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from distinguo.catalogs import Catalog, Catalogs, Translation, read
from distinguo.completeness import Completeness, completeness
from distinguo.messages import messages
from distinguo.translate import translate
from tests.cases import SMALL, claim, explainer, library, manuscript, site

KURSK = explainer("Un capoverso.\n\nUn altro, di cinque parole.\n\nUn capoverso.", claim("arrivo"))
KEYS = list(dict.fromkeys(message.key for message in messages(KURSK)))


def rows(entries: dict[tuple[str, str], Translation], threshold: float = 0.5) -> dict[tuple[str, str], Completeness]:
    settings = site(SMALL).model_copy(update={"thresholds": {"en": threshold}})
    found = completeness(settings, library(KURSK), Catalogs({("en", "kursk"): Catalog("kursk.po", entries)}))
    return {(row.domain, row.language): row for row in found}


def entry(*forms: str, fuzzy: bool = False) -> Translation:
    return Translation(forms=forms, fuzzy=fuzzy, line=1)


def test_all_that_is_to_be_translated_has_a_row() -> None:
    assert list(rows({})) == [("theme", "it"), ("kursk", "en"), ("library", "en")]


def test_done_fuzzy_and_missing_are_counted_and_the_words_that_are_left() -> None:
    found = rows(
        {
            ("title", "Kursk"): entry("Kursk"),
            ("summary", "I fatti."): entry("The facts.", fuzzy=True),
            ("", "Un altro, di cinque parole."): entry(" "),
            ("", "Un capoverso."): entry("", fuzzy=True),
        }
    )["kursk", "en"]
    assert (found.done, found.fuzzy, found.missing, found.total) == (1, 1, 4, 6)
    left = "I fatti. Un altro, di cinque parole. Un capoverso. Un capoverso. Le unità arrivano."
    assert found.words == left.count(" ") + 1
    assert (found.source, found.share) == ("it", 1 / 6)


def test_a_document_is_held_back_under_its_threshold_the_librarys_words_never() -> None:
    translated = {key: entry("x") for key in KEYS[:3]}
    assert rows(translated, 0.5)["kursk", "en"].is_held_back == (rows(translated)["kursk", "en"].share < 0.5)
    assert rows({}, 0.5)["kursk", "en"].is_held_back
    assert not rows({}, 0.0)["kursk", "en"].is_held_back
    assert not rows({})["library", "en"].is_held_back
    assert rows({})["library", "en"].threshold is None


def test_a_plural_is_done_when_all_its_forms_are(root: Path) -> None:
    settings = site(root)
    found, _ = read(settings)
    words = dict(found.get("it", "theme").entries or {})
    key = next(key for key, each in words.items() if each.plural)
    before, after = (
        next(row for row in completeness(settings, library(), Catalogs({("it", "theme"): Catalog("", entries)})))
        for entries in (words, {**words, key: entry("uno", "")})
    )
    assert (before.missing, after.missing) == (0, 1)
    assert before.done == after.done + 1


def test_nothing_to_translate_is_complete() -> None:
    assert Completeness("a", "en", "it", 0, 0, 0, 0, 0.8).share == 1.0


TRANSLATIONS = st.builds(entry, st.sampled_from(["", " ", "words"]), fuzzy=st.booleans())


@given(st.dictionaries(st.sampled_from(KEYS), TRANSLATIONS))
def test_the_share_is_that_which_the_page_and_the_threshold_go_by(entries: dict[tuple[str, str], Translation]) -> None:
    found = Catalogs({("en", "kursk"): Catalog("kursk.po", entries)})
    edition = translate(library(KURSK), site(SMALL), found, "en")
    row = rows(entries)["kursk", "en"]
    assert (row.done, row.total) == (edition.explainers[0].coverage.done, edition.explainers[0].coverage.total)
    assert row.is_held_back == bool(edition.published(0.5).withheld)


def test_the_small_site_is_complete() -> None:
    made = manuscript(SMALL)
    found = list(completeness(made.site, made.library, made.catalogs))
    assert [row.domain for row in found] == ["committee", "theme", "ponte", "method", "library"]
    assert [row.domain for row in found if row.missing or row.fuzzy] == []
