"""What the checks found before, kept by the digest of all that they look at: a catalogue is revised when it changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from distinguo.problems import Place, Problem, Severity
from distinguo.revision import revise
from distinguo.revision.pair import Pair, Side, Terms
from distinguo.store import Store, digest


def revised(pairs: Iterable[Pair], store: Store) -> Iterator[Problem]:
    """Return what `revise` finds in the pairs, catalogue by catalogue, from the store where it is known."""
    for _, group in groupby(pairs, key=lambda pair: pair.place.path):
        entries = list(group)
        yield from _problems(store.get(_key(entries), lambda entries=entries: _data(revise(entries))))  # type: ignore[misc]


def _key(pairs: list[Pair]) -> str:
    terms = {id(pair.terms): pair.terms for pair in pairs}
    parts = [repr(_essence(pair)) for pair in pairs]
    return digest(_engine(), *map(_of_terms, terms.values()), "\0".join(parts).encode(errors="surrogatepass"))


def _essence(pair: Pair) -> tuple[object, ...]:
    sides = (_words(pair.source), _words(pair.translation))
    return (*sides, pair.kind, pair.hedge, pair.place, sorted(pair.allowed))


def _words(side: Side) -> tuple[object, ...]:
    return side.text, side.language, side.block is None, side.block.notes if side.block else ()


def _of_terms(terms: Terms) -> bytes:
    return repr((terms.names, terms.glossary, terms.localised, sorted(terms.quotes.items()))).encode()


@lru_cache(maxsize=1)
def _engine() -> bytes:
    """Return what tells these checks from those of another version: the package, and the library that knows CLDR."""
    package = Path(__file__).parent.parent
    files = sorted((*package.rglob("*.py"), *package.rglob("*.yml")))
    return digest(version("babel").encode(), *(file.read_bytes() for file in files)).encode()


def _data(problems: Iterable[Problem]) -> bytes:
    rows = [(*_place(problem.place), problem.check, problem.message, problem.severity) for problem in problems]
    return json.dumps(rows, ensure_ascii=False).encode()


def _place(place: Place) -> tuple[str, int, int, str]:
    return place.path, place.line, place.column, place.key


def _problems(data: bytes) -> Iterator[Problem]:
    for path, line, column, key, check, message, severity in json.loads(data):
        yield Problem(Place(path, line, column, key), check, message, Severity(severity))
