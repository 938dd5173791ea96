"""The content's pictures on the site: only those that pages show, in the sizes that screens need, named for ever."""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from distinguo.formats import pictures
from distinguo.formats.pictures import Pictures, Shown, files, redrawn
from distinguo.formats.publication import Publication
from distinguo.library import Picture
from distinguo.problems import FaultySite
from tests.cases import publication as published
from tests.formats.pictures.test_redrawn import photo, quarters, secretive

LARGE = (2400, 1600)


@pytest.fixture
def site(root: Path, publication: Publication) -> Publication:
    """The small site with more pictures."""
    images = root / "content/images"
    (images / "mappe").mkdir()
    photo(LARGE).save(images / "grande.jpg", exif=secretive())
    photo((500, 2500)).save(images / "alta.png")
    quarters((300, 200)).save(images / "mappe/grande.png")
    quarters().save(images / "mossa.gif", save_all=True, append_images=[quarters().rotate(180)], loop=1)
    return published(root, publication.store.folder)


def picture(site: Publication, path: str) -> Picture:
    return site.library.picture[path]


def test_a_picture_that_no_page_shows_is_not_published(site: Publication) -> None:
    assert list(files(site)) == []
    pictures.of(site).shown(picture(site, "fiume.png"))
    [output] = files(site)
    assert re.fullmatch(r"images/fiume\.8\.[0-9a-f]{10}\.webp", output.path)


def test_a_large_picture_is_there_in_the_sizes_of_screens(site: Publication) -> None:
    all = Pictures(site)
    shown = all.shown(picture(site, "grande.jpg"))
    assert [width for width, _ in shown.files] == [480, 960, 1600]
    made = {output.path: output.data for output in all.all()}
    for width, path in shown.files:
        with Image.open(BytesIO(made.pop(path))) as image:
            assert (image.format, image.size) == ("WEBP", (width, round(width * 2 / 3)))
    assert made == {}
    assert shown.source == shown.files[1][1]


def test_a_small_picture_is_one_file_of_its_own_size(site: Publication) -> None:
    shown = Pictures(site).shown(picture(site, "mappe/grande.png"))
    assert [width for width, _ in shown.files] == [300]
    assert (shown.width, shown.height) == (300, 200)
    assert shown.source.startswith("images/mappe/grande.300.")


@pytest.mark.parametrize(
    ("size", "room"),
    [
        ((3, 3), (3, 3)),
        ((600, 400), (600, 400)),
        ((1500, 1000), (1080, 720)),
        ((1600, 1600), (720, 720)),
        ((3000, 4000), (540, 720)),
        ((600, 2400), (270, 1080)),
        ((600, 3000), (216, 1080)),
        ((6000, 200), (1600, 53)),
        ((1, 50_000_000), (1, 50_000_000)),
    ],
)
def test_a_picture_takes_no_more_room_than_it_should(size: tuple[int, int], room: tuple[int, int]) -> None:
    width, height = pictures._room(Picture("a.png", *size, "0" * 64))
    assert (width, height) == room


@pytest.mark.parametrize(
    ("width", "sizes"),
    [
        (1080, "(max-width: 679px) 92vw, 39rem"),
        (624, "(max-width: 679px) 92vw, 39rem"),
        (540, "(max-width: 587px) 92vw, 540px"),
        (3, "(max-width: 4px) 92vw, 3px"),
    ],
)
def test_a_browser_is_told_how_wide_it_stands(width: int, sizes: str) -> None:
    assert Shown(((width, "images/a.webp"),), width, 10).sizes == sizes


def test_none_has_more_pixels_than_any_screen_shows(site: Publication) -> None:
    tall = Picture("alta.png", 1500, 7500, picture(site, "alta.png").digest)
    assert [width for width, _ in Pictures(site).shown(tall).files] == [480, 648]


def test_what_moves_stays_as_it_is(site: Publication) -> None:
    all, moving = Pictures(site), picture(site, "mossa.gif")
    shown = all.shown(moving)
    [output] = all.all()
    assert output.path == shown.source == f"images/mossa.{moving.digest[:10]}.gif"
    assert output.data == (site.site.content / "images/mossa.gif").read_bytes()


def test_names_change_with_the_picture_and_with_nothing_else(site: Publication) -> None:
    first, again = (Pictures(site).shown(picture(site, "grande.jpg")) for _ in range(2))
    assert first == again
    other = Picture("grande.jpg", *LARGE, "0" * 64)
    assert {path for _, path in Pictures(site).shown(other).files}.isdisjoint(path for _, path in first.files)


def test_nothing_is_drawn_twice(site: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    def outputs() -> list[tuple[str, bytes]]:
        all = Pictures(site)
        for path in ("grande.jpg", "alta.png", "mappe/grande.png"):
            all.shown(picture(site, path))
        return [(output.path, output.data) for output in all.all()]

    first = outputs()
    monkeypatch.setattr(redrawn, "upright", lambda *_: pytest.fail("drawn again"))
    assert outputs() == first
    assert len({path for path, _ in first}) == len(first) == 5


def test_a_brief_has_it_small_enough_for_paper_and_without_what_the_camera_wrote(site: Publication) -> None:
    data = Pictures(site).on_paper(picture(site, "grande.jpg"))
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1600, 1067))
        assert not image.getexif()


def test_each_that_cannot_be_read_is_told_of_by_its_name(root: Path, publication: Publication) -> None:
    images = root / "content/images"
    all = Pictures(published(root, publication.store.folder))
    for name in ("rotta.png", "guasta.png"):
        photo((200, 100)).save(images / name)
        data = (images / name).read_bytes()
        (images / name).write_bytes(data[: len(data) // 2] + data[-12:])
    frames = [quarters(), quarters().rotate(180)]
    frames[0].save(images / "spia.webp", save_all=True, append_images=frames[1:], exif=secretive(), loop=1)
    for name in ("fiume.png", "rotta.png", "guasta.png", "spia.webp"):
        all.shown(Picture(name, 200, 100, name.encode().hex().rjust(64, "0")))
    with pytest.raises(FaultySite) as raised:
        list(all.all())
    problems = [str(problem) for problem in raised.value.problems]
    assert [problem.partition(":")[0] for problem in problems] == [
        f"content/images/{name}" for name in ("guasta.png", "rotta.png", "spia.webp")
    ]
    assert [problem for problem in problems if "error: cannot be published (" not in problem] == []
    assert "has metadata" in problems[2]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_damage_of_any_kind_is_the_pictures_fault_and_never_a_crash(
    kind: str, root: Path, publication: Publication
) -> None:
    dice = random.Random(kind)
    out = BytesIO()
    photo((40, 30)).save(out, kind, exif=secretive())
    file = root / f"content/images/a.{'jpg' if kind == 'JPEG' else kind.lower()}"
    site = published(root, publication.store.folder)
    outcomes: set[int | str] = set()
    for number in range(60):
        data = bytearray(out.getvalue())
        data[dice.randrange(len(data))] = dice.randrange(256)
        file.write_bytes(data[: dice.randrange(len(data))] if number % 3 == 0 else data)
        all = Pictures(site)
        all.shown(Picture(file.name, 40, 30, f"{kind}{number}".rjust(64, "0")))
        try:
            outcomes.add(len(list(all.all())))
        except FaultySite as faulty:
            outcomes.add(str(faulty.problems[0].place))
    assert outcomes == {1, f"content/images/{file.name}:1:1"}
