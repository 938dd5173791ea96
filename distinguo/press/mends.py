"""What WeasyPrint 70 leaves undone in a tagged, archivable PDF, done: one function a fault.

Each says what is wrong without it, and where that is told upstream. Some reach into WeasyPrint's inside, which is why
it is pinned; a test prints a document with each of them left out, and says when one is no longer needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

from distinguo.press.replaced import replaced
from distinguo.press.structure import Origin, whole

_UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF>"""
_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def written(document: Any, attachments: list[Any], without: Collection[Callable[..., None]] = ()) -> bytes:
    """Return a rendered document as PDF/UA-1 and PDF/A-3a, mended; `without` names mends to leave out."""
    for mend in BEFORE:
        if mend not in without:
            mend(document)

    origins: dict[int, Origin] = {}

    def finish(document: Any, pdf: Any) -> None:
        for mend in AFTER:
            if mend not in without:
                mend(document, pdf)
        if whole not in without:
            whole(pdf, origins)

    tagging = [mend for mend in TAGGING if mend not in without]
    with replaced(tags, "_build_box_tree", _tree(tagging, origins)), replaced(Stream, "marked", _marked):
        pdf: bytes = document.write_pdf(attachments=attachments, pdf_variant="pdf/a-3a", finisher=finish)
    return pdf


# Before the document is written.


def both_standards(document: Any) -> None:
    """Say in the metadata that the file is PDF/UA-1 too, and by an extension schema what that means (6.6.2.3.1).

    WeasyPrint names one standard a file: https://github.com/Kozea/WeasyPrint/issues/2783.
    """
    metadata = document.metadata
    generate = metadata.generate_rdf_metadata
    # Not parsed and written anew: PDF/A wants the very prefixes.
    metadata.generate_rdf_metadata = lambda *arguments: generate(*arguments).replace(b"</rdf:RDF>", _UA)


def one_annotation_a_link(document: Any) -> None:
    """Make one annotation for a link: WeasyPrint makes another for each box in it, outside the Link (7.18.5).

    https://github.com/Kozea/WeasyPrint/issues/185
    """
    for page in document.pages:
        page.links[:] = [link for link in page.links if (link[3].element_tag or "").split(":")[0] in ("a", "area")]


def margins_are_artifacts(document: Any) -> None:
    """Have running headers and footers marked as such: WeasyPrint marks them as text that is in no structure (7.8).

    https://github.com/Kozea/WeasyPrint/issues/1836
    """
    for page in document.pages:
        for margin in page._page_box.children:
            if isinstance(margin, boxes.MarginBox):
                where = "Header" if margin.at_keyword.startswith("@top") else "Footer"
                for box in (margin, *margin.descendants()):
                    box.pagination = where


def heads_are_told_once(document: Any) -> None:
    """Have a table's head that is repeated on another page marked as an artifact: it was told where the table began.

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    told: set[int] = set()
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.TableRowGroupBox) and box.is_header:
                if id(box.element) in told:
                    for each in (box, *box.descendants()):
                        each.pagination = ""
                told.add(id(box.element))


# While the structure is built: each is given a box and the structure element made for it.


def inner_languages(box: Any, element: Any) -> None:
    """Write the language of a passage, where it is not that of the rest (7.2).

    WeasyPrint writes that of the document alone: https://github.com/Kozea/WeasyPrint/issues/2482.
    """
    if language := box.element.get("lang"):
        element["Lang"] = pydyf.String(language)


def scopes(box: Any, element: Any) -> None:
    """Write of a header cell whether it heads its row or its column (7.5).

    https://github.com/Kozea/WeasyPrint/issues/2508
    """
    if element["S"] == "/TH":
        element["A"]["Scope"] = _SCOPES.get(box.element.get("scope"), "/Column")


def notes(box: Any, element: Any) -> None:
    """Make footnotes Notes, and what numbers them their labels (7.9); WeasyPrint makes them spans.

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    if box.element_tag.endswith("::footnote-marker"):
        element["S"] = "/Lbl"
    elif hasattr(box, "stands_at_foot"):
        element["S"] = "/Note"


# When all of the PDF's objects are there.


