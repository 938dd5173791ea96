"""The pages as linked data: what each kind of page is, and when a claim has a review."""

from __future__ import annotations

from typing import Any

import pytest

from distinguo.formats.linked_data.pages import Pages
from distinguo.formats.publication import Publication
from tests.cases import small_site
from tests.rich import rich_site

SITE = "https://small.example/sub"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return rich_site(small_site(tmp_path_factory.mktemp("rich")))


def of_claim(publication: Publication, language: str, id: str) -> dict[str, Any]:
    """Return the nodes of a claim's page by their type, the last one of each."""
    found = Pages(publication, language).claim(publication.editions[language].claim[id])
    return {str(each["@type"]): each for each in found}


def test_the_home_page_lists_the_explainers_and_offers_the_search(publication: Publication) -> None:
    page, site = Pages(publication, "en").listing("home")
    items = page["mainEntity"]["itemListElement"]
    assert [(item["position"], item["item"]["headline"]) for item in items] == [
        (1, "The bridge over the river"),
        (2, "What the committee says"),
    ]
    assert (page["@id"], page["name"]) == (f"{SITE}/en/", "Explainers")
    assert site["inLanguage"] == ["it", "en"]
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/en/search/?q={{search_term_string}}"


def test_the_list_of_claims_offers_their_data(publication: Publication) -> None:
    page, data = Pages(publication, "it").listing("claims")
    assert page["name"] == "Affermazioni"
    urls = [item["url"] for item in page["mainEntity"]["itemListElement"]]
    assert urls == [f"{SITE}/it/claims/{id}/" for id in ("apertura", "auto", "inutile")]
    assert [file["contentUrl"] for file in data["distribution"]] == [f"{SITE}/claims.json", f"{SITE}/claims.csv"]
    assert len(data["description"]) >= 50


@pytest.mark.parametrize(
    ("kind", "name"), [("actors", "Chi parla"), ("sources", "Fonti"), ("topics", "Temi"), ("timeline", "Cronologia")]
)
def test_sections_are_called_what_readers_see(publication: Publication, kind: str, name: str) -> None:
    page = Pages(publication, "it").listing(kind)[0]
    assert (page["@type"], page["name"], page["url"]) == ("CollectionPage", name, f"{SITE}/it/{kind}/")


def test_the_search_page_is_one_of_results(publication: Publication) -> None:
    page = Pages(publication, "en").listing("search")[0]
    assert (page["@type"], page["name"], page["url"]) == ("SearchResultsPage", "Search", f"{SITE}/en/search/")


def test_a_page_that_tells_nothing_has_no_node(publication: Publication) -> None:
    assert Pages(publication, "it").listing("404") == []


def test_a_claims_page_tells_the_way_to_it(publication: Publication) -> None:
    page = of_claim(publication, "en", "auto")["WebPage"]
    way = [(step["name"], step["item"]["@id"]) for step in page["breadcrumb"]["itemListElement"]]
    assert way == [
        ("Il ponte", f"{SITE}/en/"),
        ("Claims", f"{SITE}/en/claims/"),
        ("About 1,200 cars a day could cross the bridge.", f"{SITE}/en/claims/auto/"),
    ]
    assert page["mainEntity"] == {"@id": f"{SITE}/en/claims/auto/#claim"}
    assert page["lastReviewed"] == "2024-05-05"


def test_only_what_is_confirmed_or_refuted_has_a_review(rich: Publication) -> None:
    reviewed = [claim.id for claim in rich.editions["it"].claims if "ClaimReview" in of_claim(rich, "it", claim.id)]
    assert reviewed == ["costo-alto", "costo-basso"]


def test_a_review_is_ours_dated_and_in_words(rich: Publication) -> None:
    review = of_claim(rich, "it", "costo-alto")["ClaimReview"]
    assert review["claimReviewed"] == "Il ponte costa più di 12 milioni di euro </script>."
    assert review["itemReviewed"] == {"@id": f"{SITE}/it/claims/costo-alto/#claim"}
    assert review["author"] == {"@id": f"{SITE}/#publisher"}
    assert review["datePublished"] == "2024-05-07"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Confermata",
        "ratingExplanation": "le nostre fonti la sostengono",
    }
    english = of_claim(rich, "en", "costo-basso")["ClaimReview"]
    assert (english["reviewRating"]["alternateName"], english["datePublished"]) == ("Refuted", "2024-05-08")
    assert english["claimReviewed"]["@language"] == "it"


def test_entries_have_a_page_of_their_kind(publication: Publication) -> None:
    library = publication.editions["it"]
    pages = Pages(publication, "it")
    actor, source, topic = library.actor["sindaca"], library.source["gazzetta"], library.topic["fiume"]
    found = [[each["@type"] for each in pages.entry(entry)] for entry in (actor, source, topic)]
    assert found == [["ProfilePage", "Person"], ["WebPage", "CreativeWork"], ["CollectionPage", "DefinedTerm"]]
    page = pages.entry(topic)[0]
    assert page["about"] == {"@id": f"{SITE}/it/topics/fiume/#topic"}
    assert page["mainEntity"]["itemListElement"][0]["item"]["url"] == f"{SITE}/it/ponte/"


def test_a_text_that_is_called_as_a_kind_of_page_keeps_its_words(publication: Publication) -> None:
    topic = publication.editions["it"].topic["fiume"]
    words = topic.name.reworded("home")
    page = Pages(publication, "it").entry(topic.model_copy(update={"name": words}))[0]
    assert page["name"] == "home"
