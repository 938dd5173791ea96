"""What stands at the head of a page, for search engines and for whoever shares it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tests.gate.site import BuiltSite, Page, named, said

SIZE = (1200, 630)
"""Of the picture that stands for a page where it is shared, as every service takes it."""


def the_page_has_a_title(page: Page) -> Iterator[str]:
    """One title, with words; a description too, where search engines may come."""
    titles = [said(each) for each in page.all("title") if page.parent[each].tag == "head"]
    if len(titles) != 1 or not titles[0]:
        yield f"titles: {titles}"
    descriptions = [each.get("content", "").strip() for each in page.all("meta", name="description")]
    if page.language and (len(descriptions) != 1 or not descriptions[0]):
        yield f"descriptions: {descriptions}"


def titles_are_told_apart(site: BuiltSite) -> Iterator[tuple[str, str]]:
    """No two pages of a language have the same title."""
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in site.pages:
        pages[page.language, " ".join(map(said, page.all("title")[:1]))].append(page.path)
    for (_, title), paths in pages.items():
        yield from ((path, f"{title!r} is the title of {', '.join(paths)}") for path in paths if len(paths) > 1)


def is_indexed(page: Page) -> bool:
    """Return whether search engines may show a page."""
    return not any("noindex" in each.get("content", "") for each in page.all("meta", name="robots"))


def the_page_says_its_address(page: Page) -> Iterator[str]:
    """Each page says its own address, absolute, but that of what is not found, which search engines must not show."""
    canonical = [each.get("href") for each in page.all("link") if each.get("rel") == "canonical"]
    if page.is_not_found:
        yield from (f"canonical: {canonical}" for _ in canonical[:1])
    elif canonical != [page.url]:
        yield f"canonical: {canonical}, not {page.url}"


def editions(page: Page) -> dict[str, str]:
    """Return the addresses of a page in every language that its head names."""
    links = [each for each in page.all("link") if each.get("rel") == "alternate" and each.get("hreflang")]
    return {each.get("hreflang", ""): each.get("href", "") for each in links}


def languages_name_each_other(page: Page) -> Iterator[str]:
    """The head names this page and the same in other languages, each of which names the same ones."""
    links = editions(page)
    if page.is_not_found or not is_indexed(page):
        yield from (f"hreflang {tag} on a page that no one should find" for tag in links)
        return
    named_here = [each for each in page.all("link") if each.get("hreflang")]
    if len(named_here) != len(links):
        yield f"a language twice: {', '.join(map(named, named_here))}"
    if page.url not in links.values():
        yield f"the page does not name itself: {links}"
    for tag, url in links.items():
        file = page.site.file(url)
        if file is None or file not in page.site.files:
            yield f"hreflang {tag}: {url} is not there"
            continue
        there = page.site.page(file)
        if tag != "x-default" and there.root.get("lang") != tag:
            yield f"hreflang {tag}: {url} is in {there.root.get('lang')}"
        if editions(there) != links:
            yield f"hreflang {tag}: {url} names {editions(there)}, this page {links}"
    for tag in page.site.languages if page.language else ():
        other = page.path.replace(page.language, tag, 1)
        if tag not in links and other in page.site.files and is_indexed(page.site.page(other)):
            yield f"hreflang {tag} is missing"


def cards_are_complete(page: Page) -> Iterator[str]:
    """Whoever shares a page has its title, words, address and picture: https://ogp.me/, and what X asks beside them."""
    if page.is_not_found or not page.language:
        return
    found = {each.get("property") or each.get("name"): each.get("content", "") for each in page.all("meta")}
    wanted = (
        "title",
        "type",
        "url",
        "image",
        "image:alt",
        "image:width",
        "image:height",
        "description",
        "site_name",
        "locale",
    )
    yield from (f"no og:{name}" for name in wanted if not found.get(f"og:{name}", "").strip())
    if found.get("twitter:card") != "summary_large_image":
        yield f"twitter:card is {found.get('twitter:card')}"
    if found.get("og:url", page.url) != page.url:
        yield f"og:url is {found['og:url']}, not {page.url}"
    if found.get("og:locale", page.language).replace("_", "-").split("-")[0] != page.language.split("-")[0]:
        yield f"og:locale is {found['og:locale']}"
    picture = page.site.file(found.get("og:image", page.url))
    if picture is None or picture not in page.site.files:
        yield f"og:image: {found['og:image']} is not there"
    elif picture.endswith(".png"):
        size = _size((page.site.folder / picture).read_bytes())
        said_to_be = (found.get("og:image:width"), found.get("og:image:height"))
        if said_to_be != tuple(map(str, size)) or size[0] < SIZE[0]:
            yield f"og:image: {found['og:image']} is {size}, said to be {said_to_be}"


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a picture: https://www.w3.org/TR/png-3/#11IHDR."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


RULES = (the_page_has_a_title, the_page_says_its_address, languages_name_each_other, cards_are_complete)
SITE_RULES = (titles_are_told_apart,)
