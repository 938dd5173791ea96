"""What explainers share: actors, sources, topics."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, PrivateAttr, StringConstraints

from distinguo.fields import Edtf, Id, Lang, Url
from distinguo.record import Line, Record, Translatable, Words


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"


class Role(Record):
    """What an actor was, and when."""

    stable: ClassVar[bool] = False
    title: Annotated[Words, Translatable("an actor's role")] = Field(description="The role.")
    since: Edtf | None = Field(None, description="When it began.")
    until: Edtf | None = Field(None, description="When it ended.")


class Entry(Record):
    """Something that explainers share; `id` is its key in its file."""

    _id: str = PrivateAttr(default="")

    def keyed(self, id: str) -> Self:
        """Return the same entry under the key `id`."""
        copy = self.model_copy()
        copy._id = id
        return copy

    @property
    def id(self) -> str:
        """The entry's key in its file, by which everything refers to it."""
        return self._id


class Actor(Entry):
    """A person, an organisation or a state that says things, or of whom things are said."""

    name: Annotated[Words, Translatable("an actor's name")] = Field(description="The name.")
    kind: ActorKind = Field(description="person, organisation or state.")
    roles: tuple[Role, ...] = Field((), description="What the actor was, and when.")
    side: Id | None = Field(None, description="Internal, never shown: whose side it is on.")
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")] | None = Field(
        None, description="Its Wikidata id."
    )

    @property
    def identity(self) -> str:
        """`actor:<id>`."""
        return f"actor:{self.id}"


class Source(Entry):
    """Where a claim was published, or what speaks for it or against it."""

    title: Annotated[Words, Translatable("a source's title")] = Field(description="The title, or what it is.")
    publisher: Annotated[Words | None, Translatable("a source's publisher")] = Field(
        None, description="Who published it."
    )
    author: Line | None = Field(None, description="Who wrote it.")
    url: Url | None = Field(None, description="Where it is on the web.")
    archive: Url | None = Field(None, description="Where a copy is kept.")
    published: Edtf | None = Field(None, description="When it was published.")
    lang: Lang | None = Field(None, description="Its language.")
    origin_id: Id | None = Field(
        None, alias="origin", description="What it ultimately rests on: an actor or another source."
    )
    note: Annotated[Words | None, Translatable("a note on a source, for readers")] = Field(
        None, description="What a reader should know of it: what isn't known, for instance."
    )

    @property
    def identity(self) -> str:
        """`source:<id>`."""
        return f"source:{self.id}"


class Topic(Entry):
    """What explainers are gathered under."""

    name: Annotated[Words, Translatable("a topic's name")] = Field(description="The name.")
    summary: Annotated[Words | None, Translatable("what a topic is about")] = Field(
        None, description="What it is about."
    )

    @property
    def identity(self) -> str:
        """`topic:<id>`."""
        return f"topic:{self.id}"
