"""A picture drawn anew: the right way up, in the web's colours, and nothing in its file but what can be seen."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageCms, ImageFile

QUALITY = 80
MOST_COLOURS = 16_384
"""What has no more colours than that is a drawing."""
MADE_WITH = ("pil", "webp", "libjpeg_turbo", "littlecms2", "zlib", "zlib_ng")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What makes it upright, by what EXIF says of how the camera was held.


def upright(file: Path, widest: int) -> Image.Image:
    """Return the picture in a file as browsers show it: the right way up, in sRGB, at most so many pixels wide.

    Whatever the file says beside that is left out.
    """
    with _strictly(), Image.open(file) as image:
        held = image.getexif().get(ExifTags.Base.Orientation, 1)
        share = min(1, widest / (image.height if held in (5, 6, 7, 8) else image.width))
        size = max(1, round(image.width * share)), max(1, round(image.height * share))
        # JPEG can be read at a half, a quarter, an eighth of its size: in a fraction of time and memory.
        image.draft(None, size)
        profile = image.info.get("icc_profile")
        drawn = _in_plain_colours(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    made = _in_srgb(drawn.transpose(_TURNS[held]) if held in _TURNS else drawn, profile)
    made.info.clear()
    return made


def moves(file: Path) -> bool:
    """Return whether the picture in a file moves; raise ValueError if it does, and tells more than it shows.

    To draw such a picture anew would take minutes: it is published as it is.
    """
    with _strictly(), Image.open(file) as image:
        if image.format not in ("GIF", "PNG", "WEBP") or not getattr(image, "is_animated", False):
            return False
        if image.info.keys() & {"exif", "xmp"}:
            raise ValueError("it moves, and has metadata (where it was taken, perhaps)")
        return True


def _in_plain_colours(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # Sixteen bits a pixel, of which screens show eight.
        return image.point(lambda value: value * (1 / 256)).convert("L")
    wanted = "RGBA" if image.has_transparency_data else image.mode if image.mode in ("L", "CMYK") else "RGB"
    # A copy of fifty megapixels is two hundred megabytes.
    return image if image.mode == wanted else image.convert(wanted)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in the colours of the web; one whose profile cannot be read is taken for one without."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(own):
                mode = "RGBA" if image.mode == "RGBA" else "RGB"
                made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
                image = made or image
        except (ImageCms.PyCMSError, OSError):
            pass
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


def for_screens(image: Image.Image, width: int) -> bytes:
    """Return the picture as WebP, so many pixels wide."""
    height = max(1, round(image.height * width / image.width))
    made = image.resize((width, height), Image.Resampling.LANCZOS) if width < image.width else image
    loose = _webp(made, lossless=False)
    exact = _webp(made, lossless=True) if made.getcolors(MOST_COLOURS) is not None else b""
    # For a drawing the exact file is worth a little more: lines and letters stay sharp.
    return exact if exact and len(exact) <= 1.25 * len(loose) else loose


def _webp(image: Image.Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, lossless=lossless)
    return out.getvalue()


def for_paper(image: Image.Image) -> bytes:
    """Return the picture as PNG if it is a drawing or transparent, as JPEG if not."""
    out = BytesIO()
    if image.mode == "RGBA" or image.getcolors(MOST_COLOURS) is not None:
        image.save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


@contextmanager
def _strictly() -> Iterator[None]:
    """Keep what Pillow warns of from whoever cannot mend it, and half a picture from being taken for a whole one."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    # WeasyPrint lets all of the process read half pictures.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
