"""Prose as HTML: blocks by markdown-it's own renderer, whatever stands in a line by the page's resolver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_lowercase
from typing import Protocol

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from distinguo.markdown import SCHEMES, Image, Target, closing, embedded, image, lone_image, parser
from distinguo.text import Text

WIDEST = 3
"""Columns that a table may have to be shown whole on a phone."""


class Resolver(Protocol):
    """What rendering asks of the page it renders for; each answer is markup."""

    def link(self, target: Target, words: Markup, title: str) -> Markup:
        """Return the link; `words` are empty when the link is to write them itself."""

    def card(self, claim: str) -> Markup:
        """Return a claim's card, or the other thing that a lone `<scheme:id>` embeds."""

    def image(self, image: Image) -> Markup:
        """Return the picture."""

    def figure(self, image: Image, caption: Markup, attributes: Markup) -> Markup:
        """Return the picture that is a paragraph by itself, with its caption, which can be empty."""


class Renderer(RendererHTML):
    """Blocks by markdown-it's own renderer, whatever stands in a line by the page's resolver."""

    def __init__(
        self, tokens: tuple[Token, ...], translations: Mapping[int, Text], resolver: Resolver, notes_inline: bool
    ) -> None:
        super().__init__()
        self.tokens, self.translations, self.resolver, self.notes_inline = tokens, translations, resolver, notes_inline
        self.notes = self._note_blocks() if notes_inline else {}
        self.calls: dict[int, int] = {}
        self.wide = frozenset() if notes_inline else frozenset(_wide(tokens))

    def document(self) -> str:
        """Return the whole prose."""
        tokens = list(self.tokens)
        if self.notes_inline:
            types = [token.type for token in tokens]
            if "footnote_block_open" in types:
                tokens = tokens[: types.index("footnote_block_open")]
        parts = []
        for number, token in enumerate(tokens):
            if token.type == "inline":
                is_paragraph = number > 0 and tokens[number - 1].type == "paragraph_open"
                picture = lone_image(token.children or []) if is_paragraph else None
                text = self.translations.get(number)
                parts.append(self._figure(picture, text) if picture else self._block(token, text))
            elif embedded_paragraph(tokens, number):
                continue
            else:
                parts.append(self._mark(tokens, number))
        return "".join(parts)

    def _figure(self, picture: Image, text: Text | None) -> str:
        caption, attributes = escape(picture.title), Markup()
        if text is not None:
            # The alternative text's language is told by the figure, the caption's by its own mark.
            attributes = Markup(' lang="{}"').format(text.lang) if text.fallback else attributes
            attributes += Markup(' data-entry="{}"').format(text.entry) if text.entry and not caption else Markup()
            caption = text.marked(caption) if caption else caption
        return str(self.resolver.figure(picture, caption, attributes))

    def _block(self, token: Token, text: Text | None) -> str:
        children = token.children or []
        target = embedded(children)
        if target:
            return str(self.resolver.card(target.name) if target.scheme == "claim" else self._run(children))
        words = self._run(children)
        return str(text.marked(words) if text is not None else words)

    def _mark(self, tokens: list[Token], number: int) -> str:
        token = tokens[number]
        match token.type:
            case "comment":
                return ""
            case "footnote_block_open":
                return '<div class="footnotes" role="doc-endnotes"><ol>\n'
            case "footnote_block_close":
                return "</ol></div>\n"
            case "footnote_open":
                return f'<li id="Note-{token.meta["id"] + 1}">'
            case "footnote_close":
                return "</li>\n"
            case "footnote_anchor" if token.meta["subId"]:
                # It leads where the first one does.
                return ""
            case "footnote_anchor":
                number = token.meta["id"] + 1
                return f' <a class="backlink" href="#Call-{number}" role="doc-backlink" aria-label="{number}">↩</a>'
            case "th_open" | "td_open":
                tokens[number] = _cell(token)
            case "table_open" | "table_close" if number in self.wide:
                # Wider than a phone: it scrolls by itself, and by the keyboard.
                wide = '<div class="table-wide" role="group" tabindex="0">\n<table>\n'
                return wide if token.nesting == 1 else "</table>\n</div>\n"
            case "fence" | "code_block":
                return f"<pre><code>{escape(token.content)}</code></pre>\n"
        return self.renderToken(tokens, number, parser().options, {})

    def _run(self, children: list[Token]) -> Markup:
        out = Markup()
        position = 0
        while position < len(children):
            child = children[position]
            if child.type == "link_open":
                end = closing(children, position)
                out += self._link(child, children[position + 1 : end])
                position = end
            else:
                out += self._inline(child)
            position += 1
        return out

    def _link(self, opening: Token, inner: list[Token]) -> Markup:
        target = Target.of(str(opening.attrs["href"]))
        by_itself = opening.markup == "autolink" and target.scheme in SCHEMES
        words = Markup() if by_itself else self._run(inner)
        return self.resolver.link(target, words, str(opening.attrs.get("title", "")))

    def _inline(self, child: Token) -> Markup:
        match child.type:
            case "text":
                return escape(child.content)
            case "code_inline":
                return Markup("<code>{}</code>").format(child.content)
            case "softbreak":
                return Markup("\n")
            case "hardbreak":
                return Markup("<br>\n")
            case "image":
                return self.resolver.image(image(child))
            case "footnote_ref":
                return self._call(child.meta["id"])
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                return Markup("</{}>" if child.nesting == -1 else "<{}>").format(child.tag)
        return Markup()

    def _call(self, note: int) -> Markup:
        self.calls[note] = self.calls.get(note, 0) + 1
        is_first = self.calls[note] == 1
        if self.notes_inline:
            called = Markup('<a class="call" translate="no" href="#Note-{}">{}</a>').format(note + 1, _letter(note))
            return called + self._note(note) if is_first else called
        id = Markup(' id="Call-{}"').format(note + 1) if is_first else ""
        call = Markup('<sup class="call"{}><a href="#Note-{}" role="doc-noteref">{}</a></sup>')
        return call.format(id, note + 1, note + 1)

    def _note(self, note: int) -> Markup:
        """Return a footnote where it is called first; a note may call others, each is written once."""
        body = Markup(" ").join(self._run(children) for children in self.notes.get(note, ()))
        return Markup('<span class="footnote" id="Note-{}">{}</span>').format(note + 1, body)

    def _note_blocks(self) -> dict[int, list[list[Token]]]:
        blocks: dict[int, list[list[Token]]] = {}
        note = None
        for token in self.tokens:
            if token.type == "footnote_open":
                note = token.meta["id"]
            elif token.type == "footnote_close":
                note = None
            elif token.type == "inline" and note is not None:
                blocks.setdefault(note, []).append(token.children or [])
        return blocks


