"""A worker's WeasyPrint: imported once, its fonts read and its stylesheet parsed once, pictures kept."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from distinguo.press import BASE, Order, Printed, Stock
from distinguo.press.lines import remembered
from distinguo.press.mends import written

LONGEST_FAULT = 300
"""How many characters of a fault are told: WeasyPrint quotes whole pictures."""
_LOG = logging.getLogger("weasyprint")
_SINGLE = "@page { @bottom-left { content: none } @bottom-center { content: none } @bottom-right { content: none } }"


class Typesetter:
    """Prints one order after the other. Not for threads: a FontConfiguration is nobody else's."""

    def __init__(self, stock: Stock) -> None:
        self._fetcher = _Fetcher(stock.files)
        self._fonts = FontConfiguration()
        self._pictures: dict[str, Any] = {}
        self._single = weasyprint.CSS(string=_SINGLE)
        self._stylesheet = weasyprint.CSS(
            string=stock.stylesheet, base_url=f"{BASE}css/", font_config=self._fonts, url_fetcher=self._fetcher
        )

    def printed(self, order: Order) -> Printed:
        """Return the PDF; its faults, in place of it, if WeasyPrint so much as warns of something."""
        faults: list[str] = []
        listener = _Listener(faults)
        _LOG.addHandler(listener)
        self._fetcher.pictures = order.pictures
        try:
            pdf = self._pdf(order)
        except FatalURLFetchingError as error:
            # It is no Exception: whoever catches those alone would lose the worker.
            faults.append(str(error.__cause__ or error))
        except RecursionError:
            faults.append("is nested too deep to be printed: nest quotations and lists less")
        except MemoryError:
            faults.append("needs too much memory to be printed: make it shorter or simpler")
        except Exception as error:
            faults.append(f"cannot be printed ({type(error).__name__}: {error})")
        finally:
            _LOG.removeHandler(listener)
        return (
            Printed(faults=tuple(dict.fromkeys(fault[:LONGEST_FAULT] for fault in faults))) if faults else Printed(pdf)
        )

    def _rendered(self, html: Any, cache: dict[str, Any], *more: Any) -> Any:
        stylesheets = [self._stylesheet, *more]
        with remembered():
            return html.render(font_config=self._fonts, stylesheets=stylesheets, cache=cache, pdf_variant="pdf/a-3a")

    def _pdf(self, order: Order) -> bytes:
        # What two documents call by the same name need not be the same picture.
        cache = {name: image for name, image in self._pictures.items() if name not in order.pictures}
        html = weasyprint.HTML(string=order.html, base_url=BASE, url_fetcher=self._fetcher)
        document = self._rendered(html, cache)
        if len(document.pages) == 1:
            # A running foot tells sheets apart that have come apart: a single one has none.
            document = self._rendered(html, cache, self._single)
        self._pictures = {name: image for name, image in cache.items() if name.startswith(BASE)}
        return written(document, [_attachment(each, self._fetcher) for each in order.attachments])


def _attachment(attached: Any, fetcher: URLFetcher) -> weasyprint.Attachment:
    moment = datetime.combine(attached.day, time(), UTC)
    return weasyprint.Attachment(
        string=attached.data,
        name=attached.name,
        description=attached.description,
        relationship="Data",
        created=moment,
        modified=moment,
        url_fetcher=fetcher,
    )


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """What WeasyPrint asks for files: those it was given, and nothing else."""

    def __init__(self, files: Mapping[str, tuple[str, bytes]]) -> None:
        super().__init__(allowed_protocols={"data"}, fail_on_errors=True)
        self._files = files
        self.pictures: Mapping[str, tuple[str, bytes]] = {}

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the file behind an address; raise ValueError when a document may not have it."""
        if url.startswith("data:image/svg+xml"):
            return super().fetch(url, headers)
        kind, data = self._files.get(url) or self.pictures.get(url) or ("", b"")
        if not kind:
            raise ValueError(f"may not load {url}: only what the site itself has")
        return URLFetcherResponse(url, data, {"Content-Type": kind})


class _Listener(logging.Handler):
    """Hears what WeasyPrint says under its breath: each warning is a fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning's words."""
        self._faults.append(record.getMessage())
