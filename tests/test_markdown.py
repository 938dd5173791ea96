"""Markdown: what a link points to, what text it covers, and the one form that translators see."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from distinguo.markdown import LONGEST_BLOCK, Dialect, Image, Span, Target, canonical, embedded, image, parser, spans

WORDS = [
    "una",
    "12.000",
    "l’altro",
    "è",
    "2 * 3",
    "a_b",
    "C&C",
    "&amp;",
    r"\*",
    r"\_no\_",
    r"\[",
    "x < y",
    "!",
    "#",
    ".",
]
RUNS = [
    *("*piano*", "_piano_", "**forte**", "__forte__", "**_tutto_**", "mez*zo*"),
    *("`codice`", "`` a`b ``", "<https://a.example/x_y>", "<claim:nis-12000>", "[^n]", "<!-- nota -->"),
    *("&nbsp;", "**forte&nbsp;**", "_a_&nbsp;b", "_due _volte_ piano_", "**a**__b__", "*a*_b_", "ecco![1](a.png)"),
    *("<b>grosso</b>", "n<sub>1</sub>", "~~no~~", r"\[^n]", r"[a](b\)c)", '[a](b "di \\"c\\"")', "`a\n   b`"),
    *("[testo](claim:nis-12000)", "[](claim:nis-12000)", '[a *b*](<due parole.md> "titolo")', "[a](kursk.md#b)"),
    *("![il *fiume*](../images/fiume.png)", "\\\n", "\n"),
]
LINES = st.lists(st.sampled_from(WORDS + RUNS), min_size=1, max_size=8).map(" ".join)
ANYTHING = st.text(alphabet='ab *_`[]()<>!\\&;#-\n1.^:|é’"~/=', max_size=40)
both = pytest.mark.parametrize("dialect", Dialect)


def tokens(markdown: str, dialect: Dialect = Dialect.SITE) -> list[Token]:
    """Return the inline tokens of the first block of `markdown`, in which a footnote n is known."""
    env: dict[str, Any] = {"footnotes": {"refs": {":n": -1}}}
    return next((token.children or [] for token in parser(dialect).parse(markdown, env) if token.type == "inline"), [])


def again(canonical_form: str, dialect: Dialect = Dialect.SITE) -> list[Token]:
    env: dict[str, Any] = {"footnotes": {"refs": {":n": -1}}}
    return parser(dialect).parseInline(canonical_form, env)[0].children or []


def shape(children: list[Token]) -> list[tuple[str, str]]:
    """Return what readers get of inline tokens: marks, addresses and words; a space where a line ends is none."""
    out: list[tuple[str, str]] = [("hardbreak", "")]
    for child in [*children, Token("hardbreak", "br", 0)]:
        kind, content = ("text", " ") if child.type == "softbreak" else (child.type, child.content)
        if kind == "comment" or (kind == "text" and not content):
            continue
        if kind == "hardbreak" and out[-1][0] == "text":
            out[-1] = ("text", out[-1][1].rstrip(" "))
        if kind == "text" and out[-1][0] == "text":
            out[-1] = ("text", out[-1][1] + content)
        elif kind == "text":
            out.append((kind, content.lstrip(" ") if out[-1][0] == "hardbreak" else content))
        else:
            content = str(shape(child.children or [])) if kind == "image" else content
            out.append((kind, content + "".join(f"|{value}" for value in child.attrs.values())))
    return [(kind, content) for kind, content in out if kind != "text" or content]


@both
@given(LINES | ANYTHING)
def test_the_canonical_form_means_the_same(dialect: Dialect, markdown: str) -> None:
    children = tokens(markdown, dialect)
    assert shape(again(canonical(children, dialect), dialect)) == shape(children)


@both
@given(LINES | ANYTHING)
def test_the_canonical_form_is_its_own_canonical_form(dialect: Dialect, markdown: str) -> None:
    form = canonical(tokens(markdown, dialect), dialect)
    assert canonical(again(form, dialect), dialect) == form


@given(LINES)
def test_both_dialects_write_the_same_where_nothing_needs_a_backslash(markdown: str) -> None:
    site, plain = (canonical(tokens(markdown, dialect), dialect) for dialect in Dialect)
    if "\\" not in plain and not any(mark in markdown for mark in ("<!--", "<b>", "<sub>", "~~")):
        assert plain == site


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("*piano* e __forte__", "_piano_ e **forte**"),
        ("mez*zo*", "mez*zo*"),
        ("due\nrighe", "due righe"),
        ("due\\\nrighe", "due  \nrighe"),
        ("\\\ndue", "\\\ndue"),
        ("`due\n   righe`", "`due righe`"),
        ("[a](b_(c))", "[a](b_(c))"),
        (r"[a](b\(c)", "[a](<b(c>)"),
        ("![*a*](b.png)", "![_a_](b.png)"),
        ("``a`` ` `", "`a` ` `"),
        ("`a``b`", "```a``b```"),
        ("Ecco\\![a](b.md)", "Ecco\\![a](b.md)"),
        ("*a* mez*zo*", "_a_ mez*zo*"),
        ("<b>no</b>", "<b>no</b>"),
        ("[testo][r]\n\n[r]: claim:nis-12000", "[testo](claim:nis-12000)"),
        ("[a](<b c.md>)", "[a](<b c.md>)"),
        ('[a](b.md "titolo")', '[a](b.md "titolo")'),
        ("a <!-- nota --> b", "a b"),
        ("5 * 3 < 20 & [circa]", "5 * 3 < 20 & [circa]"),
        (r"\*non forte\*", r"\*non forte\*"),
        ("`` a`b ``", "``a`b``"),
        ("snake_case", "snake_case"),
    ],
)
def test_the_form_that_translators_see(written: str, form: str) -> None:
    assert canonical(tokens(written)) == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("a <kbd>s</kbd> <!-- b -->", "a <kbd>s</kbd> <!-- b -->"),
        ("~~a~~", "~~a~~"),
        ("3 * 3 and 2**32", r"3 * 3 and 2\*\*32"),
        ("int[3] and `cargo`-based", r"int\[3\] and `cargo`\-based"),
        (r"\# no heading!", r"\# no heading!"),
        ("-- a `b", r"\-- a \`b"),
        ("snake_case!", "snake_case!"),
        ("a[^n] b[^unknown]", "a[^n] b[^unknown]"),
        ("<claim:abc>", "<claim:abc>"),
    ],
)
def test_anybody_else_s_markdown_is_written_as_mdbook_does(written: str, form: str) -> None:
    assert canonical(tokens(written, Dialect.PLAIN), Dialect.PLAIN) == form


@pytest.mark.parametrize(
    "markdown",
    [
        r"*C:\\*",
        r"\\[testo](claim:nis-12000)",
        r"\![testo](claim:nis-12000)",
        r"<https://a.example> \*non forte\*",
        "_un *doppio* accento_",
        "_*doppio*_",
        "`  due spazi  `",
    ],
)
def test_the_canonical_form_means_the_same_where_marks_meet(markdown: str) -> None:
    children = tokens(markdown)
    assert shape(again(canonical(children))) == shape(children)


def test_a_footnote_adds_no_backslash_to_what_can_stand_as_it_is() -> None:
    assert canonical(tokens("a < b, 2 * 3[^n]")) == "a < b, 2 * 3[^n]"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("claim:nis-12000", Target("claim", "nis-12000")),
        ("actor:budanov", Target("actor", "budanov")),
        ("source:twz", Target("source", "twz")),
        ("kursk.md", Target("document", "kursk")),
        ("kursk.md#i-fatti", Target("document", "kursk", "i-fatti")),
        ("#i-fatti", Target("fragment", "i-fatti")),
        ("https://example.org/a.md#b", Target("web", "https://example.org/a.md#b")),
        ("mailto:a@example.org", Target("web", "mailto:a@example.org")),
    ],
)
def test_a_target_reads_as_it_was_written(href: str, target: Target) -> None:
    assert Target.of(href) == target
    assert str(target) == href


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:x", "data:text/html,x", "vbscript:x", "CLAIM:a"),
        *("//evil.example", "../../etc/passwd", "/etc/passwd", "../kursk.md", "a/kursk.md", "javascript:a.md", ""),
    ],
)
def test_an_address_that_is_not_ours_is_unknown(href: str) -> None:
    assert Target.of(href) == Target("unknown", href)


@given(st.text())
def test_any_address_is_a_target_that_reads_as_written(href: str) -> None:
    target = Target.of(href)
    assert target.scheme in {"claim", "actor", "source", "document", "fragment", "web", "unknown"}
    if target.scheme != "document":
        assert str(target) == href


def test_spans_say_which_words_a_link_covers() -> None:
    arrivo = Target("claim", "arrivo")
    assert list(spans(tokens("Le [prime **unità**](claim:arrivo) oggi ([](claim:arrivo))"))) == [
        Span("Le "),
        Span("prime ", arrivo),
        Span("unità", arrivo),
        Span(" oggi ("),
        Span("", arrivo),
        Span(")"),
    ]


def test_an_address_that_writes_itself_is_not_among_the_words() -> None:
    assert list(spans(tokens("<claim:arrivo>"))) == [Span("", Target("claim", "arrivo"))]
    assert list(spans(tokens("[actor: uno](actor:uno)"))) == [Span("actor: uno", Target("actor", "uno"))]


@pytest.mark.parametrize(
    ("markdown", "target"),
    [
        ("<claim:arrivo>", Target("claim", "arrivo")),
        ("<!-- nota --> <claim:arrivo>", Target("claim", "arrivo")),
        ("ecco <claim:arrivo>", None),
        ("[](claim:arrivo)", None),
        ("<https://example.org>", None),
    ],
)
def test_only_an_address_alone_in_its_paragraph_is_embedded(markdown: str, target: Target | None) -> None:
    assert embedded(tokens(markdown)) == target


def test_a_picture_has_its_address_its_words_and_its_title() -> None:
    picture = next(token for token in tokens('![il *fiume*](../images/a.png "Il Po")') if token.type == "image")
    assert image(picture) == Image("../images/a.png", "il fiume", "Il Po")


def test_a_block_of_any_length_is_found_and_one_that_is_too_long_left_unread() -> None:
    for words, is_read in (("a" * LONGEST_BLOCK, True), ("a" * (LONGEST_BLOCK + 1), False)):
        assert [bool(token.children) for token in parser().parse(words) if token.type == "inline"] == [is_read]
    assert again("a" * (LONGEST_BLOCK + 1))


@both
@pytest.mark.parametrize(
    "hostile",
    [
        *("[" * 5000, "*a " * 5000, "_a " * 2000, "> " * 50 + "a", "`" * 5000, "![](" * 1000, "<" * 5000),
        *("<!--" * 1000, "- " * 500, "[^a]" * 1000, "&" * 5000, "***" * 1000 + "a", "<!-- a -->" * 1000, "\\" * 5000),
    ],
    ids=lambda text: text[:12],
)
def test_hostile_markdown_is_bounded(hostile: str, dialect: Dialect) -> None:
    children = tokens(hostile, dialect)
    assert len(canonical(children, dialect)) <= 2 * len(hostile)


@given(LINES | ANYTHING)
def test_nothing_in_the_site_s_markdown_is_markup(markdown: str) -> None:
    assert not [token for token in tokens(markdown) if token.type in ("html_inline", "s_open")]
