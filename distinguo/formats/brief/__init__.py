"""The PDF briefs: one an explainer and language, and one in two languages side by side.

`sheet` makes the HTML of the one, `bilingual` that of the other; `typography` sets it in type, `glyphs` looks for
letters that no font has, the press prints. A brief is printed only when something that it depends on has changed.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from distinguo.formats.assets import FONTS, bundled, font_file, own_fonts
from distinguo.formats.brief import bilingual, sheet
from distinguo.formats.brief.sheet import Sheet
from distinguo.formats.editions import pairs, printable
from distinguo.formats.publication import Output, Publication
from distinguo.press import BASE, Press, Printed, Stock, edition
from distinguo.problems import FaultySite, Problem
from distinguo.site import Site

STYLESHEET = "css/brief.css"
_ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_NAMED = re.compile(r"(--[\w-]+): ([^;]+);")
_USED = re.compile(r"var\((--[\w-]+)\)")
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{0}</dir><cachedir>{0}/cache</cachedir></fontconfig>
"""


def files(publication: Publication) -> Iterator[Output]:
    """Return the briefs; raise FaultySite, with every fault, when one of them cannot be made as it should."""
    if not publication.site.briefs:
        return
    jobs = list(_jobs(publication))
    problems: list[Problem] = []
    publication.progress("briefs", 0, len(jobs))
    for done, (made, printed) in enumerate(_printed(publication, jobs), 1):
        publication.progress("briefs", done, len(jobs))
        problems += made.problems
        problems += [Problem(made.place, "brief", f"{made.languages}: {fault}") for fault in printed.faults]
        if printed.pdf and not problems:
            yield Output(made.path, printed.pdf)
    if problems:
        raise FaultySite(sorted(set(problems)))


def _jobs(publication: Publication) -> Iterator[Callable[[], Sheet]]:
    """Return what makes the sheet of each brief, language by language, then of those in two."""
    for tag, library in publication.editions.items():
        for explainer in library.explainers:
            if tag in printable(publication, explainer):
                yield partial(sheet.sheet, publication, explainer, tag)
    for explainer in publication.library.explainers:
        for first, second in pairs(publication, explainer):
            yield partial(bilingual.sheet, publication, explainer, first, second)


def _printed(publication: Publication, jobs: list[Callable[[], Sheet]]) -> Iterator[tuple[Sheet, Printed]]:
    """Return each sheet and what became of it, in their order: kept from an earlier build, or printed."""
    stock = _stock(publication.site)
    shared = edition(stock)
    store = publication.store
    waiting: deque[tuple[Sheet, str, Callable[[], Printed]]] = deque()

    def finished() -> tuple[Sheet, Printed]:
        made, key, result = waiting.popleft()
        printed = result()
        if printed.pdf:
            store.keep(key, printed.pdf)
        return made, printed

    with Press(stock) as press:
        for job in jobs:
            made = job()
            key = made.order.key(shared)
            kept = store.kept(key)
            if made.problems or kept is not None:
                waiting.append((made, key, partial(Printed, kept or b"")))
            else:
                waiting.append((made, key, press.begin(made.order)))
            # No more sheets are held than keep the workers busy.
            while len(waiting) > 2 * press.workers:
                yield finished()
        while waiting:
            yield finished()


def _stock(site: Site) -> Stock:
    """Return what all briefs share: the stylesheet, the fonts, the theme's icons."""
    files = {f"{BASE}fonts/{name}.woff2": ("font/ttf", font_file(name).read_bytes()) for name in FONTS}
    for folder in reversed([theme / "static" / "icons" for theme in site.themes]):
        for icon in sorted(folder.glob("*.svg")):
            files[f"{BASE}icons/{icon.name}"] = ("image/svg+xml", icon.read_bytes())
    paper = f"\n@page {{ size: {site.paper}; }}\n"
    return Stock(_resolved(bundled(site, STYLESHEET)) + paper, files, _fontconfig(site))


def _resolved(css: str) -> str:
    """Return a stylesheet with the values of `:root` in place of their names.

    WeasyPrint reads a declaration with a name in it anew for each element: a twentieth of its time.
    """
    root = _ROOT.search(css)
    values = dict(_NAMED.findall(root[1])) if root else {}
    for _ in values:
        resolved = _USED.sub(lambda found: values.get(found[1], found[0]), css)
        if resolved == css:
            break
        css = resolved
    return css


def _fontconfig(site: Site) -> Path:
    """Return a configuration of fontconfig that knows our fonts, the site's own, and no others."""
    ours = [(f"{name}.ttf", font_file(name)) for name in FONTS]
    own = [(f"own-{file.name}", file) for file in own_fonts(site)]
    fonts = {name: file.read_bytes() for name, file in (*ours, *own)}
    folder = site.cache.resolve() / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.[ot]tf"):
        if file.name not in fonts:
            file.unlink()
    for name, data in fonts.items():
        copy = folder / name
        if not copy.is_file() or copy.read_bytes() != data:
            copy.write_bytes(data)
    config = folder / "fonts.conf"
    config.write_bytes(os.fsencode(_FONTCONFIG.format(escape(str(folder)))))
    return config
