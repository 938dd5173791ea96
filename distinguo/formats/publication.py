"""What every format is given, and what it gives back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.catalogs import Catalogs
from distinguo.library import Library
from distinguo.locales import Locality
from distinguo.site import Site
from distinguo.store import Store


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, eq=False)
class Publication:
    """A site ready to be published: its settings and its library in each language, the default one first.

    `progress` is told each time one of a long row of jobs is done: what it is, how many are done, how many
    there are.
    """

    site: Site
    editions: Mapping[str, Library]
    catalogs: Catalogs
    store: Store
    progress: Callable[[str, int, int], None] = field(default=lambda what, done, total: None)

    @cached_property
    def localities(self) -> Mapping[str, Locality]:
        """How each language writes dates and numbers."""
        return {tag: Locality.of(tag, locale) for tag, locale in self.site.languages.items()}

    def url(self, path: str) -> str:
        """Return the address on the web of a path below the output folder."""
        return f"{self.site.url}/{path}"

    def address(self, record: Addressed, language: str) -> str:
        """Return the address on the web of a record's page."""
        return self.url(addresses.path(record, language))


Format = Callable[[Publication], Iterator[Output]]


def digest(*parts: bytes) -> str:
    """Return the SHA-256 of the parts, each set apart from the next, in hexadecimal."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()
