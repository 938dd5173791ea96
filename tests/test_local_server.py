"""A server for this machine alone."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

import pytest

from distinguo.local_server import LocalServer
from distinguo.problems import Misconfigured


def test_it_listens_to_this_machine_alone_on_a_port_that_is_free() -> None:
    with LocalServer(0, BaseHTTPRequestHandler) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.server_port > 0


def test_a_port_that_cannot_be_had_is_told() -> None:
    with LocalServer(0, BaseHTTPRequestHandler) as server:
        with pytest.raises(Misconfigured, match="is taken: name another one with --port"):
            LocalServer(server.server_port, BaseHTTPRequestHandler)
        with pytest.raises(Misconfigured, match="70000 is no port"):
            LocalServer(70000, BaseHTTPRequestHandler)
