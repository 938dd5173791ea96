"""What hosts read: rules and redirects, written and read back."""

from __future__ import annotations

import pytest

from distinguo.hosting import Redirect, Rule, headers, read_headers, read_redirects


@pytest.mark.parametrize(
    ("rule", "path", "matches"),
    [
        ("/*", "/", True),
        ("/*", "/it/kursk/", True),
        ("/assets/*", "/assets/css/site.css", True),
        ("/assets/*", "/it/assets/x", False),
        ("/*.xml", "/it/feed.xml", True),
        ("/*.xml", "/it/feedxml", False),
        ("/:language/search/*", "/it/search/", True),
        ("/:language/search/*", "/it/a/search/", False),
        ("/it/:explainer/citation.it.json", "/it/kursk/citation.it.json", True),
        ("/it/:explainer/citation.it.json", "/it/kursk/citation.en.json", False),
        ("/", "/", True),
        ("/", "/it/", False),
    ],
)
def test_a_rule_is_for_the_paths_that_match(rule: str, path: str, matches: bool) -> None:
    assert Rule(rule).matches(path) is matches


RULES = (
    Rule("/*", {"X-One": "1", "X-Two": "a: b"}),
    Rule("/it/*", {"X-One": "2"}),
    Rule("/it/search/*", {"X-Two": "c"}, ("X-Two",)),
)


def test_rules_are_read_as_they_were_written() -> None:
    text = "# A comment.\nlost: 1\n" + "\n\n".join(map(str, RULES)) + "\n   \nno colon\n"
    assert read_headers(text) == RULES


def test_every_rule_that_matches_has_its_part_and_what_is_taken_away_is_gone() -> None:
    given = {"X-One": "0", "Content-Type": "text/html"}
    assert headers(RULES, "/", given) == {"x-one": "1", "content-type": "text/html", "x-two": "a: b"}
    assert headers(RULES, "/it/", given)["x-one"] == "1, 2"
    assert headers(RULES, "/it/search/", given)["x-two"] == "c"


def test_a_redirect_is_told_to_each_host_as_it_wants_it_and_read_once() -> None:
    text = f"# Moved.\n{Redirect('/it/old/', '/it/new/')}\n/it/old/ /it/other/ 301\n/a /b 200\n/c\n"
    assert text.splitlines()[1:3] == ["/it/old/ /it/new/ 301!", "/it/old/ /it/new/ 301"]
    assert read_redirects(text) == {"/it/old/": "/it/new/"}
