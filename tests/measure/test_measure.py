"""The parts of `inv measure` that need neither a browser nor the network."""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from distinguo.formats.publication import Publication
from distinguo.serve import running
from distinguo.store import Store
from tests.cases import claim, explainer, library
from tests.measure.article import article, plain
from tests.measure.figures import BUDGETS, Figures, exceeded, figures
from tests.measure.pages import KINDS, Measured, budgets, examples
from tests.measure.peers import PEERS, Peer, compress, files
from tests.measure.table import as_json, as_markdown, pages, peers, print_table, shown
from tests.measure.visits import Response, Visit, kind

SITE = "http://here/"


def response(kind: str, size: int, url: str = SITE, is_ours: bool = True) -> Response:
    return Response(kind=kind, url=url, size=size, is_ours=is_ours)


def seen(*responses: Response, moved: float = 0, painted: float = 1, words: str = "", message: str = "") -> Visit:
    return Visit(
        responses=responses,
        messages=(message,) if message else (),
        moved=moved,
        painted=painted,
        words=Counter(words.split()),
    )


EVERYTHING = seen(
    response("document", 7_000),
    response("stylesheet", 6_000),
    response("script", 500),
    response("data", 300),
    response("font", 40_000),
    response("image", 9_000),
    response("image", 0, "data:image/svg+xml,x"),
    response("stylesheet", 0, "https://fonts.example/", is_ours=False),
    words="a a b",
)


def measured(name: str = "explainer", visit: Visit = EVERYTHING, **more: int) -> Measured:
    found = figures([visit], visit, visit.words, dict.fromkeys(map(str, range(more.get("axe", 0))), 1))
    return Measured(name=name, figures=found, exceeded=exceeded(found), rules={}, messages=())


def test_a_page_is_everything_but_images_and_fonts() -> None:
    found = measured().figures
    assert (found.page, found.html, found.css, found.js) == (13_800, 7_000, 6_000, 500)
    assert (found.fonts, found.images, found.words) == (40_000, 9_000, 3)


def test_what_stands_in_the_page_itself_is_no_request_and_a_third_party_is_one() -> None:
    found = measured().figures
    assert (found.requests, found.before_fonts, found.third_party) == (7, 6, 1)


def test_javascript_is_needed_only_where_words_are_lost_without_it() -> None:
    script = response("script", 500)
    for without, needed in (("a b", 0), ("a b c", 0), ("a", 500), ("a a", 500)):
        found = figures([seen(script, words="a b")], seen(), Counter(without.split()), {})
        assert (found.js, found.required) == (500, needed), without


def test_the_worst_shift_counts_and_the_median_paint_of_the_phone() -> None:
    phone = [seen(painted=900), seen(painted=500, moved=0.1), seen(painted=700)]
    found = figures(phone, seen(moved=0.2, painted=1), Counter(), {})
    assert (found.cls, found.lcp) == (0.2, 700)


def test_a_message_said_on_each_visit_is_one() -> None:
    visits = [seen(message="no"), seen(message="no"), seen()]
    assert figures(visits, seen(message="never"), Counter(), {}).console == 2


@pytest.mark.parametrize(("name", "most"), BUDGETS.items())
def test_a_budget_is_kept_up_to_its_figure_and_broken_beyond(name: str, most: float) -> None:
    clean: dict[str, Any] = dict.fromkeys(Figures.__dataclass_fields__, 0)
    assert exceeded(Figures(**{**clean, name: most})) == ()
    assert exceeded(Figures(**{**clean, name: most + 0.001})) == (name,)


def test_the_search_page_alone_may_have_a_script_and_its_own_style() -> None:
    assert [kind for kind in KINDS if "required" not in budgets(kind)] == ["search"]
    assert {*BUDGETS} - {*budgets("search")} == {"required", "css", "before_fonts"}
    assert {*budgets("explainer")} == {*BUDGETS}


def test_things_are_what_they_are_whoever_asked_for_them() -> None:
    assert kind("text/javascript; charset=utf-8", "other") == "script"
    assert kind("image/svg+xml", "other") == "image"
    assert kind("application/octet-stream", "font") == "font"
    assert kind("", "stylesheet") == "stylesheet"


