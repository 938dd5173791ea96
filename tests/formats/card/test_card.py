"""Cards: one an explainer and language, small, the same every time, and made anew when anything they show changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats import card
from distinguo.formats.card import files, said
from distinguo.formats.card.drawing import Tally
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment
from distinguo.site import ENGINE
from distinguo.store import Store
from distinguo.text import Text
from tests.fonts import boxes

Changed = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="module")
def cards(publication: Publication) -> dict[str, bytes]:
    return {output.path: output.data for output in files(publication)}


@pytest.fixture
def changed(publication: Publication, tmp_path: Path) -> Changed:
    """Return what draws the small site's cards with other settings."""

    def draw(**settings: object) -> dict[str, bytes]:
        site = publication.site.model_copy(update=settings)
        store = Store(tmp_path / "store")
        return {output.path: output.data for output in files(replace(publication, site=site, store=store))}

    return draw


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGB")


def chunks(data: bytes) -> list[bytes]:
    """Return the kinds of a PNG's chunks, in order."""
    kinds, at = [], 8
    while at < len(data):
        kinds.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return kinds


def test_each_explainer_has_one_in_each_language_and_the_site_one_a_language(cards: dict[str, bytes]) -> None:
    assert set(cards) == {
        "it/card.it.png",
        "en/card.en.png",
        *(f"{tag}/{name}/card.{tag}.png" for tag in ("it", "en") for name in ("ponte", "committee")),
    }


def test_each_is_a_small_png_of_the_size_that_is_asked_for(cards: dict[str, bytes]) -> None:
    for data in cards.values():
        assert opened(data).size == (1200, 630)
        assert len(data) < 60_000
        assert set(chunks(data)) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}, "no time, no text"
    assert len(set(cards.values())) == len(cards)


def test_two_runs_give_the_same_bytes(cards: dict[str, bytes], changed: Changed) -> None:
    assert changed() == cards


def test_it_says_what_the_page_says(publication: Publication) -> None:
    ponte = publication.editions["it"].document["ponte"]
    assert isinstance(ponte, Explainer)
    words = said(publication, "it", ponte)
    assert (words.name, words.title, words.motto) == ("Il ponte", "Il ponte sul fiume", "")
    assert words.as_of == "Fatti aggiornati: 5\u00a0maggio 2024"
    claims = publication.editions["it"].ledger(ponte)
    assert words.count == f"{len(claims)} affermazioni"
    assert sum(tally.number for tally in words.statuses) == len(claims)
    assert Tally("pending", "In attesa di riscontro", 1, "1") in words.statuses
    assert not words.is_rtl


def test_it_says_it_in_the_language_of_the_page(publication: Publication) -> None:
    ponte = publication.editions["en"].document["ponte"]
    assert isinstance(ponte, Explainer)
    words = said(publication, "en", ponte)
    assert words.title == "The bridge over the river"
    assert words.as_of == "Facts as of 5\u00a0May 2024"
    assert "Pending" in {tally.label for tally in words.statuses}


def test_the_sites_has_its_motto_and_all_claims(publication: Publication) -> None:
    words = said(publication, "en")
    assert words.title == words.as_of == ""
    assert words.motto.startswith("Explainers that keep apart")
    assert sum(tally.number for tally in words.statuses) == len(publication.editions["en"].claims)


def test_what_translators_write_is_no_markup(publication: Publication) -> None:
    ponte = publication.editions["it"].document["ponte"]
    assert isinstance(ponte, Explainer)
    hostile = ponte.model_copy(update={"title": Text("<b>Ponti</b> & «fiumi»", "it")})
    assert said(publication, "it", hostile).title == "<b>Ponti</b> & «fiumi»"


def test_the_title_is_drawn(cards: dict[str, bytes]) -> None:
    band = (0, 130, 1200, 400)
    shown = [opened(cards[f"it/{name}/card.it.png"]).crop(band) for name in ("ponte", "committee")]
    assert shown[0].tobytes() != shown[1].tobytes()
    assert all(len(set(each.getcolors() or ())) > 10 for each in shown)


def test_colours_are_the_themes_exactly(cards: dict[str, bytes]) -> None:
    image = opened(cards["it/ponte/card.it.png"])
    assert image.getpixel((20, 20)) == (0xFD, 0xFC, 0xF9)
    assert image.getpixel((20, 200)) == (0x0F, 0x2D, 0x45)
    assert image.getpixel((20, 600)) == (0xE6, 0xE2, 0xD8)


