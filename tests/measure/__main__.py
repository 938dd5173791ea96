"""Print what each kind of page weighs and how it behaves, and the same for the article as others make it."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from distinguo.serve import running
from distinguo.store import Store
from tests.browser import CHROMIUM, FLAGS
from tests.cases import SMALL, publication
from tests.measure import table
from tests.measure.article import article
from tests.measure.pages import EXPLAINER, KINDS, NAME, Measured, budgets, examples, measured
from tests.measure.peers import PEERS, Unavailable, built, compress, installed
from tests.measure.visits import SLOW_4G

ROOT = SMALL.parent.parent
CACHE = ROOT / ".cache" / "measure"
STORE = Store(CACHE / "store")
LANGUAGE = "it"
CAPTION = (
    "First visits with Chromium {browser}, {throttling}. Sizes in KB of 1000 bytes, after brotli; `page` is all but "
    "fonts and images. LCP in ms: the median of {runs} on a phone. CLS: the worst, on a phone and on a desk."
)
PEERS_CAPTION = (
    "The same article as others make it, with their defaults. Their fonts come from a third party, which is not asked: "
    "neither the bytes nor the time that these take are in their figures."
)
# What cannot be reached fails at once, instead of holding the page up for as long as a resolver waits.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def main(arguments: Sequence[str]) -> int:
    """Print the tables; return 1 if a page of ours breaks a budget, 2 if nothing could be measured."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.output and not Path(asked.output).is_dir():
        parser.error(f"{asked.output} is not there yet: build first")
    if not CHROMIUM:
        _say("There is no Chromium here: as root, apt-get install chromium libatomic1")
        return 2
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, ALONE])
        caption = CAPTION.format(browser=browser.version, throttling=SLOW_4G, runs=asked.runs)
        ours = _ours(browser, _output(asked.output, Path(scratch)), asked.runs)
        others = list(_peers(browser, Path(scratch), asked.runs)) if asked.peers else []
        browser.close()
    if asked.json:
        print(table.as_json(caption, ours, others))
    else:
        _print(caption, ours, others)
    missing = sorted(set(KINDS) - {row.name for row in ours})
    if missing:
        _say(f"This site has no page of these kinds: {', '.join(missing)}")
    return 1 if missing or any(row.exceeded for row in ours) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.measure", description=__doc__)
    parser.add_argument("output", nargs="?", help="a built site; without it, this one is built anew")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="measure others too")
    parser.add_argument("--runs", type=int, default=3, help="how many visits the median is taken of")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser


def _output(given: str, scratch: Path) -> Path:
    """Return a site to serve, with what a host would compress compressed: a copy of the one given, or one built now."""
    output = scratch / "output"
    command: list[str | Path] = [Path(sys.executable).parent / "inv", "build", "--no-briefs", "--output", output]
    if given:
        shutil.copytree(given, output)
    else:
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    compress(output, STORE)
    return output


def _ours(browser: Browser, output: Path, runs: int) -> list[Measured]:
    with running(output) as address:
        return [_told(browser, address + path, kind, runs) for kind, path in examples(output, LANGUAGE).items()]


def _told(browser: Browser, url: str, kind: str, runs: int) -> Measured:
    _say(f"Measuring: {kind}")
    return measured(browser, url, kind, runs, budgets(kind))


def _peers(browser: Browser, scratch: Path, runs: int) -> Iterator[Measured]:
    text = article(publication(ROOT), LANGUAGE, NAME)
    for peer in PEERS:
        _say(f"Measuring: {peer.title}")
        try:
            site = built(peer, installed(peer, CACHE), text, scratch / peer.command)
        except Unavailable as error:
            _say(str(error))
            continue
        compress(site, STORE)
        with running(site) as address:
            yield measured(browser, address, peer.title, runs, {})


def _print(caption: str, ours: Sequence[Measured], others: Sequence[Measured]) -> None:
    table.print_table(caption, table.pages(ours), sys.stdout)
    explainer = next((row for row in ours if row.name == EXPLAINER), None)
    if explainer and others:
        table.print_table(PEERS_CAPTION, table.peers(explainer, others), sys.stdout)
    for row in (*ours, *others):
        for what in (*(f"axe: {rule} ({places})" for rule, places in row.rules.items()), *row.messages):
            print(f"{row.name}: {what}")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
