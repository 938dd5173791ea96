"""What a document may do in a worker: load what it was given, and nothing else; whatever is amiss is told."""

from __future__ import annotations

import socket
from base64 import b64encode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from distinguo.press import Order, Press, Printed
from tests.press import page, stock

SECRET = "What nobody but the machine may read"
FINE = Order(page("<p>Fine</p>"))
SHOWN = "<p><img alt=Picture src='picture:x.svg'></p>"
SQUARE = "<rect width='9' height='9'/>"


def svg(inner: str, before: str = "") -> str:
    names = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"{before}<svg {names} width='9' height='9'>{inner}</svg>"


def drawn(inner: str, before: str = "") -> Order:
    """Return an order of a page that shows a drawing."""
    return Order(page(SHOWN), {"picture:x.svg": ("image/svg+xml", svg(inner, before).encode())})


def laughs() -> str:
    entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE svg [<!ENTITY l0 'ha'>{entities}]>"


# Whoever asks for an address is told that it may not be had.
ASKED: dict[str, Callable[[str], Order]] = {
    "picture": lambda url: Order(page(f"<img alt=x src='{url}'>")),
    "picture of a set": lambda url: Order(page(f"<img alt=x srcset='{url} 2x' src='{url}'>")),
    "relative address": lambda url: Order(page("<img alt=x src='../../etc/passwd'>")),
    "base": lambda url: Order(page("<img alt=x src='x'>", f"<base href='{url.rpartition('/')[0]}/'>")),
    "background": lambda url: Order(page(f"<p style='background: url({url})'>x")),
    "mask of a border": lambda url: Order(page(f"<p style='border-image: url({url}) 1'>x")),
    "bullet": lambda url: Order(page(f"<ul><li style='list-style-image: url({url})'>x</ul>")),
    "content": lambda url: Order(page("<p>x", f"<style>p::before {{ content: url({url}) }}</style>")),
    "margin": lambda url: Order(page("<p>x", f"<style>@page {{ @top-left {{ content: url({url}) }} }}</style>")),
    "stylesheet": lambda url: Order(page("<p>x", f"<link rel=stylesheet href='{url}'>")),
    "import": lambda url: Order(page("<p>x", f"<style>@import url({url});</style>")),
    "font": lambda url: Order(page("<p>x", f"<style>@font-face {{ font-family: f; src: url({url}) }}</style>")),
    "attachment": lambda url: Order(page("<p>x", f"<link rel=attachment href='{url}'>")),
    "attached link": lambda url: Order(page(f"<p><a rel=attachment href='{url}'>x</a>")),
    "object": lambda url: Order(page(f"<p><object data='{url}'>x</object>")),
    "embedded": lambda url: Order(page(f"<p><embed src='{url}'>")),
}
# In a drawing that is told of as a whole.
DRAWN: dict[str, Callable[[str], Order]] = {
    "picture in a drawing": lambda url: drawn(f"<image href='{url}' width='9' height='9'/>"),
    "picture in a drawing, by xlink": lambda url: drawn(f"<image xlink:href='{url}' width='9' height='9'/>"),
    "stylesheet of a drawing": lambda url: drawn(f"<style>@import url({url});</style>{SQUARE}"),
    "entity of a drawing": lambda url: drawn("<text>&x;</text>", f"<!DOCTYPE svg [<!ENTITY x SYSTEM '{url}'>]>"),
    "document type of a drawing": lambda url: drawn("<text>&x;</text>", f"<!DOCTYPE svg SYSTEM '{url}'>"),
    "drawing in the page": lambda url: Order(page(svg(f"<title>x</title><image href='{url}' width='9' height='9'/>"))),
    "drawing in an address": lambda url: Order(page(f"<img alt=x src='{inline(url)}'>")),
}
# Nobody asks for it: it is as if it were not there.
UNASKED: dict[str, Callable[[str], Order]] = {
    "frame": lambda url: Order(page(f"<p>x<iframe src='{url}'></iframe>")),
    "film": lambda url: Order(page(f"<p>x<video src='{url}' poster='{url}'></video>")),
    "script": lambda url: Order(page(f"<p>x<script src='{url}'></script>")),
    "refresh": lambda url: Order(page("<p>x", f"<meta http-equiv=refresh content='0; url={url}'>")),
    "use in a drawing": lambda url: drawn(f"{SQUARE}<use href='{url}#a'/>"),
    "paint in a drawing": lambda url: drawn(f"<rect width='9' height='9' fill='url({url}#a)'/>"),
    "instruction in a drawing": lambda url: drawn(SQUARE, f"<?xml-stylesheet href='{url}'?>"),
    "parameter entity of a drawing": lambda url: drawn(SQUARE, f"<!DOCTYPE svg [<!ENTITY % x SYSTEM '{url}'> %x;]>"),
    "script in a drawing": lambda url: drawn(f"<script href='{url}'>fetch('{url}')</script>{SQUARE}"),
    "page in a drawing": lambda url: drawn(f"<foreignObject><iframe src='{url}'/></foreignObject>{SQUARE}"),
}
TOLD: dict[str, tuple[Order, str]] = {
    "a picture that is not there": (Order(page(SHOWN)), "may not load picture:x.svg: only what the site itself has"),
    "a page in the place of a picture": (Order(page("<img alt=x src='data:text/html,x'>")), "may not load data:text"),
    "a broken picture": (
        Order(page(SHOWN), {"picture:x.svg": ("image/png", b"\x89PNG\r\n\x1a\n")}),
        "Failed to load image at 'picture:x.svg'",
    ),
    "a broken drawing": (Order(page(SHOWN), {"picture:x.svg": ("image/svg+xml", b"<svg")}), "Failed to load image"),
    "laughs": (drawn("<text>&l9;</text>", laughs()), "Failed to load image at 'picture:x.svg'"),
    "a deep drawing": (drawn("<g>" * 5000 + "</g>" * 5000), "Failed to render SVG image picture:x.svg"),
    "a property that nobody knows": (Order(page("<p style='colr: red'>x")), "Ignored `colr: red`"),
    "a selector that nobody knows": (Order(page("<p>x", "<style>p::bfore {}</style>")), "Invalid or unsupported sel"),
    "a link to nowhere": (Order(page("<p><a href='#nowhere'>x</a>")), "No anchor #nowhere for internal URI"),
    "a picture without words": (
        Order(page("<img src='picture:x.svg'>"), {"picture:x.svg": ("image/svg+xml", svg(SQUARE).encode())}),
        'Image "picture:x.svg" has no required alt description',
    ),
    "a page without a language": (Order("<title>x</title><p>x"), 'Missing required "lang" attribute'),
    "a font of the system's": (
        Order(page("<p>x", "<style>@font-face { font-family: f; src: local('DejaVu Sans') }</style>")),
        "Font-face 'f' cannot be loaded",
    ),
    "a letter that no font has": (Order(page("<p>王")), '"王" (U+738B)'),
    "1,500 quotations in each other": (Order(page("<blockquote>" * 1500 + "x")), "is nested too deep to be printed"),
    "500 lists in each other": (Order(page("<ul><li>" * 500 + "x")), "is nested too deep to be printed"),
    "1,500 emphases in each other": (Order(page("<p>" + "<em>" * 1500 + "x")), "is nested too deep to be printed"),
}


