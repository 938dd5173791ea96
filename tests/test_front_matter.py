"""Front matter: strings that stay what was written, with their place; nothing that grows or runs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.front_matter import Parts, Unreadable, read, split
from distinguo.record import Node

PIECES = ["title: ", "a: ", "b", "&x ", "*x", "!!int ", "!t ", "{", "}", "[", "]", "? ", "| ", "> ", "---\n", "...\n"]
PIECES += [
    "# c\n",
    "'",
    '"',
    "no",
    "<<: ",
    "%YAML 1.1\n",
    "\t",
    "[a]: b\n",
    "\r\n",
    "\n",
    "\n  ",
    "- ",
    ": ",
    ", ",
    "\0",
]
YAML = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SCALARS = ["no", "yes", "null", "~", "12:30", "0x1F", "012", "1_000", "1e3", ".inf", "2024-02-30", "12.50", "=", "true"]


def strings(value: Any) -> bool:
    """Return whether there is nothing but strings in nodes and lists."""
    if isinstance(value, Node):
        return all(type(key) is str and strings(each) for key, each in value.items())
    return all(map(strings, value)) if isinstance(value, list) else type(value) is str


@given(YAML | st.text())
def test_any_text_is_strings_or_unreadable_with_a_place(text: str) -> None:
    try:
        node = read(text, "a.md", 2)
    except Unreadable as error:
        assert error.problem.place.line >= 2
        assert error.problem.message
    else:
        assert strings(node)


@pytest.mark.parametrize("scalar", SCALARS)
def test_a_scalar_stays_what_was_written(scalar: str) -> None:
    assert read(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c", "a.md") == {"a": scalar, "b": [scalar], scalar: "c"}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(alphabet="ab'\\\"é: #-\n"), max_size=5))
def test_what_is_quoted_comes_back(values: dict[str, str]) -> None:
    escaped = {
        key: value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for key, value in values.items()
    }
    text = "".join(f'{key}: "{value}"\n' for key, value in escaped.items())
    assert read(text or "{}", "a.md") == values


def test_every_key_and_every_item_knows_its_place() -> None:
    node = read("title: A\nclaims:\n  - id: a\n    by: [x, y]\n", "a.md", 2)
    claim = node["claims"][0]
    assert str(node.origin.at("title")) == "a.md:2:1"
    assert str(claim.origin.at("by")) == "a.md:5:5"
    assert claim.origin.at("by").key == "claims[0].by"
    assert str(claim.origin.at("claims[0].by[1]")) == "a.md:5:13"
    assert claim.origin.at("kind") == claim.origin.place


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: &x b", 1, "anchors"),
        ("a: *x", 1, "aliases|undefined"),
        ("a: b\n<<: *x", 2, "aliases|undefined"),
        ("a: !!int 3", 1, "tags"),
        ("a: !!python/object/apply:os.system [id]", 1, "tags"),
        ("a: b\na: c", 2, 'the key "a" stands here again, after line 1'),
        ("a:\n  b: c\n  b: d", 3, 'the key "b"'),
        ("a:", 1, "no value"),
        ("? [a]\n: b", 1, "plain text"),
        ("- a", 1, "expected keys"),
        ("a", 1, "expected keys"),
        ("", 1, "no keys"),
        ("# nothing", 1, "no keys"),
        ("a: b\n---\nc: d", 2, "second document"),
        ("a: b: c", 1, "double quotes"),
        ("a:\n\t- b", 2, "tab"),
        ("a: [b", 2, "not valid YAML"),
        ("a: \x07", 1, r"U\+0007"),
        ("a: " + "[" * 13 + "]" * 13, 1, "nested more than 12"),
    ],
)
def test_what_we_do_not_read_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(Unreadable, match=words) as caught:
        read(text, "a.md")
    assert caught.value.problem.place.line == line


def test_a_line_number_counts_from_where_the_text_begins() -> None:
    with pytest.raises(Unreadable) as caught:
        read("a: b\na: c", "a.md", 40)
    assert str(caught.value.problem.place) == "a.md:41:1"
    assert "after line 40" in caught.value.problem.message


ANSWER = "# allow: stale-due, because it is a test"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (f"claims:\n  - a: b\n    {ANSWER}\n  - c: d", ["stale-due"], []),
        (f"claims:\n  {ANSWER}\n  - a: b\n  - c: d", ["stale-due"], []),
        (f"claims:\n  - a: b\n  {ANSWER}\n  - c: d", [], ["stale-due"]),
        (f"claims:\n  - a: b\n  - c: d\n    {ANSWER}\n", [], ["stale-due"]),
        ("claims:\n  - a: b\n    # allow: stale-due\n  - c: d", [], []),
        ("claims:\n  - a: '# allow: stale-due, because it is a test'\n  - c: d", [], []),
    ],
)
def test_an_answer_holds_for_the_mapping_it_stands_in_or_before(text: str, first: list[str], second: list[str]) -> None:
    node = read(text, "a.md")
    found = [sorted(claim.origin.allowed) for claim in node["claims"]]
    assert found == [first, second]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nbody\n", Parts("a: b\n", "body\n", 4)),
        ("---\na: b\n---\n\nbody", Parts("a: b\n", "\nbody", 4)),
        ("---  \na: b\n---\t\nbody", Parts("a: b\n", "body", 4)),
        ("---\na: b\n---", Parts("a: b\n", "", 4)),
        ("---\n---\nbody", Parts("", "body", 3)),
        ("---\na: b\n---\nbody\n---\nmore", Parts("a: b\n", "body\n---\nmore", 4)),
        ("---\na: b --- c\n---\n", Parts("a: b --- c\n", "", 4)),
        ("", None),
        ("body", None),
        ("---\na: b\n", None),
        ("\n---\na: b\n---\n", None),
        ("----\na: b\n----\n", None),
    ],
)
def test_a_document_begins_with_its_front_matter(text: str, parts: Parts | None) -> None:
    assert split(text) == parts


@given(st.text(alphabet="-\na ", max_size=30))
def test_the_bodys_first_line_is_where_the_body_begins(text: str) -> None:
    parts = split(text)
    if parts and parts.body:
        assert "\n".join(text.split("\n")[parts.body_line - 1 :]) == parts.body
