"""Translators' files brought up to date: merged without losing anything, never written for nothing."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.messages.plurals import get_plural

from distinguo.catalogs import parse
from distinguo.messages import Message


def merge(file: Path, language: str, source_language: str, messages: Iterable[Message]) -> str:
    """Bring the catalogue in `file` up to date with `messages`; return what changed, empty if nothing.

    Nothing is deleted: what is gone becomes obsolete, and is revived when it returns. A message with a
    context whose words changed keeps its translation, as fuzzy, with the words it had. A file that
    needs no change isn't touched; one that does keeps its line ends.
    """
    before = file.read_bytes() if file.exists() else b""
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    is_windows = b"\r\n" in before
    store = parse(before.removeprefix(mark).replace(b"\r\n", b"\n") or _header(language, source_language))
    aside = [unit for unit in store.units if unit.isheader() or unit.isblank()]
    units = [unit for unit in store.units if not (unit.isheader() or unit.isblank())]
    merged, counts = _matched(store, units, language, _grouped(messages))
    kept = {id(unit) for unit in merged}
    rest = [unit for unit in units if id(unit) not in kept]
    for unit in rest:
        if not unit.isobsolete():
            unit.makeobsolete()
            counts["gone"] += 1
    blanks = [unit for unit in aside if not unit.isheader()]
    store.units = [*(unit for unit in aside if unit.isheader()), *merged, *rest, *blanks]
    after = bytes(store)
    if is_windows:
        after = after.replace(b"\n", b"\r\n")
    after = mark + after
    if after == before:
        return ""
    _replace(file, after)
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "comments"


def _matched(
    store: Any, units: list[Any], language: str, groups: dict[tuple[str, str], list[Message]]
) -> tuple[list[Any], dict[str, int]]:
    """Return an entry for each message, an old one where there is one, and how many are new, changed, revived."""
    # Where an entry stands twice, once obsolete, the living one counts.
    by_age = sorted(units, key=lambda unit: not unit.isobsolete())
    old = {(unit.getcontext(), str(unit.source)): unit for unit in by_age}
    by_context = {key[0]: unit for key, unit in old.items() if key[0] and not unit.isobsolete()}
    merged, counts = [], {"new": 0, "changed": 0, "gone": 0, "revived": 0}
    for key, group in groups.items():
        unit = old.pop(key, None)
        if unit is None and key[0] in by_context and (key[0], str(by_context[key[0]].source)) in old:
            unit = by_context[key[0]]
            old.pop((key[0], str(unit.source)))
            if unit.target:
                unit.prev_source = unit.source
                unit.markfuzzy()
            unit.source = key[1]
            counts["changed"] += 1
        elif unit is None:
            unit = _new_unit(store, group[0], get_plural(language.replace("-", "_")).num_plurals)
            counts["new"] += 1
        elif unit.isobsolete():
            unit.resurrect()
            counts["revived"] += 1
        unit.automaticcomments = [f"#. {comment}\n" for comment in dict.fromkeys(c for m in group for c in m.comments)]
        unit.sourcecomments = [f"#: {path}\n" for path in dict.fromkeys(m.path for m in group)]
        merged.append(unit)
    return merged, counts


def write_template(file: Path, source_language: str, messages: Iterable[Message]) -> None:
    """Write the `.pot` of `messages`, with the line of each; leave it alone when it says that already."""
    store = parse(_header("", source_language))
    for group in _grouped(messages).values():
        unit = _new_unit(store, group[0])
        unit.automaticcomments = [f"#. {comment}\n" for comment in dict.fromkeys(c for m in group for c in m.comments)]
        unit.sourcecomments = [f"#: {message.path}:{message.line}\n" for message in group]
        store.units.append(unit)
    data = bytes(store)
    if not file.exists() or file.read_bytes() != data:
        _replace(file, data)


def _replace(file: Path, data: bytes) -> None:
    # Beside it first: whoever is interrupted here loses nobody's work.
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(data)
    part.replace(file)


def _grouped(messages: Iterable[Message]) -> dict[tuple[str, str], list[Message]]:
    groups: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        groups.setdefault(message.key, []).append(message)
    return groups


def _new_unit(store: Any, message: Message, forms: int = 2) -> Any:
    unit = store.UnitClass()
    unit.source = [message.text, message.plural] if message.plural else message.text
    if message.plural:
        unit.target = [""] * forms
    if message.context:
        unit.setcontext(message.context)
    return unit


def _header(language: str, source_language: str) -> bytes:
    from babel.messages.plurals import get_plural

    plural = get_plural((language or source_language).replace("-", "_"))
    fields = {
        "Project-Id-Version": "distinguo",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Source-Language": source_language,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'.encode()
