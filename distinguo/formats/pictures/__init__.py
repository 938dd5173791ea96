"""The content's pictures made fit for the web: in the sizes that screens show, without what a camera wrote into them.

Every picture that stands still is drawn anew, so that nothing but what can be seen is published: no place where it
was taken, no preview of what was cut away, no film behind its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path, PurePosixPath

from PIL import Image, features

from distinguo.formats.pictures import redrawn
from distinguo.formats.publication import Output, Publication
from distinguo.library import Picture
from distinguo.problems import FaultySite, Place, Problem
from distinguo.store import digest

WIDTHS = (480, 960, 1600)
"""The widths in pixels in which a picture is published, if it has them."""
COLUMN = 624
"""The width of the text in pixels: `--measure`, in `tokens.css`."""
TALLEST, TALLEST_STRIP = 720, 1080
"""How tall pictures stand in the page, in pixels; the latter is for those that would be narrower than NARROWEST."""
NARROWEST = 300
DENSEST = 3
"""Pixels of a picture to one of the page: no screen shows more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a page shows a picture: its files by width, narrowest first, and the size in which it stands there."""

    files: tuple[tuple[int, str], ...]
    width: int
    height: int

    @property
    def source(self) -> str:
        """The file for whoever chooses none."""
        return next((path for width, path in self.files if width >= WIDTHS[1]), self.files[-1][1])

    @property
    def sizes(self) -> str:
        """The attribute `sizes`: how wide the picture will stand, for a browser that has not seen the rest yet."""
        wide = min(self.width, COLUMN)
        return f"(max-width: {ceil(wide / 0.92)}px) 92vw, {'39rem' if wide == COLUMN else f'{wide}px'}"


class Pictures:
    """The pictures that pages and briefs ask for. `recipe` is the digest of how they are drawn anew."""

    def __init__(self, publication: Publication) -> None:
        self._images = publication.site.content / "images"
        self._folder = self._images.relative_to(publication.site.root)
        self._store = publication.store
        versions = [f"{name} {features.version(name)}" for name in redrawn.MADE_WITH]
        self.recipe = digest(Path(redrawn.__file__).read_bytes(), " ".join(versions).encode()).encode()
        self._shown: dict[Picture, Shown] = {}
        self._drawn: tuple[Picture, Image.Image] | None = None

    def shown(self, picture: Picture) -> Shown:
        """Return how a page shows the picture, and publish the files for that."""
        if picture not in self._shown:
            self._shown[picture] = self._planned(picture)
        return self._shown[picture]

    def on_paper(self, picture: Picture) -> bytes:
        """Return the picture for a brief: as PNG if it is a drawing or transparent, as JPEG if not."""
        return self._store.get(self._key(picture, "paper"), lambda: redrawn.for_paper(self._upright(picture)))

    def all(self) -> Iterator[Output]:
        """Return the files of all that were asked for; raise FaultySite, with each that cannot be read."""
        faults = []
        for picture, shown in self._shown.items():
            try:
                yield from [Output(path, self._bytes(picture, width)) for width, path in shown.files]
            except Exception as error:
                # A decoder may stumble over a hostile file in any way: it is the file's fault all the same.
                place = Place(str(self._folder / picture.path))
                faults.append(Problem(place, "image", f"cannot be published ({error}): export it again"))
        if faults:
            raise FaultySite(sorted(faults))

    def _planned(self, picture: Picture) -> Shown:
        width, height = _room(picture)
        path = PurePosixPath("images", picture.path)
        if self._moves(picture):
            as_it_is = path.with_stem(f"{path.stem}.{picture.digest[:10]}")
            return Shown(((picture.width, str(as_it_is)),), width, height)
        widest = min(picture.width, WIDTHS[-1], DENSEST * min(width, COLUMN))
        # One that is little narrower than the widest would save nothing.
        widths = [*(each for each in WIDTHS if each * 1.25 <= widest), widest]
        names = [f"{path.stem}.{each}.{self._key(picture, str(each))[:10]}.webp" for each in widths]
        return Shown(
            tuple((each, str(path.with_name(n))) for each, n in zip(widths, names, strict=True)), width, height
        )

    def _moves(self, picture: Picture) -> bool:
        """Return whether a picture moves; one that cannot be read does not, and is told of when it is published."""
        try:
            return redrawn.moves(self._images / picture.path)
        except Exception:
            return False

    def _bytes(self, picture: Picture, width: int) -> bytes:
        file = self._images / picture.path
        if redrawn.moves(file):
            return file.read_bytes()
        key = self._key(picture, str(width))
        return self._store.get(key, lambda: redrawn.for_screens(self._upright(picture), width))

    def _key(self, picture: Picture, kind: str) -> str:
        return digest(self.recipe, picture.digest.encode(), kind.encode())

    def _upright(self, picture: Picture) -> Image.Image:
        """Return the picture, no wider than it is ever needed; the last one is remembered."""
        if self._drawn is None or self._drawn[0] != picture:
            self._drawn = picture, redrawn.upright(self._images / picture.path, WIDTHS[-1])
        return self._drawn[1]


@lru_cache(maxsize=1)
def of(publication: Publication) -> Pictures:
    """Return the pictures of a publication, planned once."""
    return Pictures(publication)


def files(publication: Publication) -> Iterator[Output]:
    """Return the files of the pictures that the pages, made before, have asked for."""
    yield from of(publication).all()


def _room(picture: Picture) -> tuple[int, int]:
    """Return the width and the height that a picture takes: not more than it has, not many screens high."""
    ratio = picture.width / picture.height
    width = max(TALLEST * ratio, min(NARROWEST, TALLEST_STRIP * ratio))
    width = min(picture.width, WIDTHS[-1], max(1, round(width)))
    return width, max(1, round(width / ratio))
