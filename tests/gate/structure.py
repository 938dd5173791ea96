"""What a page must have to be read without seeing it: one heading of the first rank, landmarks, names."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.gate.site import Page, classes, named, said
from tests.gate.vocabulary import HEADINGS


def headings_go_down_one_by_one(page: Page) -> Iterator[str]:
    """One `h1`, before all others; no rank left out; none without words."""
    ranks = [int(each.tag[1]) for each in page.all(*HEADINGS)]
    if ranks.count(1) != 1 or ranks[:1] != [1]:
        yield f"{ranks.count(1)} h1, the first heading is h{ranks[0] if ranks else 0}"
    for before, rank, element in zip(ranks, ranks[1:], page.all(*HEADINGS)[1:], strict=False):
        if rank > before + 1:
            yield f'h{rank} "{said(element)}" follows h{before}'
    yield from (f"{named(each)} is empty" for each in page.all(*HEADINGS) if not said(each))


def there_is_one_main(page: Page) -> Iterator[str]:
    """One `main`, and it has words."""
    mains = page.all("main") + [each for each in page.all(role="main") if each.tag != "main"]
    if len(mains) != 1 or not said(mains[0]):
        yield f"{len(mains)} main"


def the_first_link_skips_to_main(page: Page) -> Iterator[str]:
    """Where sections come before the text, the first link passes over them."""
    links = page.all("a")
    if not page.all("nav"):
        return
    target = page.ids.get(links[0].get("href", "").removeprefix("#")) if links else None
    if not links or links[0].get("href", "")[:1] != "#" or target not in page.all("main"):
        yield f"the first link is {named(links[0]) if links else 'missing'}"


def navigation_is_named(page: Page) -> Iterator[str]:
    """Each `nav` has a name, and no other has the same."""
    names = [_name(page, each) for each in page.all("nav")]
    yield from (
        f"{named(each)} is called {name!r}"
        for each, name in zip(page.all("nav"), names, strict=True)
        if not name or names.count(name) > 1
    )


def controls_have_names(page: Page) -> Iterator[str]:
    """Each button, field and choice says what it is for."""
    for element in page.all("button", "input", "select", "textarea", "summary", "meter", "progress"):
        own = element.tag == "input" and element.get("type") in ("hidden", "submit", "reset")
        if not own and not _name(page, element):
            yield f"{named(element)} has no name"


def links_have_words(page: Page) -> Iterator[str]:
    """No link without an address, none without words."""
    for element in page.all("a"):
        if not element.get("href"):
            yield f"{named(element)} leads nowhere"
        elif not _name(page, element):
            yield f"{named(element)} is empty"


def _name(page: Page, element: Element) -> str:
    """Return what an element is called: https://www.w3.org/TR/accname-1.2/, as far as this site goes."""
    by_id = [said(page.ids[id]) for id in element.get("aria-labelledby", "").split() if id in page.ids]
    labels = [said(each) for each in page.all("label", for_=element.get("id", ""))] if element.get("id") else []
    labels += [said(each) for each in page.above(element) if each.tag == "label"]
    pictures = [each.get("alt", "") for each in element.iter("img")]
    pictures += [each.get("aria-label", "") for each in element.iter() if each is not element]
    titles = [said(each) for each in element.iter("{http://www.w3.org/2000/svg}title")]
    own = "" if element.tag in ("input", "select", "textarea", "nav") else said(element)
    return " ".join(filter(str.strip, [*by_id, element.get("aria-label", ""), *labels, own, *pictures, *titles]))


def groups_have_legends(page: Page) -> Iterator[str]:
    """Choices that belong together stand in a named group."""
    for element in page.all("input", type="radio"):
        group = next(
            (each for each in page.above(element) if each.tag == "fieldset" or each.get("role") == "radiogroup"), None
        )
        if group is None or not (said_first(group, "legend") or _name(page, group)):
            yield f"{named(element)} stands in no group with a name"


def said_first(element: Element, name: str) -> str:
    """Return the words of the first element of that name in another, none if there isn't one."""
    found = element.find(name)
    return "" if found is None else said(found)


def tables_have_headings(page: Page) -> Iterator[str]:
    """Each table has headings that say of what they are, and a name."""
    for table in page.all("table"):
        headings = list(table.iter("th"))
        if not headings or any(each.get("scope") not in ("col", "row", "colgroup", "rowgroup") for each in headings):
            yield f"{named(table)} has headings {', '.join(map(named, headings)) or 'none'}"
        above = [each for each in page.above(table) if each.get("role") == "region"]
        if not any(said_first(each, "caption") or _name(page, each) for each in (table, *above)):
            yield f"{named(table)} has no name"


def pictures_have_words_and_room(page: Page) -> Iterator[str]:
    """Each picture has words in its place, if only none, and the room it will take; a drawing has a name or is none."""
    for element in page.all("img"):
        missing = [name for name in ("alt", "width", "height") if element.get(name) is None]
        if missing:
            yield f"{named(element)} has no {', no '.join(missing)}"
    for element in page.elements:
        above = (element, *page.above(element))
        aside = any(each.get("aria-hidden") == "true" or str(each.tag).endswith("}svg") for each in above[1:])
        if not str(element.tag).endswith("}svg") or aside or element.get("aria-hidden") == "true":
            continue
        if element.get("role") not in ("img", "group", "graphics-document") or not _name(page, element):
            yield f"{named(element)} has no role or no name"


def focus_goes_by_itself(page: Page) -> Iterator[str]:
    """Nothing takes the focus when the page opens, or before its turn; nothing hidden takes it at all."""
    for element in page.elements:
        if element.get("autofocus") is not None:
            yield f"{named(element)} takes the focus"
        if element.get("tabindex", "0") not in ("0", "-1"):
            yield f"{named(element)} comes before its turn"
        hidden = any(each.get("aria-hidden") == "true" for each in (element, *page.above(element)))
        if (
            hidden
            and element.get("tabindex") != "-1"
            and (
                element.get("tabindex")
                or element.tag in ("button", "input", "select", "textarea", "summary")
                or (element.tag == "a" and element.get("href"))
            )
        ):
            yield f"{named(element)} is hidden, and takes the focus"


def badges_have_words(page: Page) -> Iterator[str]:
    """A status is never told by a colour or a shape alone."""
    for element in page.elements:
        if "badge" in classes(element) and not said(element):
            yield f"{named(element)} has no word"
        elif "pips" in classes(element) and not said(page.parent[element]):
            yield f"{named(element)} stands without words"


RULES = (
    headings_go_down_one_by_one,
    there_is_one_main,
    the_first_link_skips_to_main,
    navigation_is_named,
    controls_have_names,
    links_have_words,
    groups_have_legends,
    tables_have_headings,
    pictures_have_words_and_room,
    focus_goes_by_itself,
    badges_have_words,
)
