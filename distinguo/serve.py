"""The built site on this machine, as a good host would show it: its headers, its redirects, its smaller forms.

For looking at it and for the tests; nobody else can reach it.
"""

from __future__ import annotations

import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from distinguo.hosting import HEADERS, REDIRECTS, headers, read_headers, read_redirects
from distinguo.local_server import LocalServer

SMALLER = {"br": ".br", "gzip": ".gz"}
"""What a browser calls the forms that stand beside a file, the smallest first."""
KINDS = {".woff2": "font/woff2", ".xml": "application/xml", ".wasm": "application/wasm"}
"""What Python's own list lacks, or has otherwise than hosts have it; the machine's list has no part in it."""
_OTHERS = mimetypes.MimeTypes(filenames=())
_REFUSED = re.compile(r";\s*q=0(\.0*)?\s*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request: status, headers by their names in lower case, and bytes."""

    status: HTTPStatus
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def answer(folder: Path, address: str, accepted: str = "", base: str = "/") -> Answer:
    """Return what the site in `folder`, shown at the path `base`, answers to a request for `address`.

    `accepted` are the forms that the browser takes (`gzip, br`), as it tells them in `Accept-Encoding`.
    """
    path, _, query = address.partition("#")[0].partition("?")
    target = read_redirects(_text(folder / REDIRECTS)).get(path) or _elsewhere(folder, path, base)
    if target:
        # For good, a host would say: here, another site may stand at the same port tomorrow.
        told = {"location": f"{target}?{query}" if query else target, "cache-control": "no-store"}
        return Answer(HTTPStatus.MOVED_PERMANENTLY, told)
    rules, file = _rules(_text(folder / HEADERS)), _file(folder, path, base)
    status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
    file = file or _not_found(folder, path, base)
    if file is None:
        return Answer(status, headers(rules, path, {"content-type": "text/plain; charset=utf-8"}), b"Not found\n")
    body, encoding = _smallest(file, accepted)
    found = headers(rules, path, {"content-type": _kind(file.name)})
    if status is HTTPStatus.NOT_FOUND:
        # A rule for the path tells what a file there would be, not what this page is.
        found |= {"content-type": _kind(file.name), "cache-control": "no-store"}
    return Answer(status, found | encoding, body)


_rules = lru_cache(maxsize=4)(read_headers)


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


def _file(folder: Path, path: str, base: str) -> Path | None:
    """Return the file at a path of the site; None if there is none, or if it is outside the folder."""
    name = unquote(path.removeprefix(base))
    if not path.startswith(base) or name in (HEADERS, REDIRECTS) or "\\" in name or "\0" in name:
        return None
    file = folder / (f"{name}index.html" if name.endswith("/") or not name else name)
    try:
        is_ours = file.resolve().is_relative_to(folder.resolve()) and file.is_file()
    except OSError:  # A name that no file system takes.
        return None
    return file if is_ours else None


def _elsewhere(folder: Path, path: str, base: str) -> str:
    """Return the path of what was asked for without the slash at its end; empty if it was not."""
    if base != "/" and path in ("/", base.removesuffix("/")):
        return base
    return f"{path}/" if not path.endswith("/") and _file(folder, f"{path}/", base) else ""


def _not_found(folder: Path, path: str, base: str) -> Path | None:
    """Return the page for what is not there that is nearest to the path."""
    above = PurePosixPath("/" + (path.removeprefix(base).lstrip("/") if path.startswith(base) else "x")).parents
    pages = (_file(folder, f"{base}{each.relative_to('/') / '404.html'}", base) for each in above)
    return next(filter(None, pages), None)


def _smallest(file: Path, accepted: str) -> tuple[bytes, dict[str, str]]:
    """Return a file's bytes in the smallest form that the browser takes, and the headers that say so."""
    forms = {name: beside for name, suffix in SMALLER.items() if (beside := Path(f"{file}{suffix}")).is_file()}
    taken = {each.partition(";")[0].strip() for each in accepted.split(",") if not _REFUSED.search(each)}
    name = next((name for name in forms if name in taken), "")
    varies = {"vary": "Accept-Encoding"} if forms else {}
    return (forms.get(name) or file).read_bytes(), varies | ({"content-encoding": name} if name else {})


def _kind(name: str) -> str:
    kind = KINDS.get(PurePosixPath(name).suffix) or _OTHERS.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/xml" else kind


class Server(LocalServer):
    """Serves the site in a folder on this machine's own address; port 0 takes any that is free."""

    def __init__(self, folder: Path, port: int = 0, base: str = "/", *, quiet: bool = False) -> None:
        self.folder, self.base, self.quiet = folder, base, quiet
        super().__init__(port, _Handler)

    @property
    def address(self) -> str:
        """Where the site is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}{self.base}"


@contextmanager
def running(folder: Path, base: str = "/") -> Iterator[str]:
    """Give the address at which the site in `folder` is served, in silence, as long as the block lasts."""
    with Server(folder, base=base, quiet=True) as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        try:
            yield server.address
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "Distinguo"
    sys_version = ""
    timeout = 60
    # Else each answer waits for the browser's word that its head has arrived.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        site = self.server
        found = answer(site.folder, self.path, self.headers.get("Accept-Encoding", ""), site.base)
        self.send_response(found.status)
        for name, value in found.headers.items():
            self.send_header(name.title(), value)
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *arguments: object) -> None:
        """Tell of each request, unless silence was asked for."""
        if not self.server.quiet:
            super().log_message(format, *arguments)
