"""A built site as its files tell: its pages, parsed; where a link leads; what somebody found wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]


@dataclass(frozen=True, order=True)
class Finding:
    """What does not hold: the file, the rule, and what of it."""

    page: str
    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.rule}: {self.what}"


@dataclass(frozen=True)
class BuiltSite:
    """The site in `folder`, served at `address` if a browser is to see it."""

    folder: Path
    address: str = ""

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file's path below the folder, as it is written: no file system may forgive the wrong case."""
        return frozenset(file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file())

    @cached_property
    def url(self) -> str:
        """The address readers will use, without a slash at its end."""
        return str(json.loads(self.text("claims.json"))["site"])

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a home page."""
        return tuple(
            sorted(path.split("/")[0] for path in self.files if path.endswith("/index.html") and path.count("/") == 1)
        )

    @cached_property
    def moved(self) -> dict[str, str]:
        """The files at old addresses and at those to which `_redirects` sends whoever asks for them."""
        lines = self.text("_redirects").splitlines() if "_redirects" in self.files else []
        parts = [line.split() for line in lines if line.strip() and not line.startswith("#")]
        return {self._below(each[0]): self._below(each[1]) for each in parts if len(each) > 1}

    def _below(self, path: str) -> str:
        """Return the file at a path of the host, with or without the site's own before it."""
        base = urlsplit(self.url).path
        path = unquote(path.partition("#")[0]).removeprefix(base).removeprefix("/")
        return f"{path}index.html" if path.endswith("/") or not path else path

    def text(self, path: str) -> str:
        """Return what the file at `path` says."""
        return (self.folder / path).read_text("utf-8")

    def page(self, path: str) -> Page:
        """Return the page whose file is at `path`."""
        return Page(self, path, _document(self.text(path)))

    @property
    def pages(self) -> Iterator[Page]:
        """Every page, in order, but those that only lead elsewhere."""
        for path in sorted(self.files):
            if path.endswith(".html") and path not in self.moved:
                yield self.page(path)

    def address_of(self, path: str) -> str:
        """Return the address readers will use for a page's file."""
        return f"{self.url}/{path.removesuffix('index.html')}"

    def file(self, url: str) -> str | None:
        """Return the path of the file that is at an address of this site, there or not; None at another's.

        A folder stands for its index. What is beside the site on the same host is no file of the site: `..`.
        """
        here, there = urlsplit(self.url), urlsplit(url)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            return None
        if not f"{there.path}/".startswith(f"{here.path}/"):
            return ".."
        path = unquote(there.path)[len(here.path) :].removeprefix("/")
        return f"{path}index.html" if path.endswith("/") or not path else path


@dataclass(frozen=True, eq=False)
class Document:
    """What an HTML5 parser makes of a file, and what it minds. Not to be changed: copies of a site share it."""

    root: Element
    errors: tuple[str, ...]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order, but those of templates, which are no part of the page until a script uses them."""
        return tuple(_elements(self.root))

    @cached_property
    def parent(self) -> dict[Element, Element]:
        """The element in which each other one stands."""
        return {child: element for element in self.elements for child in element}

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The elements that have an id, by it: the first of each."""
        return {each.get("id", ""): each for each in reversed(self.elements) if each.get("id") is not None}


@lru_cache(maxsize=2000)
def _document(source: str) -> Document:
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(source)
    errors = (
        f"line {line}: {code} {' '.join(map(str, more.values()))}".strip() for (line, _), code, more in parser.errors
    )
    return Document(root, tuple(errors))


@dataclass(frozen=True, eq=False)
class Page:
    """A page: its file's path, and what the file says."""

    site: BuiltSite
    path: str
    document: Document = field(repr=False)

    @property
    def root(self) -> Element:
        """`<html>`."""
        return self.document.root

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order, but those of templates."""
        return self.document.elements

    @property
    def parent(self) -> dict[Element, Element]:
        """The element in which each other one stands."""
        return self.document.parent

    @property
    def ids(self) -> dict[str, Element]:
        """The elements that have an id, by it."""
        return self.document.ids

    @cached_property
    def url(self) -> str:
        """The address readers will use."""
        return self.site.address_of(self.path)

    @cached_property
    def language(self) -> str:
        """The language of whose folder the page is; none of the page that offers them."""
        return self.path.split("/")[0] if "/" in self.path else ""

    @cached_property
    def is_not_found(self) -> bool:
        """Whether this is what readers get at an address where there is nothing."""
        return self.path.endswith("404.html")

    @cached_property
    def text(self) -> str:
        """What the page says, with single spaces."""
        return said(self.all("body")[0])

    def all(self, *names: str, **attributes: str) -> list[Element]:
        """Return the elements of those names (of any, without one) that have those attributes' values, in order."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            each
            for each in self.elements
            if (not names or each.tag in names) and all(each.get(name) == value for name, value in wanted.items())
        ]

    def above(self, element: Element) -> Iterator[Element]:
        """Return the elements in which one stands, from the nearest."""
        while element in self.parent:
            element = self.parent[element]
            yield element

    def lang(self, element: Element) -> str:
        """Return the language that an element's words are said to be in."""
        return next(
            (each.get("lang", "") for each in (element, *self.above(element)) if each.get("lang") is not None), ""
        )

    def target(self, href: str) -> tuple[str | None, str]:
        """Return the file to which a link on this page leads, as `BuiltSite.file` does, and the fragment."""
        url, _, fragment = urljoin(self.url, href.strip()).partition("#")
        return self.site.file(url.partition("?")[0]), unquote(fragment)


def _elements(element: Element) -> Iterator[Element]:
    yield element
    if element.tag != "template":
        for child in element:
            if isinstance(child.tag, str):
                yield from _elements(child)


def said(element: Element) -> str:
    """Return the words of an element and of all in it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def named(element: Element) -> str:
    """Return how to find an element: its start tag, cut short."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items() if name != "d")
    return f"<{str(element.tag).rpartition('}')[2]}{attributes}>"[:140]


def classes(element: Element) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())
