"""The brief in two languages: each claim beside itself, and nothing of it lost on either side."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5  # type: ignore[import-untyped]
from pypdf import PdfReader

from distinguo.claim import Hedge, Original
from distinguo.formats import brief
from distinguo.formats.brief.bilingual import Side, marked, sheet
from distinguo.formats.brief.sheet import Sheet, qr
from distinguo.formats.publication import Publication
from distinguo.press import Press
from distinguo.text import Text
from tests.cases import publication as published

EMPTY_TRANSLATION = (r'(msgctxt "claim:apertura quote"\nmsgid "[^"]*"\nmsgstr) "[^"]*"', r'\1 ""')


@pytest.fixture(scope="module")
def made(publication: Publication) -> Sheet:
    """The small site's sheet about the bridge, in Italian and English."""
    return sheet(publication, publication.editions["it"].explainers[0], "it", "en")


@pytest.fixture(scope="module")
def pdf(publication: Publication, made: Sheet) -> PdfReader:
    """The same, printed."""
    with Press(brief._stock(publication.site), 1) as press:
        printed = press.begin(made.order)()
    assert printed.faults == ()
    return PdfReader(BytesIO(printed.pdf))


def page(made: Sheet) -> Element:
    """Return a sheet's HTML as a tree."""
    tree: Element = tinyhtml5.parse(made.order.html, namespace_html_elements=False)
    return tree


def told(element: Element) -> str:
    """Return an element's words, with white space made even."""
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def rows(made: Sheet) -> dict[str, list[tuple[Element, Element]]]:
    """Return, by claim, its rows: what is told of it on the left, and on the right."""
    table = next(each for each in page(made).iter("table") if "claims" in each.get("class", ""))
    found = {}
    for claim in table.iter("tbody"):
        cells = [row.findall("td")[-2:] for row in claim.iter("tr")]
        found[claim[0].get("id", "")] = [(left, right) for left, right in cells]
    return found


def sides(made: Sheet, claim: str) -> tuple[str, str]:
    """Return all that is told of a claim on the left, and on the right."""
    left, right = zip(*rows(made)[claim], strict=True)
    return " ".join(map(told, left)), " ".join(map(told, right))


def changed(root: Path, pattern: str, words: str) -> Sheet:
    """Return the sheet about the bridge with a change in the English catalogue."""
    catalogue = root / "translations/en/LC_MESSAGES/ponte.po"
    text, count = re.subn(pattern, words, catalogue.read_text("utf-8"))
    assert count == 1
    catalogue.write_text(text, "utf-8")
    made = published(root)
    return sheet(made, made.editions["it"].explainers[0], "it", "en")


def test_it_says_where_it_will_stand_and_of_which_languages_it_is(made: Sheet) -> None:
    assert (made.path, made.languages, made.problems) == ("it/ponte/ponte.it-en.pdf", "it-en", ())


def test_every_claim_stands_beside_itself_in_the_order_of_the_explainer(publication: Publication, made: Sheet) -> None:
    italian, english = (publication.editions[tag] for tag in ("it", "en"))
    claims = italian.ledger(next(each for each in italian.explainers if each.name == "ponte"))
    assert list(rows(made)) == [claim.id for claim in claims] == ["apertura", "auto", "inutile"]
    for id, [(left, right), *_] in rows(made).items():
        assert told(left).replace("\u00a0", " ") == italian.claim[id].text.plain
        assert told(right).replace("\u00a0", " ") == english.claim[id].text.plain


@pytest.mark.parametrize(
    ("claim", "left", "right"),
    [
        ("apertura", ["In attesa di riscontro", "Ada Neri", "Attesa"], ["Pending", "Ada Neri", "Expected"]),
        ("apertura", ["2 maggio 2024", "1 settembre 2024"], ["2 May 2024", "1 September 2024"]),
        ("apertura", ["2 settembre 2024", "fonte 1"], ["2 September 2024", "source 1"]),
        ("auto", ["Contestata", "Ada Neri", "Possibile"], ["Disputed", "Ada Neri", "Possible"]),
        ("auto", ["circa 1.200 auto", "n. 3"], ["about 1,200 cars", "no. 3"]),
        ("inutile", ["Riferita", "Comitato del fiume"], ["Reported", "River committee"]),
        ("inutile", ["Affermata", "3 maggio 2024"], ["Asserted", "3 May 2024"]),
    ],
)
def test_status_speaker_hedge_figures_and_dates_of_a_claim_are_on_both_sides(
    claim: str, left: list[str], right: list[str], made: Sheet
) -> None:
    ours, theirs = (side.replace("\u00a0", " ") for side in sides(made, claim))
    assert [each for each in left if each not in ours] == []
    assert [each for each in right if each not in theirs] == []


