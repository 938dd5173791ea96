"""What the HTML standard asks of a page: https://html.spec.whatwg.org/."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.gate.site import Page, named, said
from tests.gate.vocabulary import (
    BELOW,
    CELLS,
    CHILDREN,
    FLOW,
    INTERACTIVE,
    KNOWN,
    NEVER_IN,
    PHRASING,
    RUNNING,
    TRANSPARENT,
    allowed,
)

TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
"""The times that this site may say: https://html.spec.whatwg.org/#the-time-element."""


def the_parser_has_nothing_to_mend(page: Page) -> Iterator[str]:
    """Nothing unclosed or closed twice, no attribute twice, a doctype: https://html.spec.whatwg.org/#parse-errors."""
    yield from page.document.errors


def elements_stand_where_they_may(page: Page) -> Iterator[str]:
    """No block in running text, nothing but items in a list."""
    for element in page.elements:
        parent = page.parent.get(element)
        if parent is None or _is_drawn(page, element):
            continue
        name = element.tag
        if name not in KNOWN and "-" not in name:
            yield f"{named(element)} is no element of HTML"
        elif not _may_hold(page, parent, name):
            yield f"{named(element)} must not stand in {named(parent)}"
        elif name in BELOW and parent.tag not in BELOW[name]:
            yield f"{named(element)} stands in {named(parent)}, not in {' or '.join(sorted(BELOW[name]))}"
        for above in page.above(element):
            if above.tag in NEVER_IN.get(name, ()):
                yield f"{named(element)} must not stand anywhere in {named(above)}"


def _is_drawn(page: Page, element: Element) -> bool:
    """Return whether an element is part of a drawing: those have names of their own."""
    return any(str(each.tag).endswith("}svg") for each in (element, *page.above(element)))


def _may_hold(page: Page, parent: Element, name: str) -> bool:
    holder = parent
    for above in page.above(parent):
        if holder.tag not in TRANSPARENT or holder.tag in CHILDREN:
            break
        holder = above
    if holder.tag == "noscript" and page.parent[holder].tag == "head":
        return name in ("link", "style", "meta")
    if holder.tag == "div" and page.parent[holder].tag == "dl":
        return name in ("dt", "dd", "script", "template")
    if holder.tag in CHILDREN:
        return name in CHILDREN[holder.tag]
    # What must stand in an element of its own is for BELOW to say.
    return name in (PHRASING if holder.tag in RUNNING else FLOW | set(BELOW)) or "-" in name


def parts_come_once_and_in_order(page: Page) -> Iterator[str]:
    """What has one title, legend, summary or caption has it at its beginning; a caption may close a figure."""
    for name, part in (("details", "summary"), ("fieldset", "legend"), ("table", "caption"), ("figure", "figcaption")):
        for element in page.all(name):
            parts = [each.tag for each in element]
            places = [n for n, each in enumerate(parts) if each == part]
            last = len(parts) - 1 if name == "figure" else 0
            if len(places) > 1 or (places and places[0] not in (0, last)) or (name == "details" and not places):
                yield f"{named(element)} has its {part} at {places}"


def attributes_are_known(page: Page) -> Iterator[str]:
    """No attribute that the element does not have."""
    for element in page.elements:
        if not _is_drawn(page, element):
            for attribute in element.attrib:
                if not allowed(element.tag, attribute) and "-" not in element.tag:
                    yield f"{named(element)} has {attribute}"


def cells_have_no_other_role(page: Page) -> Iterator[str]:
    """The parts of a table are what they are: a role on them is an error of the standard, even the same one."""
    for element in page.all(*CELLS):
        table = next((each for each in page.above(element) if each.tag == "table"), None)
        if element.get("role") and table is not None and table.get("role", "table") in ("table", "grid", "treegrid"):
            yield named(element)


def ids_are_unique(page: Page) -> Iterator[str]:
    """No id twice, none empty or with a space."""
    ids = [str(each.get("id")) for each in page.elements if each.get("id") is not None]
    yield from (f'id "{id}" stands {times} times' for id, times in Counter(ids).items() if times > 1)
    yield from (f'id "{id}" is none' for id in ids if not id or id.split() != [id])


def nothing_to_act_upon_holds_another(page: Page) -> Iterator[str]:
    """No button in a link, no link in a button, at most one control in a label."""
    for element in page.elements:
        for above in page.above(element):
            if (above.tag in ("a", "button") and (_is_interactive(element) or element.get("tabindex"))) or (
                above.tag == "label" and element.tag == "label"
            ):
                yield f"{named(element)} stands in {named(above)}"
    for label in page.all("label"):
        held = [
            each for each in label.iter() if each.tag in ("button", "input", "meter", "output", "select", "textarea")
        ]
        if len(held) > 1 or (held and label.get("for") not in (None, held[0].get("id"))):
            yield f"{named(label)} holds {', '.join(map(named, held))}"


def _is_interactive(element: Element) -> bool:
    if element.tag == "a":
        return element.get("href") is not None
    return element.tag in INTERACTIVE and element.get("type") != "hidden"


def times_say_when(page: Page) -> Iterator[str]:
    """A `<time>` has words, and an attribute that computers read where the words are none."""
    for element in page.all("time"):
        stamp = element.get("datetime", said(element))
        if not said(element) or not TIME.fullmatch(stamp):
            yield f"{named(element)} says {said(element)!r}"


RULES = (
    the_parser_has_nothing_to_mend,
    elements_stand_where_they_may,
    parts_come_once_and_in_order,
    attributes_are_known,
    cells_have_no_other_role,
    ids_are_unique,
    nothing_to_act_upon_holds_another,
    times_say_when,
)
