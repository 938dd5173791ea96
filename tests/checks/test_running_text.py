"""Running text: what is quoted, where a sentence ends, what a claim covers."""

from __future__ import annotations

import pytest

from distinguo.checks.running_text import Passage, covered, fields, prose
from distinguo.problems import Place, Severity
from distinguo.text import sentences
from tests.cases import claim, explainer, library


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("dice «arrivano domani» e tace", "dice                   e tace"),
        ("says “they come” now", "says             now"),
        ('dice "domani" e', "dice          e"),
        ("sagt „morgen“ und", "sagt          und"),
        ("«uno» e «due»", "      e      "),
        ("l’altro ‘ieri’", "l’altro ‘ieri’"),
        ("«non chiuso", "«non chiuso"),
    ],
)
def test_quotations_are_blanked_and_the_rest_stays_where_it_was(text: str, left: str) -> None:
    made = Passage(text, "it", Place("a.md"), frozenset()).without_quotations()
    assert made.split() == left.split()
    assert len(made) == len(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Uno. Due! Tre?", ["Uno.", "Due!", "Tre?"]),
        ("Circa 12.000 soldati. Poi altri.", ["Circa 12.000 soldati.", "Poi altri."]),
        ("Dice «sì.» Poi tace.", ["Dice «sì.", "Poi tace."]),
        ("Uno. «Due»", ["Uno.", "«Due»"]),
        ("uno. due", ["uno. due"]),
        ("", [""]),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_claim_covers_the_words_of_its_links() -> None:
    document = explainer("Le [prime unità](claim:arrivo) di [Kim](actor:kim) e [altre](claim:altre)")
    passage = next(prose(library(document)))
    assert passage.block
    assert [(passage.text[start:end], id) for start, end, id in covered(passage.block)] == [
        ("prime unità", "arrivo"),
        ("altre", "altre"),
    ]


def test_passages_of_front_matter_have_their_keys() -> None:
    document = explainer("", claim(), key_points="[Uno]", open_questions="[Due]")
    assert [(passage.text, passage.place.key) for passage in fields(library(document))] == [
        ("Kursk", "title"),
        ("I fatti.", "summary"),
        ("Uno", "key_points[0]"),
        ("Due", "open_questions[0]"),
        ("Le unità arrivano.", "claims[0].text"),
    ]


def test_an_answer_holds_for_a_warning_and_never_for_an_error() -> None:
    passage = Passage("oggi", "it", Place("a.md", 3), frozenset({"some-check"}))
    assert list(passage.problem("some-check", "oggi", "x", Severity.WARNING)) == []
    assert len(list(passage.problem("some-check", "oggi", "x", Severity.ERROR))) == 1
    assert len(list(passage.problem("other-check", "oggi", "x", Severity.WARNING))) == 1


def test_a_problem_in_prose_stands_at_its_words() -> None:
    document = explainer("Uno\ndue tre")
    passage = next(prose(library(document)))
    problem = next(passage.problem("some-check", "tre", "x", Severity.ERROR))
    assert problem.place.line == passage.place.line + 1
    assert problem.place.column == 5
