"""The mends: WeasyPrint has each fault without its mend, and none with it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest

from tests.cases import TESTS
from tests.press import fontconfig, page

PICTURE = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><path d='M0 0h9v9z'/></svg>"
)
SHEET = "@page { size: 200px 400px; margin: 0 } body { margin: 0 } * { font-family: 'Source Serif Pro' }"
MARGINS = "@page { margin: 50px; @top-left { content: 'Head' } @bottom-left { content: 'Foot' } }"


def _begin(fonts: str) -> None:
    import os

    os.environ["FONTCONFIG_FILE"] = fonts


def _written(html: str, without: str = "") -> bytes:
    """Return a page as PDF with an attached file, every mend made but one; runs in a process of its own."""
    from datetime import UTC, datetime

    import weasyprint

    from distinguo.press.mends import written

    moment = datetime(2024, 5, 1, tzinfo=UTC)
    attached = weasyprint.Attachment(
        string=b"{}", name="a.json", description="Data", relationship="Data", created=moment, modified=moment
    )
    document = weasyprint.HTML(string=html, base_url="https://brief.invalid/").render(pdf_variant="pdf/a-3a")
    return written(document, [attached], [each for name, each in _all().items() if name == without])


def _all() -> dict[str, Callable[..., None]]:
    from distinguo.press import mends
    from distinguo.press.structure import whole

    found: tuple[Any, ...] = (*mends.BEFORE, *mends.TAGGING, *mends.AFTER, whole)
    return {each.__name__: each for each in found}


def _names() -> list[str]:
    return list(_all())


def _private_names() -> list[str]:
    """Return the arguments of the private functions that mends replace."""
    from inspect import signature

    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    return [str(signature(each)) for each in (tags._build_box_tree, Stream.marked)]


def _replaced(html: str) -> bool:
    """Return whether a document leaves something replaced behind, even one that fails."""
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    before = tags._build_box_tree, Stream.marked
    _written(html)
    after = tags._build_box_tree, Stream.marked
    try:
        from distinguo.press.mends import written

        written(None, [], list(_all().values()))
    except AttributeError:
        return not before == after == (tags._build_box_tree, Stream.marked)
    raise AssertionError("no document has been written")


@pytest.fixture(scope="module")
def weasyprint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessPoolExecutor]:
    """A process that knows WeasyPrint: it must know our fonts before, and this one nothing of it."""
    fonts = str(fontconfig(tmp_path_factory.mktemp("fonts")))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_begin, initargs=(fonts,)) as pool:
        yield pool


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Return the structure elements of a PDF in reading order, parents before children."""
    yield from _below(pdf.Root.StructTreeRoot.K)


def _below(kids: Any) -> Iterator[Any]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid.get("/K", pikepdf.Array()))


def kinds(pdf: pikepdf.Pdf, *wanted: str) -> list[str]:
    """Return the kinds of the structure elements, those that are wanted."""
    return [str(each.S) for each in elements(pdf) if str(each.S) in wanted]


