"""The pictures that stand for explainers, and for the site, where they are shared: OpenGraph's and Twitter's cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, features

from distinguo import addresses
from distinguo.claim import Status
from distinguo.explainer import Explainer
from distinguo.formats.assets import font_file, own_fonts
from distinguo.formats.card.canvas import Look
from distinguo.formats.card.drawing import Card, Tally, Words
from distinguo.formats.card.text import Face
from distinguo.formats.publication import Output, Publication
from distinguo.formats.templates import environment
from distinguo.site import Site
from distinguo.store import digest

FACES = {
    "name": ("serif-semibold", -0.022),
    "title": ("serif-semibold", -0.012),
    "motto": ("serif-italic", 0.0),
    "plain": ("sans-regular", 0.0),
    "bold": ("sans-semibold", 0.0),
}
"""What each face of a card is written in, and its tracking in ems: as on the site's pages."""
MADE_WITH = ("pil", "freetype2", "raqm", "harfbuzz", "fribidi", "zlib", "zlib_ng")
_CODE = tuple(sorted(Path(__file__).parent.glob("*.py")))
_COLOUR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\)")
_SHADES = 24


def files(publication: Publication) -> Iterator[Output]:
    """Return a card for each explainer in each language, and one a language for the site."""
    press = _Press(publication.site)
    jobs = [(tag, each) for tag, library in publication.editions.items() for each in (None, *library.explainers)]
    for done, (language, explainer) in enumerate(jobs):
        publication.progress("cards", done, len(jobs))
        words = said(publication, language, explainer)
        data = publication.store.get(press.key(words), lambda words=words: press.png(words))  # type: ignore[misc]
        yield Output(addresses.card(language, explainer), data)
    publication.progress("cards", len(jobs), len(jobs))


def said(publication: Publication, language: str, explainer: Explainer | None = None) -> Words:
    """Return the words of an explainer's card in a language, or of the site's."""
    library = publication.editions[language]
    claims = library.ledger(explainer) if explainer else library.claims
    env, locality = environment(publication, language), publication.localities[language]
    words: Any = env.get_template("partials/card_words.html").make_module({"explainer": explainer, "claims": claims})
    labels: Any = env.globals["labels"]
    numbers = {status: sum(claim.status is status for claim in claims) for status in Status}
    return Words(
        name=publication.site.name,
        title=explainer.title.plain if explainer else "",
        motto="" if explainer else words.motto.unescape(),
        as_of=words.as_of.unescape() if explainer else "",
        count=words.count.unescape() if claims else "",
        statuses=tuple(
            Tally(str(status), labels.STATUS[status].unescape(), number, locality.whole(number))
            for status, number in numbers.items()
            if number
        ),
        is_rtl=locality.direction == "rtl",
    )


class _Press:
    """A site's look, read once."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def png(self, words: Words) -> bytes:
        """Return the card that says the words."""
        card = Card(self._look, words)
        image = card.of_explainer() if words.title else card.of_site()
        out = BytesIO()
        image.quantize(palette=self._palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()

    def key(self, words: Words) -> str:
        """Return the digest of all that a card depends on."""
        return digest(repr(words).encode(), self._engine)

    @cached_property
    def _engine(self) -> bytes:
        versions = [f"{name} {features.version(name)}" for name in MADE_WITH] + [f"fonttools {version('fonttools')}"]
        fonts = [
            font.read_bytes() for font in sorted({font for face in self._look.faces.values() for font in face.fonts})
        ]
        look = repr((sorted(self._look.icons.items()), sorted(self._look.colours.items())))
        parts = [
            " ".join(versions).encode(),
            look.encode(),
            *(file.read_bytes() for file in _CODE),
            *fonts,
        ]
        return digest(*parts).encode()

    @cached_property
    def _look(self) -> Look:
        own = own_fonts(self.site)
        faces = {name: Face((font_file(font), *own), tracking) for name, (font, tracking) in FACES.items()}
        icons = {
            str(status): file.read_bytes() for status in Status if (file := self.site.static(f"icons/{status}.svg"))
        }
        return Look(faces, icons, self._colours)

    @property
    def _colours(self) -> Mapping[str, tuple[str, str]]:
        """The colours of the site's own tokens; those that it has not, or writes in another way, are the engine's."""
        tokens = [theme / "static" / "css" / "tokens.css" for theme in reversed(self.site.themes)]
        found = [_COLOUR.findall(file.read_text("utf-8")) for file in tokens if file.is_file()]
        return {name: (light, dark) for colours in found for name, light, dark in colours}

    @cached_property
    def _palette(self) -> Image.Image:
        """All colours of a card: each lies between a ground and what is drawn on it. None is dithered."""
        light, dark = self._look.light, self._look.dark
        pairs = [(light("page"), light(ink)) for ink in ("brand", "soft", "title")]
        pairs += [(light("band"), dark("title")), (light("band"), light("page")), (light("band"), light("strip"))]
        pairs += [(light("strip"), light(ink)) for ink in ("brand", "accent", "soft", "ink")]
        shades = [
            tuple(round(a + (b - a) * step / _SHADES) for a, b in zip(*map(ImageColor.getrgb, pair), strict=True))
            for pair in pairs
            for step in range(_SHADES + 1)
        ]
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for shade in list(dict.fromkeys(shades))[:256] for part in shade])
        return palette
