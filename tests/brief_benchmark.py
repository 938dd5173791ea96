"""How long a brief takes: the press, plain WeasyPrint in fresh processes, and a warm Chromium, on the same documents.

    python -m tests.brief_benchmark [--briefs 200] [--rounds 3] [--json]

The documents are this site's briefs, repeated, each with a number of its own in its title. In every round all have
their turn, since machines have moods: a figure is the median of the rounds, with the extremes in brackets, and ratios
are of figures of one round. What is timed begins with HTML that is ready; nothing is kept from one brief to the next.

Modules of the project are imported where they are needed: a worker imports this module too, and must not pay for them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from distinguo.press import Order, Press, Printed, Stock

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = 0.14
"""What a brief's wall time on two cores may be of that of a fresh process of WeasyPrint's."""
PLAIN = """
import sys, weasyprint
page, stylesheet, pdf = sys.argv[1:]
weasyprint.HTML(page).write_pdf(pdf, stylesheets=[stylesheet], pdf_variant="pdf/ua-1")
"""
"""What somebody writes who needs a PDF: it shares nothing, and knows nothing of this project."""
WARM_UP = 3
"""How many documents Chromium prints before it is timed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a press took: seconds a brief (start included, and once it runs), CPU seconds in all, megabytes at most."""

    wall: float
    steady: float
    cpu: float
    worker: float
    parent: float


def main(briefs: int, rounds: int, as_json: bool) -> None:
    """Measure, and print the table, or all figures as JSON."""
    stock, orders = ordered()
    runs: dict[str, list[Any]] = {"cold": [], "one": [], "two": [], "fresh": [], "chromium": []}
    with tempfile.TemporaryDirectory() as scratch:
        site = Folder(Path(scratch), stock, orders)
        with chromium(site) as (browser, browser_version):
            contestants: dict[str, Callable[[], Any]] = {
                "cold": lambda: pressed(1, 1),
                "one": lambda: pressed(1, briefs),
                "two": lambda: pressed(2, briefs),
                "fresh": lambda: [site.fresh(name) for name in site.names],
                "chromium": lambda: [browser(name) for name in site.names],
            }
            for turn in range(rounds):
                for number, (what, run) in enumerate(contestants.items()):
                    progress(f"round {turn + 1} of {rounds}, {number + 1} of {len(contestants)}: {what}")
                    runs[what].append(run())
        progress("")
        pages = {"ours": [pages_of(pdf) for pdf in printed(stock, orders, 2)], **site.pages()}
    facts = {
        "weasyprint": version("weasyprint"),
        "chromium": browser_version,
        "cores": os.cpu_count(),
        "briefs": briefs,
        "rounds": rounds,
        "documents": len(orders),
        "pages": pages,
    }
    if as_json:
        print(json.dumps({**facts, "runs": runs}, default=asdict, indent=1))
    else:
        table(facts, runs)


def table(facts: dict[str, Any], runs: dict[str, list[Any]]) -> None:
    """Print the figures, and whether the targets are kept."""
    briefs, documents, rounds = facts["briefs"], facts["documents"], facts["rounds"]
    pages = ", ".join(f"{who} {'/'.join(map(str, counts))}" for who, counts in facts["pages"].items())
    print(f"WeasyPrint {facts['weasyprint']}, Chromium {facts['chromium']}, {facts['cores']} cores")
    print(f"{documents} documents; pages: {pages}. Median of {rounds} rounds (extremes)")
    cold, one, two = runs["cold"], runs["one"], runs["two"]
    row("CPU of a brief, cold (a worker's first)", [run.cpu for run in cold])
    if briefs > 1:
        warm = [(run.cpu - first.cpu) / (briefs - 1) for run, first in zip(one, cold, strict=True)]
        row("CPU of a brief, warm", warm)
    for count, done in ((1, one), (2, two)):
        what = f"wall of one of {briefs} briefs, {count} worker{'s' if count > 1 else ''}"
        row(f"{what}, start included", [run.wall for run in done])
        row(f"{what}, in full swing", [run.steady for run in done])
    row("peak memory of a worker", [run.worker for run in one + two], "MB")
    row("peak memory of the parent", [run.parent for run in one + two], "MB")
    fresh, fresh_cpu = ([statistics.mean(each[at] for each in turn) for turn in runs["fresh"]] for at in (0, 1))
    warm_browser = [statistics.mean(seconds) for seconds in runs["chromium"]]
    row(f"wall of a brief, WeasyPrint in a fresh process ({documents} a round)", fresh)
    row("CPU of a brief, WeasyPrint in a fresh process", fresh_cpu)
    if any(warm_browser):
        row(f"wall of a brief, warm Chromium over CDP ({documents} a round)", warm_browser)
    ratio("2 workers, of a fresh process each", [run.wall / each for run, each in zip(two, fresh, strict=True)], TARGET)
    if any(warm_browser):
        shares = [run.wall / each for run, each in zip(two, warm_browser, strict=True)]
        ratio("2 workers, of warm Chromium", shares, 1)
    else:
        print("Chromium: not installed")


def row(what: str, values: list[float], unit: str = "s") -> None:
    """Print a figure: the median, with the extremes."""
    form = "7.0f" if unit == "MB" else "7.3f"
    low, high = format(min(values), form).strip(), format(max(values), form).strip()
    print(f"{what:62} {statistics.median(values):{form}} {unit} ({low}-{high})")


def ratio(what: str, values: list[float], target: float) -> None:
    """Print what share one figure is of another, and whether that is the share it should be."""
    share = statistics.median(values)
    verdict = "kept" if (share <= target if target < 1 else share < 1) else "missed"
    print(f"{what:62} {share:7.2f} x ({min(values):.2f}-{max(values):.2f}; target {target:g}: {verdict})")


def ordered() -> tuple[Stock, list[Order]]:
    """Return what this site's briefs share, and an order for each of them."""
    from pelican.settings import read_settings

    from distinguo.formats import brief
    from distinguo.formats.brief.sheet import sheet
    from distinguo.pipeline import prepare, publication
    from distinguo.site import Site

    site = Site.of(read_settings(str(REPOSITORY / "pelican.conf.py")))
    published = publication(prepare(site))
    orders = [
        sheet(published, explainer, tag).order
        for tag, library in published.editions.items()
        for explainer in library.explainers
    ]
    return brief._stock(site), orders


