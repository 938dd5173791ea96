"""The kinds of value that a front matter holds: ids, addresses, dates, quantities."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from distinguo import dates
from distinguo.record import Record

_HOST = re.compile(r"([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?")
_NOT_IN_ADDRESSES = re.compile(r"[^\w!$&'()*+,./:;=?@~#%\u00a0-\U0010ffff-]|%(?![0-9A-Fa-f]{2})", re.ASCII)


def unseen(text: str) -> str:
    """Return what a name or an address has that nobody sees, `U+200B (zero width space)`; empty if nothing."""
    found = next((character for character in text.strip() if not character.isprintable()), "")
    return f"U+{ord(found):04X} ({unicodedata.name(found, 'control').lower()})" if found else ""


def fault_of_address(url: str) -> str:
    """Return why browsers could disagree on where a web address leads, and how to write it; empty if they won't.

    What may stand in one is told at https://url.spec.whatwg.org/#url-code-points.
    """
    try:
        host = urlsplit(url).netloc
    except ValueError:
        return "has no host that can be read: copy the address again"
    if unseen(url):
        return f"has {unseen(url)}, which nobody sees: delete it"
    if "@" in host:
        return "names a user: delete what stands before the @"
    if not _HOST.fullmatch(host):
        return "has no host: write all of it, as https://example.org/page"
    first, _, rest = url.partition("//")[2].removeprefix(host).partition("#")
    odd = _NOT_IN_ADDRESSES.search(first) or re.search("#", rest) or _NOT_IN_ADDRESSES.search(rest)
    if not odd:
        return ""
    shown = "a space" if odd[0].isspace() else odd[0]
    return f"has {shown}, which no address has as it stands: write %{ord(odd[0]):02X}"


def _seen(text: Any) -> Any:
    if isinstance(text, str) and unseen(text):
        raise PydanticCustomError("unseen", "{what} is in it, which nobody sees: delete it", {"what": unseen(text)})
    return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{2,31}$"), BeforeValidator(_seen)]
"""A permalink's last part: 3 to 32 lower-case letters, digits and hyphens, a letter first."""


def _known_language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise PydanticCustomError("lang", '"{tag}" is no language that CLDR knows', {"tag": tag}) from error
    return tag


Lang = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), AfterValidator(_known_language)]
"""A BCP 47 language tag."""


def _unlike_each_other(ids: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((id for id, times in Counter(ids).items() if times > 1), None)
    if twice:
        raise PydanticCustomError("twice", '"{id}" stands here twice: keep one', {"id": twice})
    return ids


Ids = Annotated[tuple[Id, ...], AfterValidator(_unlike_each_other)]
"""Ids, none of them twice."""


def _name_of_a_file(slug: str) -> str:
    # File systems count bytes, 255 of them, and something is to follow the slug.
    if len(slug.encode()) > 200:
        raise PydanticCustomError("slug", "too long: at most 80 letters from a to z, fewer of other scripts", {})
    return slug


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[^\W_]+(-[^\W_]+)*$", max_length=80),
    BeforeValidator(_seen),
    AfterValidator(_name_of_a_file),
]
"""The last part of a page's address: letters and digits of any script, hyphens between them."""


def _known_timezone(name: str) -> str:
    if name not in available_timezones():
        raise PydanticCustomError("timezone", '"{name}" is no time zone, as Europe/Rome is one', {"name": name})
    return name


Timezone = Annotated[str, AfterValidator(_known_timezone)]
"""A time zone of the IANA database, such as Europe/Rome."""


def _address(url: Any) -> Any:
    fault = fault_of_address(url.strip()) if isinstance(url, str) and re.match("https?://", url.strip()) else ""
    if fault:
        raise PydanticCustomError("address", "the address {fault}", {"fault": fault})
    return url


Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2_000), BeforeValidator(_address)]
"""An address on the web."""


class _EdtfField:
    """How pydantic reads a date of `distinguo.dates`."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._parse,
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        part = r"\d{4}(-\d{2}(-\d{2})?)?"
        return {"type": ["string", "integer"], "pattern": f"^{part}(/({part}|\\.\\.))?$"}

    @staticmethod
    def _parse(text: str) -> dates.Edtf:
        try:
            return dates.parse(text)
        except dates.NotADate as error:
            raise PydanticCustomError("date", "{reason}", {"reason": str(error)}) from error


def _one_day(value: dates.Edtf) -> dates.Edtf:
    if value.is_interval or value.start.first != value.start.last:
        raise PydanticCustomError("date", '"{text}" must be one day, as YYYY-MM-DD', {"text": value.text})
    return value


class _ClosedField(_EdtfField):
    @staticmethod
    def _parse(text: str) -> dates.Edtf:
        value = _EdtfField._parse(text)
        if value.end is None:
            raise PydanticCustomError("date", '"{text}" has no end: when was it said, at the latest?', {"text": text})
        return value


class _DayField(_EdtfField):
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}

    @staticmethod
    def _parse(text: str) -> dates.Edtf:
        return _one_day(_EdtfField._parse(text))


Edtf = Annotated[dates.Edtf, _EdtfField]
"""A date or an interval, in quotation marks or not: YYYY, YYYY-MM, YYYY-MM-DD, A/B or A/.. ."""

Closed = Annotated[dates.Edtf, _ClosedField]
"""A date or an interval that has ended."""

Day = Annotated[dates.Edtf, _DayField]
"""One day, as YYYY-MM-DD."""


class Quantity(Record):
    """A number as it was said: exact, about (`~`), over (`>`) or under (`<`)."""

    qualifier: str = ""
    number: Decimal

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            if re.search(r"\d,\d|[1-9]\d*\.\d{3}(?!\d)", data):
                message = '"{text}": write 12000 for twelve thousand, without separators; 1.5 or 1.1250 with decimals'
                raise PydanticCustomError("value", message, {"text": data})
            found = re.fullmatch(r"([~<>]?)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,6})?)", data.strip())
            if not found:
                raise PydanticCustomError(
                    "value", '"{text}" is not a number such as 1500, ~12000 or >24', {"text": data}
                )
            return {"qualifier": found[1], "number": Decimal(found[2])}
        raise PydanticCustomError("value", "expected a number such as 1500, ~12000 or >24", {})

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of the string that an author writes."""
        pattern = r"^[~<>]?\s*-?\d{1,15}(\.\d{1,6})?$"
        return {"type": ["string", "number"], "pattern": pattern, "description": cls.__doc__}

    def __str__(self) -> str:
        """Return the quantity as it is written in a front matter."""
        return f"{self.qualifier}{self.number}"
