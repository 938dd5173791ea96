"""Anybody's Markdown: the messages that mdbook-i18n-helpers would make of a folder, and what cannot be read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from distinguo.markdown import LONGEST_BLOCK
from distinguo.messages import Message
from distinguo.plain_markdown import LARGEST_FILE, folder_messages
from distinguo.problems import Misconfigured

PAGE = """\
---
title: Not prose
---

# Hello *World* { #hello .big }

Press <kbd>s</kbd> to [search] the
__book__.  \nThat is all!

[search]: search.md "the _search_"

<details>

- [x] done
- [ ] `x`-ray

</details>

> [!NOTE]
> A note.

```rust
// code
```

{{#include other.md}}

| A |
|---|
| b |
"""


def folder(root: Path, **files: str | bytes) -> Path:
    """Return a folder of Markdown files, whose names are without `.md`, a folder's name before `__`."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def texts(root: Path) -> list[tuple[str, str, int]]:
    """Return the text, file and line of each message of a folder in which nothing is wrong."""
    found, problems = folder_messages(root)
    assert problems == []
    return [(message.text, message.path, message.line) for message in found]


def test_a_page_gives_its_prose_in_the_form_that_mdbook_has(tmp_path: Path) -> None:
    found, problems = folder_messages(folder(tmp_path, page=PAGE))
    assert problems == []
    assert [(message.text, message.comments, message.line) for message in found] == [
        ("Hello _World_", ("heading",), 5),
        (
            'Press <kbd>s</kbd> to [search](search.md "the _search_") the **book**.  \nThat is all!',
            ("paragraph",),
            7,
        ),
        ("done", ("list item",), 15),
        (r"`x`\-ray", ("list item",), 16),
        ("A note.", ("quotation",), 20),
        ("A", ("table heading",), 29),
        ("b", ("table cell",), 31),
    ]


def test_files_come_in_the_order_of_their_paths_and_a_text_as_often_as_it_stands(tmp_path: Path) -> None:
    root = folder(tmp_path, b="Same.\n\nSame.", a__c="Same.", a="Other.", **{".hidden": "No.", ".git__d": "No."})
    (root / "notes.txt").write_text("No.")
    expected = [("Other.", "a.md", 1), ("Same.", "a/c.md", 1), ("Same.", "b.md", 1), ("Same.", "b.md", 3)]
    assert texts(root) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\n---\nwords", [("words", 4)]),
        ("---\n---\nwords", [("words", 3)]),
        ("words", [("words", 1)]),
        ("---\n\none\n\n---\n\ntwo", [("one", 3), ("two", 7)]),
        ("---\nno end", [("no end", 2)]),
        ("\ufeff---\r\ntitle: x\r\n---\r\nwords\r\nhere", [("words here", 4)]),
        ("", []),
        ("<div>\nno words\n</div>", []),
        ("{{title}} x", [("{{title}} x", 1)]),
    ],
)
def test_front_matter_may_be_there_or_not(tmp_path: Path, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(words, line) for words, _, line in texts(folder(tmp_path, page=text))] == expected


def test_a_book_s_contents_are_titles_and_nothing_but_titles(tmp_path: Path) -> None:
    contents = "# Summary\n\n- [Hello `x`](hello.md)\n  - [Draft]()\n- [One](a.md) and [two](b.md)\n"
    found = texts(folder(tmp_path, SUMMARY=contents, other="[One](a.md)"))
    assert [words for words, _, _ in found] == [
        *("Summary", "Hello `x`", "Draft", "[One](a.md) and [two](b.md)"),
        "[One](a.md)",
    ]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    long = f"one\n\n{'a' * (LONGEST_BLOCK + 1)}\n\ntwo"
    root = folder(tmp_path, bad=b"fine\nnot \xff fine", long=long, large="a" * (LARGEST_FILE + 1), odd="a\x00b\n\nc")
    found, problems = folder_messages(root)
    assert {(message.text, message.path) for message in found} >= {
        ("one", "long.md"),
        ("two", "long.md"),
        ("c", "odd.md"),
    }
    assert [str(problem) for problem in problems] == [
        "bad.md:2:5: error: byte 0xff is not UTF-8: save the file as UTF-8 (encoding)",
        "large.md:1:1: error: 5.0 MB: a file may have 5 MB at most (size)",
        f"long.md:3:1: error: a paragraph of more than {LONGEST_BLOCK} characters: divide it (size)",
        "odd.md:1:2: error: the control character U+0000: delete it (encoding)",
    ]


def test_a_file_that_the_system_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(tmp_path, a="no", b="yes")

    def refused(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return b"yes"

    monkeypatch.setattr(Path, "read_bytes", refused)
    found, problems = folder_messages(root)
    assert [message.text for message in found] == ["yes"]
    assert [str(problem) for problem in problems] == ["a.md:1:1: error: cannot be read: Permission denied (file)"]


def test_links_lead_nowhere(tmp_path: Path) -> None:
    folder(tmp_path / "outside", secret="secret")
    root = folder(tmp_path / "inside", page="page")
    (root / "link.md").symlink_to(tmp_path / "outside/secret.md")
    (root / "linked").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root)
    os.mkfifo(root / "pipe.md")
    found, problems = folder_messages(root)
    assert found == [Message("", "page", ("paragraph",), "page.md", 1)]
    assert [problem.place.path for problem in problems] == ["link.md", "pipe.md"]


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "missing", folder(tmp_path, page="page") / "page.md"):
        with pytest.raises(Misconfigured, match="is not a folder"):
            folder_messages(path)


@pytest.mark.parametrize("hostile", ["[", "*a ", "<a ", "<!--", "`", "![](", "> ", "- a\n", "[a]: b\n", "<b\n", "~~a "])
def test_a_hostile_file_takes_seconds_not_hours(tmp_path: Path, hostile: str) -> None:
    begun = time.monotonic()
    folder_messages(folder(tmp_path, page=hostile * (50_000 // len(hostile))))
    assert time.monotonic() - begun < 20
