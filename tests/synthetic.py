"""A site of any size for the benchmark: the small site's explainer, over and over, with its translation."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cases import small_site


def synthetic_site(folder: Path, explainers: int) -> Path:
    """Return a site of that many explainers in `folder`, each with three claims."""
    root = small_site(folder)
    source = (root / "content/explainers/ponte.md").read_text("utf-8")
    catalog = (root / "translations/en/LC_MESSAGES/ponte.po").read_text("utf-8")
    for number in range(explainers - 2):
        ids = {name: f"{name}-{number}" for name in ("apertura", "auto", "inutile")}
        (root / f"content/explainers/ponte-{number}.md").write_text(_renamed(source, ids), "utf-8")
        (root / f"translations/en/LC_MESSAGES/ponte-{number}.po").write_text(_renamed(catalog, ids), "utf-8")
    return root


def _renamed(text: str, ids: dict[str, str]) -> str:
    for old, new in ids.items():
        text = re.sub(rf"(claim:|id: ){old}\b", rf"\g<1>{new}", text)
    return text
