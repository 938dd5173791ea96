"""The pseudo-locale: each message with accents on its letters, longer by a third, in brackets.

It needs no translator. What stands there without an accent, none could translate; what has lost a bracket has
no room in another language. Only letters are used that our fonts have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from distinguo import markdown
from distinguo.catalogs import Catalog, Translation
from distinguo.dates import Edtf
from distinguo.library import Library
from distinguo.locales import NBSP, Locality
from distinguo.messages import LIBRARY_DOMAIN, THEME_DOMAIN, Message, domain
from distinguo.prose import Block
from distinguo.record import leaves
from distinguo.site import PSEUDO, Site

LETTERS: Mapping[str, str] = {
    **dict(zip("acdegiklnorstuyzACDEGIKLNORSTUYZ", "áçðéğîķļñöřšţûýžÅÇÐÉĞÎĶĻÑÖŘŠŢÛÝŽ", strict=True)),
    **dict(zip("aeiouAEIOU", ("áá", "éé", "îî", "öö", "ûû", "Åá", "Éé", "Îî", "Öö", "Ûû"), strict=True)),
}
"""What becomes of each letter; the others (b, f, h, j, m, p, q, v, w, x) stay, and no word is made of them alone."""

_TABLE = str.maketrans(dict(LETTERS))
_KEPT = re.compile(r"(%\(\w+\)s|%%)")


def accented(text: str) -> str:
    """Return a text with its letters accented and its vowels twice; placeholders stay."""
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else part.translate(_TABLE) for number, part in enumerate(parts))


def words(text: str) -> str:
    """Return the pseudo-translation of a message without markup."""
    return f"‹{accented(text)}›"


def prose(block: Block) -> str:
    """Return the pseudo-translation of a block: its Markdown, links, code and footnotes stay."""
    notes = dict(enumerate(dict.fromkeys(block.notes)))
    called = {number: {"label": note, "count": 0} for number, note in notes.items()}
    env = {"references": {}, "footnotes": {"refs": {f":{note}": n for n, note in notes.items()}, "list": called}}
    children = markdown.parser().parseInline(block.text.plain, env)[0].children or []
    _accent(children)
    made = markdown.canonical(children)
    # Right beside a mark of emphasis, a bracket could undo it; a space, like the block's edge, does not.
    before, after = (NBSP if made[at] in "*_~" else "" for at in (0, -1))
    return f"‹{before}{made}{after}›"


def _accent(tokens: Iterable[Any]) -> None:
    is_address = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            is_address = token.nesting == 1 and token.markup == "autolink"
        if token.type == "text" and not is_address:
            token.content = token.content.translate(_TABLE)
        if "title" in token.attrs:
            token.attrs["title"] = words(str(token.attrs["title"]))
        _accent(token.children or ())


def catalogs(library: Library, theme: Iterable[Message]) -> dict[tuple[str, str], Catalog]:
    """Return the pseudo-locale's catalogues, by language and domain: all that the library and the theme say."""
    found: dict[str, dict[tuple[str, str], Translation]] = {THEME_DOMAIN: {}, LIBRARY_DOMAIN: {}}
    for message in theme:
        forms = (message.text, message.plural) if message.plural else (message.text,)
        found[THEME_DOMAIN][message.key] = _translation(*map(words, forms))
    for entry in library.entries:
        found[LIBRARY_DOMAIN] |= {
            (leaf.context, leaf.text.plain): _translation(words(leaf.text)) for leaf in leaves(entry)
        }
    for document in library.documents:
        own = {("", block.text.plain): _translation(prose(block)) for block in document.prose.blocks}
        own |= {(leaf.context, leaf.text.plain): _translation(words(leaf.text)) for leaf in leaves(document)}
        found[domain(document)] = own
    return {(PSEUDO, name): Catalog(entries=entries) for name, entries in found.items()}


def _translation(*forms: str) -> Translation:
    return Translation(forms=forms, fuzzy=False, line=0)


class PseudoLocality(Locality):
    """A locality whose dates, lists and names of languages are English ones, accented, as those of CLDR's en-XA."""

    @classmethod
    def of_site(cls, site: Site) -> PseudoLocality:
        """Return the pseudo-locale of a site: with its English if it has one, else with its first language."""
        tag = next((tag for tag in site.languages if tag.partition("-")[0] == "en"), site.default_language)
        return cls.of(PSEUDO, site.languages[tag])

    def date(self, when: Edtf) -> str:
        """Return a date in accented words."""
        return accented(super().date(when))

    def listed(self, items: list[str]) -> str:
        """Return items as a list in accented words; the items stay."""
        marks = [chr(0xE000 + number) for number in range(len(items))]
        joined = accented(super().listed(marks))
        return "".join(items[marks.index(c)] if c in marks else c for c in joined)

    def plural(self, number: int) -> int:
        """Return 0 for one and 1 for any other number, as in the msgids."""
        return int(number != 1)

    def language_name(self, tag: str) -> str:
        """Return a language's name, accented."""
        return accented("Pseudo" if tag == PSEUDO else super().language_name(tag))

    def minutes(self, number: int) -> str:
        """Return a number of minutes in accented words."""
        return accented(super().minutes(number))

    @property
    def own_name(self) -> str:
        """What a reader of the language switch finds."""
        return words("Pseudo")

    @property
    def month_names(self) -> Mapping[int, str]:
        """The months' names, accented."""
        return {number: accented(name) for number, name in super().month_names.items()}

    @property
    def short_month_names(self) -> Mapping[int, str]:
        """The months' abbreviations, accented."""
        return {number: accented(name) for number, name in super().short_month_names.items()}
