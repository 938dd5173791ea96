"""Validation: pydantic's errors in a writer's words, at the key they are about."""

from __future__ import annotations

import pytest

from distinguo import front_matter
from distinguo.explainer import Explainer, Page
from distinguo.shared import Actor
from distinguo.validate import validated
from tests.cases import claim

FRONT = "title: A\nsummary: B\nlang: it\ndate: 2024-10-23\nas_of: 2024-10-23\n"


def told(model: type[Explainer | Page | Actor], yaml: str) -> list[str]:
    made, problems = validated(model, front_matter.read(yaml, "a.md"))
    assert (made is None) == bool(problems)
    return [f"{problem.place.line}: {problem.place.key}: {problem.message}" for problem in problems]


def of_claim(**keys: str) -> list[str]:
    """Return what is told of a claim whose first line is 7."""
    return told(Explainer, f"{FRONT}claims:\n{claim(**keys)}")


def test_a_good_record_has_no_problem() -> None:
    assert of_claim() == []


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"by": ""}, '7: claims[0]: "by" is missing: add it'),
        ({"bye": "[a]"}, '15: claims[0].bye: unknown key "bye": did you mean "by"?'),
        ({"colour": "red"}, '15: claims[0].colour: unknown key "colour": remove it'),
        ({"by": "budanov"}, "10: claims[0].by: expected a list here: [one, two], or a line with - for each"),
        (
            {"by": "[Budanov]"},
            '10: claims[0].by[0]: "Budanov" is not 3 to 32 lower-case letters, digits and hyphens, a letter first',
        ),
        ({"text": "[a]"}, "8: claims[0].text: expected text here, not a list or keys"),
        ({"text": "'  '"}, "8: claims[0].text: empty: write something, or remove the key"),
        ({"text": "a" * 2001}, "8: claims[0].text: too long: at most 2000"),
        ({"hedge": "possibel"}, '13: claims[0].hedge: "possibel" is none of asserted, expected, possible or hearsay'),
        ({"said": "ieri"}, '11: claims[0].said: "ieri" is not a date as YYYY, YYYY-MM or YYYY-MM-DD'),
        ({"due": "2024"}, '15: claims[0].due: "2024" must be one day, as YYYY-MM-DD'),
        ({"value": "tanti"}, '15: claims[0].value: "tanti" is not a number such as 1500, ~12000 or >24'),
        ({"evidence": "[twz]"}, "15: claims[0].evidence[0]: expected keys with values here"),
        (
            {"evidence": "[{source: twz, finding: context, excerp: A}]"},
            '15: claims[0].evidence[0].excerp: unknown key "excerp": did you mean "excerpt"?',
        ),
        ({"history": "[{date: 2024-10-22}]"}, '15: claims[0].history[0]: "status" is missing: add it'),
        (
            {"quote_original": "{lang: ukrainian, text: A}"},
            '15: claims[0].quote_original.lang: "ukrainian" is not a language tag such as it or en',
        ),
    ],
)
def test_a_fault_is_told_at_its_key_with_its_mend(keys: dict[str, str], problem: str) -> None:
    problems = of_claim(**keys)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_misspelt_key_that_is_required_is_one_problem() -> None:
    assert of_claim(hedge="", hedg="asserted") == ['14: claims[0].hedg: unknown key "hedg": did you mean "hedge"?']


def test_every_fault_is_told() -> None:
    assert len(of_claim(by="budanov", status="true", due="mai")) == 3


def test_the_nearest_of_the_values_is_offered() -> None:
    assert of_claim(status="repotred") == [
        '14: claims[0].status: "repotred" is none of reported, pending, disputed, unattributed, confirmed, refuted, '
        'superseded or withdrawn: did you mean "reported"?'
    ]


@pytest.mark.parametrize(
    ("model", "yaml", "problem"),
    [
        (Page, "title: A\nsummary: B\nlang: it\norder: first", '4: order: "first" is not a whole number'),
        (Page, "title: A\nsummary: B\nlang: it\nslug: a/b", '4: slug: "a/b" is not letters and digits'),
        (Actor, "name: A\nkind: state\nwikidata: 42", '3: wikidata: "42" is not a Wikidata id such as Q42'),
        (Actor, "name: A\nkind: state\nroles: [{titel: B}]", '3: roles[0].titel: unknown key "titel"'),
    ],
)
def test_the_other_records_are_told_of_too(model: type[Page | Actor], yaml: str, problem: str) -> None:
    problems = told(model, yaml)
    assert len(problems) == 1
    assert problems[0].startswith(problem)
