"""The preview as it is used: a real server, a site that changes under it, a browser that follows."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest

from distinguo.catalogs import read_file
from distinguo.formats.publication import Publication
from distinguo.pipeline import prepare, publish
from distinguo.preview import Preview
from distinguo.problems import Misconfigured
from distinguo.site import Site
from tests.browser import CHROMIUM, FLAGS, needs_browser
from tests.cases import site, small_site

PONTE = "translations/en/LC_MESSAGES/ponte.po"
PAGE = "en/ponte/"
TITLE = "The bridge over the river"


def eventually(found: Callable[[], Any], seconds: float = 30) -> Any:
    """Return what `found` gives as soon as it is true; fail when it isn't in time."""
    deadline = monotonic() + seconds
    while not (value := found()):
        assert monotonic() < deadline, "it never came"
        sleep(0.05)
    return value


@dataclass(frozen=True)
class Shown:
    """A preview at work."""

    preview: Preview
    root: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Return status and body, the path sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(self.preview.address).port or 0, timeout=30)
        connection.putrequest("GET", f"/{path}", skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")

    def news(self, path: str) -> dict[str, Any]:
        """Return the first that a page which listens is told."""
        with urlopen(f"{self.preview.address}_preview/events?page=/{path}", timeout=30) as events:
            told: dict[str, Any] = json.loads(events.readline().removeprefix(b"data: "))
            return told

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1), "utf-8")

    def errors(self) -> list[str]:
        return [each["place"] for each in self.news(PAGE)["problems"] if each["error"]]


@contextmanager
def previewed(root: Path, settings: Callable[[], Site]) -> Iterator[Shown]:
    with Preview(settings, 0) as preview:
        thread = threading.Thread(target=preview.follow)
        thread.start()
        try:
            eventually(lambda: preview.proof.folder or preview.proof.problems)
            yield Shown(preview, root)
        finally:
            preview.stop()
            thread.join(30)
            assert not thread.is_alive()


def settings_of(root: Path, publication: Publication) -> Callable[[], Site]:
    """Return what reads the settings of the site; with the other tests' store, so that no font is cut down again."""
    return lambda: site(root).model_copy(update={"cache": publication.store.folder.parent})


@pytest.fixture
def settings(root: Path, publication: Publication) -> Callable[[], Site]:
    return settings_of(root, publication)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory, publication: Publication) -> Iterator[Shown]:
    """The small site in a preview, not to be changed."""
    root = small_site(tmp_path_factory.mktemp("still"))
    with previewed(root, settings_of(root, publication)) as shown:
        yield shown


@pytest.fixture
def shown(root: Path, settings: Callable[[], Site]) -> Iterator[Shown]:
    """The small site in a preview."""
    with previewed(root, settings) as shown:
        yield shown


def test_each_passage_tells_the_place_of_its_entry(still: Shown) -> None:
    _, html = still.get(PAGE)
    catalog, problems = read_file(still.root / PONTE, still.root)
    assert problems == []
    lines = (still.root / PONTE).read_text("utf-8").split("\n")
    entries = {each.line: (key, each) for key, each in (catalog.entries or {}).items()}
    found = re.findall(rf'<span data-entry="{PONTE}:(\d+)">(.*?)</span>', html)
    seen = set()
    for line, words in found:
        key, entry = entries[int(line)]
        assert lines[int(line) - 1].startswith("msgid ")
        if not re.search(r"[<\[]", words + entry.text):
            assert unescape(words) == entry.text
        seen.add(key)
    assert {
        ("title", "Il ponte sul fiume"),
        ("claim:auto text", "Sul ponte passeranno circa 1.200 auto al giorno."),
    } <= seen
    assert ("", "Che cosa si dice") in seen
    assert ("", "Il luogo è nel [verbale](source:verbale).") in seen
    assert len(seen) > 8
    assert 'data-entry="translations/en/LC_MESSAGES/library.po:' in html


