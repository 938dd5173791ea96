"""YAML from strangers: read into plain data with the place of every key.

Every scalar stays the string that was written (`no`, `12:30`, `2024-02-30`); anchors, aliases and tags are
refused, so there is nothing to expand and nothing to execute. A comment `# allow: check, because ...` answers
a warning about the mapping it stands in or right before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import yaml

from distinguo.problems import Place, Problem
from distinguo.record import Node, Origin
from distinguo.text import CONTROL

DEEPEST = 12
_ALLOW = re.compile(r"^\s*#\s*allow:\s*([a-z-]+)\s*,\s*because\s+\S")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's front matter and its body; the front matter begins on line 2, the body on `body_line`."""

    front: str
    body: str
    body_line: int


def split(text: str) -> Parts | None:
    """Return the two parts of a document; None when it does not begin with front matter between two lines `---`."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    line = text.count("\n", 0, closing.end()) + 2
    return Parts(text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :], line)


class Unreadable(Exception):
    """The text is not the YAML that we read; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read(text: str, path: str, first_line: int = 1) -> Node:
    """Return the mapping that `text` holds, which begins on line `first_line` of the file at `path`.

    Its values are strings, lists and Nodes. Raise Unreadable for whatever is not that.
    """
    return _Reader(text, path, first_line).document()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _code(character: str | bytes | int) -> int:
    return character if isinstance(character, int) else ord(character)


class _Reader:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path, self.first_line = path, first_line
        self.text = text
        self.lines = text.splitlines()
        self.allowed = {number: found[1] for number, line in enumerate(self.lines) if (found := _ALLOW.match(line))}
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.last_line = 0

    def document(self) -> Node:
        try:
            for event in self.events:
                if isinstance(event, yaml.MappingStartEvent):
                    node = self._value(event, "", 0)
                    for rest in self.events:
                        if isinstance(rest, yaml.DocumentStartEvent):
                            raise self._unreadable("a second document begins here: keep one", rest.start_mark)
                    return cast(Node, node)
                if isinstance(event, yaml.NodeEvent):
                    raise self._unreadable('expected keys with values, as in "title: ..."', event.start_mark)
        except yaml.MarkedYAMLError as error:
            raise self._unreadable(self._advice(error), error.problem_mark or error.context_mark) from error
        except yaml.reader.ReaderError as error:
            line = self.first_line + self.text.count("\n", 0, error.position)
            message = f"the character U+{_code(error.character):04X} cannot stand in YAML: delete it"
            raise Unreadable(Problem(Place(self.path, line, 1), "yaml", message)) from error
        raise Unreadable(Problem(Place(self.path, self.first_line, 1), "yaml", "there are no keys here"))

    def _advice(self, error: yaml.MarkedYAMLError) -> str:
        mark = error.problem_mark
        line = self.lines[mark.line] if mark and mark.line < len(self.lines) else ""
        if "\t" in line:
            return "a tab: YAML takes only spaces for indentation"
        if "mapping values are not allowed" in (error.problem or ""):
            return "a colon and space inside a value: put the whole value in double quotes"
        context = f" {error.context}" if error.context else ""
        return f"not valid YAML: {error.problem}{context}".replace("\n", " ")

    def _value(self, event: Any, key: str, depth: int) -> Any:
        if depth > DEEPEST:
            raise self._unreadable(f"nested more than {DEEPEST} deep", event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise self._unreadable("aliases (*name) are not read: write the value out", event.start_mark)
        if event.anchor:
            raise self._unreadable("anchors (&name) are not read: write each value out", event.start_mark)
        if event.tag not in (None, "!") and not event.tag.startswith("tag:yaml.org,2002:str"):
            raise self._unreadable(f"tags ({event.tag}) are not read: write plain values", event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, key, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(key, depth)
        self.last_line = max(self.last_line, event.start_mark.line)
        if CONTROL.search(event.value):
            raise self._unreadable("a control character: delete it, or its escape", event.start_mark, key)
        if not event.value and not event.style:
            raise self._unreadable("no value here: write one, or remove the key", event.start_mark, key)
        return event.value

    def _sequence(self, key: str, depth: int) -> list[Any]:
        self.places: dict[str, Place]
        values: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = f"{key}[{len(values)}]"
            self.places[item] = self._place(event.start_mark, item)
            values.append(self._value(event, item, depth + 1))
        return values

    def _mapping(self, start: Any, key: str, depth: int) -> Node:
        outer = getattr(self, "places", {})
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        first = start.start_mark.line
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            self.places = places
            name = self._value(event, key, depth + 1)
            if not isinstance(name, str):
                raise self._unreadable("a key must be plain text", event.start_mark)
            inner = f"{key}.{name}" if key else name
            if name in values:
                before = places[name].line
                raise self._unreadable(
                    f'the key "{name}" stands here again, after line {before}: keep one', event.start_mark, inner
                )
            places[name] = self._place(event.start_mark, inner)
            values[name] = self._value(next(self.events), inner, depth + 1)
        self.places = outer
        origin = Origin(self._place(start.start_mark, key), places, self._allowed_in(first, start.start_mark.column))
        return Node(origin, values)

    def _allowed_in(self, first: int, column: int) -> frozenset[str]:
        if not self.allowed:
            return frozenset()
        last = self.last_line + 1
        above = first
        while above and self.lines[above - 1].lstrip().startswith("#"):
            above -= 1
        # What stands above in the mapping's own column ends the mapping before; below a key, it begins this one.
        is_below_a_key = above == 0 or _indent(self.lines[above - 1]) < column
        while first > above and (is_below_a_key or _indent(self.lines[first - 1]) < column):
            first -= 1
        while last < len(self.lines) and re.match(rf"\s{{{max(column, 1)},}}#", self.lines[last]):
            last += 1
        return frozenset(name for line, name in self.allowed.items() if first <= line < last)

    def _place(self, mark: Any, key: str) -> Place:
        return Place(self.path, self.first_line + mark.line, mark.column + 1, key)

    def _unreadable(self, message: str, mark: Any, key: str = "") -> Unreadable:
        place = self._place(mark, key) if mark else Place(self.path, self.first_line, 1, key)
        return Unreadable(Problem(place, "yaml", message))
