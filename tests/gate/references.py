"""Where a page points: every link and every id that it names is there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.gate.site import Page, named
from tests.gate.vocabulary import words

LINKS = ("href", "src", "poster", "action", "cite", "data", "srcset", "imagesrcset", "formaction")
BY_ID = words(
    "aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage aria-flowto aria-labelledby "
    "aria-owns commandfor for form headers itemref list popovertarget"
)
"""The attributes that name ids, one or several."""


def links_lead_somewhere(page: Page) -> Iterator[str]:
    """Each address of this site is that of a file, in the same case; each fragment is on its page."""
    for element, link in _links(page):
        target, fragment = page.target(link)
        if target is None:
            continue
        if target not in page.site.files:
            near = next((each for each in page.site.files if each.lower() == target.lower()), "")
            folder = f"{target}/index.html" in page.site.files
            why = f", but {near} is" if near else ", but a slash at its end would do" if folder else ""
            yield f"{named(element)}: {target} is not there{why}"
        elif fragment and target.endswith(".html") and fragment not in page.site.page(target).ids:
            yield f"{named(element)}: {target} has no #{fragment}"


def _links(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        for name in LINKS:
            value = element.get(name)
            if value is None or (name == "data" and element.tag != "object"):
                continue
            parts = [each.split()[0] for each in value.split(",") if each.strip()] if "srcset" in name else [value]
            yield from ((element, part) for part in parts if not part.startswith(("data:", "mailto:", "javascript:")))
    for element in page.all("meta"):
        what = element.get("property") or element.get("name") or ""
        if what in ("og:url", "og:image", "og:image:secure_url", "twitter:image"):
            yield element, element.get("content", "")


def ids_that_are_named_are_there(page: Page) -> Iterator[str]:
    """Nothing is labelled, described, opened or filled in by what is not on the page."""
    for element in page.elements:
        for name in sorted(BY_ID):
            for id in element.get(name, "").split():
                if id not in page.ids:
                    yield f"{named(element)}: {name}: no #{id}"
        opened = page.ids.get(element.get("popovertarget", ""))
        if opened is not None and opened.get("popover") is None:
            yield f"{named(element)}: {named(opened)} does not open"
        labelled = page.ids.get(element.get("for", "")) if element.tag == "label" else None
        if labelled is not None and labelled.tag not in (
            "button",
            "input",
            "meter",
            "output",
            "progress",
            "select",
            "textarea",
        ):
            yield f"{named(element)}: {named(labelled)} takes no label"


def whatever_opens_has_a_button(page: Page) -> Iterator[str]:
    """Each note has a button that opens it."""
    opened = {each.get("popovertarget") for each in page.elements if each.get("popovertargetaction") != "hide"}
    yield from (
        f"nothing opens {named(each)}"
        for each in page.elements
        if each.get("popover") is not None and each.get("id") not in opened
    )


RULES = (links_lead_somewhere, ids_that_are_named_are_there, whatever_opens_has_a_button)
