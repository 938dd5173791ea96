"""The theme's files: one stylesheet from many, fonts cut down to what is used, names that change with content.

A name with the digest of its bytes can be cached for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files as resources
from io import BytesIO
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from distinguo.formats.publication import Output, Publication
from distinguo.problems import Misconfigured
from distinguo.site import Site
from distinguo.store import digest

STYLESHEET = "css/site.css"
LARGEST_INLINE = 4_000
"""The size in bytes up to which an icon stands in the stylesheet itself."""
_IMPORT = re.compile(r'@import url\("([^"]+)"\)(?: layer\(([a-z]+)\))?;\n?')
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_URL = re.compile(r'url\("\.\./([^"]+)"\)')
# Latin with Italian and its neighbours' letters, Cyrillic, punctuation: what names and quotations need.
UNICODES = (
    *range(0x20, 0x180),
    *range(0x400, 0x460),
    0x490,
    0x491,
    *range(0x2010, 0x2027),
    0x202F,
    0x2030,
    0x2039,
    0x203A,
    0x20AC,
    0x2116,
    0x2190,
    0x2192,
    0x2197,
    0x21A9,
    0x2212,
)
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "lnum", "onum", "tnum")
"""The letters' features that stylesheets ask for, or that words need: https://learn.microsoft.com/typography/opentype."""
FONTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "serif-regular": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
        "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
        "serif-semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
        "serif-bold": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
        "sans-regular": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
        "sans-italic": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
        "sans-semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
        "sans-bold": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    }
)


class Assets:
    """The theme's static files by the name that templates and stylesheets use (`css/site.css`, `icons/x.svg`)."""

    def __init__(self, publication: Publication) -> None:
        self._site = publication.site
        self._store = publication.store
        self._ready: dict[str, Output] = {}

    def path(self, name: str) -> str:
        """Return the path of an asset below the output folder: its name, with its digest in it."""
        return self._asset(name).path

    def all(self) -> Iterator[Output]:
        """Return every asset that a page can ask for, fonts' licence too."""
        for name in (STYLESHEET, *self._plain()):
            self._asset(name)
        yield from self._ready.values()
        licence = resources("font_source_serif_pro") / "files" / "LICENSE.txt"
        yield Output("assets/fonts/LICENSE.txt", licence.read_bytes())

    def _plain(self) -> list[str]:
        static = [theme / "static" for theme in self._site.themes]
        files = [(folder, file) for folder in static for file in folder.rglob("*") if file.is_file()]
        found = {
            str(file.relative_to(folder)) for folder, file in files if file.resolve().is_relative_to(folder.resolve())
        }
        return sorted(name for name in found if not name.startswith("css/") and "/." not in f"/{name}")

    def _asset(self, name: str) -> Output:
        if name not in self._ready:
            data = self._bytes(name)
            path = PurePosixPath(name)
            self._ready[name] = Output(
                f"assets/{path.with_name(f'{path.stem}.{digest(data)[:10]}{path.suffix}')}", data
            )
        return self._ready[name]

    def _bytes(self, name: str) -> bytes:
        font = PurePosixPath(name)
        if font.suffix == ".woff2" and font.stem in FONTS:
            return self._font(font.stem)
        file = self._site.static(name)
        if file is None:
            raise Misconfigured(f"the theme has no file static/{name}")
        if font.suffix == ".css":
            return _minified(_URL.sub(self._address_in_css, bundled(self._site, name))).encode()
        return file.read_bytes()

    def _address_in_css(self, found: re.Match[str]) -> str:
        icon = self._site.static(found[1]) if found[1].endswith(".svg") else None
        if icon and icon.stat().st_size <= LARGEST_INLINE:
            # In the stylesheet itself: no request for it, and it shows when the site is opened from a disk.
            return f'url("data:image/svg+xml,{quote(icon.read_text("utf-8").strip(), safe=" =:/(),.")}")'
        return f'url("../{PurePosixPath(self.path(found[1])).relative_to("assets")}")'

    def _font(self, name: str) -> bytes:
        original = font_file(name).read_bytes()
        versions = f"{version('fonttools')} {version('brotli')}".encode()
        key = digest(b"woff2", versions, Path(__file__).read_bytes(), original)
        return self._store.get(key, lambda: _subset(original))


@lru_cache(maxsize=1)
def of(publication: Publication) -> Assets:
    """Return the assets of a publication, made once."""
    return Assets(publication)


def files(publication: Publication) -> Iterator[Output]:
    """Return the theme's files."""
    yield from of(publication).all()


def font_file(name: str) -> Path:
    """Return the complete font file that a name of `FONTS` stands for."""
    package, file = FONTS[name]
    return Path(str(resources(package) / "files" / file))


def own_fonts(site: Site) -> tuple[Path, ...]:
    """Return the fonts that a site's own theme has in `static/fonts/`, for the letters that ours have not."""
    fonts = sorted((site.theme / "static" / "fonts").glob("*.[ot]tf"))
    return tuple(font for font in fonts if font.is_file() and not font.is_symlink())


@lru_cache(maxsize=1)
def unwritable(publication: Publication) -> Mapping[str, str]:
    """Return the languages that no font of the briefs can write, each with a letter that is missing."""
    used = {tag: {*each.own_name, *"".join(each.months)} for tag, each in publication.localities.items()}
    missing = {tag: found for tag, each in used.items() if (found := each - {chr(code) for code in UNICODES})}
    # Only then: to open the fonts takes time, and most languages are written with the letters above.
    known = letters(publication) if missing else frozenset()
    return MappingProxyType({tag: min(each - known) for tag, each in missing.items() if each - known})


@lru_cache(maxsize=1)
def letters(publication: Publication) -> frozenset[str]:
    """Return the letters that the fonts of the briefs have, one or another of them."""
    from fontTools.ttLib import TTFont

    files = [*map(font_file, FONTS), *own_fonts(publication.site)]
    return frozenset(chr(code) for file in files for code in TTFont(file, lazy=True).getBestCmap())


def bundled(site: Site, name: str) -> str:
    """Return a stylesheet with its `@import`s replaced by what they import, in their layers; comments left out.

    The theme's own files stay what a browser can load as they are, without a build.
    """
    file = site.static(name)
    if file is None:
        raise Misconfigured(f"the theme has no file static/{name}")

    def imported(found: re.Match[str]) -> str:
        inner = bundled(site, str(PurePosixPath(name).parent / found[1]))
        return f"@layer {found[2]} {{\n{inner}}}\n" if found[2] else inner

    return _IMPORT.sub(imported, _COMMENT.sub("", file.read_text("utf-8")))


def _minified(css: str) -> str:
    """Return a stylesheet that means the same in fewer bytes; raise Misconfigured if it is none."""
    from lightningcss import calc_parser_flags, process_stylesheet

    try:
        return str(process_stylesheet(css, parser_flags=calc_parser_flags(nesting=True)))
    except ValueError as error:
        raise Misconfigured(f"a stylesheet of the theme's cannot be read: {error}") from error


def _subset(original: bytes) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(original), recalcTimestamp=False)
    # The licence (SIL OFL) keeps the name "Source" for the unchanged font: only copyright and licence stay.
    options = Options(layout_features=FEATURES, name_IDs=[0, 13, 14], notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
