"""Claims: who said what, when, how sure they sounded, and what we can stand behind today.

The descriptions of the fields are what an author sees in an editor, so they are written for authors.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from distinguo.fields import Closed, Day, Edtf, Id, Ids, Lang, Quantity
from distinguo.record import Line, Record, Translatable, Words


class Kind(StrEnum):
    """What sort of claim it is."""

    STATEMENT = "statement"
    FORECAST = "forecast"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    FIGURE = "figure"
    BACKGROUND = "background"


class Hedge(StrEnum):
    """How sure the speaker sounded: theirs, not ours."""

    ASSERTED = "asserted"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    HEARSAY = "hearsay"


class Status(StrEnum):
    """What we can stand behind today: ours, not theirs."""

    REPORTED = "reported"
    PENDING = "pending"
    DISPUTED = "disputed"
    UNATTRIBUTED = "unattributed"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Finding(StrEnum):
    """What a piece of evidence does to its claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Why(StrEnum):
    """In what two claims that contradict each other differ; `open` when that isn't known."""

    METHOD = "method"
    SCOPE = "scope"
    DATE = "date"
    DEFINITION = "definition"
    OPEN = "open"


class Resolved(Record):
    """A relative word of a quotation and the date that it means."""

    word: Line
    date: Edtf


def _resolutions(value: Any) -> Any:
    if isinstance(value, dict):
        return [{"word": word, "date": date} for word, date in value.items()]
    return value


class _Resolutions:
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": {"type": "string"}}


class Original(Record):
    """A quotation in the language in which it was said."""

    lang: Lang = Field(description="The language of the words, as a BCP 47 tag: en, uk, ko.")
    text: Line = Field(description="The words, verbatim.")


class Evidence(Record):
    """What a source has to say of a claim's truth."""

    source: Id = Field(description="A source of sources.yml.")
    finding: Finding = Field(description="Whether it supports the claim, refutes it, or gives context.")
    excerpt: Annotated[Words | None, Translatable("an excerpt of the evidence")] = Field(
        None, description="A short verbatim excerpt."
    )
    locator: Line | None = Field(None, description="Where in the source: a page, a minute, a paragraph.")

    @property
    def identity(self) -> str:
        """`evidence:<source>`."""
        return f"evidence:{self.source}"


class Contradiction(Record):
    """Another claim that cannot be true together with this one, and what sets them apart."""

    id: Id = Field(description="The other claim.")
    why: Why = Field(description="What sets the two apart: method, scope, date, definition, or open.")


class Moment(Record):
    """A claim's status on the day it was given."""

    stable: ClassVar[bool] = False
    date: Day = Field(description="The day, as YYYY-MM-DD.")
    status: Status = Field(description="The status given on that day.")
    why: Annotated[Words | None, Translatable("why the claim's status changed")] = Field(
        None, description="What made us give it."
    )


class Claim(Record):
    """Something that was said: who said it, when, how sure they sounded, and what we know today."""

    id: Id = Field(description="Its permalink: unique on the site, never used again for another claim.")
    text: Annotated[Words, Translatable("the claim itself")] = Field(
        description="The proposition, in the explainer's language, with absolute dates."
    )
    kind: Kind = Field(description="statement, forecast, accusation, denial, figure or background.")
    by: Ids = Field(description="Who says it: actors of actors.yml. [] when nobody is named.")
    said: Closed | None = Field(None, description="When it was said.")
    via: Id | None = Field(None, description="The source in which it was published.")
    event: Edtf | None = Field(None, description="When what it tells happens: a date or an interval, 2024-08-06/.. .")
    hedge: Hedge = Field(description="How sure the speaker sounded: asserted, expected, possible, hearsay.")
    status: Status = Field(description="What we can stand behind today.")
    as_of: Day | None = Field(None, description="When we last checked; the explainer's day by default.")
    quote: Annotated[
        Words | None, Translatable("a quotation: translate its sense, it is shown without quotation marks")
    ] = Field(None, description="The words, verbatim, in the explainer's language.")
    quote_original: Original | None = Field(None, description="The words in the language they were said in.")
    resolves: Annotated[tuple[Resolved, ...], BeforeValidator(_resolutions), _Resolutions] = Field(
        (), description="What the relative words of the quotation mean: {domani: 2024-10-23}."
    )
    value: Quantity | None = Field(None, description="The figure: 1500, ~12000, >24.")
    unit: Annotated[Words | None, Translatable("the unit of the claim's figure")] = Field(
        None, description="What the figure counts."
    )
    evidence: tuple[Evidence, ...] = Field((), description="What speaks for it or against it.")
    single_source_reason: Annotated[Words | None, Translatable("why a single source is enough")] = Field(
        None, description="Why one source is enough to confirm or refute it."
    )
    against: Ids = Field((), description="Whom an accusation is against.")
    reply: Line | None = Field(None, description="The accused's reply: a claim's id, or missing.")
    contradicts: tuple[Contradiction, ...] = Field((), description="Claims that cannot be true together with it.")
    supersedes: Ids = Field((), description="Older claims whose place it takes.")
    due: Day | None = Field(None, description="When we must look at it again.")
    history: tuple[Moment, ...] = Field((), description="The statuses it had; the last one is today's.")

    @property
    def identity(self) -> str:
        """`claim:<id>`."""
        return f"claim:{self.id}"


class Correction(Record):
    """Something that we had got wrong, told to readers."""

    stable: ClassVar[bool] = False
    date: Day = Field(description="When it was corrected.")
    text: Annotated[Words, Translatable("a correction")] = Field(description="What was wrong and what is right.")
