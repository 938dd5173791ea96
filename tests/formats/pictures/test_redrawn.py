"""Pictures drawn anew: upright, in the web's colours, and nothing told that is not shown."""

from __future__ import annotations

import random
import struct
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms, ImageDraw, ImageFile

from distinguo.formats.pictures.redrawn import for_paper, for_screens, moves, upright

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255)
SECRET = b"45.4642,9.1900"


def quarters(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture whose corners differ: red, green, blue, white from the top left."""
    image = Image.new("RGB", size, WHITE)
    draw = ImageDraw.Draw(image)
    w, h = size[0] // 2, size[1] // 2
    for (x, y), colour in {(0, 0): RED, (w, 0): GREEN, (0, h): BLUE}.items():
        draw.rectangle((x, y, x + w - 1, y + h - 1), colour)
    return image


def corners(image: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours of the corners, from the top left, rounded to what they are meant to be."""
    w, h = image.size
    rgb = image.convert("RGB")
    points = ((w // 8, h // 8), (w - w // 8 - 1, h // 8), (w // 8, h - h // 8 - 1), (w - w // 8 - 1, h - h // 8 - 1))
    return [
        min((RED, GREEN, BLUE, WHITE), key=lambda c: sum(abs(a - b) for a, b in zip(c, found, strict=True)))
        for found in map(rgb.getpixel, points)
        if isinstance(found, tuple)
    ]


def photo(size: tuple[int, int]) -> Image.Image:
    """Return a picture of many colours, the same every time."""
    dice = random.Random(1)
    small = Image.frombytes("RGB", (64, 48), bytes(dice.randrange(256) for _ in range(64 * 48 * 3)))
    return small.resize(size, Image.Resampling.BICUBIC)


def secretive() -> Image.Exif:
    """Return metadata that tell where a picture was taken."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (45.0, 27.0, 51.0)
    return exif


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_picture_stands_upright_however_the_camera_was_held(suffix: str, orientation: int, tmp_path: Path) -> None:
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    lying = quarters((400, 200))
    if orientation in back:
        # What undoes each turn: Transpose has flips as 0 and 1, then turns by 90, 180, 270, then its two diagonals.
        lying = lying.transpose(Image.Transpose(back[orientation]))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    lying.save(tmp_path / f"a.{suffix}", exif=exif, quality=95)
    made = upright(tmp_path / f"a.{suffix}", 1600)
    assert made.size == (400, 200)
    assert corners(made) == [RED, GREEN, BLUE, WHITE]
    assert upright(tmp_path / f"a.{suffix}", 100).size == (100, 50)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_where_a_picture_was_taken_is_not_published(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{suffix}"
    extra = {"jpg": {"comment": SECRET}, "webp": {"xmp": b"<x>" + SECRET + b"</x>"}}.get(suffix, {})
    photo((600, 400)).save(file, exif=secretive(), **extra)  # type: ignore[arg-type]
    file.write_bytes(file.read_bytes() + SECRET)
    assert SECRET in file.read_bytes()
    image = upright(file, 1600)
    for data in (for_screens(image, 600), for_screens(image, 300), for_paper(image)):
        assert SECRET not in data
        with Image.open(BytesIO(data)) as made:
            assert not made.getexif()
            assert not made.info.keys() & {"exif", "xmp", "comment", "icc_profile", "photoshop"}


def test_colours_of_another_space_become_those_of_the_web(tmp_path: Path) -> None:
    srgb, lab = (ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes() for name in ("sRGB", "LAB"))
    image = photo((64, 64))
    plain, tagged = tmp_path / "a.png", tmp_path / "b.png"
    image.save(plain)
    image.save(tagged, icc_profile=srgb)
    assert upright(tagged, 64).tobytes() == upright(plain, 64).tobytes(), "sRGB is left as it is"
    image.save(tagged, icc_profile=lab)
    assert upright(tagged, 64).tobytes() == upright(plain, 64).tobytes(), "a profile of other channels says nothing"
    image.save(tagged, icc_profile=b"no profile")
    assert upright(tagged, 64).tobytes() == upright(plain, 64).tobytes()
    image.save(tagged, icc_profile=_swapped(srgb))
    assert upright(tagged, 64).tobytes() != upright(plain, 64).tobytes()


def _swapped(profile: bytes) -> bytes:
    """Return a profile of another name, in which red is green and green is red."""
    swapped = profile.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    return swapped.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_pictures_of_every_kind_become_what_browsers_show(mode: str, tmp_path: Path) -> None:
    file = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    if mode == "I;16":
        Image.frombytes("I;16", (40, 20), struct.pack("<40H", *[65_535] * 20, *[32_768] * 20) * 20).save(file)
    else:
        quarters().convert(mode).save(file)
    made = upright(file, 1600)
    assert made.mode in ("L", "RGB", "RGBA")
    assert made.size == (40, 20)
    if mode == "I;16":
        assert (made.getpixel((5, 5)), made.getpixel((35, 5))) == (255, 128)
    elif mode in ("P", "RGB", "RGBA", "CMYK"):
        assert corners(made) == [RED, GREEN, BLUE, WHITE]
    assert for_paper(made).startswith(b"\x89PNG")


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    for mode in ("RGBA", "P"):
        Image.new("RGBA", (10, 10), (255, 0, 0, 0)).convert(mode).save(tmp_path / "a.png")
        made = upright(tmp_path / "a.png", 1600)
        assert made.mode == "RGBA"
        with Image.open(BytesIO(for_screens(made, 10))) as shown, Image.open(BytesIO(for_paper(made))) as printed:
            assert shown.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
            assert printed.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_drawing_keeps_its_colours_and_a_photograph_becomes_small(tmp_path: Path) -> None:
    drawing, picture = quarters((800, 600)), photo((800, 600))
    with Image.open(BytesIO(for_screens(drawing, 800))) as made:
        assert made.convert("RGB").tobytes() == drawing.tobytes()
    assert len(for_screens(picture, 800)) < 60_000
    assert len(for_screens(picture, 400)) < len(for_screens(picture, 800))
    assert for_paper(picture).startswith(b"\xff\xd8")
    assert for_paper(drawing).startswith(b"\x89PNG")


def test_widths_are_as_asked_and_never_more_than_there_is(tmp_path: Path) -> None:
    photo((1000, 333)).save(tmp_path / "a.jpg")
    image = upright(tmp_path / "a.jpg", 900)
    assert image.size == (900, 300)
    sizes = []
    for width in (450, 900, 4000):
        with Image.open(BytesIO(for_screens(image, width))) as made:
            sizes.append(made.size)
    assert sizes == [(450, 150), (900, 300), (900, 300)]


def test_a_sliver_keeps_one_pixel(tmp_path: Path) -> None:
    Image.new("L", (5000, 1)).save(tmp_path / "a.png")
    assert upright(tmp_path / "a.png", 100).size == (100, 1)


def test_only_what_has_more_frames_than_one_moves(tmp_path: Path) -> None:
    frames = [quarters(), quarters().transpose(Image.Transpose.ROTATE_180)]
    for name in ("a.gif", "a.webp", "a.png"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:], loop=1)
        assert moves(tmp_path / name), name
        frames[0].save(tmp_path / name)
        assert not moves(tmp_path / name), name
    # Two photographs in one file, as telephones write them, are no film.
    frames[0].save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=frames[1:])
    assert not moves(tmp_path / "a.jpg")
    assert corners(upright(tmp_path / "a.jpg", 1600)) == [RED, GREEN, BLUE, WHITE]


def test_what_moves_and_tells_where_it_was_taken_is_refused(tmp_path: Path) -> None:
    quarters().save(
        tmp_path / "a.webp", save_all=True, append_images=[quarters((40, 20)).rotate(180)], exif=secretive()
    )
    with pytest.raises(ValueError, match="has metadata"):
        moves(tmp_path / "a.webp")


def test_half_a_picture_is_none_even_where_another_library_allows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo((200, 100)).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: len(data) // 2] + data[-12:])
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(OSError, match="truncated"):
        upright(tmp_path / "a.png", 1600)
    assert ImageFile.LOAD_TRUNCATED_IMAGES
