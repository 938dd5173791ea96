"""The nodes of linked data: what each record is in schema.org's terms, and what has a name of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from distinguo import dates
from distinguo.formats.linked_data.nodes import Nodes, iso, node
from distinguo.formats.publication import Publication
from distinguo.record import rewritten
from distinguo.text import Text
from tests.cases import small_site
from tests.rich import rich_site

SITE = "https://small.example/sub"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return rich_site(small_site(tmp_path_factory.mktemp("rich")))


def article(publication: Publication, language: str, name: str) -> Any:
    explainer = next(each for each in publication.editions[language].explainers if each.name == name)
    return Nodes(publication, language).article(explainer)


def full(publication: Publication, language: str, claim: str) -> Any:
    return Nodes(publication, language).claim_in_full(publication.editions[language].claim[claim])


def test_a_node_says_nothing_of_what_is_not_known() -> None:
    assert node("Person", name="Ada", jobTitle=[], sameAs=None, url="") == {"@type": "Person", "name": "Ada"}
    assert node("Claim", "#claim", text="A") == {"@type": "Claim", "@id": "#claim", "text": "A"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024-05-02/2024-05-03", ""),
        ("2024/..", ""),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(written: str, expected: str) -> None:
    assert iso(dates.parse(written)) == expected
    assert iso(None) == ""


def test_an_explainer_tells_when_it_was_written_changed_and_checked(rich: Publication) -> None:
    found = article(rich, "it", "costo")
    assert (found["datePublished"], found["dateModified"]) == ("2024-05-06", "2024-05-09")
    assert found["mainEntityOfPage"]["lastReviewed"] == "2024-05-08"
    assert found["correction"] == [
        {"@type": "CorrectionComment", "text": "Avevamo scritto 11 milioni.", "datePublished": "2024-05-09"}
    ]


def test_an_explainer_has_its_own_claims_and_mentions_others(rich: Publication) -> None:
    found = article(rich, "it", "costo")
    assert [claim["@id"] for claim in found["hasPart"]] == [
        f"{SITE}/it/claims/{id}/#claim" for id in ("costo-alto", "costo-basso", "costo-vecchio")
    ]
    assert [claim["@id"] for claim in found["mentions"]] == [f"{SITE}/it/claims/inutile/#claim"]
    assert [source["name"] for source in found["citation"]][:1] == ["Conferenza stampa"]
    assert [topic["name"] for topic in found["about"]] == ["Il fiume"]


def test_an_explainer_has_its_brief_if_there_are_briefs(publication: Publication) -> None:
    found = article(publication, "en", "ponte")["encoding"]
    assert found == [
        {
            "@type": "MediaObject",
            "contentUrl": f"{SITE}/en/ponte/ponte.en.pdf",
            "encodingFormat": "application/pdf",
        }
    ]
    without = replace(publication, site=publication.site.model_copy(update={"briefs": False}))
    assert "encoding" not in article(without, "en", "ponte")


def test_editions_are_translations_of_one_another(publication: Publication) -> None:
    italian, english = f"{SITE}/it/ponte/#article", f"{SITE}/en/ponte/#article"
    assert article(publication, "it", "ponte")["workTranslation"] == [{"@id": english}]
    assert article(publication, "en", "ponte")["translationOfWork"] == {"@id": italian}
    assert article(publication, "it", "committee")["translationOfWork"] == {"@id": f"{SITE}/en/committee/#article"}
    assert full(publication, "en", "auto")["translationOfWork"] == {"@id": f"{SITE}/it/claims/auto/#claim"}


def test_what_is_not_translated_is_no_translation_and_says_its_language(rich: Publication) -> None:
    found = article(rich, "en", "costo")
    assert found["inLanguage"] == "en"
    assert found["headline"]["@language"] == "it"
    assert found["headline"]["@value"].startswith('Il "costo" del ponte')
    assert found["hasPart"][0]["inLanguage"] == "it"
    claims = [full(rich, tag, "costo-alto") for tag in ("it", "en")]
    works = [article(rich, tag, "costo") for tag in ("it", "en")]
    for each in (*claims, *works):
        assert not {"translationOfWork", "workTranslation"} & set(each)


def test_a_claim_tells_who_when_where_and_how_sure(rich: Publication) -> None:
    found = full(rich, "it", "costo-alto")
    assert [author["@id"] for author in found["author"]] == [
        f"{SITE}/it/actors/{id}/#actor" for id in ("assessore", "regione")
    ]
    assert (found["datePublished"], found["temporalCoverage"]) == ("2024-05", "2024-06-01/..")
    assert found["firstAppearance"] == {"@id": f"{SITE}/it/sources/conferenza/#source"}
    assert found["appearance"] == [{"@id": f"{SITE}/it/costo/#article"}]
    assert (found["creativeWorkStatus"], found["keywords"]) == ("confirmed", ["accusation", "asserted"])
    assert found["hasPart"]["text"] == "Costa troppo"
    assert "datePublished" not in full(rich, "it", "costo-basso")
    assert "author" not in full(rich, "it", "costo-vecchio")


def test_whom_a_claim_is_against_and_the_claims_it_is_set_against(rich: Publication) -> None:
    found = full(rich, "it", "costo-alto")
    assert found["about"] == [{"@id": f"{SITE}/it/actors/sindaca/#actor"}]
    assert [other["@id"] for other in found["mentions"]] == [
        f"{SITE}/it/claims/{id}/#claim" for id in ("costo-basso", "inutile", "costo-vecchio")
    ]
    assert not {"about", "mentions"} & set(full(rich, "it", "inutile"))


def test_a_quotation_stays_in_its_language(publication: Publication) -> None:
    for tag in ("it", "en"):
        found = full(publication, tag, "apertura")["hasPart"]
        assert (found["text"], found["inLanguage"]) == ("Apriremo domani il cantiere", "it")


def test_whoever_speaks_is_the_same_in_every_language(publication: Publication) -> None:
    found = {tag: Nodes(publication, tag).actor(publication.editions[tag].actor["comitato"]) for tag in ("it", "en")}
    assert found["it"]["@id"] == found["en"]["@id"] == f"{SITE}/it/actors/comitato/#actor"
    assert (found["it"]["name"], found["en"]["name"]) == ("comitato del fiume", "river committee")
    assert found["en"]["url"] == f"{SITE}/en/actors/comitato/"


def test_actors_are_what_they_are_and_on_no_side(rich: Publication) -> None:
    nodes, actor = Nodes(rich, "it"), rich.editions["it"].actor
    found = {id: nodes.actor_in_full(actor[id]) for id in actor}
    assert {id: each["@type"] for id, each in found.items()} == {
        "sindaca": "Person",
        "assessore": "Person",
        "comitato": "Organization",
        "regione": ["Country", "Organization"],
    }
    assert found["regione"]["sameAs"] == "http://www.wikidata.org/entity/Q42"
    assert found["assessore"]["jobTitle"] == ["assessore"]
    assert "segreta" not in repr(found)


def test_a_source_tells_what_is_known_of_it(rich: Publication) -> None:
    nodes, source = Nodes(rich, "en"), rich.editions["en"].source
    found = nodes.source(source["rapporto"])
    assert found["name"]["@language"] == "it"
    assert (found["datePublished"], found["inLanguage"], found["creditText"]) == ("2024-04", "en", "L. Bianchi")
    assert found["archivedAt"] == "https://archive.example/rapporto"
    assert found["isBasedOn"] == {"@id": f"{SITE}/it/sources/verbale/#source"}
    assert nodes.source(source["conferenza"]) == {
        "@type": "CreativeWork",
        "@id": f"{SITE}/it/sources/conferenza/#source",
        "name": {"@value": "Conferenza stampa", "@language": "it"},
    }


def test_a_claim_that_is_withheld_is_found_in_its_own_language(publication: Publication) -> None:
    english = publication.editions["en"]
    explainers = tuple(
        rewritten(each, lambda leaf: Text(leaf.text, "it", fallback=True)) if each.name == "ponte" else each
        for each in english.explainers
    )
    few = replace(english, explainers=explainers).published(0.9)
    made = replace(publication, editions={**publication.editions, "en": few})
    assert [each.name for each in few.explainers] == ["committee"]
    assert article(made, "en", "committee")["mentions"][0]["@id"] == f"{SITE}/it/claims/inutile/#claim"
    assert "workTranslation" not in article(made, "it", "ponte")
