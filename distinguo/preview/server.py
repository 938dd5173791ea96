"""What a preview answers: the proof's files and nothing else, the catalogues' entries, and each change as it comes."""

from __future__ import annotations

import json
import mimetypes
import re
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import Markup

from distinguo.local_server import LocalServer
from distinguo.preview import entries
from distinguo.preview.proof import Proof
from distinguo.problems import Severity
from distinguo.store import digest

HOSTS = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
"""What we may be called: a stranger's page can make its own name mean this machine, but not be called by another's.

See https://en.wikipedia.org/wiki/DNS_rebinding.
"""
HEARTBEAT = 15
"""Seconds after which a page that waits is told that nothing has happened, so that one that has gone is noticed."""
OURS = {
    "/_preview/preview.js": "text/javascript; charset=utf-8",
    "/_preview/preview.css": "text/css; charset=utf-8",
    "/_preview/po.css": "text/css; charset=utf-8",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
LASTING = re.compile(r"assets/.+\.[0-9a-f]{10}\.\w+")
"""The files whose names change with their content."""

_SCRIPT = Markup('<script src="/_preview/preview.js" data-version="{}" defer></script>')
_WAITING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Preview</title></head>
<body><p>There is no page yet: the site has errors, or is being built. It shows here as soon as it can.</p></body>
</html>
"""
_HERE = Path(__file__).parent


class Board:
    """Where the last proof hangs, for all who look, and for those who wait for the next."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self._changed = threading.Condition()

    def put_up(self, proof: Proof) -> None:
        """Show `proof` in the place of the one before."""
        with self._changed:
            self.proof = proof
            self._changed.notify_all()

    def after(self, proof: Proof, seconds: float) -> Proof:
        """Return the proof that has taken the place of `proof`, or `proof` itself when there is none in time."""
        with self._changed:
            self._changed.wait_for(lambda: self.proof is not proof, seconds)
            return self.proof


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request: status, type, bytes; where to go instead, if elsewhere."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str = ""
    lasting: bool = False
    policy: str = ""

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page, which can be told of changes."""
        return self.kind.startswith("text/html")

    @property
    def version(self) -> str:
        """What tells this answer from another one to the same request."""
        return digest(self.body)[:16]

    @property
    def live(self) -> bytes:
        """The page with the script that keeps it up to date."""
        script = str(_SCRIPT.format(self.version)).encode()
        head, end, tail = self.body.rpartition(b"</body>")
        return head + script + end + tail if end else self.body + script


def answer(proof: Proof, path: str) -> Answer:
    """Return what `proof` shows at `path`, which is decoded: one of its files, or a page of a catalogue."""
    if path in OURS:
        return Answer(HTTPStatus.OK, OURS[path], (_HERE / path.rpartition("/")[2]).read_bytes())
    if path.startswith("/_po"):
        page = _of_catalogues(proof, path)
        if page:
            return Answer(HTTPStatus.OK, "text/html; charset=utf-8", page.encode(), policy=POLICY)
        return Answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"There is no such catalogue: see /_po/\n")
    if proof.folder is None:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/html; charset=utf-8", _WAITING.encode())
    name = path.removeprefix("/")
    if f"{name}/index.html" in proof.files:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", location=f"{quote(path)}/")
    name = f"{name}index.html" if name.endswith("/") or not name else name
    data = _read(proof, name)
    if data is not None:
        return Answer(HTTPStatus.OK, _kind(name), data, lasting=bool(LASTING.fullmatch(name)))
    language = name.partition("/")[0]
    missing = _read(proof, f"{language}/404.html") or _read(proof, f"{proof.site.default_language}/404.html")
    return Answer(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", missing or b"Not found")


def _of_catalogues(proof: Proof, path: str) -> str | None:
    parts = path.removesuffix("/").split("/")[1:]
    if len(parts) == 1 and path.endswith("/"):
        return entries.index(proof)
    return entries.page(proof, parts[1], parts[2]) if len(parts) == 3 else None


def _read(proof: Proof, name: str) -> bytes | None:
    """Return a file that the build wrote; None for any other, and for one that has become a link since."""
    if proof.folder is None or name not in proof.files:
        return None
    file = proof.folder / name
    if file.resolve() != proof.folder.resolve() / name or not file.is_file():
        return None
    return file.read_bytes()


def _kind(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("/xml", "/json")) else kind


def news(proof: Proof, path: str) -> dict[str, Any]:
    """Return what the page at `path` must know: its version, what is wrong, and which entries are fuzzy."""
    problems = [
        {
            "place": str(problem.place),
            "entry": f"{problem.place.path}:{problem.place.line}",
            "error": problem.severity is Severity.ERROR,
            "message": f"{problem.place.key}: {problem.message}" if problem.place.key else problem.message,
            "check": problem.check,
        }
        for problem in proof.problems
    ]
    return {"version": answer(proof, path).version, "problems": problems, "fuzzy": proof.fuzzy}


class Server(LocalServer):
    """The server of a preview, on this machine's own address; port 0 takes any that is free."""

    def __init__(self, port: int, board: Board) -> None:
        self.board = board
        super().__init__(port, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "Distinguo"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        if not HOSTS.fullmatch(self.headers.get("Host", "")):
            self._send(Answer(HTTPStatus.FORBIDDEN, "text/plain", b"This preview is for its own machine alone.\n"))
            return
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path == "/_preview/events":
            self._follow(parse_qs(parts.query).get("page", ["/"])[0])
        else:
            self._send(answer(self.server.board.proof, path))

    do_HEAD = do_GET  # noqa: N815

    def _send(self, found: Answer) -> None:
        body = found.live if found.is_page else found.body
        self.send_response(found.status)
        self.send_header("Content-Type", found.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if found.lasting else "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if found.location:
            self.send_header("Location", found.location)
        if found.policy:
            self.send_header("Content-Security-Policy", found.policy)
            self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _follow(self, page: str) -> None:
        """Tell the page at `page` of every change, as long as it listens: Server-Sent Events."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        proof, told = self.server.board.proof, ""
        while self.command != "HEAD":
            message = json.dumps(news(proof, page))
            self.wfile.write(f"data: {message}\n\n".encode() if message != told else b":\n\n")
            proof, told = self.server.board.after(proof, HEARTBEAT), message

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""
