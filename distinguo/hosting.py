"""What static hosts read beside the pages: `_headers` and `_redirects`, as Cloudflare Pages and Netlify have them.

Both are told at https://developers.cloudflare.com/pages/configuration/headers/ and /redirects/, and at
https://docs.netlify.com/manage/routing/headers/. What we write, both read alike; what we read is what we write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

HEADERS = "_headers"
REDIRECTS = "_redirects"
MOST_RULES = 100
"""How many rules of `_headers` Cloudflare reads; it passes over the rest."""
LONGEST_RULE = 2_000
"""How many characters a line of `_headers` may have at Cloudflare."""
NOTHING: Mapping[str, str] = MappingProxyType({})
_WILD = re.compile(r"\*|:[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Rule:
    """The headers of every path that matches: `*` stands for anything, `:name` for a part between slashes.

    The headers in `without` are first taken away from what the rules above have set.
    """

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def matches(self, path: str) -> bool:
        """Return whether the rule is for `path`, which is written as in an address."""
        parts = _WILD.split(self.path)
        wild = [".*" if mark == "*" else "[^/]+" for mark in _WILD.findall(self.path)]
        pattern = "".join(a + b for a, b in zip(map(re.escape, parts), [*wild, ""], strict=True))
        return re.fullmatch(pattern, path) is not None

    def __str__(self) -> str:
        """Return the rule as a host reads it."""
        lines = [self.path, *(f"  ! {name}" for name in self.without)]
        lines += [f"  {name}: {value}" for name, value in self.headers.items()]
        return "\n".join(lines)


def read_headers(text: str) -> tuple[Rule, ...]:
    """Return the rules of a `_headers` file, without what is none."""
    rules: list[Rule] = []
    for line in map(str.strip, text.splitlines()):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if line.startswith("/"):
            rules.append(Rule(line))
        elif not rules or line.startswith("#"):
            continue
        elif line.startswith("! "):
            rules[-1] = Rule(rules[-1].path, rules[-1].headers, (*rules[-1].without, line[2:].strip()))
        elif colon:
            rules[-1] = Rule(rules[-1].path, {**rules[-1].headers, name: value}, rules[-1].without)
    return tuple(rules)


def headers(rules: Iterable[Rule], path: str, given: Mapping[str, str] = NOTHING) -> dict[str, str]:
    """Return what a host answers with at `path`: what it has `given` by itself, and what the rules make of that.

    A rule's value takes the place of the host's own, and is joined to that of another rule, as Cloudflare does it.
    Names are in lower case.
    """
    found = {name.lower(): value for name, value in given.items()}
    ruled: set[str] = set()
    for rule in rules:
        if rule.matches(path):
            for name in map(str.lower, rule.without):
                found.pop(name, None)
            for name, value in ((name.lower(), value) for name, value in rule.headers.items()):
                found[name] = f"{found[name]}, {value}" if name in ruled and name in found else value
                ruled.add(name)
    return found


@dataclass(frozen=True, slots=True)
class Redirect:
    """A path that leads to another for good; both are written as in an address."""

    source: str
    target: str

    def __str__(self) -> str:
        """Return the redirect as hosts read it.

        Netlify shows what stands at the path rather than follow a redirect that has no exclamation mark, which
        Cloudflare does not know: it passes over the first line, and Netlify never comes to the second.
        See https://answers.netlify.com/t/changed-behavior-in-redirects/10084.
        """
        return f"{self.source} {self.target} 301!\n{self.source} {self.target} 301"


def read_redirects(text: str) -> Mapping[str, str]:
    """Return where each path of a `_redirects` file leads: the first line about it holds."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        match line.split():
            case [source, target, "301" | "301!"] if source.startswith("/"):
                found.setdefault(source, target)
    return found
