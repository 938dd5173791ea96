"""Merging: translators' files are brought up to date, and nothing of theirs is ever lost."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import po_syntax
from distinguo.merge import Changes, merge, template, write_template
from distinguo.messages import Message
from distinguo.po_file import Entry, PoFile
from distinguo.wording import Wording, letters, same

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BRIDGE = "Il ponte sul fiume aprirà al traffico il primo maggio, dice la sindaca."
SCHOOL = "La scuola di via Roma resta chiusa per lavori fino a settembre."
TRAIN = "Dalla stazione partono ogni giorno duecento treni diretti al mare."


def message(text: str, context: str = "", plural: str = "", comment: str = "paragraph") -> Message:
    return Message(context, text, (comment,), "content/a.md", 7, plural)


def merged(file: Path, *messages: Message, language: str = "en") -> str:
    return str(merge(file, language, "it", messages))


def entries(file: Path) -> dict[tuple[str, str], tuple[str, bool, bool]]:
    """Return translation, whether it is fuzzy, whether obsolete, by context and msgid."""
    listed = PoFile.parse(file.read_bytes()).entries
    found = {entry.key: (entry.forms[0], entry.fuzzy, entry.obsolete) for entry in listed}
    assert len(found) == len(listed), "one message twice"
    return found


def written(file: Path) -> list[Entry]:
    return PoFile.parse(file.read_bytes()).entries


def blocks(file: Path) -> list[str]:
    """Return the entries as they stand in the file, the header first."""
    return file.read_text("utf-8").rstrip("\n").split("\n\n")


def translate(file: Path) -> None:
    """Translate, as a person would, whatever has no translation, and confirm what is fuzzy."""
    done: list[str] = []
    for block, entry in zip(blocks(file)[1:], written(file), strict=True):
        text = block
        if not entry.obsolete:
            lines = [line for line in block.split("\n") if not line.startswith(("#,", "#|"))]
            text = "\n".join(lines).replace('msgstr ""', f'msgstr "{entry.key[0]}/{len(done)} {entry.key[1][:20]}!"')
        done.append(text)
    file.write_text("\n\n".join([blocks(file)[0], *done]) + "\n", "utf-8")


def test_a_new_file_has_a_header_and_every_message(tmp_path: Path) -> None:
    file = tmp_path / "en/LC_MESSAGES/a.po"
    assert merged(file, message("uno"), message("due", "title")) == "2 new"
    text = file.read_text("utf-8")
    assert '"Language: en\\n"' in text
    assert '"X-Source-Language: it\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert '#. paragraph\n#: content/a.md\nmsgid "uno"\nmsgstr ""\n' in text
    assert 'msgctxt "title"\nmsgid "due"\n' in text


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"# a note, nothing else\n"])
def test_an_empty_file_is_filled_in(tmp_path: Path, before: bytes) -> None:
    file = tmp_path / "a.po"
    file.write_bytes(before)
    assert merged(file, message("uno")) == "1 new"
    assert list(entries(file)) == [("", "uno")]
    assert '"Language: en\\n"' in file.read_text("utf-8")
    assert before.strip() in file.read_bytes()
    assert merged(file, message("uno")) == ""


def test_what_is_gone_is_obsolete_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message(BRIDGE), message(SCHOOL))
    translate(file)
    assert merged(file, message(SCHOOL)) == "1 gone"
    translation, fuzzy, obsolete = entries(file)["", BRIDGE]
    assert (translation[:3], fuzzy, obsolete) == ("/0 ", False, True)
    assert merged(file, message(BRIDGE), message(SCHOOL)) == "1 revived"
    assert entries(file)["", BRIDGE] == (translation, False, False)


def test_what_waited_for_a_reviser_waits_when_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(HEADER + '#, fuzzy\n#| msgid "zero"\nmsgid "uno"\nmsgstr "nought"\n')
    merged(file)
    merged(file, message("uno"))
    assert entries(file)["", "uno"] == ("nought", True, False)
    assert written(file)[0].previous == "zero"


def test_a_keyed_message_that_changed_is_fuzzy_and_says_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Arrivano", "claim:a text"))
    translate(file)
    assert merged(file, message("Restano a casa", "claim:a text")) == "1 changed"
    assert entries(file) == {("claim:a text", "Restano a casa"): ("claim:a text/0 Arrivano!", True, False)}
    assert '#| msgctxt "claim:a text"\n#| msgid "Arrivano"\n' in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BRIDGE, BRIDGE.replace("primo", "2")),
        (BRIDGE, BRIDGE.replace("aprirà", "aprirebbe")),
        (BRIDGE, BRIDGE.replace("dice la sindaca", "forse")),
        ("Sono 12 000.", "Sono 13 000."),
        ("Sono 12 000.", "Sono 12000."),
        ("[Apre](claim:a) oggi, dice.", "[Apre](claim:b) oggi, dice."),
        ("Apre?", "Apre."),
    ],
)
@pytest.mark.parametrize("context", ["", "claim:a text"])
def test_what_says_something_else_never_looks_current(tmp_path: Path, old: str, new: str, context: str) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Prima"), message(old, context), message("Dopo"))
    translate(file)
    assert merged(file, message("Prima"), message(new, context), message("Dopo")) == "1 changed"
    assert [(entry.key[1], entry.fuzzy) for entry in written(file)] == [("Prima", False), (new, True), ("Dopo", False)]
    assert written(file)[1].previous == old


@pytest.mark.parametrize(
    ("old", "new"),
    [("L'auto “grande”", "L’auto «grande»"), ("10 000 - circa", "10\N{NO-BREAK SPACE}000 – circa")],
)
@pytest.mark.parametrize("context", ["", "title"])
def test_a_change_of_typography_keeps_the_translation(tmp_path: Path, old: str, new: str, context: str) -> None:
    file = tmp_path / "a.po"
    merged(file, message(old, context))
    translate(file)
    translation = entries(file)[context, old][0]
    assert merged(file, message(new, context)) == "1 kept (only the typography changed)"
    assert entries(file) == {(context, new): (translation, False, False)}
    assert "#|" not in file.read_text("utf-8")


def test_typography_does_not_confirm_what_waits(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(HEADER + '#, fuzzy\n#| msgid "zero"\nmsgid "l\'uno"\nmsgstr "one"\n')
    merged(file, message("l’uno"))
    assert entries(file) == {("", "l’uno"): ("one", True, False)}
    assert written(file)[0].previous == "zero"


def test_what_changes_twice_keeps_what_its_translation_was_made_for(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Arrivano", "title"))
    translate(file)
    merged(file, message("Arriveranno", "title"))
    merged(file, message("Arriverebbero", "title"))
    assert [(entry.previous, entry.fuzzy) for entry in written(file)] == [("Arrivano", True)]
    merged(file, message("Arrivano", "title"))
    assert entries(file)["title", "Arrivano"][1], "somebody may have begun to change the translation"


def test_what_was_never_translated_is_only_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("Arrivano", "title"))
    file.write_text(file.read_text("utf-8").replace("#. paragraph", "# una nota\n#. paragraph"), "utf-8")
    assert merged(file, message("Restano", "title")) == "1 changed"
    assert entries(file) == {("title", "Restano"): ("", False, False)}
    assert "#|" not in file.read_text("utf-8")
    assert "# una nota\n" in file.read_text("utf-8")


def test_a_paragraph_edited_where_it_stands_keeps_its_translation_as_fuzzy(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, *map(message, ("Uno", BRIDGE, "Due", SCHOOL)))
    translate(file)
    new = BRIDGE.replace("maggio", "giugno")
    assert merged(file, *map(message, ("Uno", TRAIN, new, "Due", SCHOOL))) == "1 new, 1 changed"
    assert entries(file)["", new] == (f"/1 {BRIDGE[:20]}!", True, False)
    assert entries(file)["", TRAIN] == ("", False, False)


def test_a_paragraph_replaced_by_another_is_another(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, *map(message, ("Uno", BRIDGE, "Due")))
    translate(file)
    assert merged(file, *map(message, ("Uno", TRAIN, "Due"))) == "1 new, 1 gone"
    assert entries(file)["", TRAIN] == ("", False, False)
    assert entries(file)["", BRIDGE][1:] == (False, True)


def test_a_paragraph_that_returns_changed_is_found_among_the_obsolete(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message(BRIDGE))
    translate(file)
    merged(file)
    new = BRIDGE.replace("maggio", "giugno")
    assert merged(file, message(new)) == "1 changed"
    assert entries(file) == {("", new): (f"/0 {BRIDGE[:20]}!", True, False)}
    assert written(file)[0].previous == BRIDGE


def test_a_claim_under_another_name_is_fuzzy_and_says_under_which(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message(BRIDGE, "claim:a text"))
    translate(file)
    assert merged(file, message(BRIDGE, "claim:b text")) == "1 changed"
    assert [(entry.key[0], entry.fuzzy) for entry in written(file)] == [("claim:b text", True)]
    assert '#| msgctxt "claim:a text"\n' in file.read_text("utf-8")


def test_flags_notes_and_spaces_survive_beside_what_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    odd = '#: content/a.md\n#. paragraph\n# odd order\n#,python-format , no-wrap\nmsgid  "uno"\nmsgstr   "one"'
    changed = '# una nota\n#, c-format, no-wrap\nmsgctxt "title"\nmsgid "due"\nmsgstr "two"'
    file.write_text(HEADER + odd + "\n\n\n" + changed + "\n")
    assert merged(file, message("uno"), message("tre", "title")) == "1 changed"
    assert file.read_text() == HEADER + odd + "\n\n\n" + (
        "# una nota\n#. paragraph\n#: content/a.md\n#, c-format, fuzzy, no-wrap\n"
        '#| msgctxt "title"\n#| msgid "due"\nmsgctxt "title"\nmsgid "tre"\nmsgstr "two"\n'
    )


def test_a_plural_that_changed_is_fuzzy(tmp_path: Path) -> None:
    file = tmp_path / "theme.po"
    merged(file, message("%(num)s claim", plural="%(num)s claims"), language="it")
    text = file.read_text("utf-8")
    file.write_text(text.replace('[0] ""', '[0] "una"').replace('[1] ""', '[1] "%(num)s"'), "utf-8")
    assert merged(file, message("%(num)s claim", plural="%(num)s assertions"), language="it") == "1 changed"
    assert '#| msgid "%(num)s claim"\n#| msgid_plural "%(num)s claims"\n' in file.read_text("utf-8")
    assert [(entry.forms, entry.fuzzy) for entry in written(file)] == [(("una", "%(num)s"), True)]


@pytest.mark.parametrize(("language", "forms"), [("ja", 1), ("it", 2), ("pl", 3)])
def test_a_plural_has_as_many_forms_as_the_language(tmp_path: Path, language: str, forms: int) -> None:
    file = tmp_path / "theme.po"
    merged(file, message("%(num)s claim", plural="%(num)s claims"), language=language)
    assert file.read_text("utf-8").count("\nmsgstr[") == forms


def test_a_translation_that_stands_beside_an_obsolete_one_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(HEADER + 'msgid "uno"\nmsgstr "one"\n\n#~ msgid "uno"\n#~ msgstr "a"\n')
    assert merged(file, message("uno")) == "1 with other comments"
    assert 'msgid "uno"\nmsgstr "one"\n\n#~ msgid "uno"\n#~ msgstr "a"\n' in file.read_text("utf-8")


def test_obsolete_entries_stay_where_they_are_and_new_ones_come_last(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    kept = '#. paragraph\n#: content/a.md\nmsgid "{0}"\nmsgstr "{0}!"\n\n'.format
    middle, last = '#~ msgid "x"\n#~ msgstr "y"\n\n', '#~ msgid "z"\n#~ msgstr "w"\n'
    file.write_text(HEADER + kept("uno") + middle + kept("due") + kept("tre") + last)
    assert merged(file, message("uno"), message("due")) == "1 gone"
    gone = '\n#~ msgid "tre"\n#~ msgstr "tre!"\n'
    assert file.read_text() == HEADER + kept("uno") + middle + kept("due") + last + gone


def test_an_order_that_changed_is_followed_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, *map(message, "abcde"))
    before = blocks(file)
    assert merged(file, *map(message, "eabcd")) == "1 moved"
    assert blocks(file) == [before[0], before[5], *before[1:5]]


def test_a_file_that_needs_nothing_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    text = HEADER.replace('"\n\n', '"\n"PO-Revision-Date: \\n"\n"X-Generator: Poedit 3\\n"\n\n')
    text += '#. paragraph\n#: content/a.md\nmsgid "uno"\nmsgstr ""\n"one "\n"two"\n\n#~ msgid "due"\n#~ msgstr "two"\n'
    text += '\n#. paragraph\n#: content/a.md\nmsgid  "tre"\nmsgstr ""\n\n\n# alone, at the end'
    file.write_text(text)
    os.utime(file, (0, 0))
    assert not merge(file, "en", "it", [message("uno"), message("tre")])
    assert (file.read_text(), file.stat().st_mtime) == (text, 0)


def test_windows_line_ends_and_the_mode_of_the_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno"))
    translate(file)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    before = file.read_bytes()
    assert merged(file, message("uno")) == ""
    assert file.read_bytes() == before
    assert merged(file, message("uno"), message("due")) == "1 new"
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.po"]


def test_a_message_that_stands_in_two_places_is_one_entry_with_both(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    merged(file, message("uno", comment="heading"), message("uno", comment="list item"))
    assert "#. heading\n#. list item\n" in file.read_text("utf-8")
    assert list(entries(file)) == [("", "uno")]


def test_a_message_without_words_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    assert merged(file, message(""), message("uno")) == "1 new"
    assert list(entries(file)) == [("", "uno")]


GOOD = HEADER + 'msgid "uno"\nmsgstr "one"\n'
FAULTY = {
    "conflict": (GOOD + "<<<<<<< HEAD\n", 6),
    "cut off": (GOOD + 'msgid "due"\n', 7),
    "cut off inside": (GOOD + 'msgid "due', 6),
    "twice": (GOOD + 'msgid "uno"\nmsgstr "1"\n', 6),
    "charset": (GOOD.replace("UTF-8", "ISO-8859-1"), 2),
    "plural forms": (GOOD.replace("UTF-8\\n", "UTF-8\\nPlural-Forms: nplurals=99999; plural=0;\\n"), 2),
    "plural rule": (GOOD.replace("UTF-8\\n", "UTF-8\\nPlural-Forms: nplurals=2; plural=9**9**9;\\n"), 2),
    "no header": ('msgid "uno"\nmsgstr "one"\n', 1),
    "two headers": (GOOD + HEADER, 6),
    "NUL": (GOOD.replace("one", "o\0ne"), 5),
    "mixed ends": (GOOD.replace('one"\n', 'one"\r\n'), 5),
    "old Macintosh": (GOOD.replace("\n", "\r"), 1),
    "too large": (GOOD + f'msgid "due"\nmsgstr "{"x" * 10_000_000}"\n', 0),
}


@pytest.mark.parametrize(("text", "line"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_file_is_told_of_and_left_as_it_is(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "en/a.po"
    file.parent.mkdir()
    file.write_bytes(text.encode())
    changes = merge(file, "en", "it", [message("uno"), message("due")], tmp_path)
    assert [(str(problem.place.path), problem.place.line) for problem in changes.problems] == [("en/a.po", line)]
    assert changes
    assert str(changes) == "left as it is: 1 error"
    assert file.read_bytes() == text.encode()
    assert [each.name for each in file.parent.iterdir()] == ["a.po"]


def test_what_is_no_file_of_its_own_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "other.po").write_text(GOOD)
    (tmp_path / "a.po").symlink_to(tmp_path / "other.po")
    (tmp_path / "b.po").symlink_to(tmp_path / "nowhere.po")
    (tmp_path / "c.po").mkdir()
    for name in ("a.po", "b.po", "c.po"):
        assert merged(tmp_path / name, message("due")) == "left as it is: 1 error"
    assert (tmp_path / "other.po").read_text() == GOOD
    assert not (tmp_path / "nowhere.po").exists()


def test_a_warning_leaves_nobody_without_a_merge(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text(GOOD.replace("UTF-8\\n", "UTF-8\\nLanguage: de\\n"))
    assert merged(file, message("uno"), message("due")) == "1 new, 1 with other comments"


def test_changes_are_told_in_words() -> None:
    assert str(Changes(new=2, changed=1, gone=1, revived=3)) == "2 new, 1 changed, 1 gone, 3 revived"
    assert str(Changes(comments=4)) == "4 with other comments"
    assert str(Changes()) == ""
    assert not Changes()


# What authors and translators may do: paragraphs come, go, move, and change by a word, a number, a quotation mark.
WORDS = ("il ponte", "apre", "forse", "12 000", "13 000", "l'auto", "l’auto", "«sì»", "“sì”", "a - b", "a – b", "_ora_")
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
KEYS = st.tuples(st.sampled_from(["", "", "", "title", "claim:a text"]), TEXT)
ROUNDS = st.lists(st.lists(KEYS, max_size=7, unique=True), min_size=1, max_size=4)
Rounds = list[list[tuple[str, str]]]


def rounds_of(folder: Path, rounds: Rounds, look: Callable[[Path, list[Entry], list[Message]], None]) -> None:
    """Merge round after round, translating what is there now and then, and look at the file after each merge."""
    file = folder / "a.po"
    for number, keys in enumerate(rounds):
        messages = [message(text, context) for context, text in keys]
        before = written(file) if file.exists() else []
        merge(file, "en", "it", messages)
        assert list(po_syntax.faults(file.read_bytes(), "a.po")) == []
        look(file, before, messages)
        if number % 2 == 0:
            translate(file)


@given(ROUNDS)
def test_no_translation_is_lost_and_none_is_used_twice(
    tmp_path_factory: pytest.TempPathFactory, rounds: Rounds
) -> None:
    def look(file: Path, before: list[Entry], messages: list[Message]) -> None:
        was, now = (Counter(form for entry in each for form in entry.forms if form) for each in (before, written(file)))
        assert now == was

    rounds_of(tmp_path_factory.mktemp("merge"), rounds, look)


@given(ROUNDS)
def test_a_second_merge_changes_not_a_byte(tmp_path_factory: pytest.TempPathFactory, rounds: Rounds) -> None:
    def look(file: Path, before: list[Entry], messages: list[Message]) -> None:
        data = file.read_bytes()
        assert str(merge(file, "en", "it", messages)) == ""
        assert file.read_bytes() == data

    rounds_of(tmp_path_factory.mktemp("merge"), rounds, look)


@given(ROUNDS)
def test_what_stands_is_what_the_content_has_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, rounds: Rounds
) -> None:
    def look(file: Path, before: list[Entry], messages: list[Message]) -> None:
        standing = [key for key, (_, _, obsolete) in entries(file).items() if not obsolete]
        assert standing == [each.key for each in messages]

    rounds_of(tmp_path_factory.mktemp("merge"), rounds, look)


@given(ROUNDS)
def test_what_looks_current_was_made_for_the_same_words(
    tmp_path_factory: pytest.TempPathFactory, rounds: Rounds
) -> None:
    made_for: dict[str, tuple[str, str]] = {}

    def look(file: Path, before: list[Entry], messages: list[Message]) -> None:
        made_for.update((entry.forms[0], entry.key) for entry in before if entry.forms[0] and not entry.fuzzy)
        for entry in written(file):
            if entry.forms[0] and not entry.fuzzy:
                old = made_for[entry.forms[0]]
                assert same(Wording(*old), Wording(*entry.key))
                assert letters(old[1]) == letters(entry.key[1])
            elif entry.forms[0] and entry.previous:
                assert entry.previous == made_for[entry.forms[0]][1]

    rounds_of(tmp_path_factory.mktemp("merge"), rounds, look)


@given(ROUNDS)
def test_an_entry_that_did_not_change_keeps_its_bytes(tmp_path_factory: pytest.TempPathFactory, rounds: Rounds) -> None:
    def look(file: Path, before: list[Entry], messages: list[Message]) -> None:
        now = {entry.key: str(entry) for entry in written(file) if not entry.obsolete}
        for entry in before:
            if not entry.obsolete and entry.key in now:
                assert now[entry.key] == str(entry)

    rounds_of(tmp_path_factory.mktemp("merge"), rounds, look)


def test_a_template_has_the_line_of_each_message_and_no_translation() -> None:
    text = template("it", [message("uno"), message("uno"), message("due", "title"), message("a", plural="as")]).decode()
    assert "#: content/a.md:7\n" in text
    assert text.count("msgid ") == 4
    assert text.count('msgstr ""\n') == 3
    assert text.count('msgstr[0] ""\nmsgstr[1] ""\n') == 1
    assert list(po_syntax.faults(text.encode(), "a.pot")) == []


def test_a_template_that_says_it_already_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.pot"
    write_template(file, "it", [message("uno")])
    assert file.read_bytes() == template("it", [message("uno")])
    os.utime(file, (0, 0))
    write_template(file, "it", [message("uno")])
    assert file.stat().st_mtime == 0
    write_template(file, "it", [message("due")])
    assert 'msgid "due"' in file.read_text("utf-8")
