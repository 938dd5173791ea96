"""Smaller forms beside each text: the same text, the same bytes, in order, kept in the store."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import brotli
import pytest

from distinguo.formats.compressed import AHEAD, SUFFIXES, compressed
from distinguo.formats.publication import Output
from distinguo.store import Store

TEXTS = [
    Output(f"a/{number}{suffix}", f"{suffix} {'è ' * number}".encode()) for number in (0, 1, 999) for suffix in SUFFIXES
]
OTHERS = [Output(f"b/x.{suffix}", b"a" * 999) for suffix in ("png", "woff2", "pdf", "pf_index", "br")]
OTHERS += [Output("_headers", b"/*\n" * 99)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_beside_each_text_stands_the_same_in_brotli_and_gzip(store: Store) -> None:
    outputs = [*TEXTS, *OTHERS, Output("empty.txt", b"")]
    made = list(compressed(outputs, store))
    by_path = {output.path: output.data for output in made}
    assert len(by_path) == len(made) == len(outputs) + 2 * (len(TEXTS) + 1)
    for text in (*TEXTS, outputs[-1]):
        assert brotli.decompress(by_path[f"{text.path}.br"]) == text.data
        assert gzip.decompress(by_path[f"{text.path}.gz"]) == text.data
    assert len(by_path["a/999.html.br"]) < len(by_path["a/999.html.gz"]) < 100


def test_each_output_comes_in_its_turn_with_its_forms_behind_it(store: Store) -> None:
    outputs = [Output(f"{number}.{('txt', 'png')[number % 2]}", bytes([number])) for number in range(3 * AHEAD)]
    made = list(compressed(outputs, store))
    assert [each for each in made if not each.path.endswith((".br", ".gz"))] == outputs
    assert [each.path for each in made[:5]] == ["0.txt", "0.txt.br", "0.txt.gz", "1.png", "2.txt"]


def test_the_same_text_gives_the_same_bytes_and_costs_no_time_twice(store: Store) -> None:
    first = list(compressed(TEXTS, store))
    with patch("brotli.compress", side_effect=AssertionError("compressed again")):
        assert list(compressed(TEXTS, store)) == first


def test_gzip_tells_no_name_no_time_and_no_machine(store: Store) -> None:
    found = [output.data for output in compressed(TEXTS, store) if output.path.endswith(".gz")]
    assert {data[:8] + data[9:10] for data in found} == {b"\x1f\x8b\x08\x00\x00\x00\x00\x00\xff"}


def test_one_text_at_many_addresses_is_compressed_once(store: Store) -> None:
    compress, calls = brotli.compress, []

    def counted(data: bytes, quality: int) -> bytes:
        calls.append(threading.get_ident())
        return bytes(compress(data, quality=quality))

    with patch("brotli.compress", counted):
        made = list(compressed([Output(f"{number}.html", b"<p>" * 9) for number in range(50)], store))
    assert len(calls) == 1
    assert len({output.data for output in made}) == 3


def test_what_comes_is_not_all_asked_for_at_once(store: Store) -> None:
    asked: list[int] = []

    def outputs() -> Iterator[Output]:
        for number in range(10 * AHEAD):
            asked.append(number)
            yield Output(f"{number}.txt", b"")

    stream = compressed(outputs(), store)
    next(stream)
    assert len(asked) == AHEAD + 1
    stream.close()  # type: ignore[attr-defined]


def test_what_fails_among_the_outputs_is_told(store: Store) -> None:
    def outputs() -> Iterator[Output]:
        yield TEXTS[0]
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        list(compressed(outputs(), store))
