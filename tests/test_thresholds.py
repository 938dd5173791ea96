"""What is too little translated is not published: nowhere, and links to it lead to the edition in its own language."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from distinguo.formats import data, feed, page, sitemap
from distinguo.formats.brief import sheet
from distinguo.formats.publication import Publication
from distinguo.pipeline import prepare, publication
from tests.cases import site, small_site

Publish = Callable[..., Publication]


def untranslated(root: Path, language: str, domain: str, keep: int = 0) -> None:
    """Empty a catalogue's translations, but for the first `keep`."""
    file = root / f"translations/{language}/LC_MESSAGES/{domain}.po"
    header, *entries = file.read_text("utf-8").split("\n\n")
    emptied = [re.sub(r'msgstr "[\s\S]*', 'msgstr ""\n', entry) for entry in entries[keep:]]
    file.write_text("\n\n".join([header, *entries[:keep], *emptied]), "utf-8")


@pytest.fixture
def published(root: Path, publication: Publication) -> Publish:
    """Return what prepares the small site with thresholds, after catalogues were emptied."""

    def publish(thresholds: dict[str, float], **more: object) -> Publication:
        settings = {"thresholds": thresholds, "cache": publication.store.folder.parent, **more}
        return made(prepare(site(root).model_copy(update=settings)))

    return publish


def made(manuscript: object) -> Publication:
    return publication(manuscript)  # type: ignore[arg-type]


@pytest.fixture
def held(root: Path, published: Publish) -> Publication:
    """The small site, whose Italian explainer has too little English: 3 messages of 14."""
    untranslated(root, "en", "ponte", keep=3)
    return published({"en": 0.8})


def pages(publication: Publication) -> dict[str, str]:
    return {output.path: output.data.decode() for output in page.files(publication)}


def test_it_has_no_page_and_none_of_its_claims_has(held: Publication) -> None:
    names = set(pages(held))
    assert {"en/index.html", "en/committee/index.html", "en/method/index.html", "en/actors/sindaca/index.html"} <= names
    assert not {
        name for name in names if name.startswith(("en/ponte/", "en/claims/")) and name != "en/claims/index.html"
    }
    assert {"it/ponte/index.html", "it/claims/auto/index.html", "it/committee/index.html"} <= names


