"""Results kept by the digest of all they depend on: same key, same bytes, no clock."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of results. Whoever deletes it loses time and nothing else."""

    folder: Path

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under `key`, a SHA-256 in hexadecimal; make and keep it if it isn't there."""
        if not re.fullmatch(r"[0-9a-f]{64}", key):
            raise ValueError(f"not a digest: {key}")
        file = self.folder / key[:2] / key
        try:
            return file.read_bytes()
        except FileNotFoundError:
            pass
        data = make()
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{key}.{os.getpid()}")
        part.write_bytes(data)
        part.replace(file)
        return data
