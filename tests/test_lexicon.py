"""The lexicon: each language's words are heard, and a language without a file hears nothing."""

from __future__ import annotations

import pytest

from distinguo.claim import Hedge
from distinguo.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "oggi"),
        ("it", "Ieri"),
        ("it", "l’altro ieri"),
        ("it", "nelle ultime ore"),
        ("it", "la settimana scorsa"),
        ("it", "al momento"),
        ("it", "quest’anno"),
        ("en", "today"),
        ("en", "Currently"),
        ("en", "last week"),
        ("en", "two days ago"),
        ("en", "in the last few weeks"),
    ],
)
def test_a_word_that_depends_on_the_day_is_heard(language: str, words: str) -> None:
    assert lexicon(language).relative_dates.search(f"Sono arrivati {words}, dice.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "il 23 ottobre 2024"),
        ("it", "il pomodoro"),
        ("it", "sieri"),
        ("it", "il momento"),
        ("it", "today"),
        ("en", "on 23 October 2024"),
        ("en", "the last to arrive"),
        ("en", "Todayism"),
        ("en", "oggi"),
    ],
)
def test_a_word_that_does_not_is_not(language: str, words: str) -> None:
    assert not lexicon(language).relative_dates.search(f"Sono arrivati {words}, dice.")


@pytest.mark.parametrize(
    ("language", "hedge", "sentence"),
    [
        ("it", Hedge.HEARSAY, "Avrebbe fornito armi."),
        ("it", Hedge.HEARSAY, "Secondo Seul, ha fornito armi."),
        ("it", Hedge.POSSIBLE, "Potrebbero limitarsi a Kursk."),
        ("it", Hedge.POSSIBLE, "Forse restano a Kursk."),
        ("it", Hedge.EXPECTED, "Sono attesi a Kursk."),
        ("it", Hedge.EXPECTED, "Dovrebbero arrivare."),
        ("en", Hedge.HEARSAY, "It reportedly sent arms."),
        ("en", Hedge.HEARSAY, "According to Seoul, it sent arms."),
        ("en", Hedge.POSSIBLE, "They could stay in Kursk."),
        ("en", Hedge.EXPECTED, "They are expected in Kursk."),
    ],
)
def test_doubt_is_heard(language: str, hedge: Hedge, sentence: str) -> None:
    assert lexicon(language).has_cue(hedge, sentence)


@pytest.mark.parametrize("hedge", [Hedge.HEARSAY, Hedge.POSSIBLE, Hedge.EXPECTED])
@pytest.mark.parametrize(
    ("language", "sentence"), [("it", "Ha inviato 12.000 soldati."), ("en", "It sent 12,000 men.")]
)
def test_a_flat_sentence_has_no_doubt(language: str, sentence: str, hedge: Hedge) -> None:
    assert not lexicon(language).has_cue(hedge, sentence)


def test_where_nothing_is_hedged_there_is_nothing_to_hear() -> None:
    assert lexicon("it").has_cue(Hedge.ASSERTED, "Ha inviato 12.000 soldati.")


def test_a_straight_apostrophe_is_heard_as_a_curly_one() -> None:
    assert lexicon("it").has_cue(Hedge.POSSIBLE, "Non e' escluso, forse l'anno prossimo.")


def test_a_variety_of_a_language_has_the_languages_words() -> None:
    assert lexicon("en-US").relative_dates.pattern == lexicon("en").relative_dates.pattern


def test_a_language_without_a_file_has_no_such_checks() -> None:
    assert not lexicon("eo").relative_dates.search("hodiaŭ, oggi, today")
    assert lexicon("eo").has_cue(Hedge.POSSIBLE, "Ili venis.")
