"""The server of the built site: what a good host would answer, to this machine alone, and nothing else of it."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from pathlib import Path

import pytest

from distinguo.problems import Misconfigured
from distinguo.serve import Answer, Server, answer, running

HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'
  X-Content-Type-Options: nosniff

/it/search/*
  ! Content-Security-Policy
  Content-Security-Policy: script-src 'self'

/*.bib
  Content-Type: application/x-bibtex
"""
FILES: Mapping[str, str] = {
    "_headers": HEADERS,
    "_redirects": "/it/vecchio/ /it/nuovo/ 301!\n/it/vecchio/ /it/nuovo/ 301\n",
    "index.html": "chooser",
    "index.html.br": "brotli",
    "index.html.gz": "gzip",
    "404.html": "lost",
    "it/404.html": "persa",
    "it/index.html": "casa",
    "it/vecchio/index.html": "spostata",
    "it/nuovo/index.html": "nuova",
    "it/perché/index.html": "perché",
    "it/search/index.html": "cerca",
    "it/citation.it.bib": "@misc",
    "it/feed.xml": "<feed/>",
    "claims.json": "{}",
    "assets/serif.woff2": "wOF2",
    "assets/site.css": "css",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site, and a secret beside it to which a link in it leads."""
    folder = tmp_path_factory.mktemp("served") / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder.parent / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    return folder


def told(found: Answer) -> tuple[int, str]:
    return found.status, found.body.decode()


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/", 200, "chooser"),
        ("/?a=b", 200, "chooser"),
        ("/it/", 200, "casa"),
        ("/it/index.html", 200, "casa"),
        ("/it/perch%C3%A9/", 200, "perché"),
        ("/404.html", 200, "lost"),
        ("/nowhere", 404, "lost"),
        ("/fr/nowhere/", 404, "lost"),
        ("/it/nowhere", 404, "persa"),
        ("/it/a/b/c/", 404, "persa"),
        ("/IT/", 404, "lost"),
    ],
)
def test_an_address_shows_its_page_or_the_nearest_that_says_there_is_none(
    folder: Path, path: str, status: int, text: str
) -> None:
    assert told(answer(folder, path)) == (status, text)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/it/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/link.txt",
        "/_headers",
        "/_redirects",
        "/it%00/",
        "/%ff%fe/",
        f"/{'a' * 5000}",
        f"/{'a/' * 3000}",
        "*",
    ],
)
def test_nothing_else_of_the_machine_can_be_had(folder: Path, path: str) -> None:
    assert told(answer(folder, path)) == (404, "lost")


def test_an_address_without_its_slash_and_one_of_before_lead_on(folder: Path) -> None:
    for path, target in (("/it", "/it/"), ("/it/vecchio/?a=b", "/it/nuovo/?a=b"), ("/it/nuovo", "/it/nuovo/")):
        found = answer(folder, path)
        headers = {"location": target, "cache-control": "no-store"}
        assert (found.status, found.headers, found.body) == (HTTPStatus.MOVED_PERMANENTLY, headers, b"")


def test_what_the_site_says_of_its_headers_holds(folder: Path) -> None:
    assert answer(folder, "/it/").headers == {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
    }
    assert answer(folder, "/it/search/").headers["content-security-policy"] == "script-src 'self'"
    assert answer(folder, "/it/citation.it.bib").headers["content-type"] == "application/x-bibtex"


def test_a_page_for_what_is_not_there_is_no_file_of_the_kind_that_was_asked_for(folder: Path) -> None:
    found = answer(folder, "/it/nowhere.bib").headers
    assert (found["content-type"], found["cache-control"]) == ("text/html; charset=utf-8", "no-store")
    assert found["content-security-policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("it/feed.xml", "application/xml; charset=utf-8"),
        ("claims.json", "application/json"),
        ("assets/serif.woff2", "font/woff2"),
        ("assets/site.css", "text/css; charset=utf-8"),
    ],
)
def test_files_are_called_what_they_are(folder: Path, name: str, kind: str) -> None:
    assert answer(folder, f"/{name}").headers["content-type"] == kind


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.5,gzip;q=1", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_smallest_form_is_sent_that_the_browser_takes(folder: Path, accepted: str, encoding: str) -> None:
    found = answer(folder, "/", accepted)
    assert found.headers.get("content-encoding", "") == encoding
    assert found.body.decode() == {"br": "brotli", "gzip": "gzip", "": "chooser"}[encoding]
    assert (found.headers["vary"], found.headers["content-type"]) == ("Accept-Encoding", "text/html; charset=utf-8")
    assert "vary" not in answer(folder, "/it/", accepted).headers


def test_a_site_that_stands_at_a_path_is_shown_there(folder: Path) -> None:
    assert told(answer(folder, "/sub/it/", base="/sub/")) == (200, "casa")
    assert told(answer(folder, "/sub/it/x/", base="/sub/")) == (404, "persa")
    assert told(answer(folder, "/it/", base="/sub/")) == (404, "lost")
    assert [answer(folder, path, base="/sub/").headers["location"] for path in ("/", "/sub")] == ["/sub/"] * 2


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    assert told(answer(tmp_path, "/")) == (404, "Not found\n")


@pytest.fixture(scope="module")
def connection(folder: Path) -> Iterator[http.client.HTTPConnection]:
    with running(folder) as address:
        yield http.client.HTTPConnection(address.removeprefix("http://").removesuffix("/"), timeout=10)


def test_it_answers_over_one_connection(connection: http.client.HTTPConnection) -> None:
    for method, body in (("GET", b"{}"), ("HEAD", b"")):
        connection.request(method, "/claims.json")
        response = connection.getresponse()
        assert (response.status, response.read(), response.version) == (200, body, 11)
        assert response.headers["Content-Length"] == "2"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    connection.request("GET", "/it/nowhere")
    response = connection.getresponse()
    assert (response.status, response.read()) == (404, b"persa")


def test_it_takes_no_orders(connection: http.client.HTTPConnection) -> None:
    connection.request("POST", "/", b"x=y")
    assert connection.getresponse().status == 501
    connection.close()


def test_nobody_else_can_reach_it_and_it_ends(folder: Path) -> None:
    with running(folder) as address:
        host, port = address.removeprefix("http://").removesuffix("/").split(":")
        assert host == "127.0.0.1"
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=5)


def test_it_tells_of_each_request_unless_it_is_quiet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import threading
    import urllib.request

    for quiet in (True, False):
        with Server(folder, quiet=quiet) as server:
            threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
            urllib.request.urlopen(f"{server.address}claims.json", timeout=10).read()
            server.shutdown()
        assert ("GET /claims.json" in capsys.readouterr().err) is not quiet


def test_a_port_that_cannot_be_had_is_told(folder: Path) -> None:
    with Server(folder) as server, pytest.raises(Misconfigured, match="is taken"):
        Server(folder, server.server_port)
    with pytest.raises(Misconfigured, match="is no port"):
        Server(folder, 70_000)