def identified_notes(_document: Any, pdf: Any) -> None:
    """Give each Note an ID of its own (7.9)."""
    number = count(1)
    for element in _elements(pdf, "/Note"):
        element["ID"] = pydyf.String(f"note-{next(number)}")


def boxes_in_points(_document: Any, pdf: Any) -> None:
    """Say where figures stand in the page's own space: WeasyPrint writes pixels, from the top.

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    for figure in _elements(pdf, "/Figure"):
        height = _object(pdf, figure["Pg"])["MediaBox"][3]
        left, top, right, bottom = (0.75 * edge for edge in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def links_in_words(document: Any, _pdf: Any) -> None:
    """Describe a link by its title, its text or its picture's (7.18.5): WeasyPrint describes it by its address.

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    for page in document.pages:
        for *_, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            element = box.element
            alternatives = (image.get("alt") for image in element.iter("img"))
            words = element.get("title") or " ".join("".join(element.itertext()).split()) or next(alternatives, None)
            if annotation and words:
                annotation["Contents"] = pydyf.String(words)


def bodies(_document: Any, pdf: Any) -> None:
    """Put what a list item holds into its body: WeasyPrint leaves paragraphs beside the label (7.2).

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    for item in list(_elements(pdf, "/LI")):
        kids = [(reference, _object(pdf, reference)) for reference in item["K"]]
        loose = [(reference, kid) for reference, kid in kids if kid["S"] not in ("/Lbl", "/LBody", "/L")]
        if not loose:
            continue
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference, "K": pydyf.Array()}
        )
        pdf.add_object(body)
        for reference, kid in loose:
            kid["P"] = body.reference
            body["K"].append(reference)
        place = item["K"].index(loose[0][0])
        rest = [reference for reference in item["K"] if reference not in body["K"]]
        item["K"] = pydyf.Array([*rest[:place], body.reference, *rest[place:]])


def files_once(_document: Any, pdf: Any) -> None:
    """Name each attached file once among the catalog's: WeasyPrint names it twice.

    https://github.com/Kozea/WeasyPrint/issues/2482
    """
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


BEFORE: tuple[Callable[[Any], None], ...] = (
    both_standards,
    one_annotation_a_link,
    margins_are_artifacts,
    heads_are_told_once,
)
TAGGING: tuple[Callable[[Any, Any], None], ...] = (inner_languages, scopes, notes)
AFTER: tuple[Callable[[Any, Any], None], ...] = (identified_notes, boxes_in_points, links_in_words, bodies, files_once)


def _tree(mends: Collection[Callable[[Any, Any], None]], origins: dict[int, Origin]) -> Callable[..., Iterator[Any]]:
    """Return what builds the structure of a box, mended; what is an artifact has none. `origins` are filled."""
    build = tags._build_box_tree

    def mended(box: Any, *rest: Any) -> Iterator[Any]:
        real = box._box if isinstance(box, AbsolutePlaceholder) else box
        if hasattr(real, "pagination"):
            for cell in real.descendants() if isinstance(real, boxes.TableRowGroupBox) else ():
                cell.mark = pydyf.Dictionary()  # where WeasyPrint writes what cells are to call it by
            return
        if isinstance(real, boxes.FootnoteAreaBox):
            for note in real.children:
                note.stands_at_foot = True
        is_page = isinstance(real, boxes.PageBox) or real.element_tag in ("html", "body")
        for element in build(box, *rest):
            if not is_page and real.element is not None and real.element_tag:
                for mend in mends:
                    mend(real, element)
                if "::" not in real.element_tag:
                    origins[element.number] = id(real.element), element["S"]
            yield element

    return mended


_mark = Stream.marked


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """Mark what is drawn as part of the structure, or as an artifact of pagination."""
    where = getattr(box, "pagination", None)
    if where is None:
        with _mark(stream, box, tag):
            yield
        return
    properties = pydyf.Dictionary({"Type": "/Pagination", **({"Subtype": f"/{where}"} if where else {})})
    pydyf.Stream.begin_marked_content(stream, "Artifact", properties)
    try:
        yield
    finally:
        pydyf.Stream.end_marked_content(stream)


def _elements(pdf: Any, kind: str) -> Iterator[Any]:
    """Return the structure elements of a kind, in the order in which they were made."""
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/StructElem" and each["S"] == kind:
            yield each


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
