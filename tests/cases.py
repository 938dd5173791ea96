"""The bad sites: each file of `tests/bad/` changes the small site and says what must be reported.

A file begins with what the case is about. Then, in any order:

    ~ content/explainers/ponte.md       the lines that follow change that file: old -> new (with \\t, \\n)
    + content/explainers/altro.md       the lines that follow are that file's content
    - content/actors.yml                that file is removed
    =                                   the lines that follow are the problems, all of them, in order
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from pelican.settings import read_settings

from distinguo.pipeline import Manuscript, prepare
from distinguo.site import Site

TESTS = Path(__file__).parent
SMALL = TESTS / "small"
BAD = TESTS / "bad"


@dataclass
class Case:
    """A bad site: the changes that make it of the small one, and the problems it must show."""

    path: Path
    steps: list[tuple[str, str, list[str]]] = field(default_factory=list)
    expected: str = ""

    @classmethod
    def read(cls, path: Path) -> Case:
        case = cls(path)
        for line in path.read_text("utf-8").splitlines():
            if line[:2] in ("~ ", "+ ", "- ") and "/" in line and " ->" not in line:
                case.steps.append((line[0], line[2:], []))
            elif line == "=":
                case.steps.append(("=", "", []))
            elif case.steps:
                case.steps[-1][2].append(line)
        case.expected = "".join(f"{line}\n" for kind, _, lines in case.steps if kind == "=" for line in lines)
        return case

    def apply(self, root: Path) -> None:
        for kind, name, lines in self.steps:
            file = root / name
            if kind == "+":
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
            elif kind == "-":
                file.unlink()
            elif kind == "~":
                text = file.read_text("utf-8")
                for line in filter(None, lines):
                    old, _, new = line.replace("\\t", "\t").replace("\\n", "\n").partition(" ->")
                    new = new.removeprefix(" ")
                    assert old in text, f"{self.path}: {name} has no {old!r}"
                    text = text.replace(old, new)
                file.write_text(text, "utf-8")

    def rewrite(self, problems: str) -> None:
        """Put `problems` in the file in the place of those expected."""
        text = self.path.read_text("utf-8")
        self.path.write_text(text[: text.index("\n=\n") + 3] + problems, "utf-8")


def small_site(folder: Path) -> Path:
    """Return a copy of the small site in `folder`."""
    root = folder / "site"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("output", ".*"))
    return root


def site(root: Path) -> Site:
    """Return the settings of the site in `root`."""
    return Site.of(read_settings(str(root / "pelican.conf.py")))


def manuscript(root: Path) -> Manuscript:
    """Return the site in `root`, read, translated and checked."""
    return prepare(site(root))


def report(root: Path) -> str:
    """Return the problems of the site in `root`, a line each, as the build prints them."""
    return "".join(f"{problem}\n" for problem in manuscript(root).problems)
