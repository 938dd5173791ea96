"""One structure element for one element of the page, however many pages and columns it runs over.

WeasyPrint makes another for each piece: a screen reader would hear two tables where there is one, and a paragraph end
in the middle of a sentence (https://github.com/Kozea/WeasyPrint/issues/2482).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pydyf

Origin = tuple[int, str]
"""What a structure element was made for: the page's element, and the role that it has there."""


def whole(pdf: Any, origins: Mapping[int, Origin]) -> None:
    """Join the pieces of what was torn apart; `origins` are by the number of the structure element."""
    joined: dict[bytes, Any] = {}
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    _join(pdf, _object(pdf, root["K"][0]), origins, joined)
    _rename(pdf, root, joined)
    _reassociate(pdf, joined)


def _join(pdf: Any, parent: Any, origins: Mapping[int, Origin], joined: dict[bytes, Any]) -> None:
    """Join the pieces among the kids of an element, and then among theirs."""
    first: dict[Origin, Any] = {}
    kids = pydyf.Array()
    for reference in parent["K"]:
        kid: Any = _object(pdf, reference) if isinstance(reference, bytes) else None
        origin = origins.get(kid.number) if kid is not None else None
        if origin is None or origin not in first:
            kids.append(reference)
            if origin is not None:
                first[origin] = kid
            continue
        whole = first[origin]
        joined[reference] = whole
        for part in kid["K"]:
            whole["K"].append(_moved(pdf, part, kid, whole))
    parent["K"] = kids
    for reference in kids:
        if isinstance(reference, bytes) and "K" in (kid := _object(pdf, reference)):
            _join(pdf, kid, origins, joined)


def _moved(pdf: Any, part: Any, old: Any, new: Any) -> Any:
    """Return what stands for a part of one element in another: content that is on another page says so."""
    if isinstance(part, bytes):
        kid = _object(pdf, part)
        if kid.get("Type") == "/StructElem":
            kid["P"] = new.reference
        return part
    if old["Pg"] == new["Pg"]:
        return part
    return pydyf.Dictionary({"Type": "/MCR", "Pg": old["Pg"], "MCID": part})


def _rename(pdf: Any, root: Any, joined: Mapping[bytes, Any]) -> None:
    """Have the content that belonged to a piece belong to the whole."""

    def renamed(value: Any) -> Any:
        return joined[value].reference if isinstance(value, bytes) and value in joined else value

    numbers: list[Any] = _object(pdf, root["ParentTree"])["Nums"]
    numbers[:] = [pydyf.Array(map(renamed, value)) if isinstance(value, list) else renamed(value) for value in numbers]


def _reassociate(pdf: Any, joined: Mapping[bytes, Any]) -> None:
    """Have cells name the header that is told once, in place of the one that is repeated on their page."""
    elements = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"]
    told = {each["ID"].string for each in elements if "ID" in each}
    tables = {reference.split()[0].decode(): whole.number for reference, whole in joined.items()}
    for cell in elements:
        if cell["S"] == "/TD" and "Headers" in cell["A"]:
            names = [name.string for name in cell["A"]["Headers"]]
            cell["A"]["Headers"] = pydyf.Array(
                pydyf.String(name if name in told else f"{tables[table]}-{place}")
                for name in names
                for table, _, place in [name.partition("-")]
            )


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
