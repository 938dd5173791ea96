"""What the checks found is kept: the same problems, found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from distinguo.problems import Place, Problem
from distinguo.revision import kept, revise
from distinguo.revision.kept import revised
from distinguo.revision.pair import Name, Pair, Terms
from distinguo.store import Store
from tests.cases import pair

BAD = pair("12 soldati", "13 soldiers")
OTHER = replace(pair("Forse piove.", "It rains."), place=Place("fr.po", 7, 1))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    """Return the pairs that were really revised, as they are."""
    seen: list[Pair] = []

    def counted(pairs: Iterable[Pair]) -> Iterator[Problem]:
        for each in pairs:
            seen.append(each)
            yield from revise([each])

    monkeypatch.setattr(kept, "revise", counted)
    return seen


def test_a_catalogue_is_revised_once(tmp_path: Path, asked: list[Pair]) -> None:
    store = Store(tmp_path)
    first = list(revised([BAD, OTHER], store))
    assert first == [*revise([BAD]), *revise([OTHER])]
    assert len(first) == 2
    assert list(revised([BAD, OTHER], store)) == first
    assert asked == [BAD, OTHER]


@pytest.mark.parametrize(
    "changed",
    [
        replace(BAD, translation=pair("", "12 soldiers").translation),
        replace(BAD, source=pair("14 soldati", "").source),
        replace(BAD, kind="heading"),
        replace(BAD, place=Place("en.po", 11, 1)),
        replace(BAD, allowed=frozenset({"numbers"})),
        replace(BAD, terms=Terms(names=(Name("Kim", "Kim"),))),
        pair("12 soldati", "13 soldiers", kind="the title"),
    ],
)
def test_whatever_a_check_can_see_is_part_of_the_key(tmp_path: Path, asked: list[Pair], changed: Pair) -> None:
    store = Store(tmp_path)
    list(revised([BAD], store))
    assert list(revised([changed], store)) == list(revise([changed]))
    assert asked == [BAD, changed]


def test_another_version_of_the_checks_asks_again(
    tmp_path: Path, asked: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    list(revised([BAD], store))
    monkeypatch.setattr(kept, "_engine", lambda: b"another")
    list(revised([BAD], store))
    assert asked == [BAD, BAD]