def annotated(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the annotations of every page."""
    return [each for sheet in pdf.pages for each in sheet.get("/Annots", pikepdf.Array())]


def standards(pdf: pikepdf.Pdf) -> list[str | None]:
    """Return what the metadata say of PDF/UA and PDF/A, and of which schema they explain the terms."""
    root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    told = {each.tag: each.text for each in root.iter()}
    told |= {name: text for each in root.iter() for name, text in each.attrib.items()}
    names = ("pdfua/ns/id/}part", "pdfa/ns/id/}part", "pdfa/ns/id/}conformance", "pdfa/ns/schema#}prefix")
    return [told.get(f"{{http://www.aiim.org/{name}") for name in names]


def pagination(pdf: pikepdf.Pdf, page: int = 0) -> list[object]:
    """Return the artifacts that are drawn as text, then how many marks of the content are in no structure."""
    marked: list[object] = []
    numbers, inside = set(), []
    for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "BDC":
            properties = operands[1]
            inside.append(properties)
            if "/MCID" in properties:
                numbers.add(int(properties["/MCID"]))
        elif str(operator) == "BMC":
            inside.append(pikepdf.Dictionary())
        elif str(operator) == "EMC":
            inside.pop()
        elif str(operator) in ("Tj", "TJ") and not any("/MCID" in each for each in inside):
            marked += [(str(each.Type), str(each.get("/Subtype", ""))) for each in inside if "/Type" in each] or [""]
    in_structure = {int(kid) for each in elements(pdf) for kid in _numbers(each.get("/K", pikepdf.Array()))}
    return [*marked, len(numbers - in_structure)]


def _numbers(kids: Any) -> list[int]:
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    marks = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid]
    return [*(int(kid) for kid in kids if isinstance(kid, int)), *(int(kid["/MCID"]) for kid in marks)]


@dataclass(frozen=True)
class Case:
    """A page that shows a fault: what to look at, what is there without the mend, what is right."""

    body: str
    seen: Callable[[pikepdf.Pdf], object]
    wrong: object
    right: object
    style: str = ""

    @property
    def html(self) -> str:
        return page(self.body, f"<style>{SHEET}{self.style}</style>")


CASES = {
    "both_standards": Case(
        "<p>Words</p>",
        standards,
        [None, "3", "A", None],
        ["1", "3", "A", "pdfuaid"],
    ),
    "one_annotation_a_link": Case(
        '<p><a href="https://a.example/">one <b>two <i>three</i></b></a></p>',
        lambda pdf: len(annotated(pdf)),
        3,
        1,
    ),
    "margins_are_artifacts": Case(
        "<p>Words</p>",
        pagination,
        [2],
        [("/Pagination", "/Header"), ("/Pagination", "/Footer"), 0],
        MARGINS,
    ),
    "heads_are_told_once": Case(
        f"<table><thead><tr><th>Head</thead>{'<tr><td>Cell' * 20}</table>",
        lambda pdf: (
            [len(each.K) for each in elements(pdf) if each.S == "/TH"],
            *(pagination(pdf, number) for number in range(2)),
        ),
        ([2], [0], [0]),
        ([1], [0], [("/Pagination", ""), 0]),
        "td { height: 20px }",
    ),
    "inner_languages": Case(
        '<p>One <span lang="it">due</span></p><blockquote lang="fr"><p>trois</p></blockquote>',
        lambda pdf: [(str(each.S), str(each.Lang)) for each in elements(pdf) if "/Lang" in each],
        [],
        [("/Span", "it"), ("/BlockQuote", "fr")],
    ),
    "scopes": Case(
        "<table><tr><th scope=col>A<th>B<tr><th scope=row>C<td>D</table>",
        lambda pdf: [str(each.A.get("/Scope")) for each in elements(pdf) if each.S == "/TH"],
        ["None", "None", "None"],
        ["/Column", "/Column", "/Row"],
    ),
    "notes": Case(
        '<p>Words<span class="note">first</span> and<span class="note">second</span></p>',
        lambda pdf: kinds(pdf, "/Note", "/Lbl"),
        [],
        ["/Note", "/Lbl", "/Note", "/Lbl"],
        ".note { float: footnote }",
    ),
    "identified_notes": Case(
        '<p>Words<span class="note">first</span> and<span class="note">second</span></p>',
        lambda pdf: [str(each.get("/ID")) for each in elements(pdf) if each.S == "/Note"],
        ["None", "None"],
        ["note-1", "note-2"],
        ".note { float: footnote }",
    ),
    "boxes_in_points": Case(
        f'<img alt="A square" src="{PICTURE}">',
        lambda pdf: [[float(edge) for edge in each.A.BBox] for each in elements(pdf) if each.S == "/Figure"],
        [[40, 20, 140, 70]],
        [[30, 247.5, 105, 285]],
        "img { display: block; width: 100px; height: 50px; margin: 20px 40px }",
    ),
    "links_in_words": Case(
        '<p><a href="https://a.example/" title="Its title">one</a> '
        '<a href="https://b.example/">its <b>own\n words</b></a> '
        f'<a href="https://c.example/"><img alt="Its picture" src="{PICTURE}"></a></p>',
        lambda pdf: [str(each.Contents) for each in annotated(pdf)],
        ["https://a.example/", "https://b.example/", "https://c.example/"],
        ["Its title", "its own words", "Its picture"],
    ),
    "bodies": Case(
        "<ul><li><p>one</p><p>two</p></li><li>three</li></ul>",
        lambda pdf: [[str(kid.S) for kid in each.K] for each in elements(pdf) if each.S == "/LI"],
        [["/Lbl", "/P", "/P"], ["/Lbl", "/LBody"]],
        [["/Lbl", "/LBody"], ["/Lbl", "/LBody"]],
    ),
    "whole": Case(
        f"<div><p>{'One<br>' * 40}<p>Two</div><table>{'<tr><td>Cell' * 40}</table>",
        lambda pdf: [len(kinds(pdf, kind)) for kind in ("/Div", "/P", "/Table", "/TR")],
        [4, 5, 3, 40],
        [1, 2, 1, 40],
        "p { line-height: 30px }",
    ),
    "files_once": Case(
        "<p>Words</p>",
        lambda pdf: [str(each.F) for each in pdf.Root.AF],
        ["a.json", "a.json"],
        ["a.json"],
    ),
}


def seen(weasyprint: ProcessPoolExecutor, name: str, without: str = "") -> object:
    """Return what is to be seen of a fault in the page that shows it."""
    case = CASES[name]
    with pikepdf.open(BytesIO(weasyprint.submit(_written, case.html, without).result())) as pdf:
        assert pdf.check_pdf_syntax() == []
        return case.seen(pdf)


def test_every_mend_has_a_case(weasyprint: ProcessPoolExecutor) -> None:
    assert set(weasyprint.submit(_names).result()) == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_there_without_its_mend_and_gone_with_it(name: str, weasyprint: ProcessPoolExecutor) -> None:
    assert seen(weasyprint, name) == CASES[name].right
    without = seen(weasyprint, name, without=name)
    if without == CASES[name].right:
        pytest.fail(f"{name} is no longer needed: WeasyPrint mends it itself")
    assert without == CASES[name].wrong


def test_the_labels_of_notes_stand_in_them(weasyprint: ProcessPoolExecutor) -> None:
    with pikepdf.open(BytesIO(weasyprint.submit(_written, CASES["notes"].html).result())) as pdf:
        notes = [each for each in elements(pdf) if each.S == "/Note"]
        assert ["/Lbl" in [str(kid.S) for kid in _below(note.K)] for note in notes] == [True, True]


def test_what_a_body_holds_knows_its_parent(weasyprint: ProcessPoolExecutor) -> None:
    with pikepdf.open(BytesIO(weasyprint.submit(_written, CASES["bodies"].html).result())) as pdf:
        for each in elements(pdf):
            kids = [kid for kid in each.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            assert [kid.P.objgen for kid in kids] == [each.objgen] * len(kids)


def test_all_that_is_drawn_belongs_to_the_element_that_holds_it(weasyprint: ProcessPoolExecutor) -> None:
    with pikepdf.open(BytesIO(weasyprint.submit(_written, CASES["whole"].html).result())) as pdf:
        owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        drawn = 0
        for sheet in pdf.pages:
            for number, owner in enumerate(owners[int(sheet.StructParents)]):
                held = [(kid, owner.Pg) if isinstance(kid, int) else (kid.get("/MCID"), kid.Pg) for kid in owner.K]
                assert any(mark == number and page.objgen == sheet.obj.objgen for mark, page in held)
                drawn += 1
        assert drawn > 80
        for each in elements(pdf):
            kids = [kid for kid in each.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            assert [kid.P.objgen for kid in kids] == [each.objgen] * len(kids)


def test_the_attached_file_is_data_of_the_document(weasyprint: ProcessPoolExecutor) -> None:
    with pikepdf.open(BytesIO(weasyprint.submit(_written, page("<p>Words</p>")).result())) as pdf:
        (file,) = pdf.Root.AF
        assert (str(file.AFRelationship), file.EF.F.read_bytes()) == ("/Data", b"{}")
        assert str(file.Desc) == "Data"
        assert dict(pdf.attachments["a.json"].obj) == dict(file)


def test_a_document_leaves_weasyprint_as_it_was(weasyprint: ProcessPoolExecutor) -> None:
    assert weasyprint.submit(_replaced, page("<p>Words</p>")).result() is False


def test_weasyprint_is_pinned_to_the_version_whose_inside_the_mends_know(weasyprint: ProcessPoolExecutor) -> None:
    assert '"weasyprint ==70.*",' in (TESTS.parent / "pyproject.toml").read_text("utf-8")
    assert version("weasyprint").split(".")[0] == "70"
    arguments = ["(box, parent, pdf, page_number, nums, annotations, tags)", "(self, box, tag)"]
    assert weasyprint.submit(_private_names).result() == arguments
