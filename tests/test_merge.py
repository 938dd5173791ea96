"""Merging: translators' files are brought up to date, and nothing of theirs is ever lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.catalogs import parse
from distinguo.merge import merge, write_template
from distinguo.messages import Message

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
KEYS = st.tuples(st.sampled_from(["", "", "title", "claim:a text"]), st.sampled_from("abcdef"))
ROUNDS = st.lists(st.lists(KEYS, max_size=6), min_size=1, max_size=5)


def message(text: str, context: str = "", plural: str = "", comment: str = "paragraph") -> Message:
    return Message(context, text, (comment,), "content/a.md", 7, plural)


def merged(file: Path, *messages: Message, language: str = "en") -> str:
    return merge(file, language, "it", messages)


def entries(file: Path) -> dict[tuple[str, str], tuple[str, bool, bool]]:
    """Return translation, whether it is fuzzy, whether obsolete, by context and msgid."""
    units = [unit for unit in parse(file.read_bytes()).units if not unit.isheader()]
    found = {
        (unit.getcontext(), str(unit.source)): (str(unit.target), unit.isfuzzy(), unit.isobsolete()) for unit in units
    }
    assert len(found) == len(units), "one message twice"
    return found


def translate(file: Path) -> None:
    """Translate, as a person would, whatever has no translation, and confirm what is fuzzy."""
    store = parse(file.read_bytes())
    for unit in store.units:
        if not unit.isheader() and not unit.isobsolete():
            unit.target = str(unit.target) or f"{unit.getcontext()}/{unit.source}!"
            unit.markfuzzy(False)
    file.write_bytes(bytes(store))


def test_a_new_file_has_a_header_and_every_message(tmp_path: Path) -> None:
    file = tmp_path / "en/LC_MESSAGES/a.po"
    assert merged(file, message("uno"), message("due", "title")) == "2 new"
    text = file.read_text("utf-8")
    assert '"Language: en\\n"' in text
    assert '"X-Source-Language: it\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert '#. paragraph\n#: content/a.md\nmsgid "uno"\nmsgstr ""\n' in text
    assert 'msgctxt "title"\nmsgid "due"\n' in text


@given(ROUNDS)
def test_a_second_merge_changes_not_a_byte(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str]]]
) -> None:
    file = tmp_path_factory.mktemp("merge") / "a.po"
    for keys in rounds:
        messages = [message(text, context) for context, text in keys]
        merged(file, *messages)
        translate(file)
    before = file.read_bytes()
    assert merged(file, *messages) == ""
    assert file.read_bytes() == before


@given(ROUNDS)
def test_no_translation_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str]]]
) -> None:
    file = tmp_path_factory.mktemp("merge") / "a.po"
    written: set[str] = set()
    for keys in rounds:
        merged(file, *(message(text, context) for context, text in keys))
        assert written <= {translation for translation, _, _ in entries(file).values()}
        translate(file)
        written = {translation for translation, _, _ in entries(file).values()}


@given(ROUNDS)
def test_what_stands_is_what_the_content_has_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str]]]
) -> None:
    file = tmp_path_factory.mktemp("merge") / "a.po"
    for keys in rounds:
        merged(file, *(message(text, context) for context, text in keys))
        standing = [key for key, (_, _, obsolete) in entries(file).items() if not obsolete]
        assert standing == list(dict.fromkeys(keys))


def test_what_is_gone_is_obsolete_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno"), message("due"))
    translate(file)
    assert merged(file, message("due")) == "1 gone"
    assert entries(file)["", "uno"] == ("/uno!", False, True)
    assert merged(file, message("uno"), message("due")) == "1 revived"
    assert entries(file)["", "uno"] == ("/uno!", False, False)


def test_a_keyed_message_that_changed_is_fuzzy_and_says_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Arrivano", "claim:a text"))
    translate(file)
    assert merged(file, message("Arriveranno", "claim:a text")) == "1 changed"
    assert entries(file) == {("claim:a text", "Arriveranno"): ("claim:a text/Arrivano!", True, False)}
    assert '#| msgid "Arrivano"' in file.read_text("utf-8")


def test_a_message_without_a_key_that_changed_is_another(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Arrivano"))
    translate(file)
    assert merged(file, message("Arriveranno")) == "1 new, 1 gone"
    assert entries(file) == {("", "Arriveranno"): ("", False, False), ("", "Arrivano"): ("/Arrivano!", False, True)}


def test_a_translation_that_stands_beside_an_obsolete_one_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(HEADER + 'msgid "uno"\nmsgstr "one"\n\n#~ msgid "uno"\n#~ msgstr "a"\n')
    merged(file, message("uno"))
    assert 'msgid "uno"\nmsgstr "one"\n' in file.read_text("utf-8")


def test_what_the_translator_wrote_beside_it_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(HEADER + '# una nota\n#, fuzzy\n#| msgid "prima"\nmsgid "uno"\nmsgstr "one"\n')
    merged(file, message("uno"))
    text = file.read_text("utf-8")
    assert "# una nota\n" in text
    assert "#, fuzzy\n" in text
    assert '#| msgid "prima"\n' in text


def test_a_file_that_needs_nothing_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    text = HEADER.replace('"\n\n', '"\n"PO-Revision-Date: \\n"\n"X-Generator: Poedit 3\\n"\n\n')
    text += '#. paragraph\n#: content/a.md\nmsgid "uno"\nmsgstr ""\n"one "\n"two"\n\n#~ msgid "due"\n#~ msgstr "two"\n'
    file.write_text(text)
    os.utime(file, (0, 0))
    assert merged(file, message("uno")) == ""
    assert (file.read_text(), file.stat().st_mtime) == (text, 0)


def test_a_message_that_stands_in_two_places_is_one_entry_with_both(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno", comment="heading"), message("uno", comment="list item"))
    assert "#. heading\n#. list item\n" in file.read_text("utf-8")
    assert list(entries(file)) == [("", "uno")]


@pytest.mark.parametrize(("language", "forms"), [("ja", 1), ("it", 2), ("pl", 3)])
def test_a_plural_has_as_many_forms_as_the_language(tmp_path: Path, language: str, forms: int) -> None:
    file = tmp_path / "theme.po"
    merged(file, message("%(num)s claim", plural="%(num)s claims"), language=language)
    assert file.read_text("utf-8").count("\nmsgstr[") == forms


def test_a_template_has_the_line_of_each_message_and_no_translation(tmp_path: Path) -> None:
    file = tmp_path / "a.pot"
    write_template(file, "it", [message("uno"), message("uno"), message("due", "title")])
    text = file.read_text("utf-8")
    assert "#: content/a.md:7\n" in text
    assert text.count("msgid ") == 3
    assert text.count('msgstr ""\n') == 3


def test_a_template_that_says_it_already_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.pot"
    write_template(file, "it", [message("uno")])
    os.utime(file, (0, 0))
    write_template(file, "it", [message("uno")])
    assert file.stat().st_mtime == 0
    write_template(file, "it", [message("due")])
    assert 'msgid "due"' in file.read_text("utf-8")


def test_windows_line_ends_stay_and_nothing_to_do_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno"))
    translate(file)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert merged(file, message("uno")) == ""
    assert file.read_bytes() == before
    assert merged(file, message("uno"), message("due")) == "1 new"
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")
    assert entries(file)["", "uno"] == ("/uno!", False, False)


def test_a_translators_note_at_the_end_stays_a_note(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno"))
    file.write_text(file.read_text("utf-8") + "\n# a note that stands alone\n", "utf-8")
    assert "gone" not in merged(file, message("uno"), message("due"))
    assert "# a note that stands alone" in file.read_text("utf-8")
    assert "#~" not in file.read_text("utf-8")
