"""The search page in a real browser, in a subfolder, under a policy that lets no other script run."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from distinguo.formats import assets, page, search
from distinguo.formats.headers import POLICY, SEARCH_POLICY
from distinguo.formats.publication import Publication
from distinguo.publish import write
from tests.browser import CHROMIUM, FLAGS, needs_browser
from tests.cases import publication as published
from tests.cases import small_site

pytestmark = needs_browser

LEVELS = "".join(
    f"""\
  - id: livello-{number}
    text: Il livello misurato alla stazione numero {number} è salito.
    kind: figure
    by: [comitato]
    said: 2024-05-03
    via: verbale
    hedge: asserted
    status: reported
"""
    for number in range(1, 13)
)
EXPLAINER = f"""\
---
title: Perché l’acqua sale
summary: Dell’acqua alta si parla da mesi.
lang: it
date: 2024-05-01
as_of: 2024-05-05
claims:
  - id: acqua-alta
    text: Dell’acqua alta si parlerà finché la città non avrà un argine.
    kind: forecast
    by: [comitato]
    said: 2024-05-03
    via: verbale
    hedge: asserted
    status: disputed
    contradicts:
      - id: pesci
        why: open
  - id: pesci
    text: "I pesci <img src=x onerror=alert(1)> & «gli altri» tornano."
    kind: statement
    by: [sindaca]
    said: 2024-05-02
    via: gazzetta
    hedge: asserted
    status: reported
{LEVELS}---

## Che cosa si dice

Si parla di [acqua alta](claim:acqua-alta) e di [pesci](claim:pesci).
"""

Search = Callable[[str], Page]


class _Strict(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        policy = SEARCH_POLICY if "/search/" in self.path else POLICY
        self.send_header("Content-Security-Policy", "; ".join(map(" ".join, policy.items())))
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, publication: Publication) -> Iterator[str]:
    """The address of a site that has a search, below a folder of its server."""
    folder = tmp_path_factory.mktemp("search")
    root = small_site(folder)
    (root / "content/explainers/acqua.md").write_text(EXPLAINER, "utf-8")
    made = published(root, publication.store.folder)
    for files in (page.files, search.files, assets.files):
        for output in files(made):
            write(folder / "web/sub", output.path, output.data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Strict, directory=str(folder / "web")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sub"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for all the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(site: str, browser: Browser) -> Iterator[Search]:
    """Give what opens a page of the site; fail if the browser then has anything to complain of."""
    complaints: list[str] = []
    context = browser.new_context()

    def open_(path: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(f"{site}/{path}")
        return page

    yield open_
    context.close()
    assert complaints == []


def said(page: Page) -> str:
    """Return what the page says of its search, when it has been carried out."""
    page.locator("output:not(:empty)").wait_for()
    return page.locator("output").inner_text()


def found(page: Page) -> list[str]:
    """Return the paths of what the page shows, below the site's folder."""
    said(page)
    links: list[str] = page.locator(".result a").evaluate_all("links => links.map(link => link.pathname)")
    return [link.removeprefix("/sub/") for link in links]


def asked(opened: Search, query: str, language: str = "it") -> list[str]:
    return found(opened(f"{language}/search/?{query}"))


@pytest.mark.parametrize(
    "words", ["acqua", "l'acqua", "l’acqua", "dell'acqua", "dell’acqua alta", "quest’acqua", "ACQUA"]
)
def test_an_article_before_an_apostrophe_hides_nothing(words: str, opened: Search) -> None:
    assert set(asked(opened, f"q={words}")) >= {"it/claims/acqua-alta/", "it/acqua/"}


@pytest.mark.parametrize(
    ("words", "there"), [("citta", "acqua-alta"), ("città", "acqua-alta"), ("finche", "acqua-alta")]
)
def test_accents_make_no_difference(words: str, there: str, opened: Search) -> None:
    assert asked(opened, f"q={words}") == [f"it/claims/{there}/"]


@pytest.mark.parametrize("words", ["bridge's use", "bridge’s use", "bridges uses", "committees"])
def test_an_english_possessive_hides_nothing(words: str, opened: Search) -> None:
    assert "en/committee/" in asked(opened, f"q={words}", "en")


def test_endings_make_no_difference(opened: Search) -> None:
    assert "it/claims/pesci/" in asked(opened, "q=pesce")


def test_words_between_quotation_marks_stand_together(opened: Search) -> None:
    assert "it/claims/acqua-alta/" in asked(opened, "q=«acqua alta»")
    assert asked(opened, "q=«alta acqua»") == []
    assert "it/claims/acqua-alta/" in asked(opened, "q=alta acqua")