def numbered(orders: list[Order]) -> Iterator[Order]:
    """Return the documents over and over, no two of them the same."""
    number = 0
    while True:
        for order in orders:
            number += 1
            yield replace(order, html=order.html.replace("</title>", f" ({number})</title>", 1))


# The press, in a process of its own, which prepares the site as a build does.


def pressed(workers: int, briefs: int) -> Run:
    """Return what a press took that starts, prints as many briefs, and ends."""
    command = [sys.executable, "-m", "tests.brief_benchmark", "--press", str(workers), "--briefs", str(briefs)]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)
    return Run(**json.loads(done.stdout))


def measured(workers: int, briefs: int) -> Run:
    """Print as many briefs by a press in this process, and return what that took."""
    stock, orders = ordered()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    times = []
    with Press(stock, workers) as press:
        for result in windowed(press, islice(numbered(orders), briefs)):
            if not result.pdf:
                raise SystemExit("\n".join(result.faults))
            times.append(time.perf_counter())
        peaks = [peak(f"{child.pid}") for child in multiprocessing.active_children()]
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The first ones of each worker wait for it to start.
    start = min(2 * workers, briefs - 1)
    steady = (times[-1] - times[start - 1]) / (briefs - start) if start else wall
    return Run(wall / briefs, steady, cpu, max(peaks), peak("self"))


