"""The PDF brief: one an explainer and language, from its own template and print stylesheet, by WeasyPrint.

The only room that knows WeasyPrint. It is hermetic: fonts, icons and pictures come from the build, nothing
comes from the network or from elsewhere on the disk, and whatever WeasyPrint warns of is a problem.
"""

from __future__ import annotations

import ctypes
import hashlib
import logging
import mimetypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from xml.sax.saxutils import escape

import segno

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats import pictures
from distinguo.formats.assets import FONTS, bundled, font_file, own_fonts, unwritable
from distinguo.formats.data import explainer_json
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import template
from distinguo.formats.timeline.line import timeline_picture
from distinguo.formats.view import View
from distinguo.problems import FaultySite, Misconfigured, Place, Problem
from distinguo.store import digest

STYLESHEET = "css/brief.css"
BASE = "https://brief.invalid/"
MADE_WITH = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5", "cssselect2", "pillow")
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{0}</dir><cachedir>{0}/cache</cachedir></fontconfig>
"""


def files(publication: Publication) -> Iterator[Output]:
    """Return the briefs; raise FaultySite, with every fault, when one of them cannot be made as it should."""
    if not publication.site.briefs:
        return
    tags = [tag for tag in publication.editions if tag not in unwritable(publication)]
    jobs = [(each, tag) for tag in tags for each in publication.editions[tag].explainers]
    press = _Press(publication)
    for done, (explainer, language) in enumerate(jobs):
        publication.progress("briefs", done, len(jobs))
        data = press.brief(explainer, language)
        if data is not None:
            yield Output(addresses.brief(explainer, language), data)
    publication.progress("briefs", len(jobs), len(jobs))
    if press.problems:
        raise FaultySite(sorted(press.problems))


def page(publication: Publication, explainer: Explainer, language: str) -> str:
    """Return the HTML of an explainer's brief in a language."""
    here = addresses.path(explainer, language)
    tags = [tag for tag in publication.languages_of(explainer) if tag not in unwritable(publication)]
    alternates = {tag: addresses.path(explainer, tag) for tag in tags}
    library = publication.editions[language]
    claims = library.ledger(explainer)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    view = View(publication, language, here, alternates, on_paper=True, ledger=numbers, record=explainer)
    return template(publication, language, "brief.html").render(
        view=view,
        library=library,
        explainer=explainer,
        claims=claims,
        numbers=numbers,
        timeline_picture=timeline_picture,
        qr=segno.make(view.url, error="m").svg_data_uri(border=2, omitsize=True),
        sha256=hashlib.sha256(explainer_json(publication, explainer, language)).hexdigest(),
        data_file=f"claims.{language}.json",
        abstracts={tag: publication.editions[tag].document[explainer.name] for tag in view.other_languages},
    )


@dataclass(frozen=True)
class _Printer:
    """WeasyPrint, ready: imported once, its fonts read and its stylesheet parsed once."""

    html: Any
    css: Any
    fonts: Any
    fetcher: Any


