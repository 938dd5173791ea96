"""What changes while a preview is shown: the files that a site is made from, and no others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

from watchfiles import Change, DefaultFilter, watch

from distinguo.preview.proof import SETTINGS
from distinguo.problems import Misconfigured
from distinguo.site import Site

TICK = 200
"""Milliseconds between two answers while nothing changes."""


def changes(site: Site, watched: Mapping[Path, int], stop: Event) -> Iterator[list[str]]:
    """Return the names of the files that change in the `watched` folders, as they change, until `stop`.

    An empty list is for no change; the first one says that from now on none is missed. It ends when a folder has
    just gone away. Raise Misconfigured when the system cannot watch.
    """
    try:
        for found in watch(
            *watched,
            watch_filter=Watched(site),
            recursive=False,
            stop_event=stop,
            rust_timeout=TICK,
            yield_on_timeout=True,
        ):
            yield sorted({_name(Path(path), site.root) for _, path in found})
    except FileNotFoundError:
        return
    except (OSError, RuntimeError) as error:
        message = f"changes cannot be watched: {error}; with WATCHFILES_FORCE_POLLING=1 they are looked for instead"
        raise Misconfigured(message) from error


def places(site: Site) -> tuple[Path, ...]:
    """Return what a site is made from: folders, and the file of its settings."""
    found = (site.content, site.translations, site.root / "theme", *site.themes, site.root / SETTINGS)
    return tuple(dict.fromkeys(place.absolute() for place in found))


def folders(site: Site) -> dict[Path, int]:
    """Return the folders where something can change, each with what tells it from another one of its name.

    A folder that holds one of the places is among them, as an editor or a checkout puts another in its stead. None
    is behind a link: that might be the whole disk.
    """
    found = [place.parent for place in places(site)]
    for place in places(site):
        if not place.is_symlink():
            found += [Path(folder) for folder, _, _ in os.walk(place)]
    return {folder: folder.stat().st_ino for folder in found if folder.is_dir()}


class Watched(DefaultFilter):
    """Takes changes of what a site is made from, but not of the files that editors keep beside their own."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._places = places(site)

    def __call__(self, change: Change, path: str) -> bool:
        """Return whether a change of the file at `path` counts."""
        return super().__call__(change, path) and any(Path(path).is_relative_to(place) for place in self._places)


def _name(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
