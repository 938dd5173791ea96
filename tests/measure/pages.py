"""The kinds of pages, an example of each, and what their examples' figures are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Browser

from distinguo import addresses
from tests.measure.figures import BUDGETS, Figures, exceeded, figures
from tests.measure.visits import DESK, PHONE, SLOW_4G, violations, visit, words_without_scripts

EXPLAINER = "explainer"
NAME = "soldati-nordcoreani-kursk"
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "language chooser": "",
        "home": "{}/",
        EXPLAINER: f"{{}}/{NAME}/",
        "claim": "{}/claims/accusa/",
        "actor": "{}/actors/budanov/",
        "source": "{}/sources/notizia-23-ottobre/",
        "topic": "{}/topics/guerra-in-ucraina/",
        **{section: f"{{}}/{section}/" for section in addresses.SECTIONS},
        "method": "{}/method/",
        "corrections": "{}/corrections/",
        "about": "{}/about/",
        "search": f"{{}}/{addresses.SEARCH}/",
        "not found": "{}/404.html",
    }
)
"""An example of each kind of page, by what readers would call it, below the site's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A page that was measured: what it is called, its figures, the budgets that it breaks, and axe's rules."""

    name: str
    figures: Figures
    exceeded: tuple[str, ...]
    rules: Mapping[str, int]
    messages: tuple[str, ...]


def measured(browser: Browser, url: str, name: str, runs: int, budgets: Mapping[str, float]) -> Measured:
    """Return a page's figures: seen `runs` times on a phone, once on a desk, once without JavaScript, and by axe."""
    phone = [visit(browser, url, PHONE, SLOW_4G) for _ in range(runs)]
    desk = visit(browser, url, DESK, SLOW_4G)
    rules = violations(browser, url, PHONE)
    found = figures(phone, desk, words_without_scripts(browser, url, PHONE), rules)
    messages = tuple(sorted({message for each in (*phone, desk) for message in each.messages}))
    return Measured(name=name, figures=found, exceeded=exceeded(found, budgets), rules=rules, messages=messages)


def examples(output: Path, language: str) -> dict[str, str]:
    """Return the kinds of pages that a built site has, each with its example's path."""
    paths = {kind: path.format(language) for kind, path in KINDS.items()}
    return {kind: path for kind, path in paths.items() if _file(output, path).is_file()}


def budgets(kind: str) -> dict[str, float]:
    """Return what a kind of page may weigh: to search takes JavaScript, and the page has a style of its own with it."""
    own = ("required", "css", "before_fonts") if kind == "search" else ()
    return {name: most for name, most in BUDGETS.items() if name not in own}


def _file(output: Path, path: str) -> Path:
    return output / path if path.endswith(".html") else output / path / "index.html"
