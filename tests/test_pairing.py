"""Who is who when a document has changed: by its words, its letters, its context, its place, what it is like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.pairing import paired
from distinguo.wording import Wording

BRIDGE = "Il ponte sul fiume aprirà al traffico il primo maggio, dice la sindaca"
SCHOOL = "La scuola di via Roma resta chiusa per lavori fino a settembre"
TRAIN = "Dalla stazione partono ogni giorno duecento treni diretti al mare"


def pairs(old: list[Wording], new: list[Wording]) -> dict[str, str]:
    """Return the old text of each new one that has one, by context and text."""
    return {f"{new[number].text}": old[at].text for number, at in paired(old, new).items()}


def prose(*texts: str) -> list[Wording]:
    return [Wording("", text) for text in texts]


def obsolete(text: str, context: str = "", *, translated: bool = True) -> Wording:
    return Wording(context, text, obsolete=True, translated=translated)


def test_the_same_words_are_the_same_message_wherever_they_stand() -> None:
    assert paired(prose("a", "b", "c"), prose("c", "a", "d")) == {0: 2, 1: 0}


def test_the_same_words_in_another_context_are_another_message() -> None:
    assert paired([Wording("title", "a")], [Wording("summary", "a"), Wording("title", "a")]) == {1: 0}


def test_a_living_one_goes_before_an_obsolete_one() -> None:
    assert paired([obsolete("a"), Wording("", "a"), obsolete("a")], prose("a")) == {0: 1}


def test_of_obsolete_ones_the_last_translated_one_is_taken() -> None:
    assert paired([obsolete("a"), obsolete("a"), obsolete("a", translated=False)], prose("a")) == {0: 1}


def test_typography_is_paired_wherever_it_stands() -> None:
    assert pairs(prose("l'uno", "l'altro"), prose("l’altro", "l’uno")) == {"l’altro": "l'altro", "l’uno": "l'uno"}


def test_a_context_of_its_own_is_enough_however_much_changed() -> None:
    old = [Wording("claim:a text", "Arrivano"), Wording("claim:b text", "Partono")]
    new = [Wording("claim:b text", "Restano a casa"), Wording("claim:a text", "Non se ne sa nulla")]
    assert paired(old, new) == {0: 1, 1: 0}


def test_a_context_that_several_share_is_not_enough() -> None:
    assert paired([Wording("status", "Pending"), Wording("status", "Denied")], [Wording("status", "Other")]) == {}


def test_an_obsolete_one_with_the_context_returns_if_no_living_one_has_it() -> None:
    old = [obsolete("Arrivano", "title"), obsolete("Partono", "title")]
    assert pairs(old, [Wording("title", "Restano")]) == {"Restano": "Partono"}


def test_at_the_same_place_less_likeness_is_enough() -> None:
    changed = "Il ponte nuovo aprirà in estate, dice la sindaca, ma senza camion e senza festa"
    assert pairs(prose("a", BRIDGE, "b"), prose("a", changed, "b")) == {"a": "a", changed: BRIDGE, "b": "b"}
    assert changed not in pairs(prose("a", BRIDGE, "b"), prose("a", "b", *"cdefghilmn", changed))


def test_what_stands_at_the_same_place_and_is_nothing_like_it_is_new() -> None:
    assert pairs(prose("a", BRIDGE, "b"), prose("a", SCHOOL, "b")) == {"a": "a", "b": "b"}


def test_among_paragraphs_all_alike_the_place_decides() -> None:
    days = [f"Il giorno {day} sul ponte sono passate mille auto" for day in range(1, 9)]
    later = [day.replace("mille", "duemila") for day in days]
    assert pairs(prose("a", *days, "b"), prose("a", *later, "b")) == {
        "a": "a",
        "b": "b",
        **dict(zip(later, days, strict=True)),
    }


def test_a_paragraph_that_moved_and_changed_is_found() -> None:
    changed = BRIDGE.replace("maggio", "giugno")
    found = pairs(prose(BRIDGE, "a", SCHOOL, "b", TRAIN), prose(SCHOOL, "b", TRAIN, "a", changed))
    assert found[changed] == BRIDGE


def test_one_inserted_before_it_moves_no_other() -> None:
    changed = BRIDGE.replace("maggio", "giugno")
    assert pairs(prose("a", BRIDGE, "b"), prose("a", TRAIN, changed, "b")) == {"a": "a", changed: BRIDGE, "b": "b"}


def test_an_obsolete_one_is_like_it_too() -> None:
    changed = BRIDGE.replace("maggio", "giugno")
    assert pairs([obsolete(BRIDGE)], prose(changed)) == {changed: BRIDGE}
    assert pairs([obsolete(BRIDGE, translated=False)], prose(changed)) == {}


def test_one_old_becomes_one_new_the_likest() -> None:
    near, far = BRIDGE.replace("maggio", "giugno"), BRIDGE.replace("maggio", "giugno").replace("fiume", "mare")
    assert pairs(prose(BRIDGE), prose(far, near)) == {near: BRIDGE}


def test_a_claim_under_another_name_is_found() -> None:
    assert paired([Wording("claim:a text", BRIDGE)], [Wording("claim:b text", BRIDGE)]) == {0: 0}


@pytest.mark.parametrize("text", ["", "!", "…"])
def test_what_has_no_words_is_like_nothing(text: str) -> None:
    assert pairs(prose(f"{text}?"), prose(text)) == {}


WORDS = st.lists(st.sampled_from(["ponte", "l'auto", "l’auto", "12", "13", "forse", "-", "–"]), max_size=5).map(
    " ".join
)
WORDING = st.builds(Wording, st.sampled_from(["", "", "title"]), WORDS, st.sampled_from(["", "", "plural"]))
OLD = st.builds(Wording, st.sampled_from(["", "", "title"]), WORDS, st.just(""), st.booleans(), st.booleans())


@given(st.lists(OLD, max_size=8), st.lists(WORDING, max_size=8, unique_by=lambda wording: wording.key))
def test_one_old_is_at_most_one_new_and_the_same_stays_itself(old: list[Wording], new: list[Wording]) -> None:
    found = paired(old, new)
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(new)))
    keys = {wording.key for wording in old}
    for number, wording in enumerate(new):
        if wording.key in keys:
            assert old[found[number]].key == wording.key
