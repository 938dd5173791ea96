"""The glossary: a file that translators keep, read in every direction, with each fault and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.glossary import LARGEST, Glossary, Phrases, Term, Vocabulary, parse, read
from distinguo.problems import Problem
from tests.cases import SMALL, site, small_site

HEAD = "it,en,forbidden,note\n"


def faults(text: str) -> list[str]:
    return [f"{problem.place.line}: {problem.message}" for problem in parse(text, "translations/glossary.csv")[1]]


def kept(tmp_path: Path, data: bytes) -> tuple[Glossary, list[Problem]]:
    root = small_site(tmp_path)
    (root / "translations/glossary.csv").write_bytes(data)
    return read(site(root))


def test_each_row_is_read_in_both_directions() -> None:
    glossary, problems = parse(
        'note,en,it,forbidden,fr\n"ours, here",claim | claims,"affermazione|affermazioni ",assertion,\n'
        ",news,notizia,,nouvelle\n",
        "glossary.csv",
    )
    assert problems == []
    claim = Term(("affermazione", "affermazioni"), ("claim", "claims"), ("assertion",), "ours, here")
    assert glossary.into("en", "it") == (claim, Term(("notizia",), ("news",)))
    assert glossary.into("it", "en-GB")[0] == Term(claim.translations, claim.forms, claim.forbidden, claim.note)
    assert glossary.into("fr", "it") == (Term(("notizia",), ("nouvelle",)),)
    assert glossary.into("de", "it") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1: the file is empty"]),
        ("\n\n", ["1: the first line names the columns"]),
        ("termine,traduzione\na,b\n", ["1: the first line names the columns"]),
        ("it\na\n", ["1: the first line names the columns"]),
        ("it;en;note\na;b;c\n", ["1: the first line names the columns"]),
        ("it,en,colour\na,b,c\n", ['1: "colour" is no column']),
        ("it,en,\na,b,c\n", ['1: "" is no column']),
        ("it,en,it\na,b,c\n", ['1: two columns "it"']),
        (HEAD + "uno,one,,\n,,,\n\ndue,,x,y\n", ["5: an empty term"]),
        (HEAD + "uno | ,one,,\n", ['2: a form without a word in the column "it"']),
        (HEAD + "uno,one,|,\n", ['2: a form without a word in the column "forbidden"'] * 2),
        (HEAD + f"uno,{'x' * 101},,\n", [f'2: "{"x" * 40}…" has more than 100 characters', "2: an empty term"]),
        (HEAD + "uno,one,,\ndue,one,,\n", ['3: "one" is also on line 2']),
        (HEAD + 'uno,"one\n| 1",,\ndue,1,,\n', ['4: "1" is also on line 2']),
        (HEAD + "uno,one,one,\n", ['2: "one" is both a translation and forbidden']),
        (HEAD + "uno,one, or two,,\n", ["2: more cells than columns"]),
        (HEAD + 'uno,"one,,\ndue,two,,\n', ["3: not a row of CSV"]),
        (HEAD + "uno,o\x00ne,,\n", ["2: the control character U+0000"]),
        (HEAD + "uno,o\x1bne,,\n", ["2: the control character U+001B"]),
        (HEAD + "uno,one,,\nUno,One,,\n", []),
    ],
)
def test_each_fault_has_its_line(text: str, expected: list[str]) -> None:
    found = faults(text)
    assert [fault[: len(start)] for fault, start in zip(found, expected, strict=True)] == expected


def test_semicolons_are_explained() -> None:
    assert "divide the columns by commas" in faults("it;en\nuno;one\n")[0]


def test_all_faults_are_told_at_once_and_the_rest_is_read() -> None:
    glossary, problems = parse(HEAD + "uno,,,\ndue,two,,\ntre,two,x | ,\n", "glossary.csv")
    assert [problem.place.line for problem in problems] == [2, 4, 4]
    assert [term.forms for term in glossary.into("en", "it")] == [("due",), ("tre",)]
    assert {problem.severity for problem in problems} == {"error"}


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    glossary, problems = kept(tmp_path, b"\xef\xbb\xbfit,en\r\ncaff\xc3\xa8,coffee\r\n")
    assert (glossary.into("en", "it"), problems) == ((Term(("caffè",), ("coffee",)),), [])


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"it,en\ncaff\xe8,coffee\n", 2, "byte 0xe8 is not UTF-8"),
        ("it,en\nuno,one\n".encode("utf-16"), 1, "byte 0xff is not UTF-8"),
        (b"x" * (LARGEST + 1), 0, "larger than 1 MB"),
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes, line: int, message: str) -> None:
    glossary, problems = kept(tmp_path, data)
    assert glossary == Glossary()
    assert [(problem.place.path, problem.place.line) for problem in problems] == [("translations/glossary.csv", line)]
    assert problems[0].message.startswith(message)


def test_nothing_outside_the_site_is_read(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    outside = tmp_path / "outside.csv"
    outside.write_text("it,en\nuno,one\n")
    for target in (outside, tmp_path / "nowhere"):
        file = root / "translations/glossary.csv"
        file.unlink(missing_ok=True)
        file.symlink_to(target)
        glossary, problems = read(site(root))
        assert glossary == Glossary()
        assert [problem.message for problem in problems] == ["not a regular file: put the glossary itself here"]


def test_a_site_needs_none(tmp_path: Path) -> None:
    assert read(site(small_site(tmp_path))) == (Glossary(), [])


def test_our_own_glossary_has_no_fault() -> None:
    glossary, problems = read(site(SMALL.parent.parent))
    assert problems == []
    assert len(glossary.into("en", "it")) == len(glossary.into("it", "en")) >= 15


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("claim", "A CLAIM, claims, disclaim, claim", ["CLAIM", "claim"]),
        (
            "as-of date",
            "the as of date, the as-of\N{NO-BREAK SPACE}date, as of. Date",
            ["as of date", "as-of\N{NO-BREAK SPACE}date"],
        ),
        ("dell’Onu", "dell'Onu, dell’onu, Dell’Onu", ["dell'Onu"]),
        ("UE", "ue, Ue, UE", ["UE"]),
        ("caffè", "caffe\N{COMBINING GRAVE ACCENT}", []),
        ("a a", "a a a", ["a a", "a a"]),
    ],
)
def test_phrases_are_whole_words(phrase: str, text: str, expected: list[str]) -> None:
    assert [text[found.start : found.stop] for found in Phrases([phrase]).find(text)] == expected


def test_accents_may_be_written_apart() -> None:
    vocabulary = Vocabulary((Term(("caffè",), ("città",)),))
    assert list(vocabulary.terms_in("caffe\N{COMBINING GRAVE ACCENT}").values()) == ["caffè"]
    assert [*map(set, vocabulary.forms_in("citta\N{COMBINING GRAVE ACCENT}"))] == [{"città"}, {"città"}]


def test_the_longer_term_has_its_words_to_itself() -> None:
    reply, missing = Term(("risposta",), ("reply",)), Term(("risposta mancante",), ("missing reply",))
    vocabulary = Vocabulary((reply, missing))
    assert set(vocabulary.terms_in("una risposta mancante")) == {missing}
    assert set(vocabulary.terms_in("una risposta mancante è una risposta")) == {reply, missing}
    assert [*map(set, vocabulary.forms_in("a missing reply"))] == [{"reply", "missing reply"}, {"missing reply"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riferita", True),
        ("È Riferita.", True),
        ("Riferita da Kyiv", False),
        ("Vero. «Riferita» da", False),
        ("riferita", False),
    ],
)
def test_a_capital_is_meant_where_it_is_not_that_of_a_sentence(text: str, expected: bool) -> None:
    assert bool(Vocabulary((Term(("Riferita",), ("Reported",)),)).terms_in(text)) is expected


def test_many_terms_and_a_long_text_are_no_trouble() -> None:
    terms = tuple(Term((f"a a {number}",), ("b",)) for number in range(20_000))
    assert len(Vocabulary(terms).terms_in("a " * 100_000 + "a 7")) == 1
