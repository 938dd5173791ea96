"""What a page sees: links from here, prose, and what is derived from the claims."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from markupsafe import Markup

from distinguo.catalogs import Catalogs
from distinguo.formats.pictures import Pictures, Shown
from distinguo.formats.publication import Publication
from distinguo.formats.view import View
from distinguo.markdown import Image, Target
from distinguo.prose import Prose
from distinguo.text import Text
from tests.cases import claim, explainer, library

MakeView = Callable[..., View]


@pytest.fixture
def view(publication: Publication) -> MakeView:
    """Return what makes views of the small site's pages, that of its explainer by default."""

    def make(language: str = "it", here: str = "", **keys: object) -> View:
        paths = {tag: f"{tag}/ponte/" for tag in ("it", "en")}
        document = publication.editions[language].document["ponte"]
        return View(publication, language, here or paths[language], paths, **{"record": document, **keys})  # type: ignore[arg-type]

    return make


def test_a_link_is_relative_on_a_page_whole_on_paper_and_from_the_root_where_the_page_is_anywhere(
    view: MakeView,
) -> None:
    actor = view().library.actor["sindaca"]
    assert view().to(actor) == "../actors/sindaca/"
    assert view().to(actor, "said") == "../actors/sindaca/#said"
    assert view().to("claims.json") == "../../claims.json"
    assert view(on_paper=True).to(actor) == "https://small.example/sub/it/actors/sindaca/"
    assert view(here="it/404.html").to(actor) == "/sub/it/actors/sindaca/"
    assert view().url == "https://small.example/sub/it/ponte/"
    assert (view().home(), view().feed()) == ("../", "../feed.xml")
    assert view().brief(view().library.explainers[0]).endswith(".it.pdf")


def test_the_other_languages_of_a_page(view: MakeView) -> None:
    assert view("it").other_languages == {"en": "en/ponte/"}
    assert view("en").library.language == "en"


def test_a_claim_that_the_page_lists_is_linked_on_the_page(view: MakeView) -> None:
    auto = view().library.claim["auto"]
    assert view(ledger={"auto": 1}).to_claim(auto) == "#auto"
    assert view().to_claim(auto) == "../claims/auto/"


@pytest.mark.parametrize(
    ("href", "words", "html"),
    [
        ("actor:sindaca", "lei", '<a href="../actors/sindaca/" class="actor-link">lei</a>'),
        ("actor:sindaca", "", '<a href="../actors/sindaca/" class="actor-link">Ada Neri</a>'),
        ("source:verbale", "", '<a href="../sources/verbale/" class="source-link">Verbale della seduta</a>'),
        ("committee.md", "", '<a href="../committee/">Che cosa dice il comitato</a>'),
        ("committee.md#the-denial", "qui", '<a href="../committee/#_the-denial">qui</a>'),
        ("#che-cosa-si-dice", "qui", '<a href="#_che-cosa-si-dice">qui</a>'),
        ("https://a.example/?b&c", "lì", '<a href="https://a.example/?b&amp;c" rel="external">lì</a>'),
    ],
)
def test_a_link_in_prose(view: MakeView, href: str, words: str, html: str) -> None:
    assert view().link(Target.of(href), Markup(words), "") == html


def test_a_title_is_an_attribute_and_never_more(view: MakeView) -> None:
    html = view().link(Target.of("actor:sindaca"), Markup("lei"), '"><script>')
    assert 'title="&#34;&gt;&lt;script&gt;"' in html


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "../../etc/passwd", "//evil.example"])
def test_an_address_that_no_check_has_passed_is_never_written(view: MakeView, href: str) -> None:
    with pytest.raises(ValueError, match="no check has passed"):
        view().link(Target.of(href), Markup("a"), "")


def test_a_link_to_a_claim_without_words_writes_its_attribution(view: MakeView) -> None:
    it = view("it").link(Target.of("claim:auto"), Markup(), "")
    en = view("en").link(Target.of("claim:auto"), Markup(), "")
    assert 'class="claim-link claim-disputed" href="../claims/auto/"' in it
    assert "Ada Neri, 2\xa0maggio 2024" in it
    assert "Ada Neri, 2\xa0May 2024" in en


