"""Archives: a source on the web has a copy, or an answer that says why not."""

from __future__ import annotations

import pytest

from distinguo.checks.archives import check
from distinguo.shared import Source
from tests.cases import found, library, shared


@pytest.mark.parametrize(
    ("line", "checks"),
    [
        ("", ["missing-archive"]),
        ("archive: https://archive.example/a", []),
        ("# allow: missing-archive, because it is a test", []),
        ("# allow: other-check, because it is a test", ["missing-archive"]),
    ],
)
def test_a_source_without_a_copy(line: str, checks: list[str]) -> None:
    sources = shared(Source, f"aaa:\n  title: A\n  url: https://a.example\n  {line}\n")
    assert found(check, library(sources=sources)) == checks
