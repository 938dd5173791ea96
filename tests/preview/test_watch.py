"""What is watched: all that a site is made from, and nothing behind a link."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from watchfiles import Change

from distinguo.preview import watch as module
from distinguo.preview.watch import Watched, changes, folders, places
from distinguo.problems import Misconfigured
from tests.cases import site


def test_what_the_site_is_not_made_from_does_not_count(root: Path) -> None:
    counts = Watched(site(root))
    names = ("pelican.conf.py", "content/x.md", "theme/a", "translations/en", "output/x", ".cache/a", "notes.txt")
    assert [name for name in names if counts(Change.modified, str(root / name))] == [*names[:4]]
    assert not counts(Change.added, str(root / "content/explainers/.ponte.md.swp"))
    assert not counts(Change.added, str(root / "content/explainers/ponte.md~"))


def test_every_folder_is_watched_and_none_behind_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere/deeper").mkdir(parents=True)
    (root / "content/explainers/link").symlink_to(tmp_path / "elsewhere")
    (root / "theme").symlink_to(tmp_path / "elsewhere")
    found = folders(site(root))
    assert {root, root / "content", root / "content/images", root / "translations/en/LC_MESSAGES"} <= set(found)
    assert not [folder for folder in found if folder.resolve().is_relative_to(tmp_path / "elsewhere")]


def test_a_folder_in_anothers_place_is_another(root: Path) -> None:
    before = folders(site(root))
    (root / "content").rename(root / "aside")
    (root / "content").mkdir()
    assert folders(site(root))[root / "content"] != before[root / "content"]


def test_changes_are_named_from_the_sites_folder(root: Path) -> None:
    settings, stop = site(root), threading.Event()
    found = changes(settings, folders(settings), stop)
    assert next(found) == []
    (root / "content/topics.yml").write_text("", "utf-8")
    (root / "notes.txt").write_text("", "utf-8")
    assert next(each for each in found if each) == ["content/topics.yml"]
    stop.set()
    assert list(found) == []


def test_they_end_when_a_folder_is_gone(root: Path) -> None:
    settings = site(root)
    watched = folders(settings)
    (root / "content/images/fiume.png").unlink()
    (root / "content/images").rmdir()
    assert list(changes(settings, watched, threading.Event())) == []


def test_a_system_that_cannot_watch_is_a_clear_word(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("OS file watch limit reached")

    monkeypatch.setattr(module, "watch", failing)
    settings = site(root)
    with pytest.raises(Misconfigured, match="limit reached; with WATCHFILES_FORCE_POLLING=1"):
        next(changes(settings, folders(settings), threading.Event()))


def test_all_that_a_site_is_made_from_has_its_place(root: Path) -> None:
    found = places(site(root))
    assert {root / "content", root / "translations", root / "theme", root / "pelican.conf.py"} <= set(found)
    assert all(place.is_absolute() for place in found)
