"""What tests ask of a PDF: whether validators find faults in it, what it says, whether it all stands on the page."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua
import pikepdf
import pypdfium2
import zxingcpp

EDGE = 0.5
"""How many points a letter's box may reach beyond the sheet: no ink is there."""


def faults(path: Path) -> list[str]:
    """Return what is wrong with a PDF by `outloud`, `pdfua`, and the check of `qpdf --check`, which is pikepdf's."""
    heard = outloud.check(str(path))
    seen = pdfua.validate(str(path))
    with pikepdf.open(path) as pdf:
        syntax = pdf.check_pdf_syntax()
    return [
        *([f"outloud: {heard.error}"] if heard.error else []),
        *(f"outloud: {each.rule} {each.message}" for each in heard.findings if each.severity == "error"),
        *(f"pdfua: {each.rule_id} {each.message}" for each in seen.findings if each.severity.name == "ERROR"),
        *(f"qpdf: {each}" for each in syntax),
    ]


def artifacts(pdf: pikepdf.Pdf) -> list[list[pikepdf.Object]]:
    """Return, page by page, what is said of the parts that are no content: the properties of the artifacts."""
    return [
        [
            each.operands[1]
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "BDC" and str(each.operands[0]) == "/Artifact"
        ]
        for page in pdf.pages
    ]


def pages(path: Path) -> list[str]:
    """Return the text of each page, in the order in which it was drawn."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def outside(path: Path) -> list[str]:
    """Return the characters that stand, wholly or in part, beyond the edge of their page."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if left < -EDGE or bottom < -EDGE or right > width + EDGE or top > height + EDGE:
                    found.append(f"page {number}: {text.get_text_range(index, 1)!r} at {left:.0f}, {bottom:.0f}")
    return found


def codes(path: Path, page: int = 0) -> list[str]:
    """Return what the QR codes of a page say to a camera, at 150 points an inch, in shades of grey."""
    with pypdfium2.PdfDocument(path) as document:
        picture = document[page].render(scale=150 / 72, grayscale=True).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]