@pytest.mark.parametrize("words", ["Israele", "xyzzy", "pesci xyzzy", "previsione", "?!", "<b>"])
def test_what_nobody_wrote_is_not_found(words: str, opened: Search) -> None:
    # Pagefind takes "I" for "Israele"; and what sort of claim it is, is only shown.
    page = opened(f"it/search/?q={words}")
    assert "prova con meno parole" in said(page)
    assert found(page) == []
    assert not page.locator("#_found").is_visible()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=disputed&speaker=sindaca", ["auto"]),
        ("status=disputed&speaker=comitato", ["acqua-alta"]),
        ("status=pending&speaker=comitato", []),
        ("status=pending", ["apertura"]),
        ("status=disputed&topic=fiume", ["auto"]),
        ("q=ponte&status=reported", ["inutile"]),
    ],
)
def test_filters_mean_one_claim(query: str, expected: list[str], opened: Search) -> None:
    assert asked(opened, query) == [f"it/claims/{id}/" for id in expected]


def test_filters_alone_list_what_there_is_in_the_order_of_the_site(opened: Search) -> None:
    assert asked(opened, "topic=fiume") == [
        "it/ponte/",
        *(f"it/claims/{id}/" for id in ("apertura", "auto", "inutile")),
    ]
    assert asked(opened, "type=explainer") == ["it/ponte/", "it/committee/", "it/acqua/"]


def test_a_result_says_what_it_is(opened: Search) -> None:
    result = opened("it/search/?q=auto&status=disputed").locator(".result")
    assert result.locator(".badge.badge-disputed").inner_text() == "Contestata"
    assert result.locator(".kicker").inner_text().lower() == "cifra"
    assert result.locator("h3").inner_text() == "Sul ponte passeranno circa 1.200 auto al giorno."
    assert result.locator("h3 mark").all_inner_texts() == ["auto"]
    assert result.locator(".claim-by").inner_text() == "Ada Neri, 2\N{NO-BREAK SPACE}maggio 2024 · Il ponte sul fiume"
    result.locator("a").click()
    assert result.page.url.endswith("/sub/it/claims/auto/")
    assert result.page.title().startswith("Sul ponte passeranno")


def test_an_excerpt_shows_what_was_found_where_it_stands(opened: Search) -> None:
    result = opened("it/search/?q=acqua&type=explainer").locator(".result").first
    assert result.locator("h3").inner_text() == "Perché l’acqua sale"
    assert result.locator(".excerpt").inner_text().startswith("Dell’acqua alta si parla da mesi.")
    assert set(result.locator("mark").all_inner_texts()) == {"acqua"}
    assert result.locator(".badge").count() == 0


def test_markup_in_what_was_written_is_text(opened: Search) -> None:
    result = opened("it/search/?q=pesci&type=claim").locator(".result")
    assert result.locator("h3").inner_text() == "I pesci <img src=x onerror=alert(1)> & «gli altri» tornano."
    assert result.locator("img").count() == 0


def test_one_language_is_searched_unless_all_are_asked_for(opened: Search) -> None:
    assert asked(opened, "q=bridge") == []
    assert "en/claims/inutile/" in asked(opened, "q=bridge&lang=en")
    page = opened("it/search/?q=bridge&lang=*")
    assert "en/claims/inutile/" in found(page)
    result = page.locator(".result").first
    assert (result.get_attribute("lang"), result.get_attribute("dir")) == ("en", "ltr")
    assert result.locator("a").get_attribute("hreflang") == "en"
    paths = asked(opened, "status=disputed&lang=*", "en")
    assert paths == [f"{tag}/claims/{id}/" for tag in ("en", "it") for id in ("auto", "acqua-alta")]


def test_what_stands_there_untranslated_tells_its_language(opened: Search) -> None:
    heading = opened("en/search/?status=disputed&speaker=comitato").locator(".result h3")
    assert heading.locator("span.fallback").get_attribute("lang") == "it"


def test_a_search_stands_in_the_address_and_comes_back(opened: Search, site: str) -> None:
    page = opened("it/search/")
    page.get_by_role("searchbox").fill("ponte")
    page.locator("select[name=status]").select_option("disputed")
    assert found(page) == ["it/claims/auto/"]
    assert page.url == f"{site}/it/search/?q=ponte&status=disputed"
    page.reload()
    assert found(page) == ["it/claims/auto/"]
    page.locator(".result a").click()
    page.go_back()
    assert found(page) == ["it/claims/auto/"]
    assert page.get_by_role("searchbox").input_value() == "ponte"
    page.get_by_role("button", name="Ricomincia").click()
    page.wait_for_url(f"{site}/it/search/")
    page.locator("output:empty").wait_for(state="attached")
    assert not page.locator("#_found").is_visible()