def test_a_card_has_status_words_and_speaker(view: MakeView) -> None:
    card = view("en").card("inutile")
    assert "badge-reported" in card
    assert "The bridge is of no use to anybody." in card
    assert "River committee, 3\xa0May 2024" in card


def test_a_picture_has_its_size_and_what_it_shows(view: MakeView) -> None:
    picture = Image("../images/fiume.png", 'a "b" <c>', "")
    assert re.fullmatch(
        r'<img src="\.\./\.\./images/fiume\.8\.[0-9a-f]{10}\.webp" alt="a &#34;b&#34; &lt;c&gt;" '
        'width="8" height="6" loading="lazy">',
        view().image(picture),
    )
    assert view(on_paper=True).image(picture) == '<img src="picture:fiume.png" alt="a &#34;b&#34; &lt;c&gt;">'


def test_a_large_picture_offers_its_sizes(view: MakeView, monkeypatch: pytest.MonkeyPatch) -> None:
    files = ((480, "images/a.480.0.webp"), (960, "images/a.960.0.webp"))
    monkeypatch.setattr(Pictures, "shown", lambda self, picture: Shown(files, 900, 600))
    html = view().image(Image("../images/fiume.png", "Il fiume", ""))
    assert 'src="../../images/a.960.0.webp"' in html
    assert 'srcset="../../images/a.480.0.webp 480w, ../../images/a.960.0.webp 960w"' in html
    assert 'sizes="(max-width: 679px) 92vw, 39rem" alt="Il fiume" width="900" height="600"' in html


def test_a_picture_by_itself_is_a_figure_with_a_caption_if_it_has_one(view: MakeView) -> None:
    picture = Image("../images/fiume.png", "Il fiume", "")
    assert view().figure(picture, Markup(), Markup(' lang="it"')).startswith('<figure class="picture" lang="it"><img ')
    captioned = view().figure(picture, Markup("Foto"), Markup())
    assert captioned.endswith("<figcaption>Foto</figcaption></figure>\n")


def test_a_page_is_shared_with_the_card_of_its_explainer_or_of_the_site(
    view: MakeView, publication: Publication
) -> None:
    ponte, auto = publication.editions["it"].document["ponte"], publication.editions["it"].claim["auto"]
    base = "https://small.example/sub/it"
    assert view().shared is view(record=auto).shared is ponte
    assert view().card_address == view(record=auto).card_address == f"{base}/ponte/card.it.png"
    for record in (None, publication.editions["it"].document["method"], publication.editions["it"].actor["sindaca"]):
        assert view(record=record).shared is None
        assert view(record=record).card_address == f"{base}/card.it.png"
    assert view().updated(ponte).isoformat() >= "2024-05-05"


def test_a_picture_needs_its_document(view: MakeView) -> None:
    with pytest.raises(ValueError, match="needs the document"):
        view(record=None).image(Image("../images/fiume.png", "a"))


def test_prose_that_a_translator_made_hostile_is_inert(view: MakeView) -> None:
    made = view("en")
    document = made.library.document["ponte"]
    hostile = (
        '<script>alert(1)</script> [a](https://a.example/"onclick="alert(1)) ![<img>](../images/fiume.png \'"><b>\')'
    )
    translated = document.holding(document.prose.rewritten(lambda block: Text(hostile, "en")))
    html = made.prose(translated)
    for markup in ("<script", "<b>", '" onclick', '"onclick', "<img>"):
        assert markup not in html


def test_footnotes_stand_at_the_end_or_on_paper_where_they_are_called(view: MakeView) -> None:
    document = view().library.document["ponte"]
    assert 'class="footnotes"' in view().prose(document)
    assert 'class="footnotes"' not in view(on_paper=True).prose(document)
    assert '<span class="footnote" id="Note-1">' in view(on_paper=True).prose(document)


