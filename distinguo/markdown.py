"""The Markdown parser, and what its tokens mean: link targets, spans, pictures, the canonical form.

CommonMark, tables, footnotes and definition lists. In the site's own dialect raw HTML is text, never markup, and
a comment (`<!-- ... -->`) is kept from readers and translators; in anybody else's, HTML is HTML.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

SCHEMES = ("claim", "actor", "source")
WEB = ("http", "https", "mailto")
_OPEN, _CLOSE, _NO_END = "<!--", "-->", "no comment ends after"
# What CommonMark could take for markup in running text; each alternative no wider than it must be.
_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|[`*\[\]<]|_(?!\w)|(?<!\w)_|&(?=#?\w+;)|!(?=\[|\Z)|~(?=~)")
_SPECIAL_IN_ADDRESS = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)|[<>\"]|&(?=#?\w+;)")


class Dialect(Enum):
    """Whose Markdown it is: the site's own, or anybody's."""

    SITE = auto()
    PLAIN = auto()



@dataclass(frozen=True, slots=True)
class Target:
    """What a link points to: a `scheme` (claim, actor, source, document, fragment, web, or unknown) and a name."""

    scheme: str
    name: str
    fragment: str = ""

    @classmethod
    def of(cls, href: str) -> Target:
        """Return what the address in a Markdown link means."""
        scheme, colon, rest = href.partition(":")
        if colon and scheme in SCHEMES:
            return cls(scheme, rest)
        if colon and scheme.lower() in WEB:
            return cls("web", href)
        if href.startswith("#"):
            return cls("fragment", href[1:])
        path, _, fragment = href.partition("#")
        if path.endswith(".md") and "/" not in path and ":" not in path:
            return cls("document", path.removesuffix(".md"), fragment)
        return cls("unknown", href)

    def __str__(self) -> str:
        """Return the address as it is written in Markdown."""
        if self.scheme in ("web", "unknown"):
            return self.name
        fragment = f"#{self.fragment}" if self.fragment else ""
        written = {"document": f"{self.name}.md{fragment}", "fragment": f"#{self.name}"}
        return written.get(self.scheme, f"{self.scheme}:{self.name}")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a block's text, and the link that covers it, if one does."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the prose: its address as written, its alternative text, its title."""

    src: str
    alt: str
    title: str = ""