def _letter(number: int) -> str:
    """Return what stands for a note on paper, from 0: a, b, ... z, aa, ab, as CSS counts by `lower-alpha`."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + ascii_lowercase[last]


def _cell(token: Token) -> Token:
    """Return a table's cell with what it heads, and with a class for a style: no policy that is strict lets one in."""
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    heads: dict[str, str | int | float] = {"scope": "col"} if token.tag == "th" else {}
    return token.copy(attrs={**heads, **({"class": f"to-{side}"} if side else {})})


def _wide(tokens: tuple[Token, ...]) -> Iterator[int]:
    """Return where each table opens and closes that has more columns than a phone is wide."""
    start = columns = 0
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            start, columns = number, 0
        columns += token.type == "th_open"
        if token.type == "table_close" and columns > WIDEST:
            yield from (start, number)


def embedded_paragraph(tokens: list[Token], number: int) -> bool:
    """Return whether the token opens or closes a paragraph that holds only a claim's card, or a picture's figure."""
    inner = number + {1: 1, -1: -1}.get(tokens[number].nesting, 0)
    if not tokens[number].type.startswith("paragraph_") or tokens[inner].type != "inline":
        return False
    children = tokens[inner].children or []
    target = embedded(children)
    return (target is not None and target.scheme == "claim") or lone_image(children) is not None
