"""Files beside which stands the same in fewer bytes, for hosts that send what is there rather than compress it anew.

So do nginx (`gzip_static`, `brotli_static`), Caddy (`precompressed`) and our own server; Cloudflare and Netlify
compress by themselves, and lose nothing. This is no format: it follows them all.
"""

from __future__ import annotations

import gzip
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from io import BytesIO
from pathlib import PurePosixPath
from weakref import WeakValueDictionary

from distinguo.formats.publication import Output
from distinguo.store import Store, digest

SUFFIXES = frozenset({".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".txt", ".bib", ".wasm"})
"""The files of which there is a smaller form: pictures, fonts, PDFs and Pagefind's index have theirs already."""
QUALITY = 11
"""Brotli's best: pages are compressed once, and read often."""
AHEAD = 64
"""How many files may wait to be compressed: enough for every processor, few for memory."""


_Forms = Future[tuple[bytes, bytes]]


def compressed(outputs: Iterable[Output], store: Store) -> Iterator[Output]:
    """Return each output, followed by its forms in Brotli (`.br`) and gzip (`.gz`) if it is text.

    Beside every text, however short: whoever looks for one finds it. The same text gives the same bytes; Brotli's,
    which cost time, come from the store if they are there.
    """
    waiting: deque[tuple[Output, _Forms | None]] = deque()
    jobs: WeakValueDictionary[bytes, _Forms] = WeakValueDictionary()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for output in outputs:
            forms = jobs.get(output.data)
            if forms is None and PurePosixPath(output.path).suffix in SUFFIXES:
                jobs[output.data] = forms = pool.submit(_forms, output.data, store)
            waiting.append((output, forms))
            if len(waiting) > AHEAD:
                yield from _ready(*waiting.popleft())
        while waiting:
            yield from _ready(*waiting.popleft())


def _ready(output: Output, forms: _Forms | None) -> Iterator[Output]:
    yield output
    if forms:
        for suffix, data in zip((".br", ".gz"), forms.result(), strict=True):
            yield Output(f"{output.path}{suffix}", data)


def _forms(data: bytes, store: Store) -> tuple[bytes, bytes]:
    import brotli

    key = digest(b"br", version("brotli").encode(), bytes([QUALITY]), data)
    return store.get(key, lambda: brotli.compress(data, quality=QUALITY)), _gzip(data)


def _gzip(data: bytes) -> bytes:
    out = BytesIO()
    # Written so, its head has no name, no time, and no word on the machine, whatever Python's version.
    with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0) as file:
        file.write(data)
    return out.getvalue()