@cache
def parser(dialect: Dialect = Dialect.SITE) -> MarkdownIt:
    """Return a dialect's parser: CommonMark, tables, footnotes, definition lists.

    The site's has comments and no raw HTML; the plain one has HTML and ~~struck~~ words, and its footnotes stay where
    they stand, called or not.
    """
    is_plain = dialect is Dialect.PLAIN
    parser = MarkdownIt("commonmark", {"html": is_plain}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=not is_plain).use(deflist_plugin)
    # Every link becomes a token, so that a check can name a bad one; rendering asks the resolver,
    # which never gives an address that is not known to be good.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    if is_plain:
        return parser.enable("strikethrough")
    alternatives = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("paragraph", "comment", _comment_block, {"alt": alternatives})
    parser.inline.ruler.before("autolink", "comment", _comment_inline)
    return parser


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    # Where one search has found no end, later ones need not look: else hostile text takes quadratic time.
    if not state.src.startswith(_OPEN, begin) or begin >= state.env.get(_NO_END, begin + 1):
        return False
    close = state.src.find(_CLOSE, begin, state.eMarks[end - 1])
    if close < 0:
        state.env[_NO_END] = begin
        return False
    last = start
    while state.eMarks[last] < close + len(_CLOSE):
        last += 1
    if state.src[close + len(_CLOSE) : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content, token.map = state.src[begin + len(_OPEN) : close], [start, last + 1]
        state.line = last + 1
    return True


def _comment_inline(state: StateInline, silent: bool) -> bool:
    close = state.src.find(_CLOSE, state.pos) if state.src.startswith(_OPEN, state.pos) else -1
    if close < 0:
        return False
    if not silent:
        state.push("comment", "", 0).content = state.src[state.pos + len(_OPEN) : close]
    end = close + len(_CLOSE)
    # Of the spaces before and after it, one is left.
    state.pos = end + (state.src[end : end + 1] == " " == state.src[state.pos - 1 : state.pos])
    return True


def embedded(children: list[Token]) -> Target | None:
    """Return the target if the inline tokens are nothing but `<scheme:id>`."""
    kept = [child for child in children if (child.type != "comment" and child.content.strip()) or child.nesting]
    if len(kept) == 3 and kept[0].type == "link_open" and kept[0].markup == "autolink":
        target = Target.of(str(kept[0].attrs["href"]))
        return target if target.scheme in SCHEMES else None
    return None


def spans(children: Iterable[Token]) -> Iterator[Span]:
    """Return the runs of text and what link covers each; a link without words is an empty run."""
    target = None
    empty = False
    for child in children:
        if child.type == "link_open":
            target, empty = Target.of(str(child.attrs["href"])), True
        elif child.type == "link_close":
            if empty:
                yield Span("", target)
            target = None
        elif child.type in ("text", "code_inline", "image") and child.content:
            is_address = target and child.content == str(target)
            yield Span("" if is_address else child.content, target)
            empty = False
        elif child.type in ("softbreak", "hardbreak"):
            yield Span(" ", target)


def image(token: Token) -> Image:
    """Return the picture that an image token stands for."""
    alt = "".join(child.content for child in token.children or [])
    return Image(str(token.attrs["src"]), alt, str(token.attrs.get("title", "")))


def canonical(children: list[Token], dialect: Dialect = Dialect.SITE) -> str:
    """Return inline tokens as Markdown in one form: `_em_`, `**strong**`, inline links, breaks as spaces.

    The form that mdbook-i18n-helpers uses (https://github.com/google/mdbook-i18n-helpers), so that
    translators meet what they know; but nothing is escaped that can stand as it is.
    """
    children = [child for child in children if child.type != "comment" and (child.type != "text" or child.content)]
    plain = _written(children, lambda text: text)
    if _is_clear(children):
        return plain
    notes = {f":{child.meta['label']}": -1 for child in children if child.type == "footnote_ref"}
    escaped = _written(children, lambda text: _SPECIAL.sub(r"\\\g<0>", text))
    for form in (plain, escaped):
        parsed = parser(dialect).parseInline(form, {"footnotes": {"refs": dict(notes)}})[0]
        if _shape(parsed.children or []) == _shape(children):
            return form
    return escaped


def _is_clear(children: list[Token]) -> bool:
    """Return whether no text could be taken for a mark, and no two marks for one."""
    texts = [child for child in children if child.type == "text"]
    marks_meet = any("text" not in (child.type, after.type) for child, after in pairwise(children))
    return not (marks_meet or any(child.type == "image" or _SPECIAL.search(child.content) for child in texts))


def _shape(children: Iterable[Token]) -> list[tuple[str, str, Any]]:
    """Return what two parses must agree on, with neighbouring texts joined."""
    shape: list[tuple[str, str, Any]] = []
    for child in children:
        kind, content = ("text", " ") if child.type == "softbreak" else (child.type, child.content)
        if kind == "text" and shape and shape[-1][0] == "text":
            shape[-1] = ("text", shape[-1][1] + content, {})
        elif kind == "image":
            shape.append((kind, str(_shape(child.children or [])), {**child.attrs}))
        elif kind != "text" or content:
            shape.append((kind, content, child.attrs))
    return shape


def _written(children: list[Token], text: Callable[[str], str]) -> str:
    parts: list[str] = []
    for position, child in enumerate(children):
        match child.type:
            case "text":
                before = children[position - 1] if position else child
                autolink = before.type == "link_open" and before.markup == "autolink"
                parts.append(child.content if autolink else text(child.content))
            case "code_inline":
                parts.append(_code(child.content))
            case "em_open" | "em_close":
                parts.append("_" if _apart(children, position) else "*")
            case "strong_open" | "strong_close" | "s_open" | "s_close" | "html_inline":
                parts.append(child.markup.replace("__", "**") or child.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("  \n" if "".join(parts[-1:])[-1:].strip() else "\\\n")
            case "link_open":
                parts.append("<" if child.markup == "autolink" else "[")
            case "link_close":
                opening = _opening(children, position)
                parts.append(">" if child.markup == "autolink" else f"]({_address(opening, 'href')})")
            case "image":
                parts.append(f"![{_written(child.children or [], text)}]({_address(child, 'src')})")
            case "footnote_ref":
                parts.append(f"[^{child.meta['label']}]")
    return "".join(parts).strip(" \n")


def _code(code: str) -> str:
    if not code.strip(" "):
        return f"`{code}`"
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    spaced = code.startswith(" ") and code.endswith(" ")
    pad = " " if spaced or code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"


def _apart(children: list[Token], position: int) -> bool:
    """Return whether an emphasis can be written with `_`: it doesn't stand inside a word."""
    opening = position if children[position].nesting == 1 else children.index(_opening(children, position))
    end = position if opening != position else closing(children, position)
    before = children[opening - 1].content[-1:] if opening else ""
    after = children[end + 1].content[:1] if end + 1 < len(children) else ""
    doubled = opening > 0 and children[opening - 1].type == "em_open"
    doubled |= end + 1 < len(children) and children[end + 1].type == "em_close"
    return not (doubled or _is_letter(before) or _is_letter(after))


def _is_letter(character: str) -> bool:
    """Return whether an underscore beside `character` stands inside a word: it is no space and no punctuation."""
    return bool(character.strip()) and unicodedata.category(character)[0] not in "PS"


def _opening(children: list[Token], end: int) -> Token:
    level = children[end].level
    return next(child for child in reversed(children[:end]) if child.nesting == 1 and child.level == level)


def closing(children: list[Token], opening: int) -> int:
    """Return the position of the token that closes the one at `opening`."""
    level = children[opening].level
    return next(n for n, child in enumerate(children) if n > opening and child.nesting == -1 and child.level == level)


def _address(token: Token, attribute: str) -> str:
    address = _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", str(token.attrs[attribute]))
    depths = list(accumulate((character == "(") - (character == ")") for character in address))
    if re.search(r"\s", address) or min(depths, default=0) < 0 or depths[-1:] > [0]:
        address = f"<{address}>"
    title = _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", str(token.attrs.get("title", "")))
    return f'{address} "{title}"' if title else address
