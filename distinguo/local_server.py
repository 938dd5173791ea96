"""A server for this machine alone: what the preview and the site that was built are shown by."""

from __future__ import annotations

import errno
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from distinguo.problems import Misconfigured


class LocalServer(ThreadingHTTPServer):
    """Listens on this machine's own address; port 0 takes any that is free, one that can't be had is Misconfigured."""

    def __init__(self, port: int, handler: type[BaseHTTPRequestHandler]) -> None:
        try:
            super().__init__(("127.0.0.1", port), handler)
        except OverflowError as error:
            raise Misconfigured(f"{port} is no port: name one between 1024 and 65535") from error
        except OSError as error:
            what = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
            raise Misconfigured(f"port {port} {what}: name another one with --port") from error

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was closed while it was answered; tell the rest."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
