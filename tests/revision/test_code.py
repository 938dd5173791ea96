"""Code: the same pieces in both languages."""

from __future__ import annotations

import pytest

from distinguo.revision.code import check
from tests.cases import pair, told


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("con `a` e `b`", "with `b` and `a`", []),
        ("con `` a`b ``", "with ``a`b``", []),
        ("con `a` e `a`", "with `a`", ["`a` is in the msgid"]),
        ("con `true`", "with `vero`", ["`true` is in the msgid", "`vero` is in the msgstr"]),
        ("con \\`a\\`", "with a", []),
        ("con `a b`", "with `a  b`", ["`a b` is in the msgid", "`a  b` is in the msgstr"]),
    ],
)
def test_code_stays_as_it_is(source: str, translation: str, expected: list[str], languages: str) -> None:
    assert told(check, pair(source, translation, languages=languages)) == expected
    assert all(problem.severity == "error" for problem in check(pair(source, translation)))


def test_a_field_has_no_code() -> None:
    assert told(check, pair("con `a`", "with a", kind="the title")) == []