def inline(url: str) -> str:
    image = svg(f"<image href='{url}' width='9' height='9'/>")
    return f"data:image/svg+xml;base64,{b64encode(image.encode()).decode()}"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    """A press of one worker, which all of these documents go through."""
    with Press(stock(tmp_path_factory.mktemp("stock")), 1) as press:
        yield press


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that a document may not read: a drawing and a stylesheet that say so, and a text."""
    file = tmp_path / "secret.svg"
    file.write_text(svg(f"<text id='a'>{SECRET}</text>"), "utf-8")
    return file


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server that hears whoever calls."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def heard(listener: socket.socket) -> bool:
    """Return whether anybody has called."""
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def in_all(pdf: bytes) -> bytes:
    """Return all that a PDF has in it, unpacked."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return out.getvalue()


def printed(press: Press, order: Order) -> Printed:
    """Return what becomes of an order, which must not spoil that of the next."""
    waiting = press.begin(order), press.begin(FINE)
    done, fine = (result() for result in waiting)
    assert fine.faults == ()
    assert fine.pdf
    return done


@pytest.mark.parametrize("name", [*ASKED, *DRAWN])
def test_no_file_is_read_and_whoever_asks_for_one_is_told(name: str, press: Press, secret: Path) -> None:
    done = printed(press, {**ASKED, **DRAWN}[name](secret.as_uri()))
    assert done.pdf == b""
    assert len(done.faults) == 1
    expected = "may not load " if name in ASKED else "Failed to "
    assert done.faults[0].startswith(expected)
    assert SECRET not in done.faults[0]


@pytest.mark.parametrize("name", UNASKED)
def test_what_is_not_asked_for_is_not_there(name: str, press: Press, secret: Path) -> None:
    done = printed(press, UNASKED[name](secret.as_uri()))
    assert done.faults == ()
    everything = in_all(done.pdf)
    assert b"secret.svg" not in everything
    assert SECRET.encode() not in everything
    assert SECRET.encode("utf-16-be") not in everything
    # The same, with an address that leads nowhere: nothing of the file is in it in any form.
    assert printed(press, UNASKED[name]("file:///nowhere")).pdf == done.pdf


@pytest.mark.parametrize("name", [*ASKED, *DRAWN, *UNASKED])
def test_nobody_is_called(name: str, press: Press, listener: socket.socket) -> None:
    done = printed(press, {**ASKED, **DRAWN, **UNASKED}[name](f"http://127.0.0.1:{listener.getsockname()[1]}/x"))
    assert not heard(listener)
    assert bool(done.faults) is (name not in UNASKED)


def test_the_listener_hears(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()):
        assert heard(listener)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_amiss_is_told(name: str, press: Press) -> None:
    order, words = TOLD[name]
    done = printed(press, order)
    assert done.pdf == b""
    assert any(words in fault for fault in done.faults), done.faults


def test_a_fault_is_told_once(press: Press) -> None:
    done = printed(press, Order(page("<p style='colr: red'>x<p style='colr: red'>y")))
    assert len(done.faults) == 1


def test_no_fault_is_longer_than_what_a_person_reads(press: Press) -> None:
    done = printed(press, DRAWN["drawing in an address"]("file:///" + "x" * 5000))
    assert max(map(len, done.faults)) < 400


def test_a_page_that_is_fine_has_our_font_and_its_words(press: Press) -> None:
    done = printed(press, Order(page("<p>Che cos’è: «così».")))
    assert done.faults == ()
    with pikepdf.open(BytesIO(done.pdf)) as file:
        fonts = file.pages[0].Resources.Font
        assert [str(font.BaseFont).partition("+")[2] for font in fonts.values()] == ["Distinguo-Serif"]
