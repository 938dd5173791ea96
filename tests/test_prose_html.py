"""Prose as HTML: nothing an author or a translator writes is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.prose import Prose
from distinguo.text import Text
from tests.cases import Plain

HARMLESS = re.compile(
    r"</?(p|em|strong|code|pre|ul|ol|li|blockquote|h[2-6]|table|thead|tbody|tr|th|td|hr|dl|dt|dd|div|sup|aside|span"
    r"|br|a|img|figure)\b[^<>]*>"
)
MARKUP = st.text(alphabet="<>/&;\"'ab=!- scriptonload:()[]\n*_`", max_size=60)


def html(markdown: str, *, notes_inline: bool = False) -> str:
    return Prose.parse(markdown).html(Plain(), notes_inline=notes_inline)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"),
        ("## Uno", '<h2 id="_uno">Uno</h2>\n'),
        ("<!-- nota -->\n\na", "<p>a</p>\n"),
        ("<claim:arrivo>", "<aside>arrivo</aside>"),
        ("ecco <claim:arrivo>", '<p>ecco <a href="claim:arrivo" title=""></a></p>\n'),
        ("<actor:budanov>", '<p><a href="actor:budanov" title=""></a></p>\n'),
        ('[a](b.md "c")', '<p><a href="b.md" title="c">a</a></p>\n'),
    ],
)
def test_what_markdown_becomes(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>c</b>",
        "<div>\n<script>alert(1)</script>\n</div>",
        "<svg/onload=alert(1)>",
        "```<script>\n<script>\n```",
        '[a](b.md "<script>")',
        '![<script>](a.png "<script>")',
        "[^<script>]\n\n[^<script>]: <script>",
        "## <script>",
        "| <script> |\n|---|\n| <script> |",
        "&lt;script&gt;",
        "<![CDATA[<script>]]>",
        "<?php <script> ?>",
    ],
)
def test_raw_html_is_text(hostile: str) -> None:
    for notes_inline in (False, True):
        out = html(hostile, notes_inline=notes_inline)
        assert "<" not in HARMLESS.sub("", out)
        assert "<script" not in out


@given(MARKUP)
def test_no_text_makes_markup_of_its_own(markdown: str) -> None:
    assert "<" not in HARMLESS.sub("", html(markdown))


@given(MARKUP)
def test_no_translation_makes_markup_of_its_own(msgstr: str) -> None:
    prose = Prose.parse("parole").rewritten(lambda block: Text(msgstr, "en"))
    assert "<" not in HARMLESS.sub("", prose.html(Plain()))


def test_a_fallback_is_marked_with_its_language() -> None:
    prose = Prose.parse("## Uno\n\ndue").rewritten(lambda block: Text(block.text, "it", fallback=block.text == "due"))
    assert prose.html(Plain()) == '<h2 id="_uno">Uno</h2>\n<p><span class="fallback" lang="it">due</span></p>\n'


def test_a_block_tells_the_entry_of_its_translation() -> None:
    prose = Prose.parse("## Uno\n\n*due*\n\n- a[^n]\n\n<claim:arrivo>\n\n[^n]: x").rewritten(
        lambda block: Text(block.text.plain, "en", entry=f"a.po:{block.line}")
    )
    assert prose.html(Plain()) == (
        '<h2 id="_uno"><span data-entry="a.po:1">Uno</span></h2>\n'
        '<p><span data-entry="a.po:3"><em>due</em></span></p>\n'
        '<ul>\n<li><span data-entry="a.po:5">a<sup class="call" id="Call-1"><a href="#Note-1" role="doc-noteref">1'
        "</a></sup></span></li>\n</ul>\n<aside>arrivo</aside>"
        '<div class="footnotes" role="doc-endnotes"><ol>\n'
        '<li id="Note-1"><p><span data-entry="a.po:9">x</span> <a class="backlink" href="#Call-1"'
        ' role="doc-backlink" aria-label="1">↩</a></p>\n</li>\n</ol></div>\n'
    )


def test_a_fallback_tells_its_entry_too_and_none_is_markup() -> None:
    prose = Prose.parse("due").rewritten(lambda block: Text("due", "it", fallback=True, entry='"><script>'))
    assert prose.html(Plain()) == (
        '<p><span class="fallback" lang="it" data-entry="&#34;&gt;&lt;script&gt;">due</span></p>\n'
    )


def test_a_footnote_leads_to_its_text_and_back() -> None:
    out = html("a[^n] b[^n]\n\n[^n]: x")
    assert out.count('<a href="#Note-1" role="doc-noteref">1</a>') == 2
    assert '<li id="Note-1"><p>x <a class="backlink" href="#Call-1"' in out
    assert out.count('id="Call-1"') == 1


def test_on_paper_a_footnote_stands_where_it_is_called() -> None:
    assert html("a[^n]\n\n[^n]: x *y*\n\n    z", notes_inline=True) == (
        '<p>a<a class="call" translate="no" href="#Note-1">a</a>'
        '<span class="footnote" id="Note-1">x <em>y</em> z</span></p>\n'
    )


def test_on_paper_a_footnote_called_again_is_the_same_one_and_the_27th_is_aa() -> None:
    calls = "".join(f"x[^n{number}]" for number in range(28))
    notes = "\n\n".join(f"[^n{number}]: y" for number in range(28))
    out = html(f"{calls} again[^n0]\n\n{notes}", notes_inline=True)
    assert re.findall(r'<a class="call" translate="no" href="#Note-(\d+)">(\w+)</a>', out)[-3:] == [
        ("27", "aa"),
        ("28", "ab"),
        ("1", "a"),
    ]
    assert out.count('class="footnote"') == 28


def test_on_paper_a_footnote_can_call_another() -> None:
    out = html("a[^n]\n\n[^n]: x[^m]\n\n[^m]: y", notes_inline=True)
    assert "x" in out
    assert "y" in out


@given(st.lists(st.sampled_from(["a[^n]", "[^n]: x", "[^m]: y", "b[^m]", "- c[^n]"]), max_size=6).map("\n\n".join))
def test_ids_are_unique_and_every_inner_link_has_its_end(markdown: str) -> None:
    out = html(markdown)
    ids = re.findall(r'id="([^"]+)"', out)
    assert len(ids) == len(set(ids))
    assert {name for name in re.findall(r'href="#([^"]+)"', out) if name.startswith("Note-")} <= set(ids)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ('![Il *fiume*](a.png "<b>Foto</b>")', "<figure>{}&lt;b&gt;Foto&lt;/b&gt;</figure>\n"),
        ("![Il fiume](a.png) <!-- nota -->", "<figure>{}</figure>\n"),
        ("- ![Il fiume](a.png)", "<ul>\n<li><figure>{}</figure>\n</li>\n</ul>\n"),
        ("Ecco ![il fiume](a.png).", "<p>Ecco {}.</p>\n"),
        ("![a](a.png) ![b](b.png)", "<p>{} {}</p>\n"),
        ("## ![Il fiume](a.png)", '<h2 id="_il-fiume">{}</h2>\n'),
    ],
)
def test_a_picture_that_is_a_paragraph_is_a_figure(markdown: str, expected: str) -> None:
    assert re.sub("<img [^>]*>", "{}", html(markdown)) == expected


def test_a_figure_tells_the_language_of_what_is_not_translated() -> None:
    prose = Prose.parse('![Il fiume](a.png "Foto")').rewritten(lambda block: Text(block.text, "it", fallback=True))
    found = re.sub("<img [^>]*>", "{}", prose.html(Plain()))
    assert found == '<figure lang="it">{}<span class="fallback" lang="it">Foto</span></figure>\n'


def test_a_figure_tells_its_entry_where_it_has_no_caption_to_tell_it() -> None:
    def found(markdown: str) -> str:
        prose = Prose.parse(markdown).rewritten(lambda block: Text(block.text, "en", entry="a.po:1"))
        return re.sub("<img [^>]*>", "{}", prose.html(Plain()))

    assert found("![Il fiume](a.png)") == '<figure data-entry="a.po:1">{}</figure>\n'
    assert found('![Il fiume](a.png "Foto")') == '<figure>{}<span data-entry="a.po:1">Foto</span></figure>\n'


def test_a_tables_cells_say_what_they_head_and_have_no_style_of_their_own() -> None:
    out = html("| a | b | c |\n|--:|:-:|---|\n| 1 | 2 | 3 |")
    assert '<th scope="col" class="to-right">a</th>' in out
    assert '<td class="to-center">2</td>' in out
    assert "<td>3</td>" in out
    assert "style" not in out
    assert 'class="table-wide"' not in out
    assert 'class="table-wide" role="group" tabindex="0"' in html("| a | b | c | d |\n|--|--|--|--|\n| 1 | 2 | 3 | 4 |")
