"""Archives: a source on the web has a copy, or an answer that says why not."""

from __future__ import annotations

import pytest

from distinguo.checks.archives import check
from distinguo.shared import Source
from tests.cases import found, library, record


@pytest.mark.parametrize(
    ("yaml", "checks"),
    [
        ("title: A\nurl: https://a.example", ["missing-archive"]),
        ("title: A\nurl: https://a.example\narchive: https://archive.example/a", []),
        ("title: A\nurl: https://a.example\n# allow: missing-archive, because it is a test", []),
        ("title: A\nurl: https://a.example\n# allow: other-check, because it is a test", ["missing-archive"]),
    ],
)
def test_a_source_without_a_copy(yaml: str, checks: list[str]) -> None:
    assert found(check, library(sources=(record(Source, yaml).keyed("aaa"),))) == checks
