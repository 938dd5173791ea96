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
from itertools import accumulate, groupby, pairwise, product
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

SCHEMES = ("claim", "actor", "source")
WEB = ("http", "https", "mailto")
LONGEST_BLOCK = 10_000
"""Longer than that, words are not parsed: the time it takes grows with the square of their length."""

_OPEN, _CLOSE, _NO_END = "<!--", "-->", "no comment ends after"
# What CommonMark could take for markup in running text; each alternative no wider than it must be.
_SPECIAL = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|[`\[\]<]|\*(?!\s)|(?<!\s)\*|_(?![^\W_])|(?<![^\W_])_|&(?=#?\w+;)|!(?=\[)|~(?=~)"
)
_INDENT = re.compile(r"\n[ \t]+")
_CLEAR = {"link_open", "link_close", "footnote_ref", "code_inline"}
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_SPECIAL_IN_ADDRESS = re.compile(r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|[<>]|&(?=#?\w+;)")
_SPECIAL_IN_TITLE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)|\"|&(?=#?\w+;)")


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
    they stand, called or not. A block longer than LONGEST_BLOCK has no children.
    """
    is_plain = dialect is Dialect.PLAIN
    parser = MarkdownIt("commonmark", {"html": is_plain}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=not is_plain, always_match_refs=is_plain).use(deflist_plugin)
    # Every link becomes a token, so that a check can name a bad one; rendering asks the resolver,
    # which never gives an address that is not known to be good.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.core.ruler.at("inline", _inline)
    if is_plain:
        return parser.enable("strikethrough")
    alternatives = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("paragraph", "comment", _comment_block, {"alt": alternatives})
    parser.inline.ruler.before("autolink", "comment", _comment_inline)
    return parser


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            token.content = _INDENT.sub("\n", token.content)
            if state.inlineMode or len(token.content) <= LONGEST_BLOCK:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


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


def lone_image(children: list[Token]) -> Image | None:
    """Return the picture if the inline tokens are nothing else."""
    kept = [child for child in children if child.type != "comment" and (child.type != "text" or child.content.strip())]
    return image(kept[0]) if len(kept) == 1 and kept[0].type == "image" else None


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
    translators meet what they know. In the site's dialect nothing is escaped that can stand as it is; in the
    plain one whatever could be a mark is, as is done there.
    """
    tokens = _joined(children)
    form = _written(tokens, _ESCAPES[dialect][0])
    if _is_clear(tokens):
        return form
    notes = [f":{label}" for label in _NOTE.findall(form)]
    for escaped, keeps_marks in product(_ESCAPES[dialect], (False, True)):
        form = _written(tokens, escaped, keeps_marks)
        parsed = parser(dialect).parseInline(form, {"footnotes": {"refs": dict.fromkeys(notes, -1)}})[0]
        if _shape(_joined(parsed.children or [])) == _shape(tokens):
            break
    return form


def _joined(children: list[Token]) -> list[Token]:
    """Return the tokens without comments, each run of words and soft breaks as one, no space where a line ends."""
    joined: list[Token] = []
    kept = (child for child in children if child.type != "comment" and (child.content or child.type != "text"))
    for is_text, run in groupby(kept, lambda child: child.type in ("text", "text_special", "softbreak")):
        if is_text:
            words = "".join(child.content or " " for child in run).replace("\n", " ")
            joined.append(Token("text", "", 0, content=words))
        else:
            joined += run
    for before, after in pairwise([None, *joined, None]):
        if after and after.type == "text" and (before is None or before.type == "hardbreak"):
            after.content = after.content.lstrip(" ")
        if before and before.type == "text" and (after is None or after.type == "hardbreak"):
            before.content = before.content.rstrip(" ")
    return [token for token in joined if token.content or token.type != "text"]


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escaped_at_start(text: str) -> str:
    return re.sub(r"\A[-#>|]", r"\\\g<0>", _escaped(text))


def _escaped_at_ends(text: str) -> str:
    # An author who wrote **so&nbsp;** meant it; the space itself would keep the mark from closing.
    return re.sub(r"\A[^\S ]|[^\S ]\Z", lambda space: f"&#{ord(space[0])};", _escaped(text))


_ESCAPES: dict[Dialect, tuple[Callable[[str], str], ...]] = {
    Dialect.SITE: (str, _escaped, _escaped_at_ends),
    Dialect.PLAIN: (_escaped_at_start, _escaped_at_ends),
}


def _is_clear(tokens: list[Token]) -> bool:
    """Return whether nothing here could be taken for a mark that it is not."""
    return all(not _SPECIAL.search(token.content) if token.type == "text" else token.type in _CLEAR for token in tokens)


def _shape(tokens: list[Token]) -> list[tuple[str, str, Any]]:
    """Return what two parses must agree on."""
    shape: list[tuple[str, str, Any]] = []
    for token in tokens:
        if token.type == "image":
            shape.append(("image", str(_shape(_joined(token.children or []))), {**token.attrs, "alt": ""}))
        else:
            shape.append((token.type, token.content or str(token.meta.get("label", "")), token.attrs))
    return shape


def _written(tokens: list[Token], escaped: Callable[[str], str], keeps_marks: bool = False) -> str:
    parts: list[str] = []
    partners = _partners(tokens)
    for position, token in enumerate(tokens):
        before = tokens[position - 1] if position else None
        is_autolink = token.markup == "autolink"
        written = token.content
        match token.type:
            case "text" if not (before and before.markup == "autolink" and before.nesting == 1):
                written = escaped(token.content)
            case "code_inline":
                written = _code(token.content)
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                ends = sorted((position, partners[position]))
                written = token.markup if keeps_marks else _mark(tokens, *ends)
            case "s_open" | "s_close":
                written = token.markup
            case "hardbreak":
                begins_line = before is None or before.type == "hardbreak" or before.nesting == 1
                written = "\\\n" if begins_line else "  \n"
            case "link_open":
                written = "<" if is_autolink else "["
            case "link_close":
                written = ">" if is_autolink else f"]({_address(tokens[partners[position]], 'href')})"
            case "image":
                alt = _written(_joined(token.children or []), escaped, keeps_marks)
                written = f"![{alt}]({_address(token, 'src')})"
            case "footnote_ref":
                written = f"[^{token.meta['label']}]"
        if written.startswith("[") and parts and parts[-1].endswith("!"):
            parts[-1] = f"{parts[-1][:-1]}\\!"
        parts.append(written)
    return "".join(parts)


def _partners(tokens: list[Token]) -> dict[int, int]:
    """Return where the other end stands of what opens or closes at a position."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for position, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(position)
        elif token.nesting == -1:
            start = opened.pop()
            partners |= {start: position, position: start}
    return partners


def _code(code: str) -> str:
    if not code.strip(" "):
        return f"`{code}`"
    mark = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    spaced = code.startswith(" ") and code.endswith(" ")
    pad = " " if spaced or code.startswith("`") or code.endswith("`") else ""
    return f"{mark}{pad}{code}{pad}{mark}"


def _mark(tokens: list[Token], first: int, last: int) -> str:
    if tokens[first].tag == "strong":
        return "**"
    in_word = first > 0 and _is_letter(tokens[first - 1], -1)
    in_word |= last + 1 < len(tokens) and _is_letter(tokens[last + 1], 0)
    return "*" if in_word else "_"


def _is_letter(token: Token, position: int) -> bool:
    """Return whether an underscore beside that character stands inside a word: it is no space and no punctuation."""
    character = token.content[position] if token.type == "text" else " "
    return not character.isspace() and unicodedata.category(character)[0] not in "PS"


def closing(children: list[Token], opening: int) -> int:
    """Return the position of the token that closes the one at `opening`."""
    level = children[opening].level
    return next(n for n, child in enumerate(children) if n > opening and child.nesting == -1 and child.level == level)


def _address(token: Token, attribute: str) -> str:
    address = _SPECIAL_IN_ADDRESS.sub(r"\\\g<0>", str(token.attrs[attribute])).replace("\n", "&#10;")
    title = _SPECIAL_IN_TITLE.sub(r"\\\g<0>", str(token.attrs.get("title", "")))
    depths = list(accumulate((character == "(") - (character == ")") for character in address))
    is_bare = not re.search(r"\s", address) and min(depths, default=0) >= 0 and sum(depths[-1:]) == 0
    if not is_bare or (title and not address):
        address = f"<{address}>"
    return f'{address} "{title}"' if title else address
