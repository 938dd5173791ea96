"""What must hold of the site as a whole: its pages, its sitemap, the names of its files, its old addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.gate.head import editions, is_indexed
from tests.gate.site import BuiltSite, Page

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SECTIONS = ("claims", "actors", "sources", "topics")
SINGLE = ("", "timeline/", "search/")

Found = Iterator[tuple[str, str]]


def every_kind_of_page_is_there(site: BuiltSite) -> Found:
    """In every language: home, the sections with their entries, the timeline, the search, explainers, 404."""
    if "index.html" not in site.files:
        yield "index.html", "there is no page that offers the languages"
    for language in site.languages:
        wanted = [f"{language}/{each}index.html" for each in (*SINGLE, *(f"{each}/" for each in SECTIONS))]
        wanted += [f"{language}/404.html", f"{language}/feed.xml", f"{language}/claims.xml"]
        yield from ((each, "is missing") for each in wanted if each not in site.files)
        for section in SECTIONS:
            if not any(re.fullmatch(f"{language}/{section}/[^/]+/index.html", each) for each in site.files):
                yield f"{language}/{section}/index.html", "has no entry with a page of its own"
    for name in (
        "robots.txt",
        "sitemap.xml",
        "_headers",
        "404.html",
        "claims.json",
        "claims.csv",
        "claims.schema.json",
    ):
        if name not in site.files:
            yield name, "is missing"


def every_page_is_linked(site: BuiltSite) -> Found:
    """Whoever begins at the front and follows links comes to every page, but to those of what is not found."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = site.page(waiting.pop())
        for link in page.all("a"):
            target, _ = page.target(link.get("href", ""))
            if target in site.files and str(target).endswith(".html") and target not in seen:
                seen.add(str(target))
                waiting.append(str(target))
    for page in site.pages:
        if page.path not in seen and not page.is_not_found and page.language in site.languages:
            yield page.path, "no page links to it"


def the_sitemap_lists_the_pages(site: BuiltSite) -> Found:
    """Every page that search engines may show, no other; each with the editions that its head names."""
    if "sitemap.xml" not in site.files:
        return
    root = ElementTree.fromstring(site.text("sitemap.xml"))
    listed = {
        each.findtext(f"{MAP}loc", ""): {
            link.get("hreflang", ""): link.get("href", "") for link in each.iter(f"{XHTML}link")
        }
        for each in root.iter(f"{MAP}url")
    }
    if len(listed) != len(list(root.iter(f"{MAP}url"))):
        yield "sitemap.xml", "lists a page twice"
    wanted = {page.url: page for page in site.pages if is_indexed(page) and not page.is_not_found}
    yield from ((wanted[url].path, "is not in the sitemap") for url in wanted.keys() - listed.keys())
    yield from (
        ("sitemap.xml", f"{url} is no page that search engines may show") for url in listed.keys() - wanted.keys()
    )
    for url in wanted.keys() & listed.keys():
        if listed[url] != editions(wanted[url]):
            yield wanted[url].path, f"the sitemap names {listed[url]}, the head {editions(wanted[url])}"


def robots_find_the_sitemap(site: BuiltSite) -> Found:
    """`robots.txt` lets robots in and names the sitemap; a page that they must not show says so itself."""
    lines = site.text("robots.txt").splitlines() if "robots.txt" in site.files else []
    if f"Sitemap: {site.url}/sitemap.xml" not in lines or "Disallow: /" in lines:
        yield "robots.txt", f"says {lines}"
    for path in sorted(site.files):
        if path.endswith("404.html") and is_indexed(site.page(path)):
            yield path, "search engines may show it"


def assets_keep_their_names_apart(site: BuiltSite) -> Found:
    """What may be kept for ever is named by a digest, that what changes gets another name."""
    for path in sorted(site.files):
        plain = re.sub(r"\.(gz|br)$", "", path)
        free = plain.endswith(".txt") or not path.startswith("assets/")
        if not free and not re.search(r"\.[0-9a-f]{8,}\.\w+$", plain):
            yield path, "has no digest in its name"


def old_addresses_lead_on(site: BuiltSite) -> Found:
    """`_redirects` sends readers to pages that are there; the page at an old address does the same."""
    for old, new in site.moved.items():
        if new not in site.files:
            yield "_redirects", f"{old} leads to {new}, which is not there"
        if old not in site.files:
            yield "_redirects", f"{old} has no page of its own, for hosts that know no redirects"
        else:
            yield from ((old, what) for what in _leads_on(site.page(old), new))


def _leads_on(page: Page, new: str) -> Iterator[str]:
    refresh = [each.get("content", "") for each in page.all("meta") if each.get("http-equiv", "").lower() == "refresh"]
    links = [page.target(each.get("href", ""))[0] for each in page.all("a")]
    if (
        len(refresh) != 1
        or not re.match("0; ?url=", refresh[0])
        or page.target(refresh[0].partition("url=")[2])[0] != new
    ):
        yield f"leads to {refresh}, not to {new}"
    if new not in links or [page.target(each.get("href", ""))[0] for each in page.all("link", rel="canonical")] != [
        new
    ]:
        yield f"does not say that it is now {new}"


SITE_RULES = (
    every_kind_of_page_is_there,
    every_page_is_linked,
    the_sitemap_lists_the_pages,
    robots_find_the_sitemap,
    assets_keep_their_names_apart,
    old_addresses_lead_on,
)
