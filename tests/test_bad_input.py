"""Bad input: each fault is told with its place and how to mend it, all at once; nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import BAD, Case, report, small_site

CASES = sorted(BAD.glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 35


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problems(path: Path, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    case = Case.read(path)
    case.apply(root)
    assert case.expected, "an empty expectation proves nothing: inv golden"
    assert report(root) == case.expected


def _not_utf8(root: Path) -> None:
    (root / "content/explainers/latino.md").write_bytes(b"---\ntitle: perch\xe9\n---\n")


def _symlink(root: Path) -> None:
    (root / "content/explainers/passwd.md").symlink_to("/etc/passwd")
    (root / "content/images/etc").symlink_to("/etc")
    (root / "translations/en/LC_MESSAGES/rubato.po").symlink_to("/etc/passwd")


def _too_large(root: Path) -> None:
    (root / "content/explainers/grande.md").write_text(f"---\ntitle: {'a' * 5_000_000}\n---\n", "utf-8")


def _fifo(root: Path) -> None:
    os.mkfifo(root / "content/explainers/tubo.md")


def _content_is_a_link(root: Path) -> None:
    (root / "content").rename(root / "contenuti")
    (root / "content").symlink_to(root / "contenuti")


def _control_character(root: Path) -> None:
    (root / "content/explainers/nullo.md").write_bytes(b"---\ntitle: a\nsummary: \x00\n---\n")


UNWRITABLE: dict[Callable[[Path], None], str] = {
    _not_utf8: "content/explainers/latino.md:2:13: error: byte 0xe9 is not UTF-8: save the file as UTF-8 (encoding)\n",
    _symlink: (
        "content/explainers/passwd.md:1:1: error: a symbolic link: put the file itself here (symlink)\n"
        "content/images/etc:1:1: error: a symbolic link: put the file itself here (symlink)\n"
        "translations/en/LC_MESSAGES/rubato.po:1:1: error: not a regular file: put the catalogue itself here (po)\n"
        'translations/en/LC_MESSAGES/rubato.po:1:1: warning: there is no document "rubato": rename or remove the '
        "catalogue (po)\n"
    ),
    _too_large: "content/explainers/grande.md:1:1: error: 5.0 MB: a text may have 1 MB at most (size)\n",
    _fifo: "content/explainers/tubo.md:1:1: error: not a regular file: remove it (file)\n",
    _content_is_a_link: "content:1:1: error: there is no folder of explainers here, or it is a link (content)\n",
    _control_character: (
        "content/explainers/nullo.md:3:1: error: the character U+0000 cannot stand in YAML: delete it (yaml)\n"
    ),
}


@pytest.mark.parametrize("break_it", UNWRITABLE, ids=lambda function: function.__name__)
def test_files_that_no_case_can_hold(break_it: Callable[[Path], None], tmp_path: Path) -> None:
    root = small_site(tmp_path)
    break_it(root)
    problems = report(root)
    if break_it is _content_is_a_link:
        problems = problems.splitlines(keepends=True)[0]
    assert problems == UNWRITABLE[break_it]


def test_the_small_site_has_no_problems(tmp_path: Path) -> None:
    assert report(small_site(tmp_path)) == ""
