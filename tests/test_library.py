"""The library: who says what, what rests on what, and what is published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.explainer import Page
from distinguo.library import Library, picture_path, sources_of
from distinguo.prose import NO_PROSE
from distinguo.record import rewritten
from distinguo.shared import Source
from distinguo.text import Text
from tests.cases import ACTORS, SOURCES, TOPICS, claim, explainer, library, record, shared

KURSK = explainer(
    "[a](claim:patto) [b](claim:arrivo) [c](claim:assente)",
    claim(
        "arrivo", by="[budanov, intelligence]", evidence="[{source: foto, finding: supports}]", supersedes="[vecchia]"
    ),
    claim("accusa", kind="accusation", against="[pyongyang]", contradicts="[{id: arrivo, why: scope}]", via=""),
    name="kursk",
    topics="[guerra]",
)
PATTO = explainer("", claim("patto", by="[pyongyang]"), name="patto", date="2024-10-24")
DRAFT = explainer("", claim("bozza"), name="bozza", status="draft", date="2024-10-25")
LIBRARY = library(DRAFT, KURSK, PATTO)


def ids(records: object) -> list[str]:
    assert isinstance(records, tuple)
    return [getattr(each, "id", None) or each.name for each in records]


def test_everything_is_found_by_its_name() -> None:
    assert LIBRARY.claim["patto"].by == ("pyongyang",)
    assert LIBRARY.explainer_of["patto"] is PATTO
    assert LIBRARY.document["kursk"] is KURSK
    assert LIBRARY.actor["budanov"] is ACTORS[0]
    assert LIBRARY.source["twz"] is SOURCES[0]
    assert LIBRARY.topic["guerra"] is TOPICS[0]


def test_who_says_what_and_of_whom_it_is_said() -> None:
    assert ids(LIBRARY.said_by["budanov"]) == ["bozza", "arrivo", "accusa"]
    assert ids(LIBRARY.said_by["intelligence"]) == ["arrivo"]
    assert ids(LIBRARY.said_against["pyongyang"]) == ["accusa"]
    assert LIBRARY.said_by["nessuno"] == ()


def test_what_rests_on_a_source() -> None:
    assert ids(LIBRARY.resting_on["foto"]) == ["arrivo"]
    assert ids(LIBRARY.resting_on["twz"]) == ["bozza", "arrivo", "patto"]
    assert LIBRARY.resting_on["bollettino"] == ()


def test_what_stands_against_a_claim_and_in_its_place() -> None:
    assert ids(LIBRARY.contradicting["arrivo"]) == ["accusa"]
    assert ids(LIBRARY.superseding["vecchia"]) == ["arrivo"]
    assert LIBRARY.superseding["arrivo"] == ()


def test_a_ledger_has_an_explainers_claims_then_those_it_tells_of() -> None:
    assert ids(LIBRARY.ledger(KURSK)) == ["arrivo", "accusa", "patto"]
    assert ids(LIBRARY.ledger(PATTO)) == ["patto"]


def test_a_claim_is_told_in_its_own_explainer_first() -> None:
    assert ids(LIBRARY.told_in["patto"]) == ["patto", "kursk"]
    assert ids(LIBRARY.told_in["arrivo"]) == ["kursk"]


def test_a_topic_has_its_explainers() -> None:
    assert ids(LIBRARY.about["guerra"]) == ["kursk"]


def test_what_is_published_has_no_drafts_nor_their_claims_and_begins_with_the_newest() -> None:
    published = LIBRARY.published()
    assert ids(published.explainers) == ["patto", "kursk"]
    assert "bozza" not in published.claim
    assert "bozza" in LIBRARY.claim


def halfway() -> Library:
    """Return the library in English, where one of the explainers is translated and the other is not."""
    english = {name: Text("x", "en") for name in ("title", "summary")}
    done = rewritten(PATTO, lambda leaf: Text(leaf.text.plain, "en"))
    todo = rewritten(KURSK, lambda leaf: english.get(leaf.field, Text(leaf.text.plain, "it", fallback=True)))
    assert todo.coverage.done < todo.coverage.total
    return replace(LIBRARY, explainers=(DRAFT, done, todo), language="en").published(0.8)


def test_what_is_too_little_translated_is_withheld_and_found_all_the_same() -> None:
    english = halfway()
    assert (ids(english.explainers), ids(english.withheld)) == (["patto"], ["kursk"])
    assert (ids(english.claims), ids(english.about["guerra"])) == (["patto"], [])
    assert english.document["kursk"].name == "kursk"
    assert english.explainer_of["arrivo"].name == "kursk"
    assert english.claim["arrivo"].id == "arrivo"


def test_what_speaks_against_a_claim_is_never_withheld() -> None:
    english = halfway()
    assert ids(english.contradicting["arrivo"]) == ["accusa"]
    assert ids(english.said_by["budanov"]) == ["arrivo", "accusa"]
    assert ids(english.said_against["pyongyang"]) == ["accusa"]
    assert ids(english.resting_on["foto"]) == ["arrivo"]
    assert ids(english.told_in["patto"]) == ["patto", "kursk"]


def test_another_language_stands_in_for_what_is_withheld() -> None:
    english = halfway()
    assert [english.elsewhere(record) for record in (KURSK, KURSK.claims[0], PATTO, PATTO.claims[0], ACTORS[0])] == [
        "it", "it", "", "", ""
    ]  # fmt: skip
    assert LIBRARY.elsewhere(KURSK) == ""


def test_the_whole_library_has_everything_in_its_place_again() -> None:
    assert ids(halfway().whole.explainers) == ids(LIBRARY.published().explainers)
    assert halfway().whole.withheld == ()
    assert LIBRARY.whole is LIBRARY


def test_a_language_is_published_if_it_has_anything_of_its_own_to_show() -> None:
    english = halfway()
    none = replace(english, explainers=())
    assert english.is_published
    assert not none.is_published
    assert replace(none, withheld=()).is_published
    assert replace(none, pages=(page(lang="en"),)).is_published
    assert not replace(none, pages=(page(lang="it"),)).is_published


def test_the_menu_has_every_page_in_its_order() -> None:
    one, two = page(order=2), page(order=1, name="correzioni")
    assert ids(replace(LIBRARY, pages=(one,), withheld=(two,)).menu) == ["correzioni", "metodo"]


def page(lang: str = "it", order: int = 0, name: str = "metodo") -> Page:
    made = record(Page, f"title: A\nsummary: B\nlang: {lang}\norder: {order}\n")
    return made.holding(NO_PROSE, PurePosixPath(f"content/pages/{name}.md"))


def test_of_two_with_one_name_the_first_is_found() -> None:
    two = shared(Source, "aaa: {title: Uno}") + shared(Source, "aaa: {title: Due}")
    assert library(sources=two).source["aaa"].title == "Uno"


@pytest.mark.parametrize(
    ("source", "origin"),
    [("twz", "budanov"), ("agenzia", "intelligence"), ("foto", "foto"), ("budanov", "budanov"), ("nessuna", "nessuna")],
)
def test_a_source_rests_on_the_last_that_is_known(source: str, origin: str) -> None:
    assert LIBRARY.origin_of(source) == origin


@given(st.lists(st.sampled_from(["aaa", "bbb", "ccc", "ddd"]), min_size=3, max_size=3))
def test_sources_that_rest_on_each_other_have_an_origin_all_the_same(origins: list[str]) -> None:
    names = ["aaa", "bbb", "ccc"]
    pairs = zip(names, origins, strict=True)
    sources = tuple(record(Source, f"title: A\norigin: {origin}").keyed(name) for name, origin in pairs)
    assert library(sources=sources).origin_of("aaa") in {*names, "ddd"}


def test_a_claim_names_where_it_was_published_then_its_evidence_each_once() -> None:
    evidence = "[{source: foto, finding: supports}, {source: twz, finding: context}, {source: foto, finding: context}]"
    assert sources_of(explainer("", claim(evidence=evidence)).claims[0]) == ("twz", "foto")


@pytest.mark.parametrize(
    ("src", "path"),
    [
        ("../images/a.png", "a.png"),
        ("../images/sub/a.png", "sub/a.png"),
        ("../images/sub/../a.png", "a.png"),
        ("../images/../a.png", None),
        ("../../images/a.png", None),
        ("../../../etc/passwd", None),
        ("/images/a.png", None),
        ("https://example.org/a.png", None),
        ("data:image/png;base64,x", None),
        ("..\\images\\a.png", None),
        ("a.png", None),
        ("../images", None),
        ("", None),
    ],
)
def test_a_picture_is_in_its_folder_or_nowhere(src: str, path: str | None) -> None:
    assert picture_path(KURSK, src) == path


def test_what_only_drafts_name_stays_with_them() -> None:
    draft = explainer(
        "[a](source:foto)", claim("bozza", by="[stato-maggiore]", via="agenzia"), name="bozza", status="draft"
    )
    published = library(draft, PATTO).published()
    # The agency's report rests on a communiqué, and that on a source which the other explainer does not name.
    assert set(ids(library(draft, PATTO).sources)) - set(ids(published.sources)) == {"agenzia", "comunicato", "foto"}
    assert set(ids(ACTORS)) - set(ids(published.actors)) == {"stato-maggiore", "intelligence"}
    other = explainer("[a](source:foto)", claim("altra", by="[stato-maggiore]", via="agenzia"), name="altra")
    assert ids(library(draft, other).published().sources) == ids(SOURCES)
    # What nobody names at all is no secret.
    assert "bollettino" in ids(published.sources)