def test_the_pages_own_language_has_no_entries(still: Shown) -> None:
    assert "ponte.po" not in still.get("it/ponte/")[1]


def test_an_entry_has_its_page_and_leads_back_to_where_it_stands(still: Shown) -> None:
    line = next(
        number
        for number, text in enumerate((still.root / PONTE).read_text().split("\n"), 1)
        if text.startswith('msgid "Sul')
    )
    status, html = still.get("_po/en/ponte")
    assert status == 200
    row = html.partition(f'id="L{line}"')[2].partition("</tr>")[0]
    assert "claim:auto text" in row
    assert "Sul ponte passeranno circa 1.200 auto al giorno." in row
    assert "About 1,200 cars a day could cross the bridge." in row
    assert "said by: Ada Neri; hedge: possible; status: disputed" in row
    assert f"{PONTE}:{line}" in row
    links = re.findall(r'href="/([^"#]+)#entry=([^"]+)"', row)
    assert [path for path, _ in links][:2] == ["en/ponte/", "en/claims/auto/"]
    for path, entry in links:
        assert f'data-entry="{unquote(entry)}"' in still.get(path)[1]


def test_what_is_not_translated_is_marked_and_leads_to_its_entry_too(shown: Shown) -> None:
    shown.change(PONTE, 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"')
    shown.change(PONTE, 'msgstr "Who counted the cars?"', 'msgstr ""')
    page = eventually(lambda: (html := shown.get(PAGE)[1]).count('class="fallback"') > 1 and html)
    fuzzy = re.search(r'<h1><span class="fallback" lang="it" data-entry="([^"]+)">', page)
    assert fuzzy
    assert shown.news(PAGE)["fuzzy"] == [fuzzy[1]]
    assert re.search(rf'<span class="fallback" lang="it" data-entry="{PONTE}:\d+">Chi ha contato le auto', page)
    entries = shown.get("_po/en/ponte")[1]
    assert entries.count('class="fuzzy"') == entries.count('class="untranslated"') == 1
    assert '<td class="po-open">1</td><td class="po-open">1</td>' in shown.get("_po/")[1]


def test_a_message_that_is_in_no_catalogue_yet_leads_to_the_catalogue(shown: Shown) -> None:
    shown.change("content/explainers/ponte.md", "## Che cosa si dice", "## Che cosa si dice\n\nUna frase nuova.")
    page = eventually(lambda: "Una frase nuova." in (html := shown.get(PAGE)[1]) and html)
    assert f'<span class="fallback" lang="it" data-entry="{PONTE}">Una frase nuova.</span>' in page
    assert "1 message is not in it yet" in shown.get("_po/en/ponte")[1]


def test_an_edit_of_a_catalogue_shows(shown: Shown) -> None:
    before = shown.news(PAGE)["version"]
    assert shown.news(PAGE)["version"] == before
    shown.change(PONTE, f'"{TITLE}"', '"The new bridge"')
    eventually(lambda: "The new bridge</span></h1>" in shown.get(PAGE)[1])
    assert shown.news(PAGE)["version"] != before
    assert f'data-version="{shown.news(PAGE)["version"]}"' in shown.get(PAGE)[1]


def test_a_page_that_listens_is_told_of_a_change_as_it_comes(shown: Shown) -> None:
    with urlopen(f"{shown.preview.address}_preview/events?page=/{PAGE}", timeout=30) as events:
        told = json.loads(events.readline().removeprefix(b"data: "))
        shown.change(PONTE, f'"{TITLE}"', '"The new bridge"')
        lines = (line for line in events if line.startswith(b"data: "))
        assert json.loads(next(lines).removeprefix(b"data: "))["version"] != told["version"]


def test_a_broken_catalogue_is_told_and_the_page_stays_until_it_is_mended(
    shown: Shown, capfd: pytest.CaptureFixture[str]
) -> None:
    before = shown.get(PAGE)
    shown.change(PONTE, "\nmsgid", "\n<<<<<<< HEAD\nmsgid")
    assert eventually(shown.errors)[0] == f"{PONTE}:15:1"
    assert shown.get(PAGE) == before
    assert "a merge conflict" in shown.get("_po/en/ponte")[1]
    assert f"{PONTE}:15:1: error: a merge conflict" in eventually(lambda: capfd.readouterr().err)
    shown.change(PONTE, "<<<<<<< HEAD\n", "")
    eventually(lambda: not shown.errors())
    assert shown.get(PAGE) == before


def test_a_template_that_fails_is_told_by_its_line(shown: Shown) -> None:
    before = shown.get(PAGE)
    own = shown.root / "theme/templates/404.html"
    own.parent.mkdir(parents=True)
    own.write_text("<p>\n{{ nothing.at.all }}</p>", "utf-8")
    assert eventually(shown.errors) == ["theme/templates/404.html:2:1"]
    own.write_text("<p>\n\n{% if %}</p>", "utf-8")
    eventually(lambda: shown.errors() == ["theme/templates/404.html:3:1"])
    assert shown.get(PAGE) == before
    own.write_text("<p>Nothing, alas</p>", "utf-8")
    eventually(lambda: not shown.errors())
    status, html = shown.get("en/nowhere/")
    assert (status, "Nothing, alas" in html) == (404, True)


def test_settings_that_fail_are_told_and_new_ones_taken(shown: Shown) -> None:
    shown.change("pelican.conf.py", 'SITENAME = "', 'SITENAME = 1 / 0 or "')
    assert eventually(shown.errors) == ["pelican.conf.py:1:1"]
    shown.change("pelican.conf.py", 'SITENAME = 1 / 0 or "', 'SITENAME = "Il nostro ')
    eventually(lambda: "Il nostro" in shown.get(PAGE)[1])
    assert shown.errors() == []


def test_a_folder_that_is_exchanged_is_still_watched(shown: Shown) -> None:
    content, aside = shown.root / "content", shown.root / "aside"
    content.rename(aside)
    eventually(shown.errors)
    aside.rename(content)
    eventually(lambda: not shown.errors())
    shown.change("content/explainers/ponte.md", "title: Il ponte sul fiume", "title: Il ponte nuovo")
    eventually(lambda: "Il ponte nuovo" in shown.get("it/ponte/")[1])


def test_a_folder_that_is_new_is_watched_from_then_on(shown: Shown) -> None:
    (shown.root / "content/images/new").mkdir()
    (shown.root / "content/images/new/one.png").write_bytes(b"no picture")
    eventually(lambda: "content/images/new/one.png:1:1" in shown.errors())
    (shown.root / "content/images/new/two.png").write_bytes(b"no picture")
    eventually(lambda: "content/images/new/two.png:1:1" in shown.errors())


def test_a_site_that_has_errors_from_the_start_shows_as_soon_as_it_can(
    root: Path, settings: Callable[[], Site]
) -> None:
    file = root / "content/explainers/ponte.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("lang: it", "lang: it\ncolour: red"), "utf-8")
    with previewed(root, settings) as shown:
        status, html = shown.get(PAGE)
        assert (status, "preview.js" in html) == (503, True)
        assert shown.errors()
        file.write_text(text, "utf-8")
        eventually(lambda: shown.get(PAGE)[0] == 200)


@pytest.mark.parametrize(
    "path",
    [
        "../pelican.conf.py",
        "en/../../pelican.conf.py",
        "%2e%2e/pelican.conf.py",
        "..%2fpelican.conf.py",
        "%2e%2e%2f%2e%2e%2fsite%2fpelican.conf.py",
        "..%5cpelican.conf.py",
        "/etc/passwd",
        "%00",
        "en/%ff",
        "en/ponte/link.html",
        "_po/en/..%2fponte",
        "_po/../etc/ponte",
        "_po/fr/ponte",
        "_po/en/nowhere",
        "_po/en/ponte/more",
        "_preview/__init__.py",
        "_preview/..%2fserver.py",
    ],
)
def test_nothing_else_is_served(path: str, still: Shown, tmp_path: Path) -> None:
    folder = still.preview.proof.folder
    assert folder
    (tmp_path / "secret.html").write_text("secret")
    (folder / "en/ponte/link.html").unlink(missing_ok=True)
    (folder / "en/ponte/link.html").symlink_to(tmp_path / "secret.html")
    status, body = still.get(path)
    assert status == 404
    assert "SITENAME" not in body
    assert "secret" not in body
    assert "root:" not in body


def test_a_page_that_has_become_a_link_is_served_no_more(still: Shown, tmp_path: Path) -> None:
    folder = still.preview.proof.folder
    assert folder
    (tmp_path / "secret.html").write_text("secret")
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to(tmp_path / "secret.html")
    assert still.get("claims.csv")[0] == 404


@pytest.mark.parametrize(
    "name", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "localhost@evil.example"]
)
def test_another_name_is_refused(name: str, still: Shown) -> None:
    for path in (PAGE, "_po/en/ponte", "_preview/events", "_preview/preview.js"):
        status, body = still.get(path, Host=name)
        assert status == 403
        assert "ponte" not in body