@pytest.mark.parametrize("query", ["?status=none&lang=xx", "?speaker=", "?other=1", "#_lists"])
def test_an_address_that_asks_for_nothing_there_is_shows_the_empty_form(query: str, opened: Search) -> None:
    page = opened(f"it/search/{query}")
    assert page.locator("form").is_visible()
    assert page.locator("output").inner_text() == ""
    assert page.locator("select").evaluate_all("all => all.map(each => each.value)") == ["", "", "", "", "it"]


def test_nothing_is_fetched_until_somebody_turns_to_the_form(opened: Search) -> None:
    page = opened("it/search/")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.wait_for_load_state("networkidle")
    before = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert [url for url in before if "/pagefind/" in url] == []
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in requests if url.endswith("/pagefind/it/pagefind.js")]
    assert not [url for url in requests if "/pagefind/en/" in url or "worker" in url]


def test_the_keyboard_is_enough(opened: Search) -> None:
    page = opened("it/search/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("stazione")
    page.keyboard.press("Enter")
    assert said(page) == "Risultati: 12"
    assert len(found(page)) == 10
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.found > button')"):
            break
    page.keyboard.press("Enter")
    page.locator(".result").nth(11).wait_for()
    assert page.evaluate("[...document.querySelectorAll('.result a')].indexOf(document.activeElement)") == 10
    assert not page.get_by_role("button", name="Altri risultati").is_visible()
    assert len(set(found(page))) == 12
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/it/claims/livello-\d+/$"))


def test_the_number_of_results_is_told_politely(opened: Search) -> None:
    page = opened("it/search/?q=ponte")
    said(page)
    assert page.get_by_role("status").inner_text().startswith("Risultati: ")
    assert page.locator("output").evaluate("each => each.closest('[hidden], [aria-hidden]')") is None


def test_the_last_words_have_the_last_answer(opened: Search) -> None:
    page = opened("it/search/")
    for words in ("ponte", "stazione", "pesci"):
        page.get_by_role("searchbox").fill(words)
        page.keyboard.press("Enter")
    page.locator(".result a[href$='/pesci/']").wait_for()
    page.wait_for_load_state("networkidle")
    assert found(page) == ["it/claims/pesci/", "it/acqua/"]


def test_a_search_that_cannot_be_loaded_says_so_and_works_when_it_can(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{site}/it/search/?q=ponte")
    assert said(page).startswith("La ricerca non si è caricata.")
    assert page.locator("form").is_visible()
    page.unroute("**/pagefind/**")
    page.reload()
    assert said(page).startswith("Risultati: ")
    page.close()


@pytest.mark.parametrize("query", ["q=acqua&lang=*", "q=xyzzy"])
def test_axe_finds_nothing(query: str, opened: Search) -> None:
    page = opened(f"it/search/?{query}")
    said(page)
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            report = Axe().run(page).response
            faults = [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in report["violations"]]
            assert faults == [], f"{scheme}, {width} px"
            assert len(report["passes"]) >= 15


@pytest.mark.parametrize(("width", "size"), [(320, 100), (640, 200)])
def test_nothing_overflows(width: int, size: int, site: str, browser: Browser) -> None:
    # Without the policy, which would not let the test change the size of text.
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/it/search/?q=acqua&lang=*")
    said(page)
    page.add_style_tag(content=f"html {{ font-size: {size}% !important }} * {{ letter-spacing: .12em !important }}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_javascript_there_are_lists_and_no_dead_control(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/it/search/?q=ponte")
    for control in page.locator("form, input, select, button, output").all():
        assert not control.is_visible()
    assert page.locator("noscript p").is_visible()
    links = [link.get_attribute("href") for link in page.locator(".entries a").all()]
    assert links == ["../", "../claims/", "../actors/", "../topics/", "../sources/", "../timeline/"]
    for link in links:
        answer = page.request.get(f"{site}/it/search/{link}")
        assert answer.ok, link
    context.close()


def late(route: Route) -> None:
    """Let a file take its time."""
    time.sleep(0.3)
    route.continue_()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_the_page_loads(width: int, site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(each => moved += each.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/search.*.js", late)
    page.goto(f"{site}/it/search/")
    page.wait_for_load_state("networkidle")
    assert page.locator("form").is_visible()
    assert page.evaluate("moved") < 0.001
    context.close()


def test_the_script_is_small(site: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site}/it/search/")
    scripts = page.locator("script[src]").all()
    assert [script.get_attribute("type") for script in scripts] == ["module"]
    source = page.request.get(f"{site}/it/search/{scripts[0].get_attribute('src')}").body()
    assert len(gzip.compress(source)) < 4_500
    page.close()
