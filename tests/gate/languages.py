"""Of every passage, the language it is in; of every page, the same in the other languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from babel import Locale

from distinguo.languages import is_known
from distinguo.site import PSEUDO
from tests.gate.site import BuiltSite, Page, classes, named, said
from tests.gate.vocabulary import PHRASING, words

FUNCTION_WORDS = {
    "it": words(
        "il lo la gli le un una di del dello della dei degli delle che è e ed non per con sono si ha hanno nel nella "
        "nei al alla ai dal dalla sul sulla ma anche più questo questa era"
    ),
    "en": words(
        "the of and to is that it was for on are with as they be at this have from by not had but what were there "
        "which their has who its an"
    ),
}
"""The commonest words of a language, none of them common in another that is here."""
BLOCKS = words("p li dd dt td th h1 h2 h3 h4 h5 h6 blockquote figcaption caption summary legend button label q a title")
ENOUGH = 8
"""Words from which a passage shows its language."""


def the_page_says_its_language(page: Page) -> Iterator[str]:
    """`html` says the language of the page's folder and which way it runs; other `lang` name a language that exists."""
    lang, direction = page.root.get("lang", ""), page.root.get("dir")
    if (page.language and lang != page.language) or lang not in page.site.languages:
        yield f'<html lang="{lang}"> in {page.language or "/"}'
    elif lang != PSEUDO and direction != Locale.parse(lang, sep="-").text_direction:
        yield f'<html lang="{lang}" dir="{direction}">'
    for element in page.elements:
        for name in ("lang", "hreflang"):
            tag = element.get(name)
            if tag is not None and tag not in page.site.languages and tag != "x-default" and not is_known(tag):
                yield f"{named(element)}: {name} is no language"
        if element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang"):
            yield f"{named(element)}: xml:lang is for XML"


def passages_are_in_the_language_they_say(page: Page) -> Iterator[str]:
    """No passage whose commonest words are another language's."""
    for element in page.elements:
        lang = page.lang(element)
        words = re.findall(r"[^\W\d_]+", _own_words(element).lower()) if element.tag in BLOCKS else []
        if lang not in FUNCTION_WORDS or len(words) < ENOUGH:
            continue
        counts = {tag: sum(word in known for word in words) for tag, known in FUNCTION_WORDS.items()}
        other = max(counts, key=lambda tag: counts[tag])
        if other != lang and counts[other] >= 3 and counts[other] > 2 * counts[lang]:
            yield f'"{" ".join(words[:ENOUGH])} ..." is said to be {lang}: {named(element)}'


def _own_words(element: Element) -> str:
    """Return the words in an element that are in its language, without those of other blocks in it."""
    words = element.text or ""
    for child in element:
        apart = child.get("lang") is not None or child.get("translate") == "no" or child.tag in BLOCKS - PHRASING
        if isinstance(child.tag, str) and not apart:
            words += _own_words(child)
        words += " " + (child.tail or "")
    return words


def claims_are_in_the_language_of_their_words(page: Page) -> Iterator[str]:
    """Whatever `claims.json` gives with its language is said to be in that language wherever it stands."""
    for text, tags in _texts(page.site.text("claims.json")).items():
        if text in page.text:
            for element in _deepest(page.all("body")[0], text):
                if (lang := page.lang(element)) not in tags:
                    yield f'"{text[:60]}" is {"/".join(sorted(tags))}, said to be {lang}: {named(element)}'


@lru_cache(maxsize=4)
def _texts(data: str) -> Mapping[str, frozenset[str]]:
    """Return the texts of `claims.json` that are long enough to be sure of, each with its languages."""
    found: dict[str, frozenset[str]] = {}

    def add(text: str, lang: str) -> None:
        text = " ".join(text.split())
        if len(text) >= 20:
            found[text] = found.get(text, frozenset()) | {lang}

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, dict) and set(value) == {"lang", "text"}:
            add(value["text"], value["lang"])
        elif isinstance(value, dict):
            for name, each in value.items():
                if isinstance(each, str) and is_known(name):
                    add(each, name)
                else:
                    walk(each)

    walk(json.loads(data)["claims"])
    return found


def _deepest(element: Element, text: str) -> Iterator[Element]:
    """Return the innermost elements that say a text."""
    below = [child for child in element if isinstance(child.tag, str) and text in said(child)]
    for child in below:
        yield from _deepest(child, text)
    if not below:
        yield element


def what_stands_in_is_marked(page: Page) -> Iterator[str]:
    """What nobody has translated yet says its language, and that it isn't the page's."""
    for element in page.elements:
        if "fallback" in classes(element) and element.get("lang") in (None, page.root.get("lang")):
            yield named(element)


def the_switch_keeps_the_page(page: Page) -> Iterator[str]:
    """In the list of languages: this one, said to be current, and every other, with this very page if it has it."""
    switch = next((each for each in page.all("nav") if "languages" in classes(each)), None)
    if not page.language:
        links = {each.get("hreflang"): page.target(each.get("href", ""))[0] for each in page.all("a")}
        others = [tag for tag in page.site.languages if switch is None or tag != page.root.get("lang")]
        yield from (f"no link to {tag}" for tag in others if links.get(tag) != f"{tag}/index.html")
    elif switch is None:
        yield "there is no list of languages"
    else:
        yield from _switches(page, switch)


def _switches(page: Page, switch: Element) -> Iterator[str]:
    links = {each.get("hreflang"): each for each in switch.iter("a")}
    current = [each.get("lang") for each in switch.iter() if each.get("aria-current")]
    if current != [page.language]:
        yield f"the current language is {current}"
    for tag in page.site.languages:
        there = page.path.replace(page.language, tag, 1)
        if tag == page.language or there not in page.site.files:
            continue
        link = links.get(tag)
        if link is None or page.target(link.get("href", "")) != (there, ""):
            yield f"{tag}: {'no link' if link is None else named(link)}, {there} is there"
        elif link.get("lang") != tag:
            yield f"{named(link)} is in {tag}, and does not say so"


def a_claim_stays_itself_in_other_languages(page: Page) -> Iterator[str]:
    """A link in a claim to another language leads to the same page there, to the same claim."""
    for element in page.all("a"):
        target, fragment = page.target(element.get("href", ""))
        row = next((each for each in page.above(element) if "claim" in classes(each) and each.get("id")), None)
        tag = element.get("hreflang", "")
        if row is not None and tag not in ("", page.language) and tag in page.site.languages:
            there = page.path.replace(page.language, tag, 1)
            if (target, fragment) != (there, row.get("id")):
                yield f"{named(element)} of claim {row.get('id')} leads to {target}#{fragment}"
            if element.get("lang") is None and said(element) == Locale.parse(tag, sep="-").get_display_name(tag):
                yield f"{named(element)} is in {tag}, and does not say so"


def languages_of(site: BuiltSite, path: str) -> tuple[str, ...]:
    """Return the languages that have the page of a file."""
    language = path.split("/")[0]
    return tuple(tag for tag in site.languages if path.replace(language, tag, 1) in site.files)


RULES = (
    the_page_says_its_language,
    passages_are_in_the_language_they_say,
    claims_are_in_the_language_of_their_words,
    what_stands_in_is_marked,
    the_switch_keeps_the_page,
    a_claim_stays_itself_in_other_languages,
)
