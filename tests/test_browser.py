"""The browser of the tests is a real one, and what is served to it comes as a host would send it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import CHROMIUM, FLAGS, needs_browser, served

pytestmark = needs_browser

PAGE = (
    '<!doctype html><html lang="en"><title>Page</title><p style="color: red">Text<script>document.title = "No"</script>'
)


def test_the_policy_of_the_site_holds_in_the_browser(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'none'\n", "utf-8")
    with served(tmp_path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        response = page.goto(f"{address}/")
        assert response and response.headers["content-security-policy"] == "default-src 'none'"
        assert page.title() == "Page"
        assert page.locator("p").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
        assert len(complaints) >= 2
        browser.close()


def test_the_browser_runs_scripts_where_the_site_lets_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    with served(tmp_path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(f"{address}/")
        assert page.title() == "No"
        browser.close()
