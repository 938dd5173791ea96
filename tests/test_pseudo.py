"""The pseudo-locale: all that a reader meets went through a catalogue or through CLDR, and no mark was lost."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import markdown, pseudo
from distinguo.dates import parse
from distinguo.formats import feed, page, sitemap
from distinguo.formats.brief import sheet
from distinguo.formats.publication import Publication
from distinguo.pipeline import prepare
from distinguo.pipeline import publication as published
from distinguo.prose import Prose
from distinguo.pseudo import PseudoLocality, accented, words
from distinguo.site import ENGINE, PSEUDO
from tests.cases import SMALL, site
from tests.synthetic import synthetic_site

BARE = re.compile(f"[{''.join(pseudo.LETTERS)}]")
"""A letter that the pseudo-locale never leaves as it is."""
HUMAN = {"title", "alt", "aria-label", "aria-description", "placeholder", "label"}
NAMED = {"description", "keywords", "author", "twitter:title", "twitter:description"} | {
    "og:title",
    "og:description",
    "og:image:alt",
}
ADDRESSES = {"data-root", "data-program"}
VOID = {"meta", "link", "img", "br", "hr", "input", "wbr", "source"}


class Reader(HTMLParser):
    """Collects what a reader meets on a page; what its markup says is no message of ours is left out.

    That is: data for machines, what is marked `translate="no"` (names, addresses, locators), what has a language of its
    own (verbatim words, the other languages' names) and code.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self.names: list[str] = []
        self.fallbacks = 0
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self._open == [], "the page's elements are not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.fallbacks += "fallback" in given.get("class", "").split()
        exempt = self._exempt
        if not exempt and given.get("translate") == "no":
            exempt = "name"
        elif not exempt and (tag in ("code", "script") or (tag != "html" and given.get("lang", PSEUDO) != PSEUDO)):
            exempt = "other"
        if not exempt:
            told = HUMAN | {name for name in given if name.startswith("data-")} - ADDRESSES
            if tag == "meta" and (given.get("name") or given.get("property")) in NAMED:
                told.add("content")
            self.attributes += [given[name] for name in told if name in given]
        if tag not in VOID:
            self._open.append((tag, exempt))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._exempt == "name":
            self.names.append(data.strip())
        elif not self._exempt and data.strip():
            self.texts.append(data)

    @property
    def _exempt(self) -> str:
        return self._open[-1][1] if self._open else ""

    def bare(self) -> list[str]:
        """Return what stands on the page with a bare letter, but for the names that the page itself marks as such."""
        # A title and an attribute hold no markup: there, a name is what the page marks as one elsewhere.
        names = sorted(filter(None, self.names), key=len, reverse=True)
        found = []
        for text in (*self.texts, *self.attributes):
            left = re.sub(r"\{\w+\}", "", text)
            for name in names:
                left = left.replace(name, "")
            if BARE.search(left):
                found.append(text.strip())
        return found


@pytest.fixture(scope="session")
def publications(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Publication]:
    """The small site, this one and a synthetic one, each with the pseudo-locale."""
    roots = {"small": SMALL, "own": ENGINE, "synthetic": synthetic_site(tmp_path_factory.mktemp("pseudo"), 3)}
    more = {"previews": (PSEUDO,), "cache": publication.store.folder.parent}
    return {name: published(prepare(site(root).model_copy(update=more))) for name, root in roots.items()}


SITES = pytest.mark.parametrize("name", ["small", "own", "synthetic"])


@SITES
def test_no_page_shows_a_bare_message(name: str, publications: Mapping[str, Publication]) -> None:
    found, checked = {}, 0
    for output in page.files(publications[name]):
        if output.path.startswith(f"{PSEUDO}/"):
            reader = Reader(output.data.decode())
            found[output.path] = reader.bare() + ["a fallback"] * reader.fallbacks
            checked += len(reader.texts) + len(reader.attributes)
    assert {path: bare for path, bare in found.items() if bare} == {}
    assert len(found) > 15
    assert checked > 400


def test_the_page_that_offers_the_languages_shows_names_alone(publications: Mapping[str, Publication]) -> None:
    output = next(each for each in page.files(publications["own"]) if each.path == "index.html")
    assert output.path == "index.html"
    assert Reader(output.data.decode()).bare() == []
    assert words("Pseudo") in output.data.decode()


@SITES
def test_no_brief_shows_a_bare_message(name: str, publications: Mapping[str, Publication]) -> None:
    publication = publications[name]
    explainers = publication.editions[PSEUDO].explainers
    for explainer in explainers:
        reader = Reader(sheet.page(publication, explainer, PSEUDO))
        assert reader.bare() == [], explainer.name
        assert reader.fallbacks == 0
        assert len(reader.texts) > 15
    assert explainers


@SITES
def test_no_feed_shows_a_bare_message(name: str, publications: Mapping[str, Publication]) -> None:
    publication = publications[name]
    atom = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(next(o.data for o in feed.files(publication) if o.path == f"{PSEUDO}/feed.xml"))
    told = [(each.tag.removeprefix(atom), each.text or each.get("term") or "") for each in root.iter()]
    data = {"feed", "entry", "author", "link", "id", "updated", "published", "uri"}
    kept = publication.site.name
    shown = [text for tag, text in told if tag not in data and text != kept]
    assert [text for text in shown if BARE.search(text)] == []
    assert len(shown) >= 2 * len(publication.editions[PSEUDO].explainers)


@SITES
def test_search_engines_are_not_told_of_it(name: str, publications: Mapping[str, Publication]) -> None:
    publication = publications[name]
    assert b"loc>" in next(sitemap.files(publication)).data
    assert PSEUDO.encode() not in b"".join(output.data for output in sitemap.files(publication))
    for output in page.files(publication):
        html = output.data.decode()
        assert f'<link rel="alternate" hreflang="{PSEUDO}"' not in html
        hidden = output.path.startswith(f"{PSEUDO}/") or output.path.endswith(("404.html", "/search/index.html"))
        assert ('<meta name="robots" content="noindex">' in html) == hidden


def test_no_stylesheet_brings_words_of_its_own() -> None:
    contents = []
    for file in (ENGINE / "theme/static/css").rglob("*.css"):
        contents += re.findall(r"(?<![-\w])content:\s*([^;}]*)", file.read_text("utf-8"))
    assert len(contents) > 20
    literals = [literal for content in contents for literal in re.findall(r'"([^"]*)"', content)]
    assert " (" in literals
    written = [re.sub(r"\\[0-9a-f]+", "", literal) for literal in literals]
    assert [literal for literal in written if re.search("[a-zA-Z]", literal)] == []


def test_the_walker_sees_what_it_is_to_see() -> None:
    html = (
        '<html lang="qps-ploc"><title>‹Ţîîţļéé› · Site</title>'
        '<p>‹Öö›<b title="bare">x</b><q lang="it">parola</q>{}</p></html>'
    )
    assert Reader(html.format('<i translate="no">Site</i>')).bare() == ["bare"]
    assert Reader(html.format("")).bare() == ["‹Ţîîţļéé› · Site", "bare"]
    assert Reader(html.format("<i>Site</i>")).bare() == ["‹Ţîîţļéé› · Site", "Site", "bare"]
    assert Reader(html.format('<i class="fallback" lang="it">testo</i>')).fallbacks == 1


@SITES
def test_no_reference_is_lost(name: str, publications: Mapping[str, Publication]) -> None:
    manuscript = prepare(publications[name].site)
    checked = 0
    for document, other in zip(manuscript.library.documents, manuscript.editions[PSEUDO].documents, strict=True):
        for block, made in document.prose.pairs(other.prose):
            assert made
            assert made.references == block.references
            checked += 1
    assert checked >= 4


def test_a_theme_with_a_bare_word_is_found_out(root: Path, publication: Publication) -> None:
    partials = root / "theme/templates/partials"
    partials.mkdir(parents=True)
    (partials / "footer.html").write_text('<footer title="{{ _("Who") }}">Un piede</footer>\n', "utf-8")
    more = {"previews": (PSEUDO,), "cache": publication.store.folder.parent}
    made = page.files(published(prepare(site(root).model_copy(update=more))))
    output = next(output for output in made if output.path == f"{PSEUDO}/index.html")
    assert Reader(output.data.decode()).bare() == ["Un piede"]


def shape(text: str, notes: Iterator[str]) -> list[tuple[object, ...]]:
    """Return what is no text in a block of Markdown."""
    refs = {f":{note}": number for number, note in enumerate(notes)}
    env = {"references": {}, "footnotes": {"refs": refs, "list": {n: {"label": "", "count": 0} for n in refs.values()}}}
    children = markdown.parser().parseInline(text, env)[0].children or []
    kept = [each for each in children if each.type not in ("text", "softbreak", "hardbreak")]
    return [
        (each.type, each.tag, each.attrs.get("href"), each.attrs.get("src"), each.meta.get("label")) for each in kept
    ]


WORDS = st.text("aEzò *_[]()`<>!\\&~'\"#:%", max_size=12)
PIECES = st.one_of(
    WORDS,
    WORDS.map(lambda text: f"[{text}](claim:arrivo)"),
    WORDS.map(lambda text: f"**{text}**"),
    WORDS.map(lambda text: f"_{text}_"),
    WORDS.map(lambda text: f"`{text}`"),
    st.sampled_from(
        ["<source:twz>", "[](actor:budanov)", "[^nota]", "<https://a.example/abc>", '![alt](../images/a.png "t")']
    ),
)


@given(st.lists(PIECES, min_size=1, max_size=5).map(" ".join))
def test_markdown_keeps_its_structure_whatever_it_is(text: str) -> None:
    for block in Prose.parse(f"{text}\n\n[^nota]: Una nota.\n").blocks:
        made = pseudo.prose(block)
        assert made.startswith("‹")
        assert made.endswith("›")
        assert shape(made, iter(block.notes)) == shape(block.text.plain, iter(block.notes))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Facts as of %(date)s", "‹Fááçţš ááš ööf %(date)s›"),
        ("100%% of %(one)s and %(two)s", "‹100%% ööf %(one)s ááñð %(two)s›"),
        ("12.000 – già", "‹12.000 – ğîîà›"),
        ("", "‹›"),
    ],
)
def test_placeholders_numbers_and_signs_stay(text: str, made: str) -> None:
    assert words(text) == made


