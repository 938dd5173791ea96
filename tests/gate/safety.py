"""What a strict policy forbids a page, and what readers would not want of it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from tests.gate.site import Page, named

DATA = ("application/ld+json", "application/json")
LOADED_BY_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


def no_style_in_the_page(page: Page) -> Iterator[str]:
    """Styles come from the style sheet: not from attributes, not from the page."""
    yield from (named(each) for each in page.elements if each.get("style") is not None or each.tag == "style")


def no_script_in_the_page(page: Page) -> Iterator[str]:
    """Scripts come from files: not from the page, from handlers or from links; data is none."""
    for element in page.elements:
        handlers = [name for name in element.attrib if name.startswith("on")]
        links = [value for value in element.attrib.values() if value.strip().lower().startswith("javascript:")]
        inline = element.tag == "script" and element.get("src") is None and element.get("type") not in DATA
        if handlers or links or inline or element.get("srcdoc") is not None:
            yield named(element)


def nothing_comes_from_others(page: Page) -> Iterator[str]:
    """Whatever a page loads is this site's, and so is whoever gets what readers fill in."""
    own = urlsplit(page.url)[:2]
    for element in page.elements:
        loaded = [
            element.get(name, "") for name in ("src", "poster", "action", "formaction", "data") if element.get(name)
        ]
        if element.tag == "link" and LOADED_BY_LINKS & set(element.get("rel", "").lower().split()):
            loaded.append(element.get("href", ""))
        for name in ("srcset", "imagesrcset"):
            loaded += [each.split()[0] for each in element.get(name, "").split(",") if each.strip()]
        for url in loaded:
            parts = urlsplit(urljoin(page.url, url))
            if parts.scheme != "data" and parts[:2] != own:
                yield f"{named(element)} asks {url}"


def readers_stay_where_they_are(page: Page) -> Iterator[str]:
    """No new windows, no page that leaves by itself, no zoom that is refused; a page in no frame, in one encoding."""
    for element in page.elements:
        if element.tag in ("iframe", "frame", "object", "embed", "base", "marquee", "blink"):
            yield named(element)
        if element.get("target") is not None:
            yield f"{named(element)} opens a window"
        if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
            yield f"{named(element)} leaves"
    viewports = [each.get("content", "").replace(" ", "") for each in page.all("meta", name="viewport")]
    if len(viewports) != 1 or viewports[0] not in ("width=device-width", "width=device-width,initial-scale=1"):
        yield f"viewport: {viewports}"
    if [each.get("charset", "").lower() for each in page.all("meta") if each.get("charset")] != ["utf-8"]:
        yield "the encoding is not said, once, to be utf-8"


RULES = (no_style_in_the_page, no_script_in_the_page, nothing_comes_from_others, readers_stay_where_they_are)