def test_a_sites_own_colours_take_the_place_of_ours(changed: Changed, tmp_path: Path) -> None:
    css = tmp_path / "theme/static/css/tokens.css"
    css.parent.mkdir(parents=True)
    css.write_text(":root {\n  --band: light-dark(#123456, #000);\n  --page: oklch(98% 0 0);\n}\n")
    image = opened(changed(theme=tmp_path / "theme")["it/ponte/card.it.png"])
    assert image.getpixel((20, 200)) == (0x12, 0x34, 0x56)
    assert image.getpixel((20, 20)) == (0xFD, 0xFC, 0xF9)


def test_a_sites_own_shapes_and_fonts_are_drawn_with(changed: Changed, cards: dict[str, bytes], tmp_path: Path) -> None:
    icon = tmp_path / "theme/static/icons/pending.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h12v12H0z"/></svg>')
    assert changed(theme=tmp_path / "theme")["it/ponte/card.it.png"] != cards["it/ponte/card.it.png"]
    boxes(tmp_path / "theme/static/fonts/own.ttf", {"橋": 900})
    with_font = changed(theme=tmp_path / "theme", name="Il ponte 橋")
    assert with_font["it/card.it.png"] != changed(name="Il ponte 橋")["it/card.it.png"]


def test_nothing_is_drawn_twice(publication: Publication, changed: Changed, monkeypatch: pytest.MonkeyPatch) -> None:
    first = changed()

    def refuse(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(card._Press, "png", refuse)
    assert changed() == first


@pytest.mark.parametrize("what", ["PIL.features.version", "distinguo.formats.card.version"])
def test_other_tools_make_other_keys(what: str, changed: Changed, monkeypatch: pytest.MonkeyPatch) -> None:
    changed()
    monkeypatch.setattr(what, lambda name: "0.0")
    monkeypatch.setattr(card._Press, "png", lambda self, words: b"new")
    assert set(changed().values()) == {b"new"}


def test_the_engines_tokens_have_every_colour_of_a_card() -> None:
    found = {name for name, _, _ in card._COLOUR.findall((ENGINE / "theme/static/css/tokens.css").read_text("utf-8"))}
    assert {"page", "band", "strip", "title", "brand", "accent", "soft", "ink"} <= found


def social(publication: Publication, shared: Explainer | None, **names: str) -> dict[str, list[str]]:
    """Return what `partials/social.html` says, by property."""
    library = publication.editions["it"]
    view = SimpleNamespace(
        url="https://small.example/sub/it/ponte/",
        shared=shared,
        card_address=publication.url(addresses.card("it", shared)),
        other_languages={"en": "en/ponte/"},
        publication=publication,
        grouped=lambda claims: [
            (status, [c for c in claims if c.status is status]) for status in {c.status: 0 for c in claims}
        ],
        updated=lambda explainer: explainer.as_of.first,
    )
    context = {"title": "Titolo", "description": "Sommario", **names}
    html = (
        environment(publication, "it")
        .get_template("partials/social.html")
        .render(view=view, library=library, **context)
    )
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', html):
        found.setdefault(name, []).append(unescape(content))
    assert html.count("<meta ") == sum(map(len, found.values()))
    return found


def test_a_page_names_its_card_and_says_what_it_shows(publication: Publication, cards: dict[str, bytes]) -> None:
    ponte = publication.editions["it"].document["ponte"]
    assert isinstance(ponte, Explainer)
    found = social(publication, ponte)
    assert found["og:type"] == ["article"]
    assert found["og:image"] == ["https://small.example/sub/it/ponte/card.it.png"]
    assert found["og:image"][0].removeprefix("https://small.example/sub/") in cards
    assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])
    assert (found["og:locale"], found["og:locale:alternate"]) == (["it_IT"], ["en_GB"])
    assert found["article:published_time"] == ["2024-05-04"]
    assert found["article:modified_time"] == ["2024-05-05"]
    [alt] = found["og:image:alt"]
    words = said(publication, "it", ponte)
    expected = [words.title, words.as_of, words.count, *(f"{tally.label} {tally.number}" for tally in words.statuses)]
    assert [part for part in expected if part not in alt] == []
    assert found["twitter:card"] == ["summary_large_image"]


def test_a_page_of_no_explainer_names_the_sites_card(publication: Publication, cards: dict[str, bytes]) -> None:
    found = social(publication, None)
    assert found["og:type"] == ["website"]
    assert found["og:image"] == ["https://small.example/sub/it/card.it.png"]
    assert found["og:image:alt"][0].startswith("Il ponte. ")
    assert not [name for name in found if name.startswith("article:")]


def test_hostile_titles_stay_in_their_attribute(publication: Publication) -> None:
    title = '"><script>alert(1)</script>'
    found = social(publication, None, title=title, description=title)
    assert found["og:title"] == found["og:description"] == [title]
