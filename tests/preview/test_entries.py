"""The catalogues' pages: what strangers write is text, and what is wrong stands beside its line."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from distinguo.pipeline import prepare
from distinguo.preview import entries
from distinguo.preview.proof import Proof
from tests.cases import site

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> & <b>"


class Seen(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def proof(root: Path) -> Proof:
    made = prepare(site(root))
    return Proof(made.site, manuscript=made, problems=made.problems)


def page(root: Path, name: str = "ponte", language: str = "en") -> str:
    html = entries.page(proof(root), language, name)
    assert html is not None
    return html


def change(root: Path, old: str, new: str, name: str = "translations/en/LC_MESSAGES/ponte.po") -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def test_whatever_a_catalogue_holds_is_text(root: Path) -> None:
    quoted = HOSTILE.replace('"', '\\"')
    change(root, 'msgstr "The bridge over the river"', f'msgstr "{quoted}"')
    change(root, "#. a key point", f"# {HOSTILE}\n#. {HOSTILE}")
    change(root, "#. an open question", f'#, fuzzy\n#| msgid "{quoted}"')
    (root / "translations/en/LC_MESSAGES/ponte.po").open("a", encoding="utf-8").write(
        f'\nmsgctxt "{quoted}"\nmsgid "{quoted}"\nmsgid_plural "{quoted}"\nmsgstr[0] "{quoted}"\nmsgstr[1] "{quoted}"\n'
    )
    html = page(root)
    assert html.count("&lt;script&gt;") >= 7
    seen = Seen(html)
    assert not seen.names & {"script", "img", "b"}
    assert not {name for name in seen.attributes if name.startswith("on")}


def test_a_broken_catalogue_shows_the_lines_around_its_fault_as_text(root: Path) -> None:
    change(root, 'msgstr "The bridge over the river"', f'msgstr "The {HOSTILE} bridge"\n<script>')
    html = page(root)
    assert re.search(r'<span class="po-faulty"><b>17</b>&lt;script&gt;\n</span>', html)
    assert "&lt;img src=x" in html
    assert not Seen(html).names & {"script", "img", "table"}


def test_a_fuzzy_entry_shows_what_it_was_made_for_and_an_answer_its_reason(root: Path) -> None:
    change(
        root, 'msgctxt "title"', '# allow: numbers, because it says so\n#, fuzzy\n#| msgid "Il molo"\nmsgctxt "title"'
    )
    html = page(root)
    row = re.search(r'<tr[^>]*class="fuzzy".*?</tr>', html, re.DOTALL)
    assert row
    assert '<del lang="it" dir="auto">Il molo</del>' in row[0]
    assert "allow: numbers, because it says so" in row[0]
    assert '<strong class="po-state">fuzzy</strong> the title' in row[0]


def test_a_problem_stands_beside_its_entry_or_else_above_all(root: Path) -> None:
    change(root, "[Ada Neri](actor:sindaca) announces", "Ada Neri announces")
    change(root, "nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n != 1)")
    html = page(root)
    above, _, below = html.partition("<table")
    assert "references" not in above
    assert re.search(r'<p class="po-fault error">[^<]*actor:sindaca', below)
    assert "nplurals" in above


def test_an_entry_keeps_its_name_when_its_line_moves(root: Path) -> None:
    before = dict(re.findall(r'id="(L\d+)" class="translated" data-key="(\w+)"', page(root)))
    change(root, "#. the title", "# a note\n#. the title")
    after = dict(re.findall(r'id="(L\d+)" class="translated" data-key="(\w+)"', page(root)))
    assert len(before) > 8
    assert len(set(before.values())) == len(before)
    assert list(before.values()) == list(after.values())
    assert [f"L{int(line[1:]) + 1}" for line in before] == list(after)


def test_a_catalogue_that_is_not_there_yet_has_its_page_too(root: Path) -> None:
    (root / "translations/en/LC_MESSAGES/ponte.po").unlink()
    html = page(root)
    assert "There is no such file yet" in html
    assert "translations/en/LC_MESSAGES/ponte.po" in html
    assert "Il ponte sul fiume" in html


@pytest.mark.parametrize(
    "linked", ["translations/en", "translations/en/LC_MESSAGES", "translations/en/LC_MESSAGES/ponte.po"]
)
def test_nothing_is_read_through_a_link(linked: str, root: Path, tmp_path: Path) -> None:
    place = root / linked
    place.rename(tmp_path / "aside")
    place.symlink_to(tmp_path / "aside")
    html = page(root)
    assert "The bridge over the river" not in html
    assert "symbolic link" in html or "not a regular file" in html or "There is no such file" in html


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "nowhere"), ("fr", "ponte"), ("it", "ponte"), ("en", "../en/ponte"), ("en", ""), ("", "ponte")],
)
def test_a_catalogue_that_the_site_has_no_use_for_has_no_page(language: str, name: str, root: Path) -> None:
    assert entries.page(proof(root), language, name) is None


def test_a_page_without_a_manuscript_is_none_and_the_list_is_empty(root: Path) -> None:
    assert entries.page(Proof(site(root)), "en", "ponte") is None
    assert "There is none" in entries.index(Proof(site(root)))


def test_the_list_counts_every_catalogue(root: Path) -> None:
    change(root, 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"')
    change(root, 'msgstr "Who counted the cars?"', 'msgstr ""')
    change(root, "## Che cosa si dice", "## Che cosa si dice\n\nUna.\n\nUna.\n\nDue.", "content/explainers/ponte.md")
    html = entries.index(proof(root))
    row = re.search(r'href="/_po/en/ponte">ponte\.po</a></th>(.*)</tr>', html)
    assert row
    assert re.findall(r">(\d+|–)</td>", row[1])[1:] == ["1", "1", "2"]
    assert re.findall(r'href="/_po/(\w+)/(\w+)"', html) == [
        ("en", "library"),
        ("en", "method"),
        ("en", "ponte"),
        ("it", "theme"),
        ("it", "committee"),
    ]


def test_the_themes_words_have_their_page(root: Path) -> None:
    html = page(root, "theme", "it")
    assert "Pagina non trovata" in html
    assert '<p class="po-words" lang="en" dir="auto">%(num)s claims</p>' in html
