"""What every format is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from distinguo import addresses
from distinguo.addresses import Addressed
from distinguo.catalogs import Catalogs
from distinguo.explainer import Coverage
from distinguo.library import Library
from distinguo.locales import Locality
from distinguo.pseudo import PseudoLocality
from distinguo.site import PSEUDO, Site
from distinguo.store import Store


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, eq=False)
class Publication:
    """A site ready to be published: its settings and its library in each language that readers get, the default first.

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
        return {tag: self._locality(tag) for tag in self.editions}

    def _locality(self, tag: str) -> Locality:
        return PseudoLocality.of_site(self.site) if tag == PSEUDO else Locality.of(tag, self.site.languages[tag])

    @property
    def library(self) -> Library:
        """All that the site tells, in its first language, and what is withheld there too."""
        return next(iter(self.editions.values())).whole

    @property
    def indexed(self) -> tuple[str, ...]:
        """The languages that search engines are told of: the pseudo-locale is none."""
        return tuple(tag for tag in self.editions if tag != PSEUDO)

    def languages_of(self, record: Addressed) -> tuple[str, ...]:
        """Return the languages in which a record has a page."""
        return tuple(tag for tag, library in self.editions.items() if not library.elsewhere(record))

    def unready(self, record: Addressed) -> Mapping[str, Coverage]:
        """Return the languages in which a record has no page yet, and how much of its document is translated."""
        home = self.library.home(record)
        tags = [tag for tag, library in self.editions.items() if library.elsewhere(record)] if home else []
        return {tag: self.editions[tag].document[home.name].coverage for tag in tags if home}

    def url(self, path: str) -> str:
        """Return the address on the web of a path below the output folder."""
        return f"{self.site.url}/{path}"

    def address(self, record: Addressed, language: str) -> str:
        """Return the address on the web of a record's page in a language, or in that which stands in for it."""
        return self.url(addresses.path(record, self.editions[language].elsewhere(record) or language))


Format = Callable[[Publication], Iterator[Output]]
