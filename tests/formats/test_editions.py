"""The languages in which explainers are printed, alone and side by side."""

from __future__ import annotations

import re
from pathlib import Path

from distinguo.formats.editions import pairs, printable
from distinguo.formats.publication import Publication
from distinguo.pipeline import publication as ready
from tests.cases import manuscript
from tests.cases import publication as published

EMPTY_TRANSLATION = (r'(msgctxt "claim:apertura quote"\nmsgid "[^"]*"\nmsgstr) "[^"]*"', r'\1 ""')


def told(publication: Publication) -> dict[str, tuple[tuple[str, str], ...]]:
    return {each.name: pairs(publication, each) for each in publication.library.explainers}


def test_each_has_its_own_language_on_the_left(publication: Publication) -> None:
    assert told(publication) == {"ponte": (("it", "en"),), "committee": (("en", "it"),)}
    assert [printable(publication, each) for each in publication.library.explainers] == [("it", "en"), ("it", "en")]


def test_an_explainer_of_which_nothing_is_translated_has_none(root: Path) -> None:
    (root / "translations/en/LC_MESSAGES/ponte.po").unlink()
    made = published(root)
    assert "ponte" in [each.name for each in made.editions["en"].explainers]
    assert told(made) == {"ponte": (), "committee": (("en", "it"),)}


def test_an_explainer_that_is_withheld_in_the_other_language_has_none(root: Path) -> None:
    with (root / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        settings.write('THRESHOLDS = {"en": 1.0}\n')
    catalogue = root / "translations/en/LC_MESSAGES/ponte.po"
    catalogue.write_text(re.sub(*EMPTY_TRANSLATION, catalogue.read_text("utf-8")), "utf-8")
    assert told(ready(manuscript(root))) == {"ponte": (), "committee": (("en", "it"),)}
