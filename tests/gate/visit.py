"""A page as a reader's browser has it: opened with JavaScript and without, in any width, colours and medium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, Route

from tests.gate.site import BuiltSite

SEEN = (Path(__file__).parent / "seen.js").read_text("utf-8")
PHONE, TABLET, DESK = 360, 768, 1280
SLOW = ".woff2"
"""The end of addresses that arrive late, as they do on a phone: after the text has been shown without them."""

BREACHES = """window.breaches = [];
addEventListener("securitypolicyviolation", (each) => breaches.push(`${each.effectiveDirective} ${each.blockedURI}`));
"""


class Opened:
    """A page that is open, and what was heard while it opened."""

    def __init__(
        self, browser: Browser, site: BuiltSite, path: str, javascript: bool, width: int, late: bool = False
    ) -> None:
        self.javascript, self.heard = javascript, list[tuple[str, str]]()
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, color_scheme="light"
        )
        self.context.add_init_script(BREACHES)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(5000)
        self._listen(site)
        url = f"{site.address}/{path.removesuffix('index.html')}"
        response = self._slowly(url) if late else self.page.goto(url)
        self.headers = response.all_headers() if response else {}
        self.page.evaluate("document.fonts.ready.then(() => true)")
        self.page.evaluate(SEEN)

    def _slowly(self, url: str) -> Response | None:
        """Open the page, and let its fonts come when its text is there."""
        fonts = list[Route]()
        self.page.route(f"**/*{SLOW}", lambda route: fonts.append(route))
        response = self.page.goto(url, wait_until="domcontentloaded")
        self.page.wait_for_timeout(100)
        for font in fonts:
            font.continue_()
        self.page.unroute_all()
        self.page.wait_for_load_state("load")
        return response

    def _listen(self, site: BuiltSite) -> None:
        own = urlsplit(site.address).netloc

        def console(message: ConsoleMessage) -> None:
            kind = "policy" if "Content Security Policy" in message.text else "console"
            self.heard.append((kind, f"{message.type}: {message.text[:200]}"))

        def request(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme not in ("data", "blob") and parts.netloc != own:
                self.heard.append(("third party", request.url))

        def response(response: Response) -> None:
            if response.status >= 400:
                self.heard.append(("failed", f"{response.status} {response.url}"))

        self.page.on("console", console)
        self.page.on("pageerror", lambda error: self.heard.append(("console", str(error))))
        self.page.on("request", request)
        self.page.on("requestfailed", lambda request: self.heard.append(("failed", request.url)))
        self.page.on("response", response)

    def at(
        self,
        width: int = DESK,
        scheme: Literal["light", "dark"] = "light",
        media: Literal["screen", "print"] = "screen",
        forced: Literal["active", "none"] = "none",
        motion: Literal["reduce", "no-preference"] = "no-preference",
    ) -> Page:
        """Return the page, shown that way."""
        if self.page.viewport_size != {"width": width, "height": 900}:
            self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme, media=media, forced_colors=forced, reduced_motion=motion)
        if self.javascript:
            self.page.evaluate("() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))")
        return self.page


class Visit:
    """A page of a site to be looked at, opened when somebody does."""

    def __init__(self, browser: Browser, site: BuiltSite, path: str) -> None:
        self.browser, self.site, self.path = browser, site, path

    @cached_property
    def opened(self) -> Opened:
        """The page with JavaScript, at a desk."""
        return self.open(javascript=True, width=DESK)

    @cached_property
    def phone(self) -> Opened:
        """The page with JavaScript, on a phone."""
        return self.open(javascript=True, width=PHONE)

    @cached_property
    def bare(self) -> Opened:
        """The page without JavaScript, on a phone."""
        return self.open(javascript=False, width=PHONE)

    def open(self, javascript: bool, width: int, late: bool = False) -> Opened:
        """Open the page once more; whoever asks closes it. Its fonts may come late."""
        return Opened(self.browser, self.site, self.path, javascript, width, late)

    def close(self) -> None:
        """Close whatever is open."""
        for name in ("opened", "phone", "bare"):
            if name in self.__dict__:
                self.__dict__.pop(name).context.close()


@contextmanager
def visit(browser: Browser, site: BuiltSite, path: str) -> Iterator[Visit]:
    """Give a visit of a page, closed at the end."""
    made = Visit(browser, site, path)
    try:
        yield made
    finally:
        made.close()
