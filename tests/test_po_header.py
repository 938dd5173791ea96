"""A catalogue's header: what it promises is held against the language, and nothing of it is evaluated."""

from __future__ import annotations

import pytest

from distinguo.po_file import PoFile
from distinguo.po_header import faults, forms, new
from distinguo.problems import Place


def told(header: str, language: str = "it") -> list[tuple[int, str, str]]:
    written = 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in header.split("\n"))
    found = faults(header, written, Place("a.po", 10, 1), language)
    return [(problem.place.line, problem.check, problem.message) for problem in found]


@pytest.mark.parametrize("language", ["it", "en", "pl", "ar", "ja", "pt-BR", "zh-Hant"])
def test_a_new_header_has_no_fault(language: str) -> None:
    catalog = PoFile.parse(new(language, "it").encode())
    assert catalog.header
    assert list(faults(catalog.header.forms[0], str(catalog.header), Place("a.po", 1), language)) == []
    assert f"Language: {language.replace('-', '_')}\n" in catalog.header.forms[0]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Project-Id-Version: \nPO-Revision-Date: \nX-Anything: at all",
        "Content-Type: text/plain; charset=utf8\nLanguage:",
        "content-type: text/plain; charset=UTF-8\nLANGUAGE: IT",
        "Plural-Forms:nplurals = 2 ;plural = n!=1",
        "Plural-Forms: nplurals=2; plural=n == 1 ? 0 : 1;\nLanguage: it",
    ],
)
def test_what_editors_write_is_no_fault(header: str) -> None:
    assert told(header) == []


@pytest.mark.parametrize(
    ("header", "line", "message"),
    [
        ("Content-Type: text/plain; charset=CHARSET", 12, 'the charset is "CHARSET": write charset=UTF-8'),
        ("X: y\nContent-Type: text/plain; charset=latin1", 13, 'the charset is "latin1": write charset=UTF-8'),
        ("Plural-Forms: nplurals=3; plural=0;", 12, "nplurals is 3, but the language has 2 forms: write"),
        ("Plural-Forms: nplurals=99999; plural=0;", 12, "nplurals is 99999, but the language has 2 forms: write"),
        (f"Plural-Forms: nplurals={'9' * 5000}; plural=0;", 12, "Plural-Forms is not of the form"),
        ("Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;", 12, "Plural-Forms is not of the form"),
        ("Plural-Forms: Plural-Forms: nplurals=2; plural=0;", 12, "Plural-Forms is not of the form"),
        ("Plural-Forms: nplurals=2; plural=9**9**9;", 12, "the plural's expression is none"),
        ("Plural-Forms: nplurals=2; plural=__import__('os');", 12, "the plural's expression is none"),
        (f"Plural-Forms: nplurals=2; plural={'(' * 50}n{')' * 50};", 12, "the plural's expression is none"),
        (f"Plural-Forms: nplurals=2; plural={'n+' * 5000}n;", 12, "the plural's expression is none"),
        (f"Plural-Forms: nplurals=2; plural={'(' * 100_000}", 12, "the plural's expression is none"),
        ("Plural-Forms: nplurals=2; plural=;", 12, "the plural's expression is none"),
    ],
)
def test_a_header_that_lies_is_told_with_its_line(header: str, line: int, message: str) -> None:
    found = told(header)
    assert [(at, check, text[: len(message)]) for at, check, text in found] == [(line, "po", message)]


def test_the_mend_is_what_the_language_needs() -> None:
    assert told("Plural-Forms: nplurals=2; plural=n>1;", "pl")[0][2].endswith(
        "write Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    )


@pytest.mark.parametrize(("written", "told_of"), [("it_IT", True), ("en", True), ("it", False), ("", False)])
def test_another_language_is_a_warning(written: str, told_of: bool) -> None:
    found = told(f"Language: {written}")
    assert [check for _, check, _ in found] == ["po-header"] * told_of
    assert all(written in message for _, _, message in found)


def test_a_locales_name_is_a_languages() -> None:
    assert told("Language: pt_BR", "pt-BR") == []


def test_without_a_language_only_the_form_is_looked_at() -> None:
    assert told("Language: xx\nPlural-Forms: nplurals=7; plural=n;", "") == []
    assert len(told("Plural-Forms: nplurals=7; plural=n n;", "")) == 1


def test_forms_are_the_languages() -> None:
    assert [forms(language) for language in ("ja", "it", "pl", "ar")] == [1, 2, 3, 6]