DOCUMENT = explainer(
    "",
    claim("uno", by="[budanov, intelligence]", via="twz", due="2024-11-02"),
    claim("due", by="[]", via="comunicato", status="unattributed"),
    claim("tre", kind="accusation", against="[pyongyang]", via="", status="pending", due="2024-10-24"),
)


@pytest.fixture
def derived(publication: Publication) -> View:
    return View(replace(publication, editions={"it": library(DOCUMENT)}, catalogs=Catalogs({})), "it", "it/kursk/", {})


def test_who_says_what_with_the_accused_and_with_nobody(derived: View) -> None:
    rows = [
        (actor.id if actor else None, [each.id for each in said]) for actor, said in derived.speakers(DOCUMENT.claims)
    ]
    assert rows == [("budanov", ["uno", "tre"]), ("intelligence", ["uno"]), ("pyongyang", []), (None, ["due"])]


def test_claims_by_status_in_its_order_without_empty_groups(derived: View) -> None:
    groups = [(status, [each.id for each in group]) for status, group in derived.grouped(DOCUMENT.claims)]
    assert groups == [("reported", ["uno"]), ("pending", ["tre"]), ("unattributed", ["due"])]


def test_sources_each_once_and_what_is_due_first(derived: View) -> None:
    assert derived.sources(DOCUMENT.claims) == ("twz", "comunicato")
    first = derived.next_check(DOCUMENT.claims)
    assert first
    assert first.id == "tre"
    assert derived.next_check(DOCUMENT.claims[1:2]) is None


def test_the_timeline_and_the_language_of_a_claim(derived: View) -> None:
    assert [str(stop.date) for stop in derived.timeline(DOCUMENT.claims)] == ["2024-10-22"]
    assert derived.source_language(DOCUMENT.claims[0]) == "it"


def test_prose_without_anything_is_nothing(derived: View) -> None:
    assert derived.prose(DOCUMENT.holding(Prose())) == ""


@pytest.fixture
def withheld(publication: Publication) -> View:
    """Return a view of English, in which the Italian explainer is withheld."""
    english = publication.editions["en"]
    ponte = english.document["ponte"]
    rest = tuple(each for each in english.explainers if each is not ponte)
    editions = {**publication.editions, "en": replace(english, explainers=rest, withheld=(ponte,))}
    return View(replace(publication, editions=editions), "en", "en/committee/", {}, ledger={"auto": 1})


def test_links_to_what_is_withheld_lead_to_its_own_language(withheld: View) -> None:
    ponte, claims = withheld.library.document["ponte"], withheld.library.claim
    assert withheld.to(ponte, "_a") == "../../it/ponte/#_a"
    assert withheld.href(ponte) == 'href="../../it/ponte/" hreflang="it"'
    assert withheld.href(claims["inutile"]) == 'href="../../it/claims/inutile/" hreflang="it"'
    assert withheld.href_of_claim(claims["inutile"]) == withheld.href(claims["inutile"])
    assert withheld.href_of_claim(claims["auto"]) == 'href="#auto"'
    assert withheld.href(claims["auto"]) == 'href="../../it/claims/auto/" hreflang="it"'
    assert withheld.href(withheld.library.document["committee"]) == 'href="./"'
    html = withheld.link(Target.of("ponte.md#che-cosa-si-dice"), Markup("it"), "")
    assert html == '<a href="../../it/ponte/#_che-cosa-si-dice" hreflang="it">it</a>'


def test_a_language_that_no_font_can_write_has_no_brief(publication: Publication) -> None:
    assert View(publication, "it", "it/", {}).has_brief
    arabic = replace(
        publication,
        site=publication.site.model_copy(update={"languages": {**publication.site.languages, "ar": "ar"}}),
        editions={**publication.editions, "ar": publication.editions["it"]},
    )
    assert not View(arabic, "ar", "ar/", {}).has_brief
    assert View(arabic, "it", "it/", {}).has_brief