def test_no_list_no_feed_no_map_and_no_data_has_it(held: Publication) -> None:
    home, claims = pages(held)["en/index.html"], pages(held)["en/claims/index.html"]
    assert "What the committee says" in home
    assert "bridge over the river" not in home
    assert "auto" not in claims
    english = next(output.data for output in feed.files(held) if output.path == "en/feed.xml")
    titles = [each.text for each in ET.fromstring(english).iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["Il ponte", "What the committee says"]
    addresses = next(sitemap.files(held)).data.decode()
    assert "/en/committee/" in addresses
    assert "/en/ponte/" not in addresses
    assert "/en/claims/auto/" not in addresses
    files = {output.path: output.data.decode() for output in data.files(held)}
    assert "en/ponte/claims.en.json" not in files
    assert {row["language"] for row in csv.DictReader(StringIO(files["claims.csv"]))} == {"it"}
    found = json.loads(files["claims.json"])["claims"]
    assert {tuple(claim["text"]) for claim in found} == {("it",)}
    assert found[0]["url"] == {"it": "https://small.example/sub/it/claims/apertura/"}


def test_its_claims_in_the_data_of_another_explainer_are_found_in_its_own_language(held: Publication) -> None:
    files = {output.path: output.data.decode() for output in data.files(held)}
    claims = json.loads(files["en/committee/claims.en.json"])["claims"]
    assert [claim["url"] for claim in claims] == [{"it": "https://small.example/sub/it/claims/inutile/"}]


def test_links_to_it_and_to_its_claims_lead_to_its_own_language_and_say_so(held: Publication) -> None:
    made = pages(held)
    committee = made["en/committee/index.html"]
    assert '<a href="../../it/ponte/" hreflang="it">the article on the bridge</a>' in committee
    assert '<h3><a href="../../it/ponte/" hreflang="it">The bridge over the river</a></h3>' in committee
    assert 'href="#inutile"' in committee, "its row is on the page"
    assert '<a href="../../it/claims/inutile/" hreflang="it">' in committee
    assert (
        '<a class="claim-text" href="../../../it/claims/auto/" hreflang="it">' in made["en/actors/sindaca/index.html"]
    )
    assert not [name for name, html in made.items() if re.search(r'href="[./]*en/(ponte|claims/\w)', html)]
    assert not re.search(
        r'<a [^>]*href="[^"]*"[^>]* hreflang="it"', made["it/committee/index.html"].partition("<main")[2]
    )


def test_its_own_page_says_why_it_is_not_there_in_the_other_language(held: Publication) -> None:
    made = pages(held)
    for name in ("it/ponte/index.html", "it/claims/auto/index.html"):
        assert '<span lang="en">English</span>: traduzione al 21%, non ancora pubblicata' in made[name]
        assert 'hreflang="en"' not in made[name].partition("<main")[0]
    assert "non ancora pubblicata" not in made["it/index.html"]
    assert 'hreflang="en"' in made["it/index.html"]


def test_its_brief_is_made_in_its_own_language_alone(held: Publication) -> None:
    ponte = held.editions["it"].document["ponte"]
    html = sheet.page(held, ponte, "it")  # type: ignore[arg-type]
    assert 'hreflang="en"' not in html
    assert 'class="abstract"' not in html
    committee = held.editions["en"].document["committee"]
    assert 'class="abstract" lang="it"' in sheet.page(held, committee, "en")  # type: ignore[arg-type]


def test_a_page_that_is_held_back_is_found_in_its_own_language(root: Path, published: Publish) -> None:
    untranslated(root, "en", "method")
    made = pages(published({"en": 0.1}))
    assert "en/method/index.html" not in made
    assert "en/ponte/index.html" in made
    assert (
        '<a href="../it/method/" hreflang="it"><span class="fallback" lang="it">Come etichettiamo</span></a>'
        in (made["en/index.html"])
    )


def test_a_language_without_an_explainer_is_not_published_at_all(root: Path, published: Publish) -> None:
    untranslated(root, "en", "ponte")
    (root / "content/explainers/committee.md").unlink()
    made = pages(published({"en": 0.8}))
    assert not [name for name in made if name.startswith("en/")]
    assert not [name for name, html in made.items() if 'lang="en"' in html]


def test_a_language_in_which_a_page_is_written_is_published(root: Path, published: Publish) -> None:
    untranslated(root, "en", "ponte")
    (root / "content/explainers/committee.md").unlink()
    method = root / "content/pages/method.md"
    method.write_text(method.read_text("utf-8").replace("lang: it", "lang: en"), "utf-8")
    assert "en" in published({"en": 0.8}).editions


def test_what_is_written_in_a_language_is_never_held_back_in_it(published: Publish) -> None:
    made = published({"en": 1.0, "it": 1.0})
    assert [len(library.withheld) for library in made.editions.values()] == [0, 0]


def test_the_first_language_is_published_though_all_is_held_back_in_it(root: Path, published: Publish) -> None:
    untranslated(root, "it", "committee")
    for name in ("explainers/ponte", "pages/method"):
        (root / f"content/{name}.md").unlink()
    committee = root / "content/explainers/committee.md"
    text = committee.read_text("utf-8").partition("## The denial")[0].replace("see_also: [ponte.md]\n", "")
    committee.write_text(text, "utf-8")
    made = published({"it": 0.5})
    assert list(made.editions) == ["it", "en"]
    assert "Non c’è ancora nulla di pubblicato." in pages(made)["it/index.html"]


@pytest.mark.parametrize(("threshold", "is_held"), [(0.0, False), (3 / 14, False), (0.2143, True), (1.0, True)])
def test_the_share_is_held_against_the_threshold_exactly(
    threshold: float, is_held: bool, root: Path, published: Publish
) -> None:
    untranslated(root, "en", "ponte", keep=3)
    assert ("ponte" in {each.name for each in published({"en": threshold}).editions["en"].withheld}) == is_held


def test_a_preview_publishes_a_language_whatever_its_threshold(root: Path, published: Publish) -> None:
    untranslated(root, "en", "ponte")
    assert "en/ponte/index.html" in pages(published({"en": 0.8}, previews=("en",)))


def test_a_site_without_thresholds_is_what_it_was(tmp_path: Path, publication: Publication) -> None:
    root = small_site(tmp_path)
    untranslated(root, "en", "ponte")
    settings = site(root).model_copy(update={"cache": publication.store.folder.parent})
    assert set(pages(made(prepare(settings)))) == set(pages(publication))


def test_a_page_and_its_brief_say_how_much_is_missing(root: Path, published: Publish) -> None:
    untranslated(root, "en", "ponte", keep=3)
    publication = published({})
    words = "11 passages of this page are not translated yet: they stand in their own language, marked."
    assert words in pages(publication)["en/ponte/index.html"]
    ponte = publication.editions["en"].document["ponte"]
    assert words in sheet.page(publication, ponte, "en")  # type: ignore[arg-type]
    assert '<span class="fallback" lang="it">' in sheet.page(publication, ponte, "en")  # type: ignore[arg-type]
