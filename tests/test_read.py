"""Reading: a folder becomes a library; what cannot be read is named, and the rest is read all the same."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from distinguo import read as reading
from distinguo.library import Library
from distinguo.pipeline import prepare
from distinguo.read import read
from tests.cases import site, small_site


def library(root: Path) -> Library:
    return read(site(root))[0]


def checks(root: Path) -> list[str]:
    return [problem.check for problem in read(site(root))[1]]


def test_the_small_site_is_read_whole(root: Path) -> None:
    made, problems = read(site(root))
    assert problems == []
    assert [each.name for each in made.explainers] == ["committee", "ponte"]
    assert [each.name for each in made.pages] == ["method"]
    assert [each.id for each in made.entries] == ["sindaca", "comitato", "gazzetta", "verbale", "fiume"]
    assert [(each.path, each.width, each.height) for each in made.pictures] == [("fiume.png", 8, 6)]
    assert (made.language, made.languages) == ("", ("it", "en"))
    assert str(made.today) == "2024-06-01"


def test_what_is_not_there_is_not_missed(root: Path) -> None:
    (root / "content/topics.yml").unlink()
    assert checks(root) == []
    assert library(root).topics == ()


def test_every_record_knows_its_file(root: Path) -> None:
    made = library(root)
    assert str(made.claim["auto"].origin.at("id")) == "content/explainers/ponte.md:25:5"
    assert str(made.actor["comitato"].origin.place) == "content/actors.yml:8:1"
    assert made.document["ponte"].prose.blocks[0].line == 51


@pytest.mark.parametrize(
    "encode", [lambda text: text.replace("\n", "\r\n").encode(), lambda text: text.encode("utf-8-sig")]
)
def test_what_windows_writes_is_read_the_same(root: Path, encode: object) -> None:
    before = library(root)
    for name in ("explainers/ponte.md", "actors.yml"):
        file = root / "content" / name
        text = file.read_text("utf-8")
        assert callable(encode)
        file.write_bytes(encode(text))
    assert checks(root) == []
    assert library(root) == before


def test_one_faulty_file_does_not_hide_the_others(root: Path) -> None:
    (root / "content/explainers/ponte.md").write_text("---\ntitle: [\n---\n")
    made, problems = read(site(root))
    assert [problem.check for problem in problems] == ["yaml"]
    assert [each.name for each in made.explainers] == ["committee"]
    assert "document:ponte" in made.unread


def test_the_claims_of_a_faulty_file_are_remembered_as_unread(root: Path) -> None:
    file = root / "content/explainers/ponte.md"
    file.write_text(file.read_text("utf-8").replace("lang: it", "lnag: it"), "utf-8")
    assert {"claim:apertura", "claim:auto", "claim:inutile", "document:ponte"} <= library(root).unread


def test_an_entry_that_is_faulty_is_remembered_as_unread(root: Path) -> None:
    file = root / "content/actors.yml"
    file.write_text(file.read_text("utf-8").replace("kind: person", "kind: human"), "utf-8")
    made = library(root)
    assert [actor.id for actor in made.actors] == ["comitato"]
    assert made.unread == {"actor:sindaca"}


@pytest.mark.parametrize("name", [".hidden.md", "draft.md~", ".git/config", "../schemas/explainer.json"])
def test_what_editors_and_tools_leave_is_passed_over(root: Path, name: str) -> None:
    file = root / "content/explainers" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("anything")
    assert checks(root) == []


@pytest.mark.parametrize("name", ["explainers/deep/a.md", "a.md", "explainers/a.txt", "pages/a.html", "people.yml"])
def test_what_nothing_reads_is_named(root: Path, name: str) -> None:
    file = root / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("anything")
    problems = read(site(root))[1]
    assert [(problem.check, str(problem.severity)) for problem in problems] == [("stray-file", "warning")]
    assert problems[0].place.path == f"content/{name}"


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "gif"])
def test_a_picture_has_its_size_and_its_digest(root: Path, format: str) -> None:
    file = root / f"content/images/altra.{format}"
    Image.new("RGB", (30, 20)).save(file)
    picture = library(root).picture[f"altra.{format}"]
    assert (picture.width, picture.height, len(picture.digest)) == (30, 20, 64)


def test_what_is_not_utf8_is_told_with_line_and_column(root: Path) -> None:
    (root / "content/pages/latino.md").write_bytes(b"---\ntitle: A\nsummary: perch\xe9\n---\n")
    assert [str(problem.place) for problem in read(site(root))[1]] == ["content/pages/latino.md:3:15"]


def test_a_picture_of_another_kind_than_its_name_says_is_refused(root: Path) -> None:
    Image.new("RGB", (30, 20)).save(root / "content/images/falsa.png", format="GIF")
    assert checks(root) == ["image"]


def test_a_picture_that_would_fill_the_memory_is_refused(root: Path) -> None:
    side = int(reading.MOST_PIXELS**0.5) + 10
    Image.new("1", (side, side)).save(root / "content/images/grande.png")
    made, problems = read(site(root))
    assert [problem.message for problem in problems] == ["more than 50 megapixels: make it smaller"]
    assert "grande.png" not in made.picture


def test_a_picture_that_lies_on_its_side_is_measured_as_browsers_show_it(root: Path) -> None:
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (40, 30)).save(root / "content/images/girata.jpg", exif=turned)
    picture = library(root).picture["girata.jpg"]
    assert (picture.width, picture.height) == (30, 40)


@pytest.mark.parametrize("format", ["png", "jpeg", "webp", "gif"])
def test_half_a_picture_is_refused(root: Path, format: str) -> None:
    file = root / f"content/images/mezza.{format}"
    Image.linear_gradient("L").save(file)
    data = file.read_bytes()
    for length in (len(data) - 40, len(data) // 2, 10):
        file.write_bytes(data[:length])
        assert checks(root) == ["image"], length


def test_what_follows_a_picture_in_its_file_does_no_harm(root: Path) -> None:
    for format in ("png", "jpeg", "webp"):
        file = root / f"content/images/dopo.{format}"
        Image.linear_gradient("L").save(file)
        file.write_bytes(file.read_bytes() + b"what a camera adds")
    assert checks(root) == []


@pytest.mark.parametrize(
    ("format", "loop", "expected"), [("gif", 0, 1), ("gif", None, 0), ("png", 0, 1), ("webp", 0, 1)]
)
def test_a_picture_that_never_stands_still_is_refused(root: Path, format: str, loop: int | None, expected: int) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green", "blue")]
    keys: dict[str, Any] = {} if loop is None else {"loop": loop}
    file = root / f"content/images/mossa.{format}"
    frames[0].save(file, save_all=True, append_images=frames[1:], duration=300, **keys)
    assert checks(root) == ["image"] * expected


@settings(max_examples=100)
@given(st.data())
def test_no_bytes_of_a_picture_end_the_program(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(set(reading.PICTURES.values()))))
    whole = BytesIO()
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    Image.linear_gradient("L").resize((30, 20)).save(whole, kind, **({} if kind == "GIF" else {"exif": turned}))
    bytes_ = bytearray(whole.getvalue())
    for position in data.draw(st.lists(st.integers(0, 200), max_size=5)):
        bytes_[position % len(bytes_)] = data.draw(st.integers(0, 255))
    root = tmp_path_factory.getbasetemp() / "mutated" / "site"
    if not root.exists():
        shutil.rmtree(small_site(root.parent) / "content")
        (root / "content/images").mkdir(parents=True)
    for file in (root / "content/images").glob("mutata.*"):
        file.unlink()
    (root / f"content/images/mutata.{kind.lower()}").write_bytes(bytes_[: data.draw(st.integers(0, len(bytes_)))])
    assert set(checks(root)) <= {"image"}


def test_a_faulty_picture_is_told_once(root: Path) -> None:
    (root / "content/images/fiume.png").write_bytes(b"<svg onload='alert(1)'/>")
    assert [problem.check for problem in prepare(site(root)).problems] == ["image"]


@pytest.mark.parametrize("name", ["a\nb.md", "\x1b[31mrosso.md", "a\u202eb.md", os.fsdecode(b"perch\xe9.md")])
def test_a_name_that_nobody_can_read_is_told_as_a_program_would_write_it(root: Path, name: str) -> None:
    (root / "content/explainers" / name).write_text("anything", "utf-8")
    problems = read(site(root))[1]
    assert [problem.check for problem in problems] == ["file"]
    assert str(problems[0]).isascii()
    assert len(str(problems[0]).splitlines()) == 1


def test_folders_in_folders_without_end_are_left_alone(root: Path) -> None:
    deep = root / "content/images"
    for _ in range(500):
        deep = deep / "a"
    deep.mkdir(parents=True)
    assert checks(root) == ["file"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- sindaca", 'expected keys with values, as in "title: ..."'),
        ("sindaca: Ada", '"sindaca" needs keys with values'),
        ("Ada: {name: Ada, kind: person}", '"Ada" is not an id'),
        ("ab: {name: Ada, kind: person}", '"ab" is not an id'),
    ],
)
def test_a_shared_file_maps_ids_to_keys(root: Path, text: str, message: str) -> None:
    (root / "content/actors.yml").write_text(text)
    assert [problem.message[: len(message)] for problem in read(site(root))[1]] == [message]
