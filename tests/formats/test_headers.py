"""What hosts are told to answer with: one policy for each page, each header set once, files cached and named right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from distinguo.formats import headers as host
from distinguo.formats.publication import Publication
from distinguo.hosting import LONGEST_RULE, MOST_RULES, Rule, headers, read_headers

PAGES = ("/", "/it/", "/it/ponte/", "/en/claims/auto/", "/nowhere", "/404.html", "/sub/it/ponte/")


@pytest.fixture(scope="module")
def rules(publication: Publication) -> tuple[Rule, ...]:
    return read_headers(next(host.files(publication)).data.decode())


def policy(rules: tuple[Rule, ...], path: str) -> dict[str, str]:
    """Return the directives of the policy at a path."""
    return dict(each.split(" ", 1) for each in headers(rules, path)["content-security-policy"].split("; "))


def test_what_is_written_is_what_is_meant(rules: tuple[Rule, ...], publication: Publication) -> None:
    assert rules == host.rules(publication)
    assert len({rule.path for rule in rules}) == len(rules)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_may_run_a_script_or_ask_anybody_else(path: str, rules: tuple[Rule, ...]) -> None:
    found = policy(rules, path)
    assert found["default-src"] == found["base-uri"] == found["frame-ancestors"] == "'none'"
    assert "script-src" not in found
    assert re.search(r"unsafe|http|\*", " ".join(found.values())) is None


def test_the_search_page_alone_runs_its_script(rules: tuple[Rule, ...]) -> None:
    for path in ("/it/search/", "/en/search/", "/sub/it/search/"):
        found = policy(rules, path)
        assert found["script-src"] == "'self' 'wasm-unsafe-eval'"
        assert {name: value for name, value in found.items() if name not in ("script-src", "connect-src")} == policy(
            rules, "/it/"
        )


@pytest.mark.parametrize(
    "path",
    [
        *PAGES,
        "/it/search/",
        "/it/feed.xml",
        "/claims.json",
        "/claims.schema.json",
        "/it/ponte/ponte.it.pdf",
        "/it/ponte/citation.it.bib",
        "/it/ponte/citation.it.json",
        "/it/ponte/card.it.png",
        "/assets/css/site.0123456789.css",
        "/images/fiume.png",
        "/pagefind/it/pagefind.js",
    ],
)
def test_no_header_is_set_twice_wherever_the_folder_stands(path: str, rules: tuple[Rule, ...]) -> None:
    for here in (path, f"/sub{path}"):
        names: list[str] = []
        for rule in rules:
            if rule.matches(here):
                names = [name for name in names if name not in rule.without] + list(rule.headers)
        assert len(names) == len(set(names))
        assert names


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/it/feed.xml", {"content-type": "application/atom+xml; charset=utf-8", "access-control-allow-origin": "*"}),
        ("/en/claims.xml", {"content-type": "application/atom+xml; charset=utf-8"}),
        ("/claims.schema.json", {"content-type": "application/schema+json", "access-control-allow-origin": "*"}),
        ("/it/ponte/citation.it.bib", {"content-type": "application/x-bibtex; charset=utf-8"}),
        ("/it/ponte/citation.it.json", {"content-type": "application/vnd.citationstyles.csl+json"}),
        ("/it/ponte/card.it.png", {"cross-origin-resource-policy": "cross-origin"}),
        ("/assets/css/site.0123456789.css", {"cache-control": "public, max-age=31536000, immutable"}),
        ("/it/ponte/", {"cache-control": "public, max-age=0, must-revalidate", "x-content-type-options": "nosniff"}),
        ("/", {"cache-control": "public, max-age=0, must-revalidate", "referrer-policy": "same-origin"}),
    ],
)
def test_files_are_named_shared_and_kept_as_they_should(
    path: str, expected: Mapping[str, str], rules: tuple[Rule, ...]
) -> None:
    for here in (path, f"/sub{path}"):
        assert headers(rules, here).items() >= expected.items()


def test_what_a_browser_shows_in_a_page_of_its_own_may_have_that_pages_styles(rules: tuple[Rule, ...]) -> None:
    found = policy(rules, "/it/feed.xml")
    assert found["script-src"] == found["object-src"] == "'none'"
    assert not {"default-src", "style-src"} & set(found)


def test_a_site_without_https_does_not_promise_it(publication: Publication, rules: tuple[Rule, ...]) -> None:
    assert headers(rules, "/")["strict-transport-security"] == "max-age=31536000"
    site = publication.site.model_copy(update={"url": "http://small.example"})
    assert "strict-transport-security" not in headers(host.rules(replace(publication, site=site)), "/")


def test_a_host_reads_all_of_it_or_all_that_matters(publication: Publication) -> None:
    written = next(host.files(publication)).data.decode()
    assert max(map(len, written.splitlines())) <= LONGEST_RULE
    many = replace(publication, editions={f"x{number}": publication.editions["it"] for number in range(200)})
    rules = host.rules(many)
    assert len(rules) == MOST_RULES
    assert "script-src" in policy(rules, "/x199/search/")
    assert headers(rules, "/x199/feed.xml")["content-type"] == host.ATOM
