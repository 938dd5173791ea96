"""`_headers`: what a host is to answer with besides the files themselves.

Two rules that match one path must not set one header twice: Cloudflare joins the two values, and two policies joined
allow only what both allow. So each header is set by one rule, but for the policy: the search page's own takes the
place of that of all pages. Cloudflare is told so by `! Content-Security-Policy`, as
https://developers.cloudflare.com/pages/configuration/headers/#detach-a-header has it; Netlify passes over that line,
which has no colon, and keeps the value of the last rule that matches, as its own server for development does
(https://github.com/netlify/cli/blob/main/src/utils/headers.ts). Hence the rule for all comes first. On a host that
joined the two all the same, the search page would offer its lists alone, as it does without scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from distinguo import addresses
from distinguo.formats import data_schema
from distinguo.formats.publication import Output, Publication
from distinguo.hosting import HEADERS, MOST_RULES, Rule
from distinguo.site import Site

CSP = "Content-Security-Policy"
POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "font-src": "'self'",
        # Small icons stand in the stylesheet itself.
        "img-src": "'self' data:",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
)
"""What a page may load and do (https://www.w3.org/TR/CSP3/): it has no script, and asks nobody else for anything.

`upgrade-insecure-requests` is not in it: there is nothing to upgrade where all is one's own, and Safari would not
show the site at http://localhost.
"""
SEARCH_POLICY: Mapping[str, str] = MappingProxyType(
    {**POLICY, "script-src": "'self' 'wasm-unsafe-eval'", "connect-src": "'self'"}
)
"""What the search page may do besides: run its script, fetch its index, compile Pagefind's WebAssembly."""
FILE_POLICY: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("script-src", "object-src", "base-uri", "form-action", "frame-ancestors"), "'none'")
)
"""What holds for a file that a browser shows in a page of its own making: that has styles, such as no page of ours."""

REFUSED = ("camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb")
"""What of a reader's machine no page may ask for, nor anything that it might one day show."""
SECURITY: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in REFUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)
HSTS = "max-age=31536000"
"""A year. Other hosts of the same domain are not ours to speak for."""

PUBLIC: Mapping[str, str] = MappingProxyType(
    {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
)
"""For what others are to read, show and reckon with."""
PUBLIC_SUFFIXES = ("json", "csv", "xml", "bib", "pdf", "png", "jpg", "jpeg", "gif", "webp")

LASTING = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"
"""Kept, but asked for each time: a correction shows at once."""

ATOM = "application/atom+xml; charset=utf-8"
BIBTEX = "application/x-bibtex; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json"
SCHEMA = "application/schema+json"


def files(publication: Publication) -> Iterator[Output]:
    """Return `_headers`."""
    yield Output(HEADERS, "\n".join(f"{rule}\n" for rule in rules(publication)).encode())


def rules(publication: Publication) -> tuple[Rule, ...]:
    """Return the rules, for a host whose whole folder this is and for one where it stands at its address's path.

    Those for a language come last: if there are more than a host reads, only those are lost, which say what hosts
    do by themselves, or nearly.
    """
    site = publication.site
    folders = tuple(dict.fromkeys(("/", site.base)))
    below = [(folder, rule) for rule in (*_rules(), *_of_languages(publication.editions)) for folder in folders]
    placed = (Rule(f"{folder}{rule.path}", rule.headers, rule.without) for folder, rule in below)
    return (Rule("/*", _everywhere(site)), *_of_suffixes(), *placed)[:MOST_RULES]


def _everywhere(site: Site) -> Mapping[str, str]:
    secure = {"Strict-Transport-Security": HSTS} if site.url.startswith("https:") else {}
    return {CSP: _written(POLICY), **SECURITY, **secure}


def _of_suffixes() -> Iterator[Rule]:
    for suffix in PUBLIC_SUFFIXES:
        kind = {"Content-Type": BIBTEX} if suffix == "bib" else {}
        yield Rule(f"/*.{suffix}", {CSP: _written(FILE_POLICY), **PUBLIC, **kind}, (CSP,))


def _rules() -> Iterator[Rule]:
    """Return the rules for paths below the site's own, wherever it stands."""
    yield Rule(f":language/{addresses.SEARCH}/*", {CSP: _written(SEARCH_POLICY)}, (CSP,))
    for lasting in ("assets/*", "images/*"):
        yield Rule(lasting, {"Cache-Control": LASTING})
    for feed in (addresses.feed, addresses.changes):
        yield Rule(feed(":language"), {"Content-Type": ATOM})
    yield Rule(data_schema.PATH, {"Content-Type": SCHEMA})
    yield Rule("", {"Cache-Control": FRESH})


def _of_languages(languages: Iterable[str]) -> Iterator[Rule]:
    for language in languages:
        yield Rule(f"{language}/*", {"Cache-Control": FRESH})
        yield Rule(f"{language}/:explainer/citation.{language}.json", {"Content-Type": CSL})


def _written(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())
