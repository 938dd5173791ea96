"""Unsafe links: no script and no data, however they are disguised."""

from __future__ import annotations

from dataclasses import replace

import pytest

from distinguo.revision import revise
from distinguo.revision.unsafe_links import check
from tests.cases import pair, told


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#9;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
        "<\tjavascript:alert(1)>",
        "\N{ZERO WIDTH SPACE}javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "Claim:arrivo",
    ],
)
@pytest.mark.parametrize("languages", ["it en", "en it"])
def test_an_unsafe_scheme_is_told(address: str, languages: str) -> None:
    for words in (f"[words]({address})", f"![words]({address})"):
        assert len(told(check, pair("[parole](https://a.example)", words, languages=languages))) == 1, words


@pytest.mark.parametrize(
    "words",
    [
        "[words](https://a.example)",
        "[words](HTTPS://a.example)",
        "<mailto:a@b.example>",
        "[words](claim:arrivo)",
        "[words](#heading)",
        "[words](//a.example/javascript:x)",
        "[words](altro.md)",
        "![words](../images/a.png)",
        "`[words](javascript:alert)`",
        "javascript:alert(1)",
    ],
)
def test_anything_else_is_not(words: str) -> None:
    assert told(check, pair("parole", words)) == []


def test_the_source_and_a_reason_excuse_nothing() -> None:
    unsafe = pair("[parole](javascript:x)", "[words](javascript:x)")
    assert [problem.severity for problem in check(unsafe)] == ["error"]
    answered = replace(unsafe, allowed=frozenset({"unsafe-link"}))
    assert {"unsafe-link", "allow"} <= {problem.check for problem in revise([answered])}
