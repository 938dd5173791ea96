"""Printing: HTML in, PDF out, by WeasyPrint in worker processes with bounds of time and memory.

The only room that knows WeasyPrint. It knows no claims and no site: whoever gives an order sends along all that the
document may load, and a worker reads nothing else, neither from the network nor from the disk. A document that cannot
be printed as it should is told of by its faults, and the others are printed all the same.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
from collections.abc import Callable, Mapping
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from distinguo.problems import Misconfigured
from distinguo.store import digest

BASE = "https://brief.invalid/"
"""What relative addresses of documents and stylesheets are relative to: no such host exists (RFC 6761)."""
FRESH_AFTER = 100
"""How many documents a worker prints before another takes its place: WeasyPrint gives some memory back to nobody."""
MADE_WITH = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5", "cssselect2", "pillow")
"""The packages that have a say in a PDF's bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may take: seconds, and megabytes of address space where the system keeps such a limit."""

    seconds: float = 120
    megabytes: int = 3000


@dataclass(frozen=True, slots=True)
class Stock:
    """What all documents share: the stylesheet, what it may load, and a fontconfig that knows our fonts only.

    Files are by their address, which begins with BASE: each is its type and its bytes.
    """

    stylesheet: str
    files: Mapping[str, tuple[str, bytes]]
    fontconfig: Path
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the PDF carries: the data that it presents, as of a day."""

    name: str
    data: bytes
    description: str
    day: date


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be printed: its HTML, the pictures it shows by their address, and its attachments."""

    html: str
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()

    def key(self, edition: str) -> str:
        """Return the digest of all that the PDF depends on; `edition` stands for what it shares with others."""
        shown = [part for name, (kind, data) in sorted(self.pictures.items()) for part in (name, kind, data)]
        carried = [
            part for each in self.attachments for part in (each.name, each.data, each.description, str(each.day))
        ]
        parts = (edition, self.html, *shown, "", *carried)
        return digest(*(part if isinstance(part, bytes) else part.encode() for part in parts))


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of an order: the PDF, or, where there is none, what is wrong with the document."""

    pdf: bytes = b""
    faults: tuple[str, ...] = ()


class Press:
    """Workers that print, each with its own fonts, parsed stylesheet and pictures; started with the first order."""

    def __init__(self, stock: Stock, workers: int = 0) -> None:
        self._limits = stock.limits
        self.workers = workers or _processors()
        # Not forked: a copy of this process would take its threads' locks and its memory along.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(
            self.workers, max_tasks=FRESH_AFTER, initializer=_begin, initargs=(stock,), context=context
        )

    def __enter__(self) -> Self:
        """Return the press, which ends with what stands under `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers, whatever they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def begin(self, order: Order) -> Callable[[], Printed]:
        """Begin to print, and return what waits for the end of it; Misconfigured says that the machine cannot print."""
        future = self._pool.schedule(_print, args=(order,), timeout=self._limits.seconds)
        return lambda: self._result(future)

    def _result(self, future: ProcessFuture[Printed]) -> Printed:
        try:
            return future.result()
        except TookTooLong:
            words = f"takes more than {self._limits.seconds:g} s to print"
        except ProcessExpired:
            words = f"needs more than {self._limits.megabytes} MB of memory to be printed, or broke what prints it"
        return Printed(faults=(f"{words}: make it shorter or simpler",))


def edition(stock: Stock) -> str:
    """Return the digest of what every PDF depends on: stylesheet, fonts, icons, WeasyPrint and what it stands on."""
    versions = [f"{name} {version(name)}" for name in MADE_WITH]
    try:
        versions.append(f"pango {ctypes.CDLL('libpango-1.0.so.0').pango_version()}")
    except OSError:
        versions.append("no pango")
    code = [file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))]
    files = [
        part for name, (kind, data) in sorted(stock.files.items()) for part in (name.encode(), kind.encode(), data)
    ]
    return digest(" ".join(versions).encode(), stock.stylesheet.encode(), *code, *files)


_TYPESETTER: list[Any] = []
"""In a worker, the one typesetter that prints all that it is given."""
_STOCK: list[Stock] = []


def _begin(stock: Stock) -> None:
    """Make a worker ready, before anything of WeasyPrint's is loaded."""
    # With the system's fonts, the bytes would depend on the machine.
    os.environ["FONTCONFIG_FILE"] = str(stock.fontconfig)
    # A document is a million objects that all live until its end: to look for garbage among them takes time.
    gc.set_threshold(20_000, 20, 100)
    _bound(stock.limits.megabytes)
    _STOCK.append(stock)


def _print(order: Order) -> Printed:
    if not _TYPESETTER:
        try:
            from distinguo.press.typesetter import Typesetter
        except OSError as error:
            packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
            raise Misconfigured(f"PDF briefs need Pango: as root, apt-get install {packages} ({error})") from None
        _TYPESETTER.append(Typesetter(_STOCK[0]))
    printed: Printed = _TYPESETTER[0].printed(order)
    return printed


def _processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        return os.cpu_count() or 1


def _bound(megabytes: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    except (ImportError, ValueError, OSError):
        pass  # A system that keeps no such limit: that of time holds.
