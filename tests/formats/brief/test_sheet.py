"""The PDF briefs: what a reader, a screen reader and an archive find in them; what can't get in."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cases import SMALL

REPOSITORY = SMALL.parent.parent
NAMES = ("soldati-nordcoreani-kursk", "russia-north-korea-partnership", "combattimenti-regione-kursk")


@pytest.fixture(scope="module")
def briefs(output: Path) -> dict[tuple[str, str], PdfReader]:
    """The site's briefs, by explainer and language."""
    return {
        (name, language): PdfReader(output / language / name / f"{name}.{language}.pdf")
        for name in NAMES
        for language in ("it", "en")
    }


def text(reader: PdfReader) -> str:
    """Return a brief's text, with white space made even."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_each_has_one_to_four_pages_of_a4(briefs: dict[tuple[str, str], PdfReader]) -> None:
    assert len(briefs) == 6
    for key, reader in briefs.items():
        assert 1 <= len(reader.pages) <= 4, key
        box = reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (595, 842), key


def test_each_is_tagged_and_says_its_language_title_and_outline(briefs: dict[tuple[str, str], PdfReader]) -> None:
    for (name, language), reader in briefs.items():
        catalog: Any = reader.trailer["/Root"]
        assert catalog["/Lang"] == language
        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata and reader.metadata.title, name
        assert reader.metadata.author == "Distinguo"
        assert len(reader.outline) >= 1


def test_dates_come_from_the_content(briefs: dict[tuple[str, str], PdfReader]) -> None:
    for reader in briefs.values():
        assert reader.metadata and reader.metadata.creation_date
        assert reader.metadata.creation_date.date().isoformat() == "2024-10-23"


def test_no_font_but_ours_is_in_them(briefs: dict[tuple[str, str], PdfReader]) -> None:
    for key, reader in briefs.items():
        resources: list[Any] = [page["/Resources"] for page in reader.pages]
        fonts = {str(font["/BaseFont"]) for each in resources for font in each.get("/Font", {}).values()}
        assert fonts, key
        assert all(re.fullmatch(r"/[A-Z]{6}\+Distinguo-(Serif|Sans)(-\w+)*", font) for font in fonts), (key, fonts)


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        (NAMES[0], "it", ["circa 12.000 soldati", "Riferita", "In attesa di riscontro", "«Attendiamo le prime unità"]),
        (NAMES[0], "en", ["about 12,000 soldiers", "Reported", "Pending", "reportedly supplied", "23 October 2024"]),
        (NAMES[1], "it", ["avrebbe fornito", "Non attribuita", "19 giugno 2024"]),
        (NAMES[1], "en", ["mutual-defence clause", "Unattributed", "South Korean intelligence"]),
        (NAMES[2], "it", ["più di due dozzine di villaggi", "6 agosto 2024"]),
        (NAMES[2], "en", ["more than two dozen villages", "6 August 2024"]),
    ],
)
def test_claims_statuses_figures_and_hedges_are_in_the_text(
    name: str, language: str, words: list[str], briefs: dict[tuple[str, str], PdfReader]
) -> None:
    found = text(briefs[name, language]).replace("\u00a0", " ")
    assert [each for each in words if each not in found] == []


def test_each_prints_the_digest_of_its_data_and_the_address_of_its_page(
    briefs: dict[tuple[str, str], PdfReader], output: Path
) -> None:
    for (name, language), reader in briefs.items():
        found = text(reader).replace(" ", "")
        assert f"distinguo.example/{language}/{name}/" in found
        data = output / language / name / f"claims.{language}.json"
        assert hashlib.sha256(data.read_bytes()).hexdigest() in found


def test_every_claim_of_the_ledger_is_an_anchor(briefs: dict[tuple[str, str], PdfReader]) -> None:
    for (name, _), reader in briefs.items():
        anchors = set(reader.named_destinations)
        assert {"nis-12000", "nis-1500", "accusa"} <= {anchor.lstrip("/") for anchor in anchors}, name
