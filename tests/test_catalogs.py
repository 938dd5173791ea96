"""Catalogues: read as translators left them; what is broken is told, and nothing is shown of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo import catalogs
from distinguo.catalogs import Catalog, Catalogs, Translation, read_file, strays
from tests.cases import site

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def catalog(folder: Path, body: str, name: str = "kursk.po", header: str = HEADER) -> Catalog:
    file = folder / name
    file.write_text(header + body, "utf-8")
    made, problems = read_file(file, folder)
    assert problems == []
    return made


def faults(folder: Path, body: str, name: str = "kursk.po") -> list[tuple[int, str]]:
    file = folder / name
    file.write_text(HEADER + body, "utf-8")
    return [(problem.place.line, problem.message) for problem in read_file(file, folder)[1]]


def test_a_translation_is_found_by_context_and_words(tmp_path: Path) -> None:
    made = catalog(tmp_path, 'msgctxt "title"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n')
    assert made.get("title", "a") == Translation(("b",), fuzzy=False, line=5)
    assert made.get("", "a") == Translation(("c",), fuzzy=False, line=8)
    assert made.get("summary", "a") is None


def test_a_fuzzy_translation_is_not_shown(tmp_path: Path) -> None:
    made = catalog(tmp_path, '#, fuzzy\nmsgid "a"\nmsgstr "b"\n').get("", "a")
    assert made
    assert (made.fuzzy, made.text, made.forms) == (True, "", ("b",))


def test_what_is_obsolete_is_not_there(tmp_path: Path) -> None:
    assert catalog(tmp_path, '#~ msgid "a"\n#~ msgstr "b"\n').get("", "a") is None


def test_plural_forms_come_in_their_order(tmp_path: Path) -> None:
    made = catalog(tmp_path, 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n').get("", "a")
    assert made == Translation(("b", "bs"), fuzzy=False, line=4, plural="as")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('msgid "a"\nmsgstr ""\n"b "\n"c"\n', "b c"),
        ('msgid "a"\nmsgstr "b \\"c\\" \\\\ d\\n"\n', 'b "c" \\ d\n'),
        ('msgid ""\n"a"\nmsgstr "50% degli, perché"\n', "50% degli, perché"),
        ('# di una traduttrice\n#. di noi\n#: a.md\nmsgid "a"\nmsgstr "b"', "b"),
    ],
)
def test_words_are_what_the_translator_wrote(tmp_path: Path, body: str, text: str) -> None:
    made = catalog(tmp_path, body).get("", "a")
    assert made
    assert made.text == text


@pytest.mark.parametrize(
    "header",
    [
        "",
        HEADER.replace("\n", "\r\n"),
        HEADER.replace('"\n\n', '"\n"PO-Revision-Date: 2024-10-23 10:00+0200\\n"\n\n'),
        HEADER.replace('"\n\n', '"\n"PO-Revision-Date: \\n"\n\n'),
    ],
)
def test_whatever_editors_write_in_a_header_is_read(tmp_path: Path, header: str) -> None:
    made = catalog(tmp_path, 'msgid "a"\nmsgstr "perché"\n', header=header).get("", "a")
    assert made
    assert made.text == "perché"


def test_lines_are_right_behind_a_lone_comment(tmp_path: Path) -> None:
    made = catalog(
        tmp_path, '# solo\n\n# due\n\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n\nmsgid "e"\nmsgstr ""\n'
    )
    assert [(key[1], translation.line) for key, translation in (made.entries or {}).items()] == [("a", 8), ("e", 14)]


@pytest.mark.parametrize(
    "body",
    [
        'msgid "a"\nmsgid "b"\nmsgstr "c"\n',
        'msgid "a"\nmsgstr "b"\nmsgstr "c"\n',
        'msgid "a"\n',
        'msgid "a"\nmsgstr "b"\n\xa0\n',
        'msgid "a"\nmsgid_plural "as"\nmsgstr[1] "bs"\n',
        'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr[0] "b"\n',
        '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n',
    ],
)
def test_what_is_broken_is_told_and_empty(tmp_path: Path, body: str) -> None:
    file = tmp_path / "kursk.po"
    file.write_text(HEADER + body, "utf-8")
    made, problems = read_file(file, tmp_path)
    assert problems
    assert not made.entries
    assert {(problem.check, problem.place.path) for problem in problems} == {("po", "kursk.po")}


def test_a_charset_that_the_file_is_not_in_is_told(tmp_path: Path) -> None:
    file = tmp_path / "kursk.po"
    header = HEADER.replace('msgstr "', 'msgstr ""\n"').replace("UTF-8", "ISO-8859-1")
    file.write_text(header + 'msgid "a"\nmsgstr "perché"\n', "utf-8")
    assert [problem.place.line for problem in read_file(file, tmp_path)[1]] == [3]


def test_one_msgid_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    body = 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n'
    assert faults(tmp_path, body) == [(7, 'this msgid is also on line 4: keep one of the two ("a")')]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "told"),
    [
        ("since %(date)s", "dal %(date)s", []),
        ("since %(date)s", "", ['1 without a translation that can be shown, first "since %(date)s"']),
        ("%(date)s %(name)s", "%(name)s %(date)s", []),
        ("all", "il 100%%", []),
        ("since %(date)s", "dal", ['"%(date)s" is missing']),
        ("since %(date)s", "dal %(data)s", ['"%(data)s" is not in the msgid', '"%(date)s" is missing']),
        ("all", "il 100%", ['"%" is not in the msgid']),
        ("since %(date)s", "dal %(date)d", ['"%" is not in the msgid', '"%(date)s" is missing']),
    ],
)
def test_the_placeholders_of_the_theme_are_kept(tmp_path: Path, msgid: str, msgstr: str, told: list[str]) -> None:
    found = faults(tmp_path, f'msgid "{msgid}"\nmsgstr "{msgstr}"\n', "theme.po")
    assert [message.partition(":")[0] for _, message in found] == told


def test_a_form_of_a_plural_may_leave_its_number_out(tmp_path: Path) -> None:
    plural = 'msgid "one"\nmsgid_plural "%(num)s of them"\nmsgstr[0] "uno"\nmsgstr[1] "%(num)s"\n'
    assert faults(tmp_path, plural, "theme.po") == []


def test_percent_signs_are_free_in_prose(tmp_path: Path) -> None:
    assert faults(tmp_path, 'msgid "all"\nmsgstr "il 100% di %(x)d"\n') == []


def test_a_sites_own_words_stand_before_the_engines(root: Path) -> None:
    engines = catalogs.read(site(root))[0].get("it", "theme").get("", "Reported")
    assert engines
    assert engines.text == "Riferita"
    (root / "translations/it/LC_MESSAGES/theme.po").write_text(HEADER + 'msgid "Reported"\nmsgstr "Detta"\n')
    found, problems = catalogs.read(site(root))
    own, other = (found.get("it", "theme").get("", words) for words in ("Reported", "Pending"))
    assert problems == []
    assert own
    assert other
    assert (own.text, bool(other.text)) == ("Detta", True)


def test_a_catalogue_that_is_not_there_is_empty() -> None:
    assert Catalogs({}).get("it", "kursk").get("", "a") is None


def test_a_catalogue_of_no_document_is_told() -> None:
    found = Catalogs({("en", "kursk"): Catalog("en/kursk.po"), ("en", "altro"): Catalog("en/altro.po")})
    assert [(problem.place.path, str(problem.severity)) for problem in strays(found, frozenset({"kursk"}))] == [
        ("en/altro.po", "warning")
    ]


def test_a_catalogues_folder_is_where_gettext_and_weblate_look(root: Path) -> None:
    assert catalogs.folder(site(root), "pt-BR").relative_to(root).as_posix() == "translations/pt_BR/LC_MESSAGES"
