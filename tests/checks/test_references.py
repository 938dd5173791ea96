"""References: what is named is there."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from distinguo.checks.references import check
from distinguo.library import Library, Picture
from distinguo.shared import Actor, Source
from tests.cases import claim, explainer, found, library, record, shared

OTHER = explainer("## I fatti", claim("nis-12000"), name="altro")
PICTURES = (Picture("mappa.png", 10, 10, "0" * 64),)


def site(body: str = "", *claims: str, **keys: str) -> Library:
    made = library(explainer(body, *claims, **keys), OTHER)
    return replace(made, pictures=PICTURES)


def messages(body: str) -> list[str]:
    return [problem.message for problem in check(site(body))]


@pytest.mark.parametrize(
    "body",
    [
        "[a](claim:nis-12000) [](actor:budanov) [b](source:twz)",
        "<claim:nis-12000>",
        "[a](altro.md) [b](altro.md#i-fatti)",
        "## Qui\n\n[a](#qui)",
        "[a](https://example.org) <mailto:a@example.org>",
        "![una mappa](../images/mappa.png)",
    ],
)
def test_what_exists_can_be_named(body: str) -> None:
    assert found(check, site(body)) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[a](claim:nis-1200)", 'there is no claim "nis-1200": did you mean "nis-12000"?'),
        ("<claim:assente>", 'there is no claim "assente": correct the name, or add it'),
        ("[a](actor:budanof)", 'there is no actor "budanof": did you mean "budanov"?'),
        ("[a](source:nessuna)", 'there is no source "nessuna": correct the name, or add it'),
        ("[a](altr.md)", 'there is no document "altr": did you mean "altro"?'),
        ("[a](altro.md#assente)", 'altro.md has no heading "#assente"'),
        ("[a](#assente)", 'there is no heading "#assente" here: correct the name, or add it'),
        ("[a](javascript:alert)", '"javascript:alert" is no address that we publish'),
        ("[a](../altro.md)", '"../altro.md" is no address that we publish'),
        ("[a](https:altrove)", '"https:altrove" has no host: write all of it, as https://example.org/page'),
        (
            "[a](<https://example.org/b c>)",
            '"https://example.org/b c" has a space, which no address has as it stands: write %20',
        ),
        ("[a](https://io@example.org)", '"https://io@example.org" names a user: delete what stands before the @'),
        ("<JAVASCRIPT:alert>", '"JAVASCRIPT:alert" is no address that we publish'),
        ("![a](../images/none.png)", 'there is no picture "none.png"'),
        ("![a](../../etc/passwd)", '"../../etc/passwd" is outside content/images/'),
        ("![a](https://example.org/a.png)", '"https://example.org/a.png" is outside content/images/'),
        ("![](../images/mappa.png)", '"../images/mappa.png" has no alternative text'),
    ],
)
def test_what_does_not_is_found_in_prose(body: str, message: str) -> None:
    found_messages = messages(body)
    assert len(found_messages) == 1
    assert found_messages[0].startswith(message)


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"by": "[budanof]"}, "claims[0].by"),
        ({"against": "[nessuno]"}, "claims[0].against"),
        ({"via": "nessuna"}, "claims[0].via"),
        ({"evidence": "[{source: nessuna, finding: context}]"}, "claims[0].evidence[0].source"),
        ({"contradicts": "[{id: assente, why: open}]"}, "claims[0].contradicts[0].id"),
        ({"supersedes": "[assente]"}, "claims[0].supersedes"),
        ({"supersedes": "[arrivo]"}, "claims[0].id"),
        ({"reply": "assente"}, "claims[0].reply"),
    ],
)
def test_what_does_not_is_found_in_a_claim(keys: dict[str, str], key: str) -> None:
    problems = list(check(site("", claim("arrivo", **keys))))
    assert [(problem.check, problem.place.key) for problem in problems] == [("reference", key)]


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ({"topics": "[guerra]", "see_also": "[altro.md]"}, 0),
        ({"topics": "[pace]"}, 1),
        ({"see_also": "[altro, https://example.org, assente.md]"}, 3),
        ({"see_also": "[kursk.md, altro.md, altro.md]"}, 2),
    ],
)
def test_what_does_not_is_found_in_front_matter(keys: dict[str, str], number: int) -> None:
    assert found(check, site("", **keys)) == ["reference"] * number


def test_a_missing_reply_is_no_reference() -> None:
    assert found(check, site("", claim(kind="accusation", against="[pyongyang]", reply="missing"))) == []


@pytest.mark.parametrize("body", ["[a](bozza.md)", "[a](claim:segreto)", "<claim:segreto>"])
def test_a_published_explainer_does_not_rest_on_a_draft(body: str) -> None:
    draft = explainer("", claim("segreto"), name="bozza", status="draft")
    assert found(check, library(explainer(body), draft)) == ["reference"]
    assert found(check, library(explainer(body, status="draft"), draft)) == []


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        ({"aaa": "budanov"}, 0),
        ({"aaa": "bbb", "bbb": "budanov"}, 0),
        ({"aaa": "nessuno"}, 1),
        ({"aaa": "aaa"}, 1),
        ({"aaa": "bbb", "bbb": "aaa"}, 2),
    ],
)
def test_what_a_source_rests_on_is_there_and_is_not_itself(sources: dict[str, str], number: int) -> None:
    made = tuple(record(Source, f"title: A\norigin: {origin}").keyed(id) for id, origin in sources.items())
    assert found(check, library(sources=made)) == ["reference"] * number


def test_claims_do_not_take_each_others_place() -> None:
    chain = [claim(f"nis-{n}", supersedes=f"[nis-{n - 1}]" if n else "") for n in range(2000)]
    assert found(check, library(explainer("", *chain))) == []
    ring = [claim(a, supersedes=f"[{b}]") for a, b in (("uno", "due"), ("due", "tre"), ("tre", "uno"))]
    problems = list(check(library(explainer("", claim("zero", supersedes="[uno]"), *ring))))
    assert [problem.place.key.partition(".")[2] for problem in problems] == ["supersedes"]
    assert all(name in problems[0].message for name in ("uno", "due", "tre"))
    assert "zero" not in problems[0].message


def test_many_names_that_are_wrong_are_told_in_time() -> None:
    actors = shared(Actor, "".join(f"persona-{n}: {{name: Ada, kind: person}}\n" for n in range(1000)))
    claims = [claim(f"nis-{n}", by=f"[persone-{n}]", via="") for n in range(1000)]
    begun = perf_counter()
    problems = list(check(library(explainer("", *claims), actors=actors)))
    assert perf_counter() - begun < 10
    assert problems[7].message == 'there is no actor "persone-7": did you mean "persona-7"?'


def test_what_a_faulty_file_seems_to_hold_is_not_missed() -> None:
    made = library(explainer("[a](claim:altrove) [b](claim:assente)"))
    assert found(check, replace(made, unread=frozenset({"claim:altrove"}))) == ["reference"]


@pytest.mark.parametrize(
    ("name", "body"), [("reference", "[a](javascript:alert)"), ("image", "![a](../images/none.png)")]
)
def test_an_error_is_not_answered(name: str, body: str) -> None:
    assert found(check, site(f"<!-- allow: {name}, because it is a test -->\n{body}")) == [name]
