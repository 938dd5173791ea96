"""Faults that a person can mend, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: the path below the site's folder, line and column counted from 1.

    Line 0 means the file as a whole. `key` is the path to the field (`claims[2].status`).
    """

    path: str
    line: int = 0
    column: int = 0
    key: str = ""

    def __str__(self) -> str:
        """Return `path:line:column`, as editors and terminals make it clickable."""
        return f"{self.path}:{max(self.line, 1)}:{max(self.column, 1)}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where, which check found it, how bad, and how to mend it."""

    place: Place
    check: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return `path:line:column: severity: key: message (check)`."""
        key = f"{self.place.key}: " if self.place.key else ""
        line = f"{self.place}: {self.severity}: {key}{self.message} ({self.check})"
        # What nobody sees is what the problem may be about; and a terminal would obey it.
        return line if line.isprintable() else "".join(map(_shown, line))


def _shown(character: str) -> str:
    return character if character.isprintable() or character == "\u00a0" else f"<U+{ord(character):04X}>"


class FaultySite(Exception):
    """The site has errors, so nothing was published; `problems` has them all, sorted."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{count(self.problems)}; the published site is as it was")


class Misconfigured(Exception):
    """The settings or the machine make a build impossible: nothing in the content is at fault."""

    exitcode = 2


def count(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are, in words: `2 errors, 1 warning`."""
    severities = [problem.severity for problem in problems]
    parts = []
    for severity in Severity:
        number = severities.count(severity)
        if number:
            parts.append(f"{number} {severity}{'' if number == 1 else 's'}")
    return ", ".join(parts) or "no problems"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build, in their order."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
