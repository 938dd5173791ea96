"""Results kept by the digest of all they depend on: same key, same bytes, no clock."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results, each behind its own digest. Whoever deletes or damages it loses time and nothing else."""

    folder: Path

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under `key`, a SHA-256 in hexadecimal; make and keep it if it isn't there."""
        kept = self.kept(key)
        if kept is None:
            kept = make()
            self.keep(key, kept)
        return kept

    def kept(self, key: str) -> bytes | None:
        """Return what is kept under `key`; None if nothing is, or not as it was."""
        file = self._file(key)
        if not file.is_file():
            return None
        data = file.read_bytes()
        return data[_DIGEST:] if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST] else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`."""
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{key}.{os.getpid()}.{threading.get_ident()}")
        part.write_bytes(hashlib.sha256(data).digest() + data)
        part.replace(file)

    def _file(self, key: str) -> Path:
        if not re.fullmatch(r"[0-9a-f]{64}", key):
            raise ValueError(f"not a digest: {key}")
        return self.folder / key[:2] / key


def digest(*parts: bytes) -> str:
    """Return the SHA-256 of the parts, each set apart from the next, in hexadecimal."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()
