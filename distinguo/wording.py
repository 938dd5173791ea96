"""What two wordings of a message have in common: whether they say the same, and how much alike they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from distinguo.markdown import parser
from distinguo.prose import LONGEST_BLOCK

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‘’‚‛‹›\N{MODIFIER LETTER APOSTROPHE}", "'"),
        **dict.fromkeys("‐‑‒–—―\N{MINUS SIGN}", "-"),
        "…": "...",
        "\N{SOFT HYPHEN}": "",
    }
)
_INSIDE_QUOTES = re.compile(r"(?<=«)\s+|(?<!\s)\s+(?=»)")
_MARKUP = re.compile(r"[\\`*_\[\]<&\n]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
# Chinese, Japanese, Thai, Lao, Khmer have no spaces between words: there a character is one.
_STEM = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|([^\W_]{1,5})[^\W_]*")


@dataclass(frozen=True, slots=True)
class Wording:
    """What an entry says, or a message: its context, its text, its plural (empty: none).

    An old one may be `obsolete`, and one that has no translation is nothing to go back to.
    """

    context: str
    text: str
    plural: str = ""
    obsolete: bool = False
    translated: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What tells a message from all others; its plural doesn't."""
        return self.context, self.text


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone, in their order: what no change of typography touches."""
    return "".join(filter(str.isalnum, normalize("NFC", text).translate(_TYPOGRAPHY)))


def same(old: Wording, new: Wording) -> bool:
    """Return whether two wordings differ in typography alone, as `form` has it."""
    return letters(old.text) == letters(new.text) and form(old) == form(new)


def form(wording: Wording) -> tuple[object, ...]:
    """Return what is left of a wording without its typography: white space, quotation marks, apostrophes, dashes.

    What has no context is prose, and there it may also be another way to write the same Markdown (`*a*`, `_a_`), while
    code and addresses stay as they are. Every letter stays, every digit, and every sign that is not listed here; a
    space stays a space.
    """
    texts = wording.text, wording.plural
    if wording.context or max(map(len, texts)) > LONGEST_BLOCK:
        return wording.context, *map(_folded, texts)
    return wording.context, *map(_shape, texts)


def _folded(text: str) -> str:
    text = _INSIDE_QUOTES.sub("", normalize("NFC", text))
    return re.sub(r"\s+", " ", text.translate(_TYPOGRAPHY))


def _shape(text: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of a Markdown text, of whatever kind: each kind's text, or what must stay as it is."""
    if not _MARKUP.search(text):
        return (("text", _folded(text.strip())),)
    notes = {f":{label}": -1 for label in _NOTE.findall(text)}
    tokens = parser().parseInline(text.strip(), {"footnotes": {"refs": notes}})[0].children or []
    shape = [("text", "")]
    for token in tokens:
        kind, content = token.type, token.content
        if kind == "softbreak":
            kind, content = "text", " "
        if kind == "text" and shape[-1][0] == "text":
            shape[-1] = ("text", shape[-1][1] + content)
        elif kind == "text":
            shape.append((kind, content))
        else:
            shape.append((kind, f"{sorted(token.attrs.items())} {token.meta.get('label', '')} {content}"))
    return tuple((kind, _folded(content) if kind == "text" else content) for kind, content in shape)


def stems(text: str) -> list[str]:
    """Return the beginnings of the words of `text`, in lower case: inflection leaves most of them alone."""
    return [found[1] or found[0] for found in _STEM.finditer(text.lower())]


def similarity(old: list[str], new: list[str], at_least: float = 0) -> float:
    """Return how much alike two lists of stems are, from 0 to 100; 0 if it is not `at_least` that much.

    Words, not letters, are compared: by their letters, any two paragraphs of a language are half alike.
    """
    from rapidfuzz.fuzz import ratio

    return ratio(old, new, score_cutoff=at_least) if old and new else 0.0
