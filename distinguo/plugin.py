"""The shell: the only module that knows Pelican.

Pelican gives the command, the settings, the plugins and their signals. Its run is staged: it writes beside the
output folder, which is exchanged only when all is well.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from pelican import Pelican, console, signals
from pelican.generators import Generator

from distinguo import publish
from distinguo.formats.assets import unwritable
from distinguo.formats.compressed import compressed
from distinguo.pipeline import Manuscript, prepare, publication
from distinguo.pipeline import publish as published
from distinguo.problems import FaultySite, Misconfigured, count, errors
from distinguo.site import Site
from distinguo.store import Store

MOST_NAMED = 3
"""How many of the editions that are held back the last line names; standard error has them all."""


class DistinguoPelican(Pelican):  # type: ignore[misc]
    """Pelican, building beside the output folder and exchanging the two at the end."""

    def run(self) -> None:
        """Build the site, and say on the last line what was built and where."""
        begun = perf_counter()
        self.settings["site"] = site = Site.of(self.settings)
        site.refuse_output_among_sources()
        with publish.staged(site.output) as stage, _quiet():
            self.output_path = self.settings["OUTPUT_PATH"] = str(stage)
            try:
                super().run()
            finally:
                self.output_path = self.settings["OUTPUT_PATH"] = str(site.output)
        print(f"{self.settings['report']} in {perf_counter() - begun:.1f} s: {site.output / 'index.html'}")


class DistinguoGenerator(Generator):  # type: ignore[misc]
    """Reads, checks and translates when Pelican gathers its contents; writes when Pelican writes."""

    manuscript: Manuscript

    def generate_context(self) -> None:
        """Prepare the site; tell its problems on standard error and stop if one is an error."""
        self.manuscript = prepare(self.settings["site"])
        tell(self.manuscript.problems)
        if errors(self.manuscript.problems):
            raise FaultySite(self.manuscript.problems)

    def generate_output(self, _writer: Any) -> None:
        """Write every file, and tell other plugins of each by Pelican's signal `content_written`."""
        stage = Path(self.output_path)
        store = Store(self.manuscript.site.cache / "store")
        pages = briefs = 0
        with _progress() as progress:
            try:
                for output in compressed(published(self.manuscript, progress), store):
                    publish.write(stage, output.path, output.data)
                    pages += output.path.endswith(".html")
                    briefs += output.path.endswith(".pdf")
                    signals.content_written.send(str(stage / output.path), context=self.context)
            except FaultySite as faulty:
                tell(faulty.problems)
                raise
        self.settings["report"] = self._report(pages, briefs)

    def _report(self, pages: int, briefs: int) -> str:
        manuscript, public = self.manuscript, publication(self.manuscript)
        library = public.library
        drafts = len(manuscript.library.explainers) - len(library.explainers)
        counts = f"{_many(len(library.explainers), 'explainer')}, {_many(len(library.claims), 'claim')}"
        left = f" ({_many(drafts, 'draft')} left out)" if drafts else ""
        tags = ", ".join(public.editions)
        held = _held_back(manuscript)
        tell(f"held back: {words}" for lines in held.values() for words in lines)
        back = [
            words for tag, lines in held.items() for words in (lines if tag in public.editions else [f"all of {tag}"])
        ]
        if manuscript.site.briefs:
            tell(
                f'no briefs in {tag}: no font has "{letter}": put one that has it into theme/static/fonts/'
                for tag, letter in unwritable(public).items()
            )
        more = f" and {len(back) - MOST_NAMED} more" if len(back) > MOST_NAMED else ""
        kept = f"; held back: {', '.join(back[:MOST_NAMED])}{more}" if back else ""
        faults = f"; {count(manuscript.problems)}" if manuscript.problems else ""
        return f"Built {counts}{left} ({tags}): {_many(pages, 'page')}, {_many(briefs, 'brief')}{kept}{faults}"


def _held_back(manuscript: Manuscript) -> dict[str, list[str]]:
    """Return, by language, what is not published in it, how much of that is translated and how much must be."""
    held = {}
    for language, library in manuscript.published().items():
        needed = f"{manuscript.site.threshold(language) * 100:g} %"
        held[language] = [
            f"{language}/{document.address} ({100 * each.done // each.total} % translated, {needed} needed)"
            for document in library.withheld
            for each in (document.coverage,)
        ]
    return held


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tell(problems: Any) -> None:
    """Print problems on standard error, one a line, as they are: Pelican's log would break the lines."""
    for problem in problems:
        print(problem, file=sys.stderr)


def register() -> None:
    """Make Pelican use our generator, and tell faults of content without a traceback."""
    signals.get_generators.connect(_generators)
    logging.getLogger("pelican").addFilter(_tell_plainly)


def _tell_plainly(record: logging.LogRecord) -> bool:
    # Pelican logs whatever ends its run with a traceback; a writer's fault is not a programmer's.
    error = record.exc_info[1] if record.exc_info else None
    if not isinstance(error, FaultySite | Misconfigured):
        return True
    print(error, file=sys.stderr)
    return False


def _generators(_pelican: Any) -> type[Generator]:
    return DistinguoGenerator


@contextmanager
def _quiet() -> Iterator[None]:
    # Pelican's own last line counts articles and pages, of which there are none.
    before, console.quiet = console.quiet, True
    try:
        yield
    finally:
        console.quiet = before


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows progress: a bar on a terminal, nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done)

        yield progress