def test_the_names_of_this_machine_are_taken(still: Shown) -> None:
    port = urlsplit(still.preview.address).port
    assert [still.get(PAGE, Host=f"{name}:{port}")[0] for name in ("localhost", "127.0.0.1")] == [200, 200]
    other = socket.gethostbyname_ex(socket.gethostname())[2]
    for address in other:
        if not address.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((address, port or 0), 5):
                pass


def test_addresses_are_answered_as_a_server_would(still: Shown) -> None:
    assert still.get("")[0] == 200
    assert still.get("en/ponte")[0] == 301
    status, html = still.get("it/nessuno/")
    assert (status, 'lang="it"' in html) == (404, True)
    assert 'lang="en"' in still.get("en/nobody")[1]
    stylesheet = re.search(r'href="[./]*(assets/css/site[^"]+)"', still.get(PAGE)[1])
    assert stylesheet
    with urlopen(still.preview.address + stylesheet[1]) as response:
        assert response.headers["Content-Type"].startswith("text/css")
        assert "immutable" in response.headers["Cache-Control"]
    with pytest.raises(HTTPError) as caught:
        urlopen(still.preview.address, data=b"x")
    assert caught.value.code == 501


def test_what_is_published_knows_nothing_of_entries(root: Path, settings: Callable[[], Site]) -> None:
    made = prepare(settings().model_copy(update={"briefs": False}))
    outputs = list(publish(made, lambda what, done, total: None))
    assert len(outputs) > 40
    assert [output.path for output in outputs if b"data-entry" in output.data or b"preview" in output.data] == []


