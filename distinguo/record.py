"""What every record of the content is built on: frozen, validated, aware of where it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic.fields import FieldInfo

from distinguo.problems import Place
from distinguo.text import Text

R = TypeVar("R", bound="Record")

Line = Annotated[str, Field(min_length=1, max_length=2_000)]
"""One line of text, never empty."""

Words = Annotated[Text, Field(min_length=1, max_length=2_000)]
"""Words that readers see, never empty."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record and each of its keys stand, and which checks its author answered there."""

    place: Place = field(default_factory=lambda: Place(""))
    keys: Mapping[str, Place] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()

    def at(self, key: str) -> Place:
        """Return the place of `key`, or of the record when the key was not written."""
        return self.keys.get(key, self.place)


class Node(dict[str, Any]):
    """A mapping as it was read from a file: plain data, and its origin."""

    def __init__(self, origin: Origin, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.origin = origin


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a field that readers see, and so is translated; `hint` tells the translator what it is."""

    hint: str


class Record(BaseModel):
    """A frozen record. Unknown keys are errors; `origin` says where it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True)
    stable: ClassVar[bool] = True
    _origin: Origin = PrivateAttr(default_factory=Origin)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_origin(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if isinstance(data, Node):
            record._origin = data.origin
        return record

    @property
    def origin(self) -> Origin:
        """Where the record and each of its keys were written."""
        return self._origin

    @property
    def identity(self) -> str:
        """What a message's context calls the record (`claim:nis-12000`).

        Records whose `stable` is false have no name that outlives an edit: no context.
        """
        return ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A translatable string of a record: its context (empty: none), its hint, its words, its record and field.

    `number` is its place in a list of several, None where the field holds one.
    """

    context: str
    hint: str
    text: Text
    record: Record
    field: str
    number: int | None


def leaves(record: Record, context: str | None = "") -> Iterator[Leaf]:
    """Return the translatable strings of `record` and of the records in it, in the order of the fields.

    `context` is that of the enclosing record; None when it has no stable one.
    """
    context = _context(record, context)
    for name, info in type(record).model_fields.items():
        values = _several(getattr(record, name))
        mark = _mark(info.metadata)
        if mark:
            yield from (_leaf(record, name, mark, number, context) for number in range(len(values)))
        else:
            for value in values:
                if isinstance(value, Record):
                    yield from leaves(value, context)


def rewritten(record: R, words: Callable[[Leaf], Text], context: str | None = "") -> R:
    """Return `record` with each of its `leaves` replaced by what `words` gives for it."""
    context = _context(record, context)
    update: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        field = getattr(record, name)
        mark = _mark(info.metadata)
        new: list[Any] = []
        for number, value in enumerate(_several(field)):
            if mark:
                new.append(words(_leaf(record, name, mark, number, context)))
            else:
                new.append(rewritten(value, words, context) if isinstance(value, Record) else value)
        if new:
            update[name] = tuple(new) if isinstance(field, tuple) else new[0]
    return record.model_copy(update=update)


def is_translatable(info: FieldInfo) -> bool:
    """Return whether a record's field holds words that readers see."""
    return _mark(info.metadata) is not None


def _context(record: Record, context: str | None) -> str | None:
    if context is None or not record.stable:
        return None
    return f"{context} {record.identity}".strip()


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _mark(metadata: list[Any]) -> Translatable | None:
    return next((mark for mark in metadata if isinstance(mark, Translatable)), None)


def _leaf(record: Record, name: str, mark: Translatable, number: int, context: str | None) -> Leaf:
    # An item of a list has no name of its own, only a position, and a position is no context:
    # one inserted item would turn every later translation fuzzy.
    several = isinstance(getattr(record, name), tuple)
    text = _several(getattr(record, name))[number]
    stable = "" if context is None or several else f"{context} {name}".strip()
    return Leaf(stable, mark.hint, text, record, name, number if several else None)
