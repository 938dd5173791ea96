"""The form of a catalogue: what a merge, an editor or a cut connection leaves behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.catalogs import read_file
from distinguo.po_syntax import faults

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LINES = ['msgid "a"', 'msgstr "b"', 'msgctxt "c"', 'msgid_plural "d"', 'msgstr[0] "e"', '"f"', "", "# g", "#, fuzzy"]
LINES += ['#~ msgid "h"', '#~ msgstr "i"', '#| msgid "j"', "msgid", 'msgid "', "\xa0", "<<<<<<< HEAD", "#. k\\"]


def lines(text: str) -> list[int]:
    return [problem.place.line for problem in faults(text.encode(), "a.po")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEADER,
        HEADER + 'msgid "a"\nmsgstr ""\n"b"\n"c"\n',
        HEADER + 'msgctxt "c"\nmsgid "a \\"b\\" \\\\"\nmsgstr "d"\n',
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
        HEADER + '#. e\n#: f.md:1\n#, fuzzy\n#| msgid "g"\nmsgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d"\n',
        HEADER.replace("\n", "\r\n"),
        HEADER + 'msgid "======="\nmsgstr "<<<<<<<"\n',
        HEADER
        + '\tmsgid\t"a"\n  "b"\n\nmsgstr"c" \t\n#~msgid "d"\n#~msgstr "e"\n#~| msgid "f"\n#~ msgid "g"\n#~ msgstr ""\n',
        HEADER + 'msgid "a"\nmsgstr "b"',
        HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n# at the end',
    ],
)
def test_a_good_catalogue_has_no_fault(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> other\n', [5, 7, 9]),
        ('msgid "a\nmsgstr "b"\n', [4]),
        ('msgid "a"b"\nmsgstr "b"\n', [4]),
        ("msgid a\n", [4, 5]),
        ("hello\n", [4]),
        ('msgid "a"\nmsgstr "b\0"\n', [5]),
        ('msgid "a"\n', [5]),
        ('msgid "a"\n\nmsgctxt "c"\nmsgid "b"\nmsgstr "c"\n', [6]),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', [5]),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', [6]),
        ('msgid "a"\n# b\n# c\nmsgid "b"\nmsgstr "c"\n', [5]),
        ('msgid "a"\nmsgstr "b"\n# c\n"d"\n', [7]),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', [6]),
        ('msgid "a"\nmsgstr[0] "b"\n', [5]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', [6]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', [7]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[99999999999999999999] "d"\n', [7]),
        ('msgstr "a"\nmsgstr "b"\n', [4, 5]),
        ('# a\nmsgstr "b"\n', [5]),
        ('msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n', [5]),
        ('msgid_plural "a"\nmsgstr[0] "b"\n', [4]),
        ('#~ msgid "a"\nmsgstr "b"\n', [5]),
        ('msgid "a"\nmsgstr "b"\n#~ "c"\n', [6]),
        ("#~ hello\n", [4]),
        ('#~ #~ msgid "a"\n', [4]),
        ('#| msgstr "a"\nmsgid "b"\nmsgstr "c"\n', [4]),
        ('msgid "a" "b"\nmsgstr "c"\n', [4]),
        ('msgid "a\\"\nmsgstr "c"\n', [4]),
        ('msgid "a"\nmsgstr "b\rc"\n', [5]),
        ('msgid "a"\r\nmsgstr "b"\r\n', [4]),
        ('msgid "a"\nmsgstr "b"\n\x0c\n', [6]),
    ],
)
def test_what_is_broken_is_named_by_line(text: str, at: list[int]) -> None:
    assert lines(HEADER + text) == at


def test_the_first_odd_line_end_is_named_whichever_kind_it_is() -> None:
    text = (HEADER + 'msgid "a"\nmsgstr "b"\n\n').replace("\n", "\r\n") + '# c\nmsgid "d"\nmsgstr "e"\n'
    assert lines(text) == [7]


def test_each_fault_says_how_to_mend_it() -> None:
    text = HEADER + '<<<<<<< a\nmsgstr "\0"\n\r\nhello\n'
    mends = ("delete", "delete", "save", "expected")
    messages = [problem.message for problem in faults(text.encode(), "a.po")]
    assert len(messages) == len(mends)
    assert [mend for mend, message in zip(mends, messages, strict=True) if mend not in message] == []


def test_what_is_not_utf8_is_named_by_line() -> None:
    problems = list(faults(HEADER.encode() + 'msgid "perché"\n'.encode("latin-1"), "a.po"))
    assert [(problem.place.line, problem.message[:9]) for problem in problems] == [(4, "byte 0xe9")]


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join), st.booleans())
def test_whatever_is_in_a_catalogue_it_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, text: str, end: bool
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.po"
    file.write_text(HEADER + text + "\n" * end, "utf-8")
    catalog, problems = read_file(file, file.parent)
    assert all(1 <= problem.place.line <= text.count("\n") + 6 for problem in problems)
    assert catalog.path == "any.po"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('msgstr "a "b" c"', 'a quotation mark inside the text: write \\" for it'),
        ("msgstr “a”", 'write straight quotation marks (") around the text, not “'),
        ('msgstr "a', 'the quotation mark (") that closes the text is missing'),
        ('a"', 'the quotation mark (") that opens the text is missing'),
        ('msgstr "Pyong\\qyang"', '"\\q" means nothing in a catalogue: write \\\\ for a backslash'),
    ],
)
def test_what_hands_do_to_quotation_marks(line: str, told: str) -> None:
    data = f'msgid "x"\n{line}\n'.encode()
    assert any(problem.message.startswith(told) for problem in faults(data, "x.po")), list(faults(data, "x.po"))


def test_escapes_that_mean_something_are_none_of_them() -> None:
    data = rb'msgid "x"' + b"\n" + rb'msgstr "a \" b \n \t \\q c"' + b"\n"
    assert list(faults(data, "x.po")) == []
