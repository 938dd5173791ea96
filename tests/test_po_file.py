"""The lossless layer: what Poedit, Weblate or a hand wrote is written back byte for byte; only what changed is not."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo import po_file, po_syntax
from distinguo.po_file import LARGEST, MOST_FAULTS, Entry, PoFile, Unreadable
from tests.cases import TESTS

FILES = sorted((TESTS / "po").glob("*.po"))
LANGUAGES = {"poedit": "it", "weblate": "pl", "by-hand": "it"}
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
OTHER_BYTES = {
    "as it is": lambda data: data,
    "CR LF": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: BOM_UTF8 + data,
    "no end": lambda data: data.rstrip(b"\n"),
    "empty lines at the end": lambda data: data + b"\n \n",
}


def said(entry: Entry) -> tuple[object, ...]:
    return entry.key, entry.plural, entry.forms, entry.fuzzy, entry.obsolete, entry.previous


def problems(folder: Path, data: bytes, language: str = "it") -> list[tuple[int, str]]:
    file = folder / "a.po"
    file.write_bytes(data)
    return [(problem.place.line, problem.message) for problem in po_file.read(file, folder, language)[1]]


def test_there_are_files_of_each_kind() -> None:
    assert {file.stem for file in FILES} == LANGUAGES.keys()


@pytest.mark.parametrize("change", OTHER_BYTES.values(), ids=OTHER_BYTES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_read_is_written_back(file: Path, change: object, tmp_path: Path) -> None:
    data = change(file.read_bytes())  # type: ignore[operator]
    copy = tmp_path / file.name
    copy.write_bytes(data)
    catalog, found = po_file.read(copy, tmp_path, LANGUAGES[file.stem])
    assert found == []
    assert catalog
    assert catalog.data() == data
    assert list(map(said, catalog.entries)) == list(map(said, PoFile.parse(file.read_bytes()).entries))


@pytest.mark.parametrize("change", OTHER_BYTES.values(), ids=OTHER_BYTES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_one_entry_that_changes_changes_no_other_line(file: Path, change: object) -> None:
    data = change(file.read_bytes())  # type: ignore[operator]
    whole = PoFile.parse(data)
    assert len(whole.entries) >= 4
    for number, entry in enumerate(whole.entries):
        catalog = PoFile.parse(data)
        assert catalog.entries[number].describe(["told anew"], ["new.md"]) is True
        written = catalog.data()
        before, after = data.split(str(entry).replace("\n", "\r\n" if b"\r\n" in data else "\n").encode(), 1)
        assert written.startswith(before)
        assert written.endswith(after)
        again = PoFile.parse(written)
        assert list(map(said, again.entries)) == list(map(said, whole.entries))
        assert list(po_syntax.faults(written.removeprefix(BOM_UTF8), "a.po")) == []


def test_by_hand_is_read_as_it_was_meant() -> None:
    catalog = PoFile.parse((TESTS / "po/by-hand.po").read_bytes())
    found = {entry.key: (entry.forms[0], entry.line) for entry in catalog.entries if not entry.obsolete}
    assert found == {
        ("", "no empty line before this one"): ("nessuna riga vuota prima", 10),
        ("", "no space"): ("senza spazio", 18),
        ("tabs", "and\tmore tabs"): ("e altri tab", 25),
        ("", "a text with empty lines in it"): ("un testo con righe vuote", 38),
        ("", "_: a text that begins like KDE's comments"): ("_: un testo che comincia così", 49),
        ("", "split _: in the middle\nof it"): ("diviso _: nel mezzo\ncosì", 52),
        ("", "twice"): ("due volte sole", 63),
    }
    assert [entry.key[1] for entry in catalog.entries if entry.obsolete] == [
        "obsolete in the middle",
        "no space here either",
        "twice",
    ]
    assert [entry.key[1] for entry in catalog.entries if entry.fuzzy] == ["no space"]


def test_notes_have_their_line() -> None:
    catalog = PoFile.parse((TESTS / "po/by-hand.po").read_bytes())
    assert list(catalog.entries[1].notes) == [(14, "translator's, out of order")]
    assert catalog.header
    assert list(catalog.header.notes) == [(3, "written with a plain editor"), (6, "in several pieces")]


def test_a_text_like_kdes_comments_stays_a_text_when_its_entry_changes() -> None:
    catalog = PoFile.parse((TESTS / "po/by-hand.po").read_bytes())
    entry = next(each for each in catalog.entries if each.key[1].startswith("_:"))
    entry.describe(["x"], [])
    assert '\nmsgid "_: a text that begins like KDE\'s comments"\nmsgstr "_: un testo che comincia così"' in str(entry)


@pytest.mark.parametrize(("name", "lines"), [("weblate", 1), ("poedit", 5)])
def test_new_entries_are_broken_into_lines_as_the_file_is(name: str, lines: int) -> None:
    catalog = PoFile.parse((TESTS / f"po/{name}.po").read_bytes())
    assert str(catalog.new("", "some words " * 25)).count("\n") == lines


def test_a_description_that_says_the_same_keeps_the_lines() -> None:
    catalog = PoFile.parse((HEADER + '#. a\n#: b.md\nmsgid   "x"\nmsgstr ""\n').encode())
    assert catalog.entries[0].describe(["a"], ["b.md"]) is False
    assert 'msgid   "x"' in str(catalog.entries[0])


def test_a_description_stays_one_line_whatever_is_in_it() -> None:
    catalog = PoFile.parse(HEADER.encode())
    catalog.entries.append(entry := catalog.new("", "x"))
    entry.describe(['said by: a\nmsgid "b"'], ["c.md"])
    assert [each.key for each in PoFile.parse(catalog.data()).entries] == [("", "x")]


def test_a_translation_of_other_words_is_fuzzy_and_keeps_what_it_was_made_for() -> None:
    catalog = PoFile.parse((HEADER + '# note\n#, c-format\nmsgctxt "t"\nmsgid "a %s"\nmsgstr "b %s"\n').encode())
    entry = catalog.entries[0]
    entry.reword("t", "c %s", same=False)
    assert str(entry) == (
        '# note\n#, c-format, fuzzy\n#| msgctxt "t"\n#| msgid "a %s"\nmsgctxt "t"\nmsgid "c %s"\nmsgstr "b %s"'
    )
    entry.reword("u", "d %s", same=False)
    assert (entry.previous, entry.key) == ("a %s", ("u", "d %s"))


def test_a_fuzzy_one_that_did_not_say_what_it_was_made_for_says_nothing_false() -> None:
    catalog = PoFile.parse((HEADER + '#, fuzzy\nmsgid "a"\nmsgstr "b"\n').encode())
    catalog.entries[0].reword("", "c", same=False)
    assert (catalog.entries[0].fuzzy, catalog.entries[0].previous) == (True, "")


def test_a_plural_gained_and_lost_keeps_every_word() -> None:
    catalog = PoFile.parse((HEADER + 'msgid "a"\nmsgstr "b"\n').encode())
    entry = catalog.entries[0]
    entry.reword("", "a", "as", 3, same=False)
    assert (entry.plural, entry.forms, entry.fuzzy) == ("as", ("b", "", ""), True)
    plural = PoFile.parse((HEADER + 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "bs"\n').encode())
    entry = plural.entries[0]
    entry.reword("", "a", same=False)
    assert (entry.plural, entry.forms, entry.fuzzy) == ("", ("b",), True)
    assert "# msgstr[1] was: 'bs'\n" in str(entry)
    assert '#| msgid_plural "as"\n' in str(entry)


def test_an_entry_is_retired_and_revived_with_its_notes_and_flags() -> None:
    catalog = PoFile.parse((HEADER + '# note\n#, fuzzy\n#| msgid "z"\nmsgid "a"\nmsgstr "b"\n').encode())
    entry = catalog.entries[0]
    entry.retire()
    assert str(entry) == '# note\n#, fuzzy\n#~| msgid "z"\n#~ msgid "a"\n#~ msgstr "b"'
    entry.revive()
    assert str(entry) == '# note\n#, fuzzy\n#| msgid "z"\nmsgid "a"\nmsgstr "b"'


def test_a_note_at_the_end_stays_at_the_end() -> None:
    catalog = PoFile.parse((TESTS / "po/weblate.po").read_bytes())
    catalog.entries.append(catalog.new("", "new"))
    assert catalog.data().endswith(b'\nmsgid "new"\nmsgstr ""\n\n# a note at the end, of nobody\'s\n')


def test_an_empty_file_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert problems(tmp_path, b"") == []
    catalog = PoFile.parse(b"")
    assert (catalog.header, catalog.entries, catalog.notes, catalog.data()) == (None, [], None, b"")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('msgid "a"\nmsgstr "b"\n', 1, "no header: write"),
        (HEADER + 'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', 7, "this msgid is also on line 4: keep one"),
        (HEADER + HEADER, 4, "a second header"),
        (HEADER + '#| "a"\nmsgid "a"\nmsgstr ""\n', 5, "an entry that is none stands here"),
        (HEADER.replace("UTF-8", "KOI8-R"), 2, 'the charset is "KOI8-R": write charset=UTF-8'),
        (HEADER.replace("UTF-8", "utf-16").replace("char", 'char"\n"'), 2, 'the charset is "utf-16": write'),
        (HEADER.replace("\n\n", "\r\n\n"), 2, "this line ends with CR LF, the first with LF"),
    ],
)
def test_a_fault_of_form_has_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    assert [(at, message[: len(told)]) for at, message in problems(tmp_path, text.encode())] == [(line, told)]


def test_what_stands_twice_once_obsolete_is_no_fault(tmp_path: Path) -> None:
    assert problems(tmp_path, (HEADER + '#~ msgid "a"\n#~ msgstr ""\n\nmsgid "a"\nmsgstr ""\n').encode()) == []


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    told = [(0, "larger than 5 MB: was a whole file pasted into it?")]
    assert problems(tmp_path, b'msgstr "' + b"a" * LARGEST + b'"') == told


def test_a_file_of_nothing_but_faults_is_told_of_in_short(tmp_path: Path) -> None:
    assert len(problems(tmp_path, b"x\n" * 10_000)) == MOST_FAULTS
    assert len(problems(tmp_path, HEADER.encode() + b'msgid "a"\nmsgstr ""\n' * 1000)) == MOST_FAULTS


def test_what_translate_toolkit_cannot_read_has_a_line() -> None:
    with pytest.raises(Unreadable) as stopped:
        PoFile.parse((HEADER + '#| "a"\nmsgid "b"\nmsgstr ""\n').encode())
    assert stopped.value.line == 5


# Every way to write a string: in one piece or several, with escapes, empty lines between, indented.
TEXT = st.text(st.sampled_from('ab _:"\\\n\tè中«’'), max_size=12)
NOTE = st.sampled_from(["# a note", "#", "#. told", "#: a.md", "#, c-format", "#, fuzzy", "#. _:", "#:b.md"])


@st.composite
def strings(draw: st.DrawFn, text: str) -> str:
    """Return a way to write `text` behind a keyword."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    escaped = [re.sub(r'["\\]', r"\\\g<0>", piece).replace("\n", "\\n").replace("\t", "\\t") for piece in pieces]
    between = draw(st.sampled_from(["\n", "\n\n", "\n  ", "\n\t"]))
    return draw(st.sampled_from([" ", "", "\t", "  "])) + between.join(f'"{piece}"' for piece in escaped)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, str, bool]]]:
    """Return a catalogue, and what its entries say: context, msgid, msgstr, whether obsolete."""
    keys = draw(st.lists(st.tuples(TEXT, TEXT.filter(bool)), max_size=5, unique=True))
    parts, meant = [HEADER], []
    for context, text in keys:
        translation, obsolete = draw(TEXT), draw(st.booleans())
        notes = "".join(f"{note}\n" for note in draw(st.lists(NOTE, max_size=4)))
        lines = f"msgctxt{draw(strings(context))}\n" if context else ""
        lines += f"msgid{draw(strings(text))}\nmsgstr{draw(strings(translation))}\n"
        if obsolete:
            lines = re.sub(r"^[ \t]*(?=\S)", "#~ ", lines, flags=re.MULTILINE)
        parts.append(notes + lines + draw(st.sampled_from(["", "\n", "\n\n", " \n"])))
        meant.append((context, text, translation, obsolete))
    return "".join(parts) + draw(st.sampled_from(["", "# the end", "# the end\n\n"])), meant


@given(written(), st.booleans(), st.booleans())
def test_any_catalogue_is_read_as_meant_and_written_back(
    catalog: tuple[str, list[tuple[str, str, str, bool]]], windows: bool, mark: bool
) -> None:
    text, meant = catalog
    data = text.replace("\n", "\r\n").encode() if windows else text.encode()
    assert list(po_syntax.faults(data, "a.po")) == []
    data = BOM_UTF8 + data if mark else data
    read = PoFile.parse(data)
    assert read.data() == data
    assert [(*entry.key, *entry.forms, entry.obsolete) for entry in read.entries] == meant


@given(written())
def test_an_entry_written_anew_says_the_same(catalog: tuple[str, list[tuple[str, str, str, bool]]]) -> None:
    text, meant = catalog
    read = PoFile.parse(text.encode())
    flags = [(entry.fuzzy, entry.previous) for entry in read.entries]
    for entry in read.entries:
        entry.describe(["anew"], ["a.md"])
    again = PoFile.parse(read.data())
    assert [(*entry.key, *entry.forms, entry.obsolete) for entry in again.entries] == meant
    assert [(entry.fuzzy, entry.previous) for entry in again.entries] == flags
    assert again.data() == read.data()