def test_both_sides_mark_as_many_numbers(made: Sheet) -> None:
    counts = {id: [len(list(side.iter("b"))) for side in first] for id, [first, *_] in rows(made).items()}
    assert counts == {"apertura": [1, 1], "auto": [1, 1], "inutile": [0, 0]}


def test_what_the_other_language_says_is_marked_as_its_own(made: Sheet) -> None:
    cells = [row.findall("td")[-2:] for table in page(made).iter("table") for row in table.iter("tr")]
    marks = {(left.get("lang"), right.get("lang")) for left, right in filter(None, cells)}
    assert marks == {(None, "en")}
    headings = [[part.get("lang") for part in heading] for heading in page(made).iter("h2")]
    assert len(headings) == 6
    assert set(map(tuple, headings)) == {(None, "en")}


@pytest.mark.parametrize(
    ("words", "language", "hedge", "html"),
    [
        ("Arrivano circa 12.000 soldati.", "it", Hedge.ASSERTED, "Arrivano circa <b>12.000</b> soldati."),
        ("About 12,000 soldiers come.", "en", Hedge.ASSERTED, "About <b>12,000</b> soldiers come."),
        ("più di due dozzine", "it", None, "più di <b>due dozzine</b>"),
        ("more than two dozen", "en", None, "more than <b>two dozen</b>"),
        ("dal 6 agosto 2024", "it", None, "dal <b>6 agosto 2024</b>"),
        ("It reportedly sold 5 % of it", "en", Hedge.HEARSAY, "It <u>reportedly</u> sold <b>5</b> % of it"),
        ("L'avrebbe fornito", "it", Hedge.HEARSAY, "L&#39;<u>avrebbe</u> fornito"),
        ("It could & <might> come", "en", Hedge.POSSIBLE, "It <u>could</u> &amp; &lt;<u>might</u>&gt; come"),
        ("Un ponte, una strada", "it", Hedge.ASSERTED, "Un ponte, una strada"),
        ("It reportedly came", "en", None, "It reportedly came"),
    ],
)
def test_numbers_dates_and_doubts_are_marked(words: str, language: str, hedge: Hedge | None, html: str) -> None:
    assert marked(Text(words, language), hedge).replace("\u00a0", " ") == html


def test_a_number_in_bold_is_not_torn_from_what_it_counts() -> None:
    assert "<b>12.000</b>\u00a0soldati" in marked(Text("Arrivano 12.000 soldati.", "it"))


def test_words_that_may_sound_of_doubt_are_marked_where_the_claim_has_that_doubt() -> None:
    words = Text("They are said to be 5", "en")
    assert "<u>" in marked(words, Hedge.HEARSAY)
    will = Text("It will open", "en")
    assert marked(will, Hedge.EXPECTED) == "It <u>will</u> open"
    assert marked(will, Hedge.ASSERTED) == "It will open"


def test_a_fallback_keeps_its_mark() -> None:
    html = marked(Text("Sono 5", "it", fallback=True))
    assert html == '<span class="fallback" lang="it">Sono <b>5</b></span>'


def test_a_quotation_is_verbatim_on_its_own_side_and_told_by_its_sense_on_the_other(made: Sheet) -> None:
    left, right = rows(made)["apertura"][1]
    assert [told(each) for each in left.iter("blockquote")] == ["Apriremo domani il cantiere"]
    assert list(right.iter("blockquote")) == []
    assert "The sense of it, translated from Italian: We open the works tomorrow" in told(right)
    assert "3\u00a0maggio\u00a02024" in "".join(left.itertext())
    assert "domani means 3 May 2024" in told(right).replace("\u00a0", " ")


def test_a_quotation_that_is_not_translated_is_marked_as_such(root: Path) -> None:
    _, right = rows(changed(root, *EMPTY_TRANSLATION))["apertura"][1]
    (words,) = right.iter("blockquote")
    assert words.get("lang") == "it"
    assert [(each.get("class"), each.get("lang")) for each in words.iter("span")] == [("fallback", "it")]
    assert "The sense of it" not in told(right)


