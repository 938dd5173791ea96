"""What runs over several pages is one element in the structure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from distinguo.press import Order, Press, Printed, Stock
from tests.pdf import artifacts

WORDS = "words that go on and on, " * 30
PAGE = """<!doctype html><html lang="en"><head><title>T</title></head><body><main>
<p id="long">{long}<a href="https://example.org/">a link {words}</a> and its end</p>
<table><thead><tr><th scope="col">Head</th><th scope="col">Other</th></tr></thead><tbody>{rows}</tbody></table>
<ol>{items}</ol></main></body></html>"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    """A document on many small pages, printed."""
    rows = "".join(f'<tr><th scope="row">row {n}</th><td>cell {n} {WORDS[:200]}</td></tr>' for n in range(30))
    items = "".join(f"<li>item {n} {WORDS[:400]}</li>" for n in range(12))
    html = PAGE.format(long=WORDS * 2, words=WORDS, rows=rows, items=items)
    config = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{config.parent}</cachedir></fontconfig>", "utf-8")
    with Press(Stock("@page { size: 90mm 90mm; margin: 8mm }", {}, config), workers=1) as press:
        printed: Printed = press.begin(Order(html))()
    assert printed.faults == ()
    with pikepdf.open(BytesIO(printed.pdf)) as opened:
        yield opened


def fonts() -> Path:
    from distinguo.formats.assets import font_file

    return font_file("serif-regular").parent


FONTS = fonts()


def elements(node: Any) -> Iterator[Any]:
    """Return the structure elements below one, in the order in which they are read."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield kid
            yield from elements(kid)


def kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def test_it_takes_many_pages(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) > 8


def test_each_is_one_element_with_all_its_parts(pdf: pikepdf.Pdf) -> None:
    met = Counter(str(element.S) for element in elements(pdf.Root.StructTreeRoot))
    assert {kind: met[f"/{kind}"] for kind in ("Part", "Table", "THead", "TBody", "L")} == dict.fromkeys(
        ("Part", "Table", "THead", "TBody", "L"), 1
    )
    assert (met["/TR"], met["/TH"], met["/TD"], met["/LI"], met["/Lbl"], met["/LBody"]) == (31, 32, 30, 12, 12, 12)
    assert (met["/P"], met["/Link"]) == (1, 1)


def test_a_link_over_two_pages_has_an_annotation_on_each(pdf: pikepdf.Pdf) -> None:
    (link,) = [each for each in elements(pdf.Root.StructTreeRoot) if each.S == "/Link"]
    annotations = [kid.Obj for kid in kids(link) if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    pages = [page.objgen for page in pdf.pages for each in page.get("/Annots", []) if each in annotations]
    assert len(set(pages)) > 1


def test_a_repeated_head_is_an_artifact_and_cells_name_the_one_that_is_told(pdf: pikepdf.Pdf) -> None:
    found = list(elements(pdf.Root.StructTreeRoot))
    told = {bytes(each.ID) for each in found if "/ID" in each}
    named = {bytes(name) for each in found if each.S == "/TD" for name in each.A.Headers}
    assert named <= told
    assert all(len(each.A.Headers) == 2 for each in found if each.S == "/TD")
    repeated = [each for page in artifacts(pdf) for each in page if each.get("/Type") == "/Pagination"]
    assert repeated


def test_whatever_is_drawn_belongs_to_the_element_that_holds_it(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root.StructTreeRoot
    numbers = pikepdf.NumberTree(root.ParentTree)
    held: dict[tuple[Any, int], Any] = {}
    for element in elements(root):
        for kid in kids(element):
            if isinstance(kid, int):
                held[element.Pg.objgen, int(kid)] = element.objgen
            elif kid.get("/Type") == "/MCR":
                held[kid.Pg.objgen, int(kid.MCID)] = element.objgen
    for page in pdf.pages:
        parents = numbers[int(page.StructParents)]
        for mark, parent in enumerate(parents):
            assert held[page.objgen, mark] == parent.objgen
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            assert numbers[int(annotation.StructParent)].S == "/Link"
