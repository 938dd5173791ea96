"""Lines are split once, and no byte of the PDF is another for it."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from tests.press import fontconfig, page

WORDS = "parole che vanno a capo, con <b>qualche</b> accento e con un <a href='#x'>rimando</a>; " * 30
STYLE = (
    "<style>@page { size: 120mm } * { font-family: 'Source Serif Pro' }"
    " main { columns: 2; hyphens: auto; text-align: justify }</style>"
)


def _printed(fonts: str, html: str) -> tuple[bytes, bytes, int, int]:
    """Return the PDF with and without the memory, and how often a line was split for each; in a process of its own."""
    import os

    os.environ["FONTCONFIG_FILE"] = fonts
    import weasyprint
    from weasyprint.layout import inline

    from distinguo.press.lines import remembered
    from distinguo.press.replaced import replaced

    split = inline.split_first_line
    counts: Counter[str] = Counter()
    made = {}
    for name, memory in (("with", remembered), ("without", nullcontext)):

        def counted(*arguments: object, name: str = name, **more: object) -> object:
            counts[name] += 1
            return split(*arguments, **more)

        with replaced(inline, "split_first_line", counted), memory():
            made[name] = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return made["with"], made["without"], counts["with"], counts["without"]


def test_the_pdf_is_the_same_and_lines_are_split_less_often(tmp_path: Path) -> None:
    html = page(f"<main id='x'><p>{WORDS}</p><p>{WORDS}</p></main>", STYLE)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        first, second, fewer, more = pool.submit(_printed, str(fontconfig(tmp_path)), html).result()
    assert first.startswith(b"%PDF")
    assert first == second
    assert fewer < 0.7 * more
