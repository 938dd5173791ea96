"""Translators' files brought up to date: merged without losing anything, never written for nothing."""

from __future__ import annotations

import shutil
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from distinguo import po_file, po_header
from distinguo.messages import Message
from distinguo.pairing import paired
from distinguo.po_file import Entry, PoFile
from distinguo.problems import Problem, count, errors
from distinguo.wording import Wording, same


@dataclass(frozen=True, slots=True)
class Changes:
    """What a merge did to a catalogue: how many entries of each kind. It is false if it did nothing.

    `changed`: the source says something else, so that a translation is fuzzy now. `kept`: its typography changed, the
    translation counts. `gone`: obsolete now. `moved`: at another place among the others. `comments`: no more than
    those. With `problems`, all of them errors, the file is as it was.
    """

    new: int = 0
    changed: int = 0
    kept: int = 0
    gone: int = 0
    revived: int = 0
    moved: int = 0
    comments: int = 0
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return self != Changes()

    def __str__(self) -> str:
        """Return the counts in words, `2 new, 1 changed`; empty if nothing changed."""
        if self.problems:
            return f"left as it is: {count(self.problems)}"
        words = {"kept": "kept (only the typography changed)", "comments": "with other comments"}
        counted = ((name, getattr(self, name)) for name in self.__slots__ if name != "problems")
        return ", ".join(f"{number} {words.get(name, name)}" for name, number in counted if number)


def merge(
    file: Path, language: str, source_language: str, messages: Iterable[Message], root: Path | None = None
) -> Changes:
    """Bring the catalogue in `file` up to date with `messages`, in their order; return what changed.

    Nothing is deleted: what is gone becomes obsolete, and is revived when it returns. A message whose words changed
    keeps its translation, fuzzy, with the words it had. Entries that need no change keep every byte, and a file that
    needs none isn't touched. Nor is one that has an error in its form: `root` is the folder from which they name it.
    """
    catalog, problems = _read(file, language, root or file.parent)
    if catalog is None or errors(problems):
        return Changes(problems=errors(problems))
    before = catalog.data()
    catalog.header = catalog.header or PoFile.parse(po_header.new(language, source_language).encode()).header
    changes = _update(catalog, _grouped(messages), po_header.forms(language))
    after = catalog.data()
    if after != before:
        _replace(file, after)
    return changes


def template(source_language: str, messages: Iterable[Message]) -> bytes:
    """Return the `.pot` of `messages`: an empty entry for each, with every line where it stands."""
    catalog = PoFile.parse(po_header.new("", source_language).encode())
    for group in _grouped(messages):
        wording = _wording(group)
        entry = catalog.new(wording.context, wording.text, wording.plural)
        entry.describe(_comments(group), (f"{message.path}:{message.line}" for message in group))
        catalog.entries.append(entry)
    return catalog.data()


def write_template(file: Path, source_language: str, messages: Iterable[Message]) -> None:
    """Write the `template` of `messages`; leave the file alone when it says that already."""
    data = template(source_language, messages)
    if not file.exists() or file.read_bytes() != data:
        _replace(file, data)


def _read(file: Path, language: str, root: Path) -> tuple[PoFile | None, list[Problem]]:
    if file.exists() or file.is_symlink():
        return po_file.read(file, root, language)
    return PoFile.parse(b""), []


def _update(catalog: PoFile, groups: Sequence[Sequence[Message]], forms: int) -> Changes:
    """Make the entries of `catalog` those of the messages, and count what that takes."""
    entries = catalog.entries
    old = [Wording(*entry.key, entry.plural, entry.obsolete, any(entry.forms)) for entry in entries]
    new = [_wording(group) for group in groups]
    pairs = paired(old, new)
    counts: Counter[str] = Counter()
    merged = []
    for number, (group, wording) in enumerate(zip(groups, new, strict=True)):
        at = pairs.get(number)
        entry = catalog.new(wording.context, wording.text, wording.plural, forms) if at is None else entries[at]
        done = "new" if at is None else _become(entry, old[at], wording, forms)
        described = entry.describe(_comments(group), (message.path for message in group))
        counts[done or "comments"] += bool(done or described)
        merged.append(entry)
    counts["moved"] = _moved([pairs[number] for number in sorted(pairs) if not old[pairs[number]].obsolete])
    standing = set(pairs.values())
    for at, entry in enumerate(entries):
        if at not in standing and not entry.obsolete:
            entry.retire()
            counts["gone"] += 1
    catalog.entries = _arranged(catalog.entries, old, merged)
    return Changes(**counts)  # type: ignore[arg-type]  # problems are no count


def _become(entry: Entry, old: Wording, new: Wording, forms: int) -> str:
    """Make an old entry that of a message; return which of the `Changes` that is, empty for none."""
    if old.obsolete:
        entry.revive()
    if (old.key, old.plural) == (new.key, new.plural):
        return "revived" if old.obsolete else ""
    is_same = same(old, new)
    entry.reword(new.context, new.text, new.plural, forms, same=is_same)
    return "kept" if is_same else "changed"


def _arranged(entries: Sequence[Entry], old: Sequence[Wording], merged: Sequence[Entry]) -> list[Entry]:
    """Return all entries: the merged ones in their order, and the obsolete ones where they were, or at the end."""
    standing = set(merged)
    followers: dict[Entry | None, list[Entry]] = defaultdict(list)
    last: Entry | None = None
    since: list[Entry] = []
    gone = []
    for entry, wording in zip(entries, old, strict=True):
        if entry in standing:
            if not wording.obsolete:
                followers[last] += since
                last, since = entry, []
        elif wording.obsolete:
            since.append(entry)
        else:
            gone.append(entry)
    arranged = [*followers[None]]
    for entry in merged:
        arranged += [entry, *followers[entry]]
    return [*arranged, *since, *gone]


def _moved(places: Sequence[int]) -> int:
    """Return how many must move to bring `places` into another order: all but the longest run of rising ones."""
    ends: list[int] = []
    for place in places:
        at = bisect(ends, place)
        ends[at : at + 1] = [place]
    return len(places) - len(ends)


def _grouped(messages: Iterable[Message]) -> list[list[Message]]:
    """Return the messages by what tells them apart: one that stands in several places is one entry."""
    groups: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        if message.text:  # an empty msgid is the header's
            groups.setdefault(message.key, []).append(message)
    return list(groups.values())


def _wording(group: Sequence[Message]) -> Wording:
    plural = next((message.plural for message in group if message.plural), "")
    return Wording(group[0].context, group[0].text, plural)


def _comments(group: Iterable[Message]) -> Iterator[str]:
    return (comment for message in group for comment in message.comments)


def _replace(file: Path, data: bytes) -> None:
    # Beside it first: whoever is interrupted here loses nobody's work.
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    with part.open("xb") as out:  # never through a link that somebody left there
        out.write(data)
    if file.exists():
        shutil.copymode(file, part)
    part.replace(file)