def test_only_pages_that_are_there_are_measured(tmp_path: Path) -> None:
    for path in ("it/index.html", "it/404.html", "en/claims/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert examples(tmp_path, "it") == {"home": "it/", "not found": "it/404.html"}


def test_each_kind_of_page_has_an_example_of_its_own() -> None:
    assert len(set(KINDS.values())) == len(KINDS) >= 17


def test_the_table_marks_what_is_too_much() -> None:
    head, most, row = pages([measured()])
    cells = dict(zip(head, row, strict=True))
    assert (cells["page"], cells["but fonts"], cells["third party"]) == ("13.8", "6✗", "1✗")
    assert (cells["CSS"], cells["kept"]) == ("6.0", "✗")
    assert dict(zip(head, most, strict=True))["CSS"] == "≤8.0"
    assert pages([measured(visit=seen())])[2][-1] == "✓"


def test_peers_stand_beside_ours_with_how_many_times_ours_they_are() -> None:
    ours = measured(visit=seen(response("document", 10_000), painted=1_000))
    other = measured("Other 1.0", seen(response("document", 25_000), response("script", 9_000), painted=1_500))
    rows = {row[0]: row[1:] for row in peers(ours, [other])}
    assert rows["HTML"] == ["10.0", "25.0 (2.5×)"]
    assert rows["JS"] == ["0", "9.0"]
    assert rows["LCP"] == ["1000", "1500 (1.5×)"]


def test_figures_are_written_short_but_never_rounded_down_to_their_budget() -> None:
    assert [shown("css", each) for each in (0, 49, 8_000, 8_001)] == ["0", "0.1", "8.0", "8.1"]
    assert [shown("cls", 0), shown("cls", 0.0125), shown("cls", 0.000001)] == ["0", "0.0125", "0.0001"]
    assert shown("lcp", 1234.5) == "1234"


def test_away_from_a_terminal_the_table_is_markdown() -> None:
    out = StringIO()
    print_table("Title", [["", "x"], ["a", "1"]], out)
    assert out.getvalue() == "Title\n\n|  | x |\n| --- | ---: |\n| a | 1 |\n\n"
    assert as_markdown([["", "x", "y"]]).count("\n") == 2


def test_json_has_every_figure_in_bytes() -> None:
    import json

    found = json.loads(as_json("how", [measured()], [measured("Other")]))
    assert found["pages"][0]["figures"]["page"] == 13_800
    assert found["pages"][0]["exceeded"] == ["before_fonts", "third_party"]
    assert [row["name"] for row in found["peers"]] == ["Other"]
    assert found["budgets"]["css"] == 8_000


def test_a_peers_site_is_compressed_as_ours_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("words " * 100)
    (site / "assets" / "b.woff2").write_bytes(b"font")
    for _ in range(2):
        compress(site, Store(tmp_path / "store"))
    assert sorted(file.name for file in site.rglob("*.*")) == [
        "b.woff2",
        "index.html",
        "index.html.br",
        "index.html.gz",
    ]
    with running(site) as address, urlopen(Request(address, headers={"Accept-Encoding": "br"})) as page:
        assert page.headers["Content-Encoding"] == "br"
        assert int(page.headers["Content-Length"]) < 100


def test_what_only_our_markdown_has_becomes_what_others_understand() -> None:
    home = explainer("", claim("arrivo"), claim("cifra", text="Sono 12."), name="kursk", slug="a-kursk")
    shelf = library(home)
    body = (
        "<!-- allow: x, because y -->\n"
        "Dice [Budanov](actor:budanov) a [](source:twz): [domani](claim:arrivo), [](claim:cifra).\n"
        "<!-- hidden -->Vedi [altro](kursk.md#_dove) e [web](https://x.example/a.md).\n"
        "\n"
        "<claim:cifra>\n"
    )
    assert plain(body, shelf, home.claims, "https://here/it/") == (
        "Dice Budanov a [Intervista](#source-twz): [domani](#arrivo), [2](#cifra).\n"
        "Vedi [altro](https://here/it/a-kursk/#_dove) e [web](https://x.example/a.md).\n"
        "\n"
        "> [Sono 12.](#cifra)\n"
    )


def test_the_article_tells_all_that_our_page_tells(publication: Publication) -> None:
    shelf = publication.editions["it"]
    home = max(shelf.explainers, key=lambda each: len(each.claims))
    text = article(publication, "it", home.name)
    assert text.startswith(f"# {home.title}\n")
    assert len(home.claims) > 1
    for each in home.claims:
        assert f'<a id="{each.id}"></a>' in text
        assert f"](#{each.id}) |" in text
    assert text.count("<a id=") == text.count('<a id="source-') + len(shelf.ledger(home))
    assert not [word for word in ("(claim:", "(actor:", "(source:", "<claim:", "<!--", "<span") if word in text]


def test_an_article_is_made_of_explainers_only(publication: Publication) -> None:
    page = publication.editions["it"].pages[0]
    with pytest.raises(TypeError, match="is not an explainer"):
        article(publication, "it", page.name)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.command)
def test_a_peer_is_pinned_and_given_one_page_and_its_defaults(peer: Peer) -> None:
    assert set(files(peer, "# A\n")) == {peer.settings, "docs/index.md"}
    assert re.search(r" \d+\.\d+\.\d+$", peer.title)
    assert not re.search("plugins|font|palette|features|custom", peer.config)
