"""A site's folder into a library: every file read once, every fault kept, nothing outside touched."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import struct
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TypeVar

from distinguo.explainer import Document, Explainer, Page
from distinguo.fields import unseen
from distinguo.front_matter import Unreadable, split
from distinguo.front_matter import read as read_yaml
from distinguo.library import Library, Picture
from distinguo.problems import Place, Problem, Severity
from distinguo.prose import Prose
from distinguo.record import Node, Origin, Record
from distinguo.shared import Actor, Entry, Source, Topic
from distinguo.site import Site
from distinguo.validate import validated

LARGEST_TEXT = 1_000_000
LARGEST_PICTURE = 20_000_000
MOST_PIXELS = 50_000_000
DEEPEST = 8
"""Folders in folders below the content's: nothing is read so deep."""
PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}

D = TypeVar("D", bound=Document)
E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=Record)


def read(site: Site) -> tuple[Library, list[Problem]]:
    """Return everything in `site`'s content folder, and what is wrong with it.

    What cannot be read is left out of the library and named in a problem.
    """
    reader = _Reader(site)
    files = sorted(reader.files())
    library = Library(
        explainers=reader.documents(files, "explainers", Explainer),
        pages=reader.documents(files, "pages", Page),
        actors=reader.entries(files, "actors.yml", Actor),
        sources=reader.entries(files, "sources.yml", Source),
        topics=reader.entries(files, "topics.yml", Topic),
        pictures=reader.pictures(files),
        today=site.today,
        languages=tuple(site.languages),
    )
    library = replace(library, unread=frozenset(reader.unread))
    reader.report_strays(files)
    return library, reader.problems


_ENDS: dict[str, Callable[[bytes], bool]] = {
    "PNG": lambda data: b"IEND\xaeB`\x82" in data,
    # The end of the image after the start of its last scan; cameras write things of their own behind it.
    "JPEG": lambda data: data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda"),
    "WEBP": lambda data: int.from_bytes(data[4:8], "little") + 8 <= len(data),
    "GIF": lambda data: data.rstrip(b"\0\r\n").endswith(b";"),
}
"""Whether the bytes of a picture are all there, by its kind: without decoding, for that takes seconds."""


def _measured(data: bytes, kind: str) -> tuple[int, int, bool]:
    """Return width and height of a picture as browsers show it, and whether it moves for ever."""
    from PIL import ExifTags, Image

    with warnings.catch_warnings():
        # What matters of a picture is told to whoever can mend it, not on standard error.
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(BytesIO(data), formats=[kind])
        except Image.DecompressionBombError:
            return MOST_PIXELS + 1, 1, False
        with picture:
            width, height = picture.size
            # To look for it in a PNG without any, Pillow would decode the whole picture.
            turned = 1 if kind == "PNG" and b"eXIf" not in data else picture.getexif().get(ExifTags.Base.Orientation, 1)
            moves = getattr(picture, "is_animated", False) and picture.info.get("loop") == 0
    return (height, width, moves) if turned in (5, 6, 7, 8) else (width, height, moves)