def test_addresses_and_code_stay() -> None:
    block = Prose.parse("Le [unità](claim:arrivo) di `LC_ALL` su <https://a.example/b>, [](source:twz).").blocks[0]
    made = "‹Ļéé [ûûñîîţà](claim:arrivo) ðîî `LC_ALL` šûû <https://a.example/b>, [](source:twz).›"
    assert pseudo.prose(block) == made


def test_emphasis_at_the_edge_of_a_block_stays() -> None:
    assert pseudo.prose(Prose.parse("**Le parole:** chi ha parlato, _quando_").blocks[0]) == (
        "‹\xa0**Ļéé páářööļéé:** çhîî háá páářļááţöö, _qûûááñðöö_\xa0›"
    )


def test_words_are_longer_by_a_third(publications: Mapping[str, Publication]) -> None:
    library = prepare(site(ENGINE)).library
    texts = [block.text.plain for document in library.documents for block in document.prose.blocks]
    assert len(texts) > 50
    assert 1.3 < sum(len(words(text)) for text in texts) / sum(map(len, texts)) < 1.45


def test_no_english_or_italian_word_is_made_of_the_letters_that_stay() -> None:
    stay = set("abcdefghijklmnopqrstuvwxyz") - set(pseudo.LETTERS)
    assert stay == set("bfhjmpqvwx")
    assert set("aeiouy") <= set(pseudo.LETTERS)