def test_the_output_folder_is_not_touched_and_nothing_is_left(root: Path, settings: Callable[[], Site]) -> None:
    with previewed(root, settings) as shown:
        folder = shown.preview.proof.folder
        assert folder
        assert folder.is_relative_to(settings().cache)
        assert not shown.preview.proof.site.output.exists()
    assert not folder.parent.exists()


def test_a_port_in_use_is_a_clear_word(still: Shown, settings: Callable[[], Site]) -> None:
    port = urlsplit(still.preview.address).port
    with pytest.raises(Misconfigured, match=f"port {port} is taken: name another one with --port"):
        Preview(settings, port or 0)
    with pytest.raises(Misconfigured, match="is no port"):
        Preview(settings, 70000)
    assert still.get(PAGE)[0] == 200


def test_a_link_in_the_place_of_its_folder_is_refused(root: Path, tmp_path: Path, settings: Callable[[], Site]) -> None:
    own = tmp_path / "cache"
    own.mkdir()
    (own / "preview").symlink_to(root)
    with pytest.raises(Misconfigured, match="symbolic link"):
        Preview(lambda: settings().model_copy(update={"cache": own}), 0)
    assert (root / "pelican.conf.py").exists()


def test_control_c_ends_it_quietly(root: Path, publication: Publication) -> None:
    code = (
        "from pathlib import Path\nfrom tests.cases import site\nfrom distinguo.preview import preview\n"
        f"preview(lambda: site(Path({str(root)!r})).model_copy("
        f"update={{'cache': Path({str(publication.store.folder.parent)!r})}}), 0)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert process.stdout
    lines = iter(process.stdout.readline, "")
    address = re.search(r"http://127\.0\.0\.1:\d+/", next(line for line in lines if "Ctrl-C" in line))
    assert address
    assert "built in" in next(line for line in lines if "built" in line)
    with urlopen(f"{address[0]}{PAGE}") as response:
        assert TITLE in response.read().decode()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in told
    assert "Interrupt" not in told


@needs_browser
def test_a_browser_follows_keeps_its_place_and_leads_to_the_entry(shown: Shown) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(viewport={"width": 1000, "height": 500}).new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(shown.preview.address + PAGE)
        page.evaluate("window.isOld = true")
        page.evaluate("scrollTo(0, 300)")
        shown.change(PONTE, f'"{TITLE}"', '"The new bridge"')
        page.wait_for_function("!window.isOld && document.querySelector('h1')?.textContent === 'The new bridge'")
        assert page.evaluate("scrollY") == 300

        shown.change(PONTE, '"The new bridge"', '"The "new" bridge"')
        problem = page.locator("distinguo-preview li.error code")
        problem.wait_for()
        assert problem.text_content() == f"{PONTE}:16:1"
        assert page.locator("h1").text_content() == "The new bridge"
        shown.change(PONTE, '"The "new" bridge"', '"The newest bridge"')
        page.wait_for_function("document.querySelector('h1')?.textContent === 'The newest bridge'")
        assert page.locator("distinguo-preview .panel.faulty").count() == 0

        entry = page.locator("h1 [data-entry]").get_attribute("data-entry") or ""
        with page.context.expect_page() as opened:
            page.locator("h1").click(modifiers=["Alt"])
        entries = opened.value
        entries.wait_for_load_state()
        assert entries.url.endswith(f"/_po/en/ponte#L{entry.rpartition(':')[2]}")
        assert "The newest bridge" in (entries.locator("tr:target").text_content() or "")
        # The line has moved, the entry is still the one that is shown.
        shown.change(PONTE, "#. the title\n", "#. the title\n# a note of the translator’s\n")
        entries.locator("tr:target", has_text="a note of the translator").wait_for()
        assert entries.url.endswith(f"#L{int(entry.rpartition(':')[2]) + 1}")
        entries.locator("tr:target a[href*='#entry=']").first.click()
        entries.wait_for_function("document.activeElement.dataset.entry")
        assert entries.evaluate("document.activeElement.textContent") == "The newest bridge"

        mark = page.locator(f'distinguo-preview a[title^="{PONTE}:"]').first
        mark.focus()
        assert mark.evaluate("mark => mark.offsetWidth") > 15
        assert mark.get_attribute("aria-label") == "po: The newest bridge"
        assert complaints == []
        browser.close()


@needs_browser
def test_axe_finds_nothing_in_what_the_preview_adds(shown: Shown) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    shown.change("content/sources.yml", "  archive: https://archive.example/ponte\n", "")
    eventually(lambda: shown.news(PAGE)["problems"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scheme, width in (("light", 1280), ("dark", 320)):
            # axe brings a script of its own, which the pages of catalogues do not allow.
            viewport: Any = {"width": width, "height": 900}
            page = browser.new_page(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
            for path in (PAGE, "_po/", "_po/en/ponte#L15", "_po/it/theme"):
                page.goto(shown.preview.address + path)
                page.locator("distinguo-preview summary").click()
                found = Axe().run(page)
                rules = [
                    (each["id"], [node["html"] for node in each["nodes"]]) for each in found.response["violations"]
                ]
                assert rules == [], f"{path}, {scheme}, {width} px"
                assert len(found.response["passes"]) >= 5, "axe has looked at nothing"
                assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()
