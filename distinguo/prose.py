"""A document's body as blocks: parsed once, given out as messages, and again only where it is translated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from markdown_it.token import Token
from markupsafe import Markup

from distinguo.markdown import LONGEST_BLOCK as LONGEST_BLOCK
from distinguo.markdown import Dialect, Image, Span, Target, canonical, embedded, image, parser, spans
from distinguo.prose_html import Renderer, Resolver
from distinguo.text import CONTROL, Text

HEADING = "_"
"""What a heading's id begins with, and no claim's: both are fragments of one page."""

_HOLDERS = ("blockquote_open", "list_item_open", "dd_open")
"""What holds other blocks; markdown-it leaves out what is inside of too many (`maxNesting`)."""
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<!--.*?-->")
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\](:?)")
_LEFT_OVER = re.compile(r"\((?:claim|actor|source):")
_ALLOW = re.compile(r"\s*allow:\s*([a-z-]+)\s*,\s*because\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One message of the prose: what a translator gets as one piece.

    `kind` says what it is for the translator; `line` and `end` are the file's lines, from 1, the end left
    out; `source` its lines as written; `allowed` the checks that its author answered.
    """

    text: Text
    kind: str
    line: int
    end: int
    source: tuple[str, ...]
    spans: tuple[Span, ...]
    links: tuple[Target, ...]
    images: tuple[Image, ...]
    notes: tuple[str, ...]
    allowed: frozenset[str]

    @property
    def references(self) -> tuple[str, ...]:
        """Everything the block refers to, as it is written: links, pictures, footnotes."""
        links = map(str, self.links)
        return (*links, *(picture.src for picture in self.images), *(f"[^{note}]" for note in self.notes))

    def find(self, words: str) -> tuple[int, int]:
        """Return line and column (from 1) of `words` in the file; the block's start if they are not found."""
        for offset, line in enumerate(self.source):
            if (column := line.find(words)) >= 0:
                return self.line + offset, column + 1
        return self.line, 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the Markdown that cannot be meant: where, which check says so, and how to mend it."""

    line: int
    column: int
    check: str
    message: str


@dataclass(frozen=True)
class Prose:
    """A document's body as a sequence of blocks; parsed once, and again only where it is translated."""

    tokens: tuple[Token, ...] = ()
    lines: tuple[str, ...] = ()
    first_line: int = 1
    footnotes: dict[str, Any] = field(default_factory=dict)
    dialect: Dialect = Dialect.SITE
    translations: dict[int, Text] = field(default_factory=dict)

    @classmethod
    def parse(cls, markdown: str, first_line: int = 1, dialect: Dialect = Dialect.SITE) -> Prose:
        """Return the prose of `markdown`, which begins on line `first_line` of its file."""
        lines = tuple(markdown.split("\n"))
        env: dict[str, Any] = {}
        tokens = parser(dialect).parse(markdown, env)
        _give_headings_ids(tokens)
        return cls(tuple(tokens), lines, first_line, env.get("footnotes", {}), dialect)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The messages, in the order of the page."""
        return tuple(block for _, block in self._numbered_blocks)

    def pairs(self, translated: Prose) -> Iterator[tuple[Block, Block | None]]:
        """Return each block with the same one of a translation; None where that has become another thing."""
        others = dict(translated._numbered_blocks)
        yield from ((block, others.get(number)) for number, block in self._numbered_blocks)

    @cached_property
    def _numbered_blocks(self) -> tuple[tuple[int, Block], ...]:
        found = []
        kinds: list[str] = []
        allowed: frozenset[str] = frozenset()
        for number, token in enumerate(self.tokens):
            if token.type == "comment":
                allowed |= _allowed(token.content)
            elif token.nesting == 1:
                kinds.append(token.type.removesuffix("_open"))
            elif token.nesting == -1:
                kinds.pop()
            elif token.type == "inline":
                block = self._block(number, token, kinds, allowed)
                allowed = frozenset()
                if block:
                    found.append((number, block))
            else:
                allowed = frozenset()
        return tuple(found)

    def _block(self, number: int, token: Token, kinds: list[str], allowed: frozenset[str]) -> Block | None:
        children = token.children or []
        form = canonical(children, self.dialect)
        if (self.dialect is Dialect.SITE and embedded(children)) or not form.strip():
            return None
        start, end = token.map or [0, 1]
        inner = (_allowed(child.content) for child in children if child.type == "comment")
        return Block(
            text=self.translations.get(number, Text(form)),
            kind=next((_KINDS[kind] for kind in reversed(kinds) if kind in _KINDS), "paragraph"),
            line=self.first_line + start,
            end=self.first_line + max(end, start + 1),
            source=self.lines[start : max(end, start + 1)],
            spans=tuple(spans(children)),
            links=tuple(Target.of(str(child.attrs["href"])) for child in children if child.type == "link_open"),
            images=tuple(image(child) for child in children if child.type == "image"),
            notes=tuple(str(child.meta["label"]) for child in children if child.type == "footnote_ref"),
            allowed=allowed.union(*inner),
        )

    @cached_property
    def embeds(self) -> tuple[tuple[int, Target], ...]:
        """The paragraphs that are only `<claim:id>`: their line and their target."""
        found = ((token.map or [0], embedded(token.children or [])) for token in self.tokens if token.type == "inline")
        return tuple((self.first_line + lines[0], target) for lines, target in found if target)

    @cached_property
    def fragments(self) -> frozenset[str]:
        """The ids of the headings."""
        return frozenset(str(token.attrs["id"]).removeprefix(HEADING) for token in self.tokens if "id" in token.attrs)

    @cached_property
    def linked_claims(self) -> frozenset[str]:
        """The ids of the claims that words of the prose rest on."""
        targets = [span.target for block in self.blocks for span in block.spans if span.target]
        return frozenset(target.name for target in targets if target.scheme == "claim")

    @cached_property
    def mentioned_claims(self) -> tuple[str, ...]:
        """The ids of the claims that the prose links to or embeds, each once, in order."""
        targets = [(block.line, span.target) for block in self.blocks for span in block.spans if span.target]
        targets += self.embeds
        ordered = (target.name for _, target in sorted(targets, key=lambda pair: pair[0]) if target.scheme == "claim")
        return tuple(dict.fromkeys(ordered))

    def rewritten(self, words: Callable[[Block], Text]) -> Prose:
        """Return the prose with each block's text replaced by what `words` gives for it."""
        tokens = list(self.tokens)
        translations = {}
        refs = self.footnotes.get("refs", {})
        for number, block in self._numbered_blocks:
            text = translations[number] = words(block)
            if text != block.text:
                # Only the footnotes it calls: with all of them, many footnotes would take quadratic time.
                called = {f":{note[1]}" for note in _NOTE.finditer(text)}
                own = {label: refs[label] for label in called if label in refs}
                listed = {number: {"label": label[1:], "count": 0} for label, number in own.items()}
                env = {"references": {}, "footnotes": {"refs": own, "list": listed}}
                parsed = parser(self.dialect).parseInline(text.plain, env)[0]
                tokens[number] = tokens[number].copy(children=parsed.children, content=text.plain)
        return replace(self, tokens=tuple(tokens), translations=translations)

    def html(self, resolver: Resolver, *, notes_inline: bool = False) -> Markup:
        """Return the prose as HTML; footnotes stand at the end, or where they are called, for paper."""
        return Markup(Renderer(self.tokens, self.translations, resolver, notes_inline).document())

    def faults(self) -> Iterator[Fault]:
        """Return what cannot be meant: paragraphs too long, a second title, answers without reason, lost footnotes."""
        yield from self.unreadable()
        for token in self.tokens:
            line = self.first_line + (token.map or [0])[0]
            if token.type == "heading_open" and token.tag == "h1":
                yield Fault(line, 1, "heading", "the title is the only level-one heading: begin with ##")
            for child in [token, *(token.children or [])]:
                is_answer = child.type == "comment" and re.match(r"\s*allow\b", child.content)
                if is_answer and not _ALLOW.fullmatch(child.content):
                    yield Fault(line, 1, "allow", "write <!-- allow: check-name, because (the reason) -->")
        for opening, inline in pairwise(self.tokens):
            target = embedded(inline.children or []) if inline.type == "inline" else None
            if target and target.scheme == "claim" and opening.type != "paragraph_open":
                line = self.first_line + (inline.map or [0])[0]
                yield Fault(
                    line, 1, "card", f"<{target}> is a card, and stands as a paragraph: write [](claim:id) here"
                )
        yield from self._lost_footnotes()
        yield from self._lost_links()

    def unreadable(self) -> Iterator[Fault]:
        """Return the faults that any Markdown can have: paragraphs too long, characters that nobody means."""
        deepest = parser().options["maxNesting"] - 1
        for token in self.tokens:
            if token.type == "inline" and len(token.content) > LONGEST_BLOCK:
                line = self.first_line + (token.map or [0])[0]
                yield Fault(line, 1, "size", f"a paragraph of more than {LONGEST_BLOCK} characters: divide it")
            if token.type in _HOLDERS and token.level >= deepest:
                line = self.first_line + (token.map or [0])[0]
                mend = "nest quotations and lists less"
                yield Fault(line, 1, "size", f"nested so deep that what is inside would be lost: {mend}")
        for number, line_text in enumerate(self.lines):
            control = CONTROL.search(line_text)
            if control:
                message = f"the control character U+{ord(control[0]):04X}: delete it"
                yield Fault(self.first_line + number, control.start() + 1, "encoding", message)

    def _lost_links(self) -> Iterator[Fault]:
        for block in self.blocks:
            text = "".join(span.text for span in block.spans if span.target is None)
            for found in _LEFT_OVER.finditer(text):
                line, column = block.find(found[0])
                message = f"{found[0]} is no link as it stands: write [words](claim:id), without spaces inside"
                yield Fault(line, column, "link", message)

    def _lost_footnotes(self) -> Iterator[Fault]:
        defined = self.footnotes.get("refs", {})
        code = [token.map for token in self.tokens if token.type in ("fence", "code_block", "comment") and token.map]
        skipped = {number for start, end in code for number in range(start, end)}
        for number, line in enumerate(self.lines):
            unread = number in skipped or len(line) > LONGEST_BLOCK
            text = "" if unread else _CODE.sub(lambda found: " " * len(found[0]), line)
            for note in _NOTE.finditer(text):
                known = defined.get(f":{note[1]}")
                if known is None or (note[2] and known < 0):
                    mend = "nothing refers to it" if note[2] else f"there is no [^{note[1]}]: with its text"
                    yield Fault(self.first_line + number, note.start() + 1, "footnote", f'footnote "{note[1]}": {mend}')


NO_PROSE = Prose()

_KINDS = {
    "heading": "heading",
    "list_item": "list item",
    "blockquote": "quotation",
    "th": "table heading",
    "td": "table cell",
    "dt": "term",
    "dd": "definition",
    "footnote": "footnote",
    "footnote_reference": "footnote",
}


def _allowed(comment: str) -> frozenset[str]:
    found = _ALLOW.fullmatch(comment)
    return frozenset([found[1]]) if found else frozenset()


def _give_headings_ids(tokens: list[Token]) -> None:
    # From the source's words in every language, so that a fragment survives the language switch.
    taken: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            words = re.findall(r"\w+", "".join(span.text for span in spans(inline.children or [])).lower())
            base = name = "-".join(words)[:60].strip("-") or "section"
            number = 1
            while name in taken:
                number += 1
                name = f"{base}-{number}"
            taken.add(name)
            opening.attrs["id"] = f"{HEADING}{name}"
