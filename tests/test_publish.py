"""Publishing: the last good site stands until the next one is complete."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from distinguo.problems import Misconfigured
from distinguo.publish import MARK, staged, write


def build(output: Path, text: str) -> None:
    with staged(output) as stage:
        (stage / "index.html").write_text(text)
        (stage / MARK).touch()


def test_a_first_site_is_put_in_its_place(tmp_path: Path) -> None:
    build(tmp_path / "new/output", "one")
    assert (tmp_path / "new/output/index.html").read_text() == "one"


def test_the_next_takes_the_place_of_the_last_whole(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, "one")
    (output / "old.html").write_text("old")
    build(output, "two")
    assert {file.name: file.read_text() for file in output.iterdir()} == {"index.html": "two", MARK: ""}


def test_until_the_end_the_last_site_stands(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, "one")
    with staged(output) as stage:
        (stage / "index.html").write_text("two")
        assert (output / "index.html").read_text() == "one"


def test_a_build_that_fails_leaves_the_last_site_and_nothing_else(tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(output, "one")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError), staged(output) as stage:
        (stage / "index.html").write_text("two")
        raise ZeroDivisionError
    assert (output / "index.html").read_text() == "one"
    assert sorted(tmp_path.iterdir()) == before


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".output.staged").mkdir()
    (tmp_path / ".output.staged/half.html").write_text("half")
    build(tmp_path / "output", "one")
    assert sorted(file.name for file in (tmp_path / "output").iterdir()) == ["index.html", MARK]


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with staged(output) as stage:
        (stage / "index.html").write_text("one")
        with pytest.raises(Misconfigured, match="another build"), staged(output):
            pass
    assert (output / "index.html").read_text() == "one"


def test_what_is_no_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "target").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    for name in ("file", "link"):
        with pytest.raises(Misconfigured, match="is not a folder"), staged(tmp_path / name):
            pass
    assert (tmp_path / "file").read_text() == "mine"
    assert (tmp_path / "link").is_symlink()


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(Misconfigured, match="cannot be written"), staged(tmp_path / "file/output"):
        pass


def test_the_folder_that_one_stands_in_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with staged(Path("output")) as stage:
        (stage / "index.html").write_text("one")
        os.chdir("/")
    assert (tmp_path / "output/index.html").read_text() == "one"


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write(tmp_path, "it/kursk/index.html", b"one")
    assert (tmp_path / "it/kursk/index.html").read_bytes() == b"one"


@pytest.mark.parametrize("path", ["../out.html", "it/../../out.html", "/out.html", "link/out.html"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    stage = tmp_path / "stage"
    stage.mkdir()
    (stage / "link").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="outside"):
        write(stage, path, b"one")
    assert [file.name for file in tmp_path.iterdir()] == ["stage"]


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    write(tmp_path, "index.html", b"one")
    with pytest.raises(ValueError):
        write(tmp_path, "index.html", b"two")
    assert (tmp_path / "index.html").read_bytes() == b"one"


def test_a_folder_that_we_did_not_build_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/precious.txt").write_text("mine")
    with pytest.raises(Misconfigured, match="no build of ours"), staged(tmp_path / "output"):
        pass
    assert (tmp_path / "output/precious.txt").read_text() == "mine"


def test_a_build_does_not_sweep_away_the_stage_of_another(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with pytest.raises(ZeroDivisionError), staged(output) as first:
        first.rename(output)
        first.mkdir()
        (first / "theirs.html").touch()
        raise ZeroDivisionError
    assert [file.name for file in first.iterdir()] == ["theirs.html"]