def test_words_in_a_third_language_are_verbatim_on_both_sides(publication: Publication) -> None:
    claim = publication.editions["en"].claim["apertura"]
    html = Side(publication, "ponte", "en", "fr").part("bilingual/quotation", claim=claim)
    assert '<blockquote lang="it"><p>Apriremo domani il cantiere</p></blockquote>' in html
    assert "We open the works tomorrow" in html


def test_words_that_were_said_in_the_other_language_are_verbatim_there(publication: Publication) -> None:
    said = {"quote_original": Original(lang="en", text="Works open tomorrow")}
    left, right = (
        Side(publication, "ponte", tag, other).part(
            "bilingual/quotation", claim=publication.editions[tag].claim["apertura"].model_copy(update=said)
        )
        for tag, other in (("it", "en"), ("en", "it"))
    )
    assert "<blockquote><p>Works open tomorrow</p></blockquote>" in right
    assert "We open" not in right
    assert "Works open" not in left
    assert "Apriremo domani il cantiere" in left


def test_what_is_not_translated_is_marked_and_nothing_is_left_out(root: Path) -> None:
    made = changed(root, r'(msgctxt "claim:auto text"\nmsgid "[^"]*"\nmsgstr) "[^"]*"', r'\1 ""')
    _, right = rows(made)["auto"][0]
    assert [(each.get("class"), each.get("lang")) for each in right.iter("span")] == [("fallback", "it")]
    assert told(right).replace("\u00a0", " ") == "Sul ponte passeranno circa 1.200 auto al giorno."


def test_all_else_is_side_by_side(made: Sheet) -> None:
    cells = [[told(cell) for cell in row.findall("td")[-2:]] for row in page(made).iter("tr")]
    beside = [[part.replace("\u00a0", " ") for part in row] for row in cells]
    assert ["La sindaca parla di 1.200 auto al giorno.", "The mayor speaks of 1,200 cars a day."] in beside
    assert ["Chi ha contato le auto?", "Who counted the cars?"] in beside
    assert any("Verbale della seduta" in left and "Minutes" in right for left, right in filter(None, beside))
    words = told(page(made)).replace("\u00a0", " ")
    for each in ("The bridge over the river", "Facts as of 5 May 2024", "Fatti aggiornati: 5 maggio 2024"):
        assert each in words
    for each in ("lo si progetta corto", "it is planned short"):
        assert each in words


def test_each_side_leads_to_its_page_on_the_web(made: Sheet) -> None:
    for tag in ("it", "en"):
        assert qr(f"https://small.example/sub/{tag}/ponte/") in made.order.html


def structure(element: Any) -> Iterator[Any]:
    """Return a structure element and those below it."""
    element = element.get_object()
    if "/S" in element:
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int):
                yield from structure(kid)


def test_the_pdf_says_the_language_of_each_cell_to_a_screen_reader(pdf: PdfReader) -> None:
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "it"
    found = [each for root in catalog["/StructTreeRoot"]["/K"] for each in structure(root)]
    rows = [[kid.get_object() for kid in each["/K"]] for each in found if each["/S"] == "/TR"]
    tongues = [[cell.get("/Lang") for cell in row if cell["/S"] == "/TD"][-2:] for row in rows]
    assert len([each for each in tongues if each == [None, "en"]]) > 10
    assert [each for each in tongues if each not in ([None, "en"], [])] == []
    assert len([each for each in found if each["/S"] == "/H1"]) == 1


def test_the_pdf_carries_the_data_of_both_and_prints_their_digests(made: Sheet, pdf: PdfReader) -> None:
    text = "".join(page.extract_text() for page in pdf.pages)
    assert sorted(pdf.attachments) == ["claims.en.json", "claims.it.json"]
    for attached in made.order.attachments:
        assert pdf.attachments[attached.name] == [attached.data]
        assert hashlib.sha256(attached.data).hexdigest() in re.sub(r"\s", "", text)


def test_every_claim_is_an_anchor_of_the_pdf(pdf: PdfReader) -> None:
    assert {"apertura", "auto", "inutile"} <= {name.lstrip("/") for name in pdf.named_destinations}