class _Reader:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.problems: list[Problem] = []
        self.taken: set[str] = set()
        self.unread: set[str] = set()

    def files(self) -> Iterator[str]:
        """Return the regular files below the content folder, by their path from there."""
        if self.site.content.is_symlink() or not self.site.content.is_dir():
            self._report(self.site.content, "content", "there is no folder of explainers here, or it is a link")
            return
        yield from self._walk(self.site.content, "")

    def _walk(self, folder: Path, prefix: str) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._report(folder, "file", f"cannot be opened: {error.strerror}")
            return
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.name.startswith(".") or entry.name.endswith("~") or name == "schemas":
                continue
            if not entry.name.isprintable():
                # Told as it would be in a program: who prints it as it is does what the name says.
                self._report(folder / ascii(entry.name), "file", "a character in the name that nobody sees: rename it")
            elif entry.is_symlink():
                self._report(Path(entry.path), "symlink", "a symbolic link: put the file itself here")
            elif entry.is_dir() and name.count("/") >= DEEPEST:
                self._report(Path(entry.path), "file", f"folders nested more than {DEEPEST} deep: move it up")
            elif entry.is_dir():
                yield from self._walk(Path(entry.path), f"{name}/")
            elif stat.S_ISREG(entry.stat().st_mode):
                yield name
            else:
                self._report(Path(entry.path), "file", "not a regular file: remove it")

    def documents(self, files: list[str], folder: str, model: type[D]) -> tuple[D, ...]:
        """Return the documents in `folder`, in the order of their names."""
        names = [
            name for name in files if name.startswith(f"{folder}/") and name.endswith(".md") and name.count("/") == 1
        ]
        found = [(name, self._document(name, model)) for name in names]
        self.unread |= {f"document:{Path(name).stem}" for name, document in found if document is None}
        return tuple(document for _, document in found if document)

    def _document(self, name: str, model: type[D]) -> D | None:
        text = self._text(name)
        if text is None:
            return None
        path = self._path(name)
        parts = split(text)
        if parts is None:
            what = "empty" if not text.strip() else "without front matter"
            message = f"the file is {what}: it begins with ---, the keys, and --- again"
            self.problems.append(Problem(Place(path, 1, 1), "front-matter", message))
            return None
        node = self._yaml(parts.front, path, 2)
        record = self._validated(model, node)
        if record is None:
            self.unread |= {f"claim:{id}" for id in re.findall(r"\bid: *(\S+)", text)}
            return None
        prose = Prose.parse(parts.body, parts.body_line)
        self.problems += [Problem(Place(path, f.line, f.column), f.check, f.message) for f in prose.faults()]
        return record.holding(prose, PurePosixPath(path))

    def entries(self, files: list[str], name: str, model: type[E]) -> tuple[E, ...]:
        """Return the entries of a file that maps ids to fields; none if the file is not there."""
        text = self._text(name) if name in files else None
        if text is None:
            return ()
        if not text.strip():
            self._report(self.site.content / name, "yaml", "the file is empty: write an entry, or remove it")
            return ()
        node = self._yaml(text, self._path(name), 1)
        found = []
        for id, value in (node or {}).items():
            place = node.origin.at(id) if node else Place(name)
            if not isinstance(value, Node):
                self.problems.append(Problem(place, "front-matter", f'"{id}" needs keys with values'))
            elif not re.fullmatch(r"[a-z][a-z0-9-]{2,31}", id):
                rule = "3 to 32 lower-case letters, digits and hyphens, a letter first"
                mend = f"delete {unseen(id)}, which nobody sees" if unseen(id) else rule
                message = f'"{id}" is not an id: {mend}'
                self.problems.append(Problem(place, "front-matter", message))
            elif record := self._validated(model, Node(Origin(place, value.origin.keys, value.origin.allowed), value)):
                found.append(record.keyed(id))
        kind = name.removesuffix("s.yml")
        self.unread |= {f"{kind}:{id}" for id in re.findall(r"^([a-z][a-z0-9-]*):", text, re.MULTILINE)}
        self.unread -= {f"{kind}:{entry.id}" for entry in found}
        return tuple(found)

    def pictures(self, files: list[str]) -> tuple[Picture, ...]:
        """Return the pictures below `images/`."""
        names = [name for name in files if name.startswith("images/")]
        found = tuple(picture for name in names if (picture := self._picture(name)))
        self.unread |= {f"picture:{name.removeprefix('images/')}" for name in names}
        self.unread -= {f"picture:{picture.path}" for picture in found}
        return found

    def _picture(self, name: str) -> Picture | None:
        path = self.site.content / name
        self.taken.add(name)
        kind = PICTURES.get(path.suffix.lower())
        if not kind:
            self._report(path, "image", "not a picture that we publish: use PNG, JPEG, WebP or GIF")
            return None
        if path.stat().st_size > LARGEST_PICTURE:
            self._report(path, "image", f"larger than {LARGEST_PICTURE // 1_000_000} MB: make it smaller")
            return None
        try:
            data = path.read_bytes()
            width, height, moves = _measured(data, kind)
        except (OSError, ValueError, SyntaxError, struct.error):
            self._report(path, "image", f"not a {kind} file that can be read: export it again")
            return None
        if width * height > MOST_PIXELS:
            self._report(path, "image", f"more than {MOST_PIXELS // 1_000_000} megapixels: make it smaller")
            return None
        if not _ENDS[kind](data):
            self._report(path, "image", "the file ends too early, and readers see half a picture: copy it here again")
        if moves:
            self._report(path, "image", "it moves, and no reader can stop it: use a picture that stands still")
        return Picture(name.removeprefix("images/"), width, height, hashlib.sha256(data).hexdigest())

    def report_strays(self, files: list[str]) -> None:
        """Report the files that nothing reads, so that none is dropped in silence."""
        for name in files:
            if name not in self.taken:
                message = "nothing reads this file: explainers are explainers/*.md, pages pages/*.md, pictures images/"
                self._report(self.site.content / name, "stray-file", message, Severity.WARNING)

    def _yaml(self, text: str, path: str, first_line: int) -> Node | None:
        try:
            return read_yaml(text, path, first_line)
        except Unreadable as error:
            self.problems.append(error.problem)
            return None

    def _validated(self, model: type[R], node: Node | None) -> R | None:
        if node is None:
            return None
        record, problems = validated(model, node)
        self.problems += problems
        return record

    def _text(self, name: str) -> str | None:
        self.taken.add(name)
        path = self.site.content / name
        try:
            size = path.stat().st_size
            if size > LARGEST_TEXT:
                self._report(path, "size", f"{size / 1e6:.1f} MB: a text may have {LARGEST_TEXT / 1e6:.0f} MB at most")
                return None
            data = path.read_bytes()
        except OSError as error:
            self._report(path, "file", f"cannot be read: {error.strerror}")
            return None
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            message = f"byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8"
            self.problems.append(Problem(Place(self._path(name), line, column), "encoding", message))
            return None

    def _path(self, name: str) -> str:
        return str((self.site.content / name).relative_to(self.site.root))

    def _report(self, path: Path, check: str, message: str, severity: Severity = Severity.ERROR) -> None:
        place = Place(str(path.relative_to(self.site.root)))
        self.problems.append(Problem(place, check, message, severity))