def windowed(press: Press, orders: Iterator[Order]) -> Iterator[Printed]:
    """Return what becomes of the orders, with no more of them under way than a build has."""
    waiting: deque[Callable[[], Printed]] = deque()
    for order in orders:
        waiting.append(press.begin(order))
        while len(waiting) > 2 * press.workers:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def printed(stock: Stock, orders: list[Order], workers: int) -> list[bytes]:
    """Return the PDFs."""
    with Press(stock, workers) as press:
        return [result.pdf for result in windowed(press, iter(orders))]


def peak(process: str) -> float:
    """Return the most memory, in MB, that a process has held: getrusage would count what it was forked from."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


# The others, which read files from a folder.


class Folder:
    """The same documents as files, with stylesheet, fonts, icons and pictures beside them."""

    def __init__(self, root: Path, stock: Stock, orders: list[Order]) -> None:
        from distinguo.press import BASE

        self.root = root
        self.names = [f"{number}.html" for number in range(1, len(orders) + 1)]
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(stock.fontconfig)}
        self._write("css/brief.css", stock.stylesheet.encode())
        for address, (_, data) in stock.files.items():
            self._write(address.removeprefix(BASE), data)
        for name, order in zip(self.names, numbered(orders), strict=False):
            html = order.html
            for number, (address, (_, data)) in enumerate(order.pictures.items()):
                self._write(picture := f"pictures/{name}-{number}", data)
                html = html.replace(f'src="{address}"', f'src="{picture}"')
            link = '<link rel="stylesheet" href="css/brief.css">'
            # WeasyPrint is given the stylesheet apart, as the press is.
            self._write(name, html.encode())
            self._write(f"linked/{name}", html.replace("</head>", f'<base href="../">{link}</head>', 1).encode())

    def _write(self, name: str, data: bytes) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def fresh(self, name: str) -> tuple[float, float]:
        """Return the wall and the CPU seconds of a process that prints one document by plain WeasyPrint."""
        files = [str(self.root / each) for each in (name, "css/brief.css", f"plain-{name}.pdf")]
        begun = time.perf_counter()
        # Our fonts alone here too: with a system's many, it would take longer.
        with subprocess.Popen([sys.executable, "-c", PLAIN, *files], env=self._environment, cwd=self.root) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"plain WeasyPrint failed on {name}")
        return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime

    def pages(self) -> dict[str, list[int]]:
        """Return how many pages the others' documents have."""
        made = {who: sorted(self.root.glob(f"{who}-*.pdf")) for who in ("plain", "chromium")}
        return {who: [pages_of(file.read_bytes()) for file in files] for who, files in made.items() if files}


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


@contextmanager
def chromium(site: Folder) -> Iterator[tuple[Callable[[str], float], str]]:
    """Give what prints a document by one warm browser and returns wall seconds, and its version; 0 and "" without."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if not executable:
        yield (lambda name: 0.0), "(none)"
        return
    from playwright.sync_api import sync_playwright

    from tests.browser import FLAGS

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        tab = browser.new_page()

        def print_one(name: str) -> float:
            address = (site.root / "linked" / name).as_uri()
            begun = time.perf_counter()
            tab.goto(address)
            tab.evaluate("document.fonts.ready.then(() => 0)")
            pdf = tab.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
            seconds = time.perf_counter() - begun
            (site.root / f"chromium-{name}.pdf").write_bytes(pdf)
            return seconds

        for name in site.names[:WARM_UP]:
            print_one(name)
        yield print_one, browser.version
        browser.close()


def progress(words: str) -> None:
    """Say on a terminal what is under way."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How long a PDF brief takes.")
    parser.add_argument("--briefs", type=int, default=200, help="how many the press prints")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="all figures, as JSON")
    parser.add_argument("--press", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.press:
        print(json.dumps(asdict(measured(chosen.press, chosen.briefs))))
    else:
        main(chosen.briefs, chosen.rounds, chosen.json)
