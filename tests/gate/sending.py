"""How a host is told to send the site: its policy and other headers, what lies there compressed."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import brotli

from tests.gate.site import BuiltSite

COMPRESSED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".csv", ".txt", ".bib")
NEEDED = ("base-uri", "form-action", "frame-ancestors")
"""Directives that do not fall back to `default-src`: https://www.w3.org/TR/CSP3/#directives."""

Found = Iterator[tuple[str, str]]


def the_policy_is_strict(site: BuiltSite) -> Found:
    """`_headers` sends a policy that lets in nothing but this site's own files, and other headers worth having.

    WebAssembly may be compiled on the search page alone. Policies of files that are no pages may say less.
    """
    everywhere: dict[str, str] = {}
    for path, headers in _headers(site.text("_headers")) if "_headers" in site.files else ():
        policy = headers.get("content-security-policy")
        yield from (("_headers", f"{path}: {what}") for what in _too_lax(policy, path) if policy is not None)
        if path == "/*":
            everywhere |= headers
    wanted = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")
    yield from (("_headers", f"no {name} for every page") for name in wanted if not everywhere.get(name))
    for page in site.pages:
        for element in page.all("meta", http_equiv="Content-Security-Policy"):
            place = "/search/" if "/search/" in page.path else page.path
            yield from (
                (page.path, what) for what in _too_lax(element.get("content"), place) if "frame-ancestors" not in what
            )


def _too_lax(policy: str | None, path: str) -> Iterator[str]:
    directives = _directives(policy or "")
    for name, values in directives.items():
        for value in values:
            wasm = value == "'wasm-unsafe-eval'" and name == "script-src" and "/search/" in path
            broad = value in ("*", "http:", "https:", "blob:") or (value == "data:" and name != "img-src")
            if broad or "." in value or ("unsafe" in value and not wasm):
                yield f"{name} {value}"
    if not re.search(r"\*\.\w+$", path):
        if directives.get("default-src") not in (["'none'"], ["'self'"]):
            yield f"default-src is {directives.get('default-src')}"
        yield from (f"no {name}" for name in NEEDED if name not in directives)


def _headers(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the headers of each path: https://developers.cloudflare.com/pages/configuration/headers/."""
    path, headers = "", dict[str, str]()
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith(("#", "!")):
            continue
        if not line[0].isspace():
            if path:
                yield path, headers
            path, headers = line.strip(), {}
        else:
            name, _, value = line.strip().partition(":")
            headers[name.strip().lower()] = value.strip()
    if path:
        yield path, headers


def _directives(policy: str) -> dict[str, list[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): part[1:] for part in parts}


def what_is_compressed_is_the_same(site: BuiltSite) -> Found:
    """Each text lies there compressed too, and says the same; nothing is compressed that isn't there."""
    for path in sorted(site.files):
        file = site.folder / path
        plain, dot, suffix = path.rpartition(".")
        if dot and suffix in ("gz", "br"):
            if plain not in site.files:
                yield path, f"there is no {plain}"
            elif (why := _differs(site.folder / plain, _stamp(site.folder / plain), file, _stamp(file))) is not None:
                yield path, why
        elif path.endswith(COMPRESSED):
            missing = [each for each in (".gz", ".br") if path + each not in site.files]
            yield from ((path, f"has no {each}") for each in missing)


def _stamp(file: Path) -> tuple[int, int, int]:
    stat = file.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=10_000)
def _differs(plain: Path, _plain_stamp: tuple[int, ...], packed: Path, _packed_stamp: tuple[int, ...]) -> str | None:
    """Return what sets a compressed file apart from the plain one, None if nothing does."""
    try:
        data = packed.read_bytes()
        unpacked = gzip.decompress(data) if packed.suffix == ".gz" else brotli.decompress(data)
    except (OSError, EOFError, brotli.error) as error:
        return f"cannot be read: {error}"
    return None if unpacked == plain.read_bytes() else f"says something else than {plain.name}"


SITE_RULES = (the_policy_is_strict, what_is_compressed_is_the_same)
