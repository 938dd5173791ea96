"""One page opened in Chromium as somebody opens it who was never there before, over a slow line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""What axe looks for: WCAG 2.2 at level AA, and good practice."""

WITHOUT_NETWORK = ("data:", "blob:", "about:")
"""How addresses begin that nobody is asked for."""

# Before the page's own: what moved and what was painted largest are known to the browser alone, and to observers.
_OBSERVER = """
window.distinguoSaw = {moved: 0, painted: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.distinguoSaw.moved += entry.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.distinguoSaw.painted = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
"""
_SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await new Promise((done) => setTimeout(done, 200));
}"""
# Observers are told late on a busy machine.
_PAINTED = """async () => {
  for (let tries = 0; !window.distinguoSaw.painted && tries < 100; tries++) {
    await new Promise((done) => setTimeout(done, 50));
  }
  return window.distinguoSaw.painted;
}"""
_TEXT = "(document.querySelector('main') || document.body).innerText"
_KINDS = {"text/html": "document", "text/css": "stylesheet", "text/javascript": "script", "application/json": "data"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttling:
    """A slow line and a slow device: milliseconds of delay, bits a second, how many times slower the processor is."""

    name: str
    delay: int
    down: int
    up: int
    slower: int

    def __str__(self) -> str:
        """Return its name and its numbers."""
        return (
            f"{self.name} ({self.delay} ms, {self.down / 1e6:g} Mbit/s down, {self.up / 1e6:g} Mbit/s up, "
            f"processor {self.slower} times slower)"
        )


# Lighthouse's numbers: https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
SLOW_4G = Throttling(name="slow 4G", delay=150, down=1_600_000, up=750_000, slower=4)

PHONE: Mapping[str, Any] = MappingProxyType(
    {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
)
DESK: Mapping[str, Any] = MappingProxyType({"viewport": {"width": 1280, "height": 900}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Something that a page asked for: `kind` by what it is, else by what asked; its bytes as they came.

    Of a third party's nothing is known but that it was asked for.
    """

    kind: str
    url: str
    size: int
    is_ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one visit showed: what was asked for, how much moved (CLS), when the largest thing stood (LCP, in ms).

    `words` are those of the page's main part, each with how often it is there.
    """

    responses: tuple[Response, ...]
    messages: tuple[str, ...]
    moved: float
    painted: float
    words: Counter[str] = field(default_factory=Counter)


def visit(browser: Browser, url: str, device: Mapping[str, Any], throttling: Throttling) -> Visit:
    """Return what a first visit to `url` shows, scrolled down to its end after it has loaded."""
    context = browser.new_context(**device)
    page = context.new_page()
    requests: list[Request] = []
    messages: list[str] = []
    _listen(page, _site(url), requests, messages)
    page.add_init_script(_OBSERVER)
    _throttle(context, page, throttling)
    page.goto(url, wait_until="networkidle")
    painted = float(page.evaluate(_PAINTED))
    page.evaluate(_SCROLL)
    moved = float(page.evaluate("window.distinguoSaw.moved"))
    seen = Visit(
        responses=tuple(_response(request, _site(url)) for request in requests),
        messages=tuple(messages),
        moved=moved,
        painted=painted,
        words=_words(page),
    )
    context.close()
    return seen


def words_without_scripts(browser: Browser, url: str, device: Mapping[str, Any]) -> Counter[str]:
    """Return how often each word stands on the page where JavaScript is switched off."""
    context = browser.new_context(**device, java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    words = _words(page)
    context.close()
    return words


def violations(browser: Browser, url: str, device: Mapping[str, Any]) -> dict[str, int]:
    """Return the rules of axe that a page breaks, each with how many elements do so."""
    context = browser.new_context(**device)
    page = context.new_page()
    page.goto(url)
    found = Axe().run(page, options={"runOnly": list(RULES)}).response["violations"]
    context.close()
    return {rule["id"]: len(rule["nodes"]) for rule in found}


def _site(url: str) -> str:
    return "/".join(url.split("/")[:3]) + "/"


def _listen(page: Page, site: str, requests: list[Request], messages: list[str]) -> None:
    def complained(message: Any) -> None:
        # No other host can be reached from here: that is told as a request to a third party, not once more.
        where = message.location["url"]
        if not where or where.startswith(site):
            messages.append(message.text)

    def failed(request: Request) -> None:
        if request.url.startswith(site):
            messages.append(f"{request.url}: {request.failure}")

    # Playwright leaves a mark on what it is given: on a function it can.
    page.on("request", lambda request: requests.append(request))
    page.on("console", complained)
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("requestfailed", failed)


def _throttle(context: BrowserContext, page: Page, throttling: Throttling) -> None:
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    conditions = {
        "offline": False,
        "latency": throttling.delay,
        "downloadThroughput": throttling.down / 8,
        "uploadThroughput": throttling.up / 8,
    }
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": throttling.slower})


def _response(request: Request, site: str) -> Response:
    answer = request.response() if request.url.startswith(site) else None
    headers = answer.headers if answer else {}
    return Response(
        kind=kind(headers.get("content-type", ""), request.resource_type),
        url=request.url,
        size=int(headers.get("content-length", "0")),
        is_ours=request.url.startswith((site, *WITHOUT_NETWORK)),
    )


def kind(media_type: str, asked_for: str) -> str:
    """Return what kind of thing was loaded: scripts that a worker loads are scripts, an icon is an image."""
    name = media_type.partition(";")[0].strip()
    return _KINDS.get(name) or ("image" if name.startswith("image/") else asked_for)


def _words(page: Page) -> Counter[str]:
    return Counter(re.findall(r"\w+", str(page.evaluate(_TEXT)).lower()))
