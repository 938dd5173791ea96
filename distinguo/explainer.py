"""Documents: explainers, which hold claims, and the pages beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Self

from pydantic import Field, PrivateAttr

from distinguo.claim import Claim, Correction
from distinguo.fields import Day, Ids, Lang, Slug, Timezone
from distinguo.prose import NO_PROSE, Prose
from distinguo.record import Line, Record, Translatable, Words, leaves


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document is in its language: messages that are, and messages in all."""

    done: int
    total: int

    @property
    def missing(self) -> int:
        """How many messages stand there in the source's language."""
        return self.total - self.done


class Publication(StrEnum):
    """Whether an explainer is on the site."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Document(Record):
    """A Markdown file with front matter; its prose is what follows."""

    title: Annotated[Words, Translatable("the title")] = Field(description="The title.")
    summary: Annotated[Words, Translatable("the standfirst")] = Field(
        description="The standfirst: one or two sentences."
    )
    lang: Lang = Field(description="The language that the file is written in.")
    slug: Slug | None = Field(None, description="The last part of the address; the file's name by default.")
    aliases: tuple[Slug, ...] = Field(
        (), max_length=50, description="Addresses that it had before, the oldest first; they lead here."
    )
    _path: PurePosixPath = PrivateAttr(default=PurePosixPath())
    _prose: Prose = PrivateAttr(default=NO_PROSE)

    def holding(self, prose: Prose, path: PurePosixPath | None = None) -> Self:
        """Return the same document with that prose, and from the file at `path` below the site's folder."""
        copy = self.model_copy()
        copy._prose = prose
        copy._path = path or self._path
        return copy

    @property
    def prose(self) -> Prose:
        """What follows the front matter."""
        return self._prose

    @property
    def path(self) -> str:
        """The file, below the site's folder."""
        return str(self._path)

    @property
    def name(self) -> str:
        """The file's name without its suffix: what its catalogue is called."""
        return self._path.stem

    @property
    def coverage(self) -> Coverage:
        """How much of the document is in the language it was translated into."""
        texts = [*(leaf.text for leaf in leaves(self)), *(block.text for block in self.prose.blocks)]
        return Coverage(sum(not text.fallback for text in texts), len(texts))

    @property
    def address(self) -> str:
        """The last part of the document's address: its slug, or its file's name."""
        return self.slug or self.name


class Explainer(Document):
    """A short article that keeps apart what was said, the claim itself, and what we can stand behind."""

    date: Day = Field(description="When it was first published.")
    as_of: Day = Field(description="The day up to which the facts were checked.")
    timezone: Timezone | None = Field(None, description="Whose day is meant; the site's by default.")
    topics: Ids = Field((), description="Topics of topics.yml.")
    key_points: Annotated[tuple[Words, ...], Translatable("a key point")] = Field(
        (), max_length=5, description="Three to five things to take away."
    )
    open_questions: Annotated[tuple[Words, ...], Translatable("an open question")] = Field(
        (), description="What is not known."
    )
    status: Publication = Field(Publication.PUBLISHED, description="draft or published.")
    claims: tuple[Claim, ...] = Field(description="The claims; [] if it has none.")
    corrections: tuple[Correction, ...] = Field((), description="What was corrected since it was published.")
    see_also: tuple[Line, ...] = Field((), description="Other explainers, by file name: kursk.md.")


class Page(Document):
    """A page that is no explainer: how we label claims, corrections, about."""

    order: int = Field(0, description="Where it stands in the menu; lower comes first.")
