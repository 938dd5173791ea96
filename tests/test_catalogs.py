"""Catalogues: read as translators left them; what is broken is told, and nothing is shown of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo import catalogs
from distinguo.catalogs import Catalog, Catalogs, Translation, gaps, misplaced, read_file, strangers, strays
from distinguo.messages import Message
from distinguo.po_file import MOST_FAULTS
from tests.cases import site

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def catalog(folder: Path, body: str, name: str = "kursk.po", header: str = HEADER) -> Catalog:
    file = folder / name
    newline = "\r\n" if "\r\n" in header else "\n"
    file.write_text(header + body.replace("\n", newline), "utf-8", newline="")
    made, problems = read_file(file, folder)
    assert problems == []
    return made


def faults(folder: Path, body: str, name: str = "kursk.po", language: str = "") -> list[tuple[int, str]]:
    file = folder / name
    file.write_text(HEADER + body, "utf-8")
    return [(problem.place.line, problem.message) for problem in read_file(file, folder, language)[1]]


def test_a_translation_is_found_by_context_and_words(tmp_path: Path) -> None:
    made = catalog(tmp_path, 'msgctxt "title"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n')
    assert made.get("title", "a") == Translation(("b",), fuzzy=False, line=5)
    assert made.get("", "a") == Translation(("c",), fuzzy=False, line=8)
    assert made.get("summary", "a") is None


def test_a_fuzzy_translation_is_not_shown(tmp_path: Path) -> None:
    made = catalog(tmp_path, '#, fuzzy\nmsgid "a"\nmsgstr "b"\n').get("", "a")
    assert made
    assert (made.fuzzy, made.text, made.forms) == (True, "", ("b",))


def test_a_fuzzy_translation_says_what_it_was_made_for(tmp_path: Path) -> None:
    made = catalog(tmp_path, '#, fuzzy\n#| msgid "a "\n#| "while ago"\nmsgid "a"\nmsgstr "b"\n').get("", "a")
    assert made
    assert made.previous == "a while ago"


def test_what_a_translator_answered_is_known(tmp_path: Path) -> None:
    body = (
        "# allow: numbers, because the figure is spelt out\n#allow:typography ,because: no\n# allow: hedge, because b\n"
        '# allowed by the desk\n#. allow: dates, because c\nmsgid "a"\nmsgstr "b"\n'
    )
    file = tmp_path / "kursk.po"
    file.write_text(HEADER + body, "utf-8")
    made, problems = read_file(file, tmp_path)
    found = made.get("", "a")
    assert found
    assert found.allowed == {"numbers", "hedge"}
    assert [(problem.place.line, problem.check) for problem in problems] == [(5, "po-allow")]


@pytest.mark.parametrize(
    "note",
    ["allow", "allow numbers", "allow: numbers", "allow: numbers, because", "allow: Numbers, because a", "allow:, a"],
)
def test_an_answer_without_a_check_or_a_reason_is_told(tmp_path: Path, note: str) -> None:
    body = f'msgid "a"\nmsgstr ""\n\n# one\n# {note}\nmsgid "b"\nmsgstr ""\n'
    assert faults(tmp_path, body) == [(8, "write # allow: check-name, because (the reason)")]


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


def test_one_msgid_living_and_obsolete_is_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n') == []


def test_what_stands_twice_is_told_and_its_first_translation_shown(tmp_path: Path) -> None:
    file = tmp_path / "kursk.po"
    file.write_text(HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "utf-8")
    found = read_file(file, tmp_path)[0].get("", "a")
    assert found
    assert found.text == "b"


@pytest.mark.parametrize(
    ("msgid", "msgstr", "language", "told"),
    [
        ("a", "b\u202ec", "it", ["U+202E (right-to-left override)"]),
        ("a", "\u2066b\u2069", "ar", ["U+2066 (left-to-right isolate)", "U+2069 (pop directional isolate)"]),
        ("a", "b\u200f", "it", ["U+200F (right-to-left mark)"]),
        ("a", "b\u200f", "", ["U+200F (right-to-left mark)"]),
        ("a", "b\u200f\u200e\u061c", "ar", []),
        ("a", "b\u200f", "he", []),
        ("a\u202ab\u202c", "\u202ab\u202c", "it", []),
    ],
)
def test_characters_that_reorder_words_are_told(
    tmp_path: Path, msgid: str, msgstr: str, language: str, told: list[str]
) -> None:
    found = faults(tmp_path, f'# x\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n', language=language)
    assert [(line, message.partition(" reorders")[0]) for line, message in found] == [(5, each) for each in told]


def test_a_plural_needs_all_forms_of_the_language(tmp_path: Path) -> None:
    body = 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    assert faults(tmp_path, body, language="it") == []
    told = "the language has 3 plural forms, this msgstr 2: write msgstr[0] to msgstr[2]"
    assert faults(tmp_path, body, language="pl") == [(4, told)]


@pytest.mark.parametrize(
    ("msgstr", "told"),
    [
        ("b\x07", "a control character in the msgstr"),
        ("b" * 10_001, "a translation of more than 10000 characters"),
        ("\\n" * 2_000_000, "a translation of more than 10000 characters"),
    ],
)
def test_a_translation_that_none_can_be_is_told(tmp_path: Path, msgstr: str, told: str) -> None:
    assert [(line, message[: len(told)]) for line, message in faults(tmp_path, f'msgid "a"\nmsgstr "{msgstr}"\n')] == [
        (4, told)
    ]


def test_a_file_full_of_faults_is_told_of_in_short(tmp_path: Path) -> None:
    body = "".join(f'msgid "{number}"\nmsgstr "\u202e"\n' for number in range(MOST_FAULTS + 50))
    assert len(faults(tmp_path, body)) == MOST_FAULTS


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
        ("since %(date)s", "dal %(date)s {0.__class__}", ['"{0.__class__}" is not in the msgid']),
        ("all", "tutto {", ['"{" is not in the msgid']),
        ("{name}", "{name}", []),
        ("{name}", "{nome}", ['"{nome}" is not in the msgid', '"{name}" is missing']),
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


def test_a_msgid_that_the_document_has_not_is_told_with_the_one_it_may_have_been(tmp_path: Path) -> None:
    texts = {"title": "Il ponte", "": "Il ponte sul fiume aprirà al traffico il primo maggio."}
    body = (
        'msgctxt "title"\nmsgid "Il ponte"\nmsgstr "b"\n\n'
        'msgid "Il ponte sul fiume aprira al traffico il primo maggio."\nmsgstr ""\n\n'
        'msgid "Altro."\nmsgstr "d"\n\n#~ msgid "vecchio"\n#~ msgstr "e"\n'
    )
    made = catalog(tmp_path, body)
    messages = [Message(context, text, (), "content/a.md", 1) for context, text in texts.items()]
    problems = list(strangers(made, messages))
    assert [(problem.place.line, problem.check, str(problem.severity)) for problem in problems] == [
        (8, "po-msgid", "warning"),
        (11, "po-msgid", "warning"),
    ]
    assert '"Il ponte sul fiume aprirà al traffico il primo maggio."' in problems[0].message
    assert "aprirà" not in problems[1].message
    assert "run inv translate.update" in problems[1].message


def test_a_catalogue_of_the_documents_own_messages_has_no_strangers(tmp_path: Path) -> None:
    made = catalog(tmp_path, 'msgid "a"\nmsgstr "b"\n')
    assert list(strangers(made, [Message("", "a", (), "a.md", 1), Message("", "c", (), "a.md", 2)])) == []
    assert list(strangers(Catalog(), [])) == []


def test_a_catalogue_that_was_cut_or_lost_is_missed() -> None:
    wanted = [Message("", text, (), "a.md", 1) for text in ("uno", "due", "tre")]
    whole = Catalog("en/a.po", {("", text): Translation((text,), False, 1) for text in ("uno", "due", "tre")})
    cut = Catalog("en/a.po", {("", "uno"): Translation(("one",), False, 1)})
    assert list(gaps(whole, "en/a.po", wanted)) == []
    (problem,) = gaps(cut, "en/a.po", wanted)
    assert (str(problem.place), problem.severity) == ("en/a.po:1:1", "warning")
    assert problem.message.startswith("2 of 3 messages have no entry here: run inv translate.update")
    (problem,) = gaps(Catalog(), "en/a.po", wanted)
    assert problem.message.startswith("there is no such file: run")


def test_a_catalogue_in_the_wrong_place_is_named(root: Path) -> None:
    folder = root / "translations/en"
    (folder / "ponte.po").write_bytes((folder / "LC_MESSAGES/ponte.po").read_bytes())
    (folder / "LC_MESSAGES/x.PO").write_text("")
    found = [problem.place.path for problem in misplaced(site(root))]
    assert found == ["translations/en/ponte.po", "translations/en/LC_MESSAGES/x.PO"]
