"""Documents: what they are called, where they stand, how much of them is translated."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from distinguo import front_matter
from distinguo.explainer import Coverage, Explainer, Page, Publication
from distinguo.prose import Prose
from distinguo.record import rewritten
from distinguo.text import Text
from distinguo.validate import validated
from tests.cases import claim, explainer, record

REQUIRED = {"title": "A", "summary": "B", "lang": "it", "date": "2024-10-23", "as_of": "2024-10-23", "claims": "[]"}


@pytest.mark.parametrize("key", REQUIRED)
def test_what_every_explainer_must_have(key: str) -> None:
    yaml = "".join(f"{name}: {value}\n" for name, value in REQUIRED.items() if name != key)
    made, problems = validated(Explainer, front_matter.read(yaml, "a.md"))
    assert made is None
    assert [problem.message for problem in problems] == [f'"{key}" is missing: add it']


def test_an_explainer_is_published_unless_it_is_a_draft() -> None:
    assert explainer().status is Publication.PUBLISHED
    assert explainer(status="draft").status is Publication.DRAFT


def test_five_key_points_and_no_more() -> None:
    five = "[a, b, c, d, e]"
    assert len(explainer(key_points=five).key_points) == 5
    yaml = "".join(f"{name}: {value}\n" for name, value in {**REQUIRED, "key_points": five[:-1] + ", f]"}.items())
    made, problems = validated(Explainer, front_matter.read(yaml, "a.md"))
    assert made is None
    assert [problem.message for problem in problems] == ["too long: at most 5"]


def test_a_document_is_named_by_its_file_and_found_at_its_slug() -> None:
    assert (explainer(name="kursk").name, explainer(name="kursk").address) == ("kursk", "kursk")
    assert (explainer(name="kursk", slug="i-fatti").name, explainer(name="kursk", slug="i-fatti").address) == (
        "kursk",
        "i-fatti",
    )
    assert explainer(name="kursk").path == "content/explainers/kursk.md"


def test_a_document_with_other_prose_is_otherwise_the_same() -> None:
    before = explainer("uno", claim())
    after = before.holding(Prose.parse("due"))
    assert (after.path, after.claims, after.origin) == (before.path, before.claims, before.origin)
    assert [block.text for block in after.prose.blocks] == ["due"]
    assert [block.text for block in before.prose.blocks] == ["uno"]


def test_coverage_counts_front_matter_and_prose() -> None:
    document = explainer("uno\n\ndue", claim())
    assert document.coverage == Coverage(5, 5)
    translated = rewritten(document, lambda leaf: Text(leaf.text, "it", fallback=leaf.text == "Kursk"))
    translated = translated.holding(
        document.prose.rewritten(lambda block: Text(block.text, "it", fallback=block.text == "due"))
    )
    assert translated.coverage == Coverage(3, 5)
    assert translated.coverage.missing == 2


def test_a_page_stands_in_the_menu_by_its_order() -> None:
    page = record(Page, "title: A\nsummary: B\nlang: it\norder: '-2'").holding(Prose(), PurePosixPath("a/b/about.md"))
    assert (page.order, page.name, page.address) == (-2, "about", "about")


def test_former_addresses_are_as_slugs_are_and_none_by_default() -> None:
    assert explainer().aliases == ()
    assert explainer(aliases="[i-fatti, perché]").aliases == ("i-fatti", "perché")
    yaml = "".join(f"{name}: {value}\n" for name, value in {**REQUIRED, "aliases": "[../etc]"}.items())
    made, problems = validated(Explainer, front_matter.read(yaml, "a.md"))
    assert made is None
    assert [problem.place.key for problem in problems] == ["aliases[0]"]