def test_its_letters_are_in_our_fonts() -> None:
    from fontTools.ttLib import TTFont

    from distinguo.formats.assets import FONTS, UNICODES, font_file

    letters = {ord(letter) for letters in pseudo.LETTERS.values() for letter in letters} | {ord("‹"), ord("›")}
    assert letters <= set(UNICODES)
    for name in FONTS:
        assert letters <= set(TTFont(font_file(name), lazy=True).getBestCmap()), name


def test_its_dates_lists_and_languages_are_accented_english() -> None:
    locality = PseudoLocality.of_site(site(SMALL))
    assert locality.date(parse("2024-10-23")) == accented("23\xa0October 2024")
    assert locality.listed(["one", "two", "three"]) == "one, two ááñð three"
    assert locality.language_name("it") == "Îîţááļîîááñ"
    assert locality.month_names[10] == "Ööçţööbééř"
    assert (locality.plural(1), locality.plural(2), locality.plural(0)) == (0, 1, 1)
    assert (locality.direction, locality.whole(12000)) == ("ltr", "12,000")


def test_a_site_without_english_takes_its_first_languages_dates() -> None:
    settings = site(SMALL).model_copy(update={"languages": {"it": "it_IT"}})
    assert PseudoLocality.of_site(settings).date(parse("2024-10")) == accented("ottobre 2024")


def test_it_is_made_only_when_asked_for(root: Path) -> None:
    assert PSEUDO not in prepare(site(root)).editions
