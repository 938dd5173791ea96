"""What validators, archives, printers and cameras ask of the briefs of this repository's own site."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pikepdf
import pytest

from tests.cases import SMALL, small_site
from tests.pdf import artifacts, codes, faults, outside, pages
from tests.test_build import build, tree

NAMES = sorted(file.stem for file in (SMALL.parent.parent / "content/explainers").glob("*.md"))
BRIEFS = [(name, language, f"{language}/{name}/{name}.{language}.pdf") for name in NAMES for language in ("it", "en")]
BILINGUAL = [(name, "it-en", f"*/{name}/{name}.*-*.pdf") for name in NAMES]
ALL = pytest.mark.parametrize(("name", "language", "path"), [*BRIEFS, *BILINGUAL])
EACH = pytest.mark.parametrize(("name", "language", "path"), BRIEFS)


def brief(output: Path, path: str) -> Path:
    (found,) = output.glob(path)
    return found


@ALL
def test_validators_find_no_fault(output: Path, name: str, language: str, path: str) -> None:
    assert faults(brief(output, path)) == []


@ALL
def test_the_file_says_that_it_is_pdf_ua_1_and_pdf_a_3a(output: Path, name: str, language: str, path: str) -> None:
    with pikepdf.open(brief(output, path)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfaid:part="3"' in metadata
        assert 'pdfaid:conformance="A"' in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        # One archive reads the schema of what PDF/A does not know (ISO 19005-3, 6.6.2.3).
        assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in metadata
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


@ALL
def test_the_data_that_the_page_offers_are_attached(output: Path, name: str, language: str, path: str) -> None:
    file = brief(output, path)
    tags = language.split("-")
    with pikepdf.open(file) as pdf:
        attached = {str(spec.UF): spec for spec in pdf.Root.AF}
        assert sorted(attached) == sorted(f"claims.{tag}.json" for tag in tags)
        assert len(pdf.Root.AF) == len(tags)
        printed = "".join("".join(pages(file)).split())
        for tag in tags:
            spec = attached[f"claims.{tag}.json"]
            assert spec.AFRelationship == "/Data"
            data = spec.EF.F.read_bytes()
            published = next(output.glob(f"{tag}/{name}/claims.{tag}.json")).read_bytes()
            assert data == published
            assert hashlib.sha256(data).hexdigest() in printed
            assert json.loads(data)["version"] in printed


@ALL
def test_nothing_stands_beyond_the_page(output: Path, name: str, language: str, path: str) -> None:
    assert outside(brief(output, path)) == []


@EACH
def test_the_code_opens_the_page_on_the_web(output: Path, name: str, language: str, path: str) -> None:
    assert codes(brief(output, path)) == [f"https://distinguo.example/{language}/{name}/"]


@EACH
def test_no_heading_is_the_last_on_its_page(output: Path, name: str, language: str, path: str) -> None:
    with pikepdf.open(brief(output, path)) as pdf, pdf.open_outline() as outline:
        titles = {str(item.title) for item in _all(outline.root)}
    for text in pages(brief(output, path)):
        lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]
        *body, _ = [line for line in lines if line]
        assert not any(body[-1].startswith(title) for title in titles), body[-1]


@ALL
def test_every_claim_has_a_row_that_an_address_can_name(output: Path, name: str, language: str, path: str) -> None:
    file = brief(output, path)
    with pikepdf.open(file) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        data = json.loads(next(output.glob(f"it/{name}/claims.it.json")).read_bytes())
        assert {claim["id"] for claim in data["claims"]} <= set(names)


@ALL
def test_running_heads_and_feet_are_artifacts(output: Path, name: str, language: str, path: str) -> None:
    with pikepdf.open(brief(output, path)) as pdf:
        for page in artifacts(pdf):
            assert "/Footer" in {str(each.get("/Subtype")) for each in page}


def test_the_small_site_prints_on_letter_paper_too(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    conf = root / "pelican.conf.py"
    conf.write_text(conf.read_text("utf-8") + '\nBRIEF_PAPER = "Letter"\n', "utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    for file in (root / "output").rglob("*.pdf"):
        with pikepdf.open(file) as pdf:
            assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 612, 792]
        assert outside(file) == []


def test_paper_that_there_is_not_is_told(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    conf = root / "pelican.conf.py"
    conf.write_text(conf.read_text("utf-8") + '\nBRIEF_PAPER = "A5"\n', "utf-8")
    done = build(root)
    assert done.returncode == 2
    assert "BRIEF_PAPER: Input should be 'A4' or 'Letter'" in done.stderr


def test_the_same_site_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    here, there = small_site(tmp_path / "here"), small_site(tmp_path / "far" / "away" / "there")
    fonts = tmp_path / "home" / ".fonts"
    fonts.mkdir(parents=True)
    from distinguo.formats.assets import font_file

    # A font of the system's that calls itself what one of ours is called.
    (fonts / "Other.ttf").write_bytes(font_file("sans-bold").read_bytes())
    other = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "HOME": str(fonts.parent), "PYTHONHASHSEED": "7"}
    assert build(here).returncode == build(there, environment=other).returncode == 0
    first, second = ({k: v for k, v in tree(root / "output").items() if k.endswith(".pdf")} for root in (here, there))
    assert len(first) > 3
    assert first == second


def _all(items: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [found for item in items for found in (item, *_all(item.children))]