class _Press:
    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.problems: list[Problem] = []

    def brief(self, explainer: Explainer, language: str) -> bytes | None:
        """Return the PDF, from the store if nothing it depends on has changed; None if it is faulty."""
        html = page(self.publication, explainer, language)
        images = repr(self.publication.editions[language].pictures).encode() + pictures.of(self.publication).recipe
        key = digest(html.encode(), self._stylesheet.encode(), self._engine, images)
        warnings: list[str] = []
        try:
            return self.publication.store.get(key, lambda: self._pdf(html, warnings))
        except _Imperfect:
            place = Place(explainer.path)
            self.problems += [Problem(place, "brief", f"{language}: {text}") for text in dict.fromkeys(warnings)]
            return None

    @cached_property
    def _stylesheet(self) -> str:
        return bundled(self.publication.site, STYLESHEET)

    @cached_property
    def _fonts(self) -> tuple[tuple[str, bytes], ...]:
        """The fonts, by the name of their file: ours, then those of the site's own theme."""
        ours = [(f"{name}.ttf", font_file(name)) for name in FONTS]
        own = [(f"own-{file.name}", file) for file in own_fonts(self.publication.site)]
        return tuple((name, file.read_bytes()) for name, file in (*ours, *own))

    @cached_property
    def _engine(self) -> bytes:
        """What else a brief depends on: WeasyPrint and what it stands on, this module, the fonts, the icons."""
        from importlib.metadata import version

        versions = [f"{name} {version(name)}" for name in MADE_WITH]
        try:
            versions.append(f"pango {ctypes.CDLL('libpango-1.0.so.0').pango_version()}")
        except OSError:
            versions.append("no pango")
        code = Path(__file__).read_bytes()
        folders = [theme / "static" / "icons" for theme in self.publication.site.themes]
        files = [file for folder in folders for file in sorted(folder.glob("*.svg"))]
        icons = [part for file in files for part in (file.name.encode(), file.read_bytes())]
        fonts = [data for _, data in self._fonts]
        return digest(" ".join(versions).encode(), code, *fonts, *icons).encode()

    def _pdf(self, html: str, warnings: list[str]) -> bytes:
        printer = self._printer
        listener = _Listener(warnings)
        log = logging.getLogger("weasyprint")
        log.addHandler(listener)
        try:
            document = printer.html(string=html, base_url=BASE, url_fetcher=printer.fetcher)
            pdf: bytes = document.write_pdf(
                stylesheets=[printer.css], font_config=printer.fonts, pdf_variant="pdf/ua-1", custom_metadata=True
            )
        finally:
            log.removeHandler(listener)
        if warnings:
            raise _Imperfect
        return pdf

    @cached_property
    def _printer(self) -> _Printer:
        # Before Pango is loaded: with the system's fonts the bytes would depend on the machine.
        os.environ["FONTCONFIG_FILE"] = str(self._fontconfig())
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
        except OSError as error:
            packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            raise Misconfigured(f"PDF briefs need Pango: as root, apt-get install {packages} ({error})") from error
        fonts = FontConfiguration()
        fetcher = _fetcher(self.publication)
        css = weasyprint.CSS(string=self._stylesheet, base_url=f"{BASE}css/", font_config=fonts, url_fetcher=fetcher)
        return _Printer(weasyprint.HTML, css, fonts, fetcher)

    def _fontconfig(self) -> Path:
        """Return a configuration of fontconfig that knows our fonts, the site's own, and no others."""
        folder = self.publication.site.cache.resolve() / "fonts"
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob("*.[ot]tf"):
            if file.name not in dict(self._fonts):
                file.unlink()
        for name, data in self._fonts:
            copy = folder / name
            if not copy.is_file() or copy.read_bytes() != data:
                copy.write_bytes(data)
        config = folder / "fonts.conf"
        config.write_text(_FONTCONFIG.format(escape(str(folder))), "utf-8")
        return config


class _Imperfect(Exception):
    """WeasyPrint warned of something, so the PDF is not what it should be."""


class _Listener(logging.Handler):
    def __init__(self, warnings: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.warnings = warnings

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


def _fetcher(publication: Publication) -> Any:
    """Return what WeasyPrint asks for files: the theme's, the fonts, the pictures, and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    site, images = publication.site, publication.library.picture

    def found(url: str) -> Path | None:
        """Return the file behind an address of the stylesheet; None if a brief may not have it."""
        folder, _, name = url.removeprefix(BASE).partition("/")
        if not url.startswith(BASE) or PurePosixPath(name).name != name:
            return None
        if folder == "fonts" and PurePosixPath(name).stem in FONTS:
            return font_file(PurePosixPath(name).stem)
        return site.static(f"icons/{name}") if folder == "icons" else None

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/svg+xml"):
                return super().fetch(url, headers)
            if url.startswith("picture:") and (picture := images.get(url.removeprefix("picture:"))):
                data = pictures.of(publication).on_paper(picture)
                kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
                return URLFetcherResponse(url, data, {"Content-Type": kind})
            file = found(url)
            if file is None:
                raise ValueError(f"a brief may not load {url}")
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})

    return Fetcher(allowed_protocols={"data"}, fail_on_errors=True)
