"""The store: made once, kept under its digest, never half."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from distinguo.store import Store

KEY, OTHER = sha256(b"a").hexdigest(), sha256(b"b").hexdigest()


def never() -> bytes:
    raise AssertionError("it was kept")


def test_what_is_made_once_is_kept(tmp_path: Path) -> None:
    assert Store(tmp_path / "new/store").get(KEY, lambda: b"made") == b"made"
    assert Store(tmp_path / "new/store").get(KEY, never) == b"made"


def test_another_key_is_another_result(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.get(KEY, lambda: b"one")
    assert store.get(OTHER, lambda: b"two") == b"two"


def test_nothing_is_a_result_too(tmp_path: Path) -> None:
    Store(tmp_path).get(KEY, lambda: b"")
    assert Store(tmp_path).get(KEY, never) == b""


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Store(tmp_path).get(KEY, fail)
    assert Store(tmp_path).get(KEY, lambda: b"made") == b"made"


def test_no_part_is_left_behind(tmp_path: Path) -> None:
    Store(tmp_path).get(KEY, lambda: b"made")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [KEY]


@pytest.mark.parametrize("key", ["", "../../etc/passwd", KEY[:-1], KEY.upper(), KEY + "\n", f"../{KEY[3:]}"])
def test_only_a_digest_is_a_key(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="not a digest"):
        Store(tmp_path).get(key, never)


def test_a_damaged_result_is_made_again(tmp_path: Path) -> None:
    store, key = Store(tmp_path), "a" * 64
    assert store.get(key, lambda: b"whole") == b"whole"
    (kept,) = (file for file in tmp_path.rglob("*") if file.is_file())
    for damage in (b"", kept.read_bytes()[:-1], b"x" * 50):
        kept.write_bytes(damage)
        assert store.get(key, lambda: b"made again") == b"made again"
        kept.unlink()
        assert store.get(key, lambda: b"whole") == b"whole"
