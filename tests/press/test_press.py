"""The press: whatever a document does, it costs that document alone; and the same order gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from distinguo.formats.assets import font_file
from distinguo.press import Attachment, Order, Press, Printed, Stock, edition
from distinguo.problems import Misconfigured
from tests.cases import TESTS
from tests.press import page, stock

FINE = Order(page("<p>Fine</p>"))
BRIEFS = """
import hashlib, json, sys
from pathlib import Path
from distinguo.formats.brief import files
from tests.cases import publication, small_site
made = files(publication(small_site(Path(sys.argv[1]))))
print(json.dumps({each.path: hashlib.sha256(each.data).hexdigest() for each in made}))
"""
"""Prints the small site's briefs in the folder that it is given."""


def printed(stock: Stock, orders: Iterable[Order], workers: int = 1) -> list[Printed]:
    """Return what becomes of the orders, all of them given before the first is asked for."""
    with Press(stock, workers) as press:
        waiting = [press.begin(order) for order in orders]
        return [result() for result in waiting]


def picture(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (1, 2, 3)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def test_what_takes_too_long_is_told_and_the_next_is_printed(tmp_path: Path) -> None:
    endless = Order(page("<table><tr><td colspan=1000000>Endless</table>"))
    first, long, last = printed(stock(tmp_path, seconds=5), [FINE, endless, FINE])
    assert long.faults == ("takes more than 5 s to print: make it shorter or simpler",)
    assert long.pdf == b""
    assert (first.faults, last.faults) == ((), ())
    assert first.pdf == last.pdf != b""


def test_what_takes_too_much_memory_is_told_and_the_next_is_printed(tmp_path: Path) -> None:
    pictures = {"picture:vast.png": ("image/png", picture(9000, 9000))}
    vast = Order(page('<p><img alt="Vast" src="picture:vast.png">'), pictures)
    first, large, last = printed(stock(tmp_path, megabytes=400), [FINE, vast, FINE])
    assert large.faults == ("needs too much memory to be printed: make it shorter or simpler",)
    assert (first.faults, last.faults) == ((), ())
    assert first.pdf == last.pdf != b""


def test_results_come_in_the_order_of_the_orders_whoever_fails(tmp_path: Path) -> None:
    bodies = ["<p>1", "<p><img alt=x src='file:///etc/passwd'>", f"<p>{'3 ' * 3000}", "<p style='colr: red'>4", "<p>5"]
    done = printed(stock(tmp_path), [Order(page(body)) for body in bodies], workers=2)
    assert [bool(each.pdf) for each in done] == [True, False, True, False, True]
    assert [bool(each.faults) for each in done] == [False, True, False, True, False]
    assert len(done[2].pdf) > len(done[0].pdf)
    assert done[0].pdf != done[4].pdf


def test_a_worker_that_breaks_costs_its_own_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken/weasyprint/__init__.py"
    broken.parent.mkdir(parents=True)
    broken.write_text("import os\nos._exit(9)\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path / "broken")
    for each in printed(stock(tmp_path), [FINE, FINE]):
        assert each.pdf == b""
        assert each.faults[0].endswith("or broke what prints it: make it shorter or simpler")


def test_without_pango_the_machine_is_to_blame_and_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = tmp_path / "lacking/weasyprint/__init__.py"
    lacking.parent.mkdir(parents=True)
    lacking.write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path / "lacking")
    with pytest.raises(Misconfigured, match=r"apt-get install libpango.*\(cannot load library 'libpango-1.0-0'\)"):
        printed(stock(tmp_path), [FINE])


def test_what_is_printed_goes_by_the_version_of_pango_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise OSError(name)

    with_it = edition(stock(tmp_path))
    assert edition(stock(tmp_path)) == with_it
    monkeypatch.setattr("ctypes.CDLL", absent)
    assert edition(stock(tmp_path)) != with_it


def test_an_order_is_known_by_all_that_it_is_printed_from() -> None:
    whole = {
        "html": "a",
        "pictures": {"p": ("image/png", b"1")},
        "attachments": (Attachment("n", b"{}", "d", date(2024, 5, 1)),),
    }
    others: list[dict[str, object]] = [
        {"html": "b"},
        {"pictures": {}},
        {"pictures": {"q": ("image/png", b"1")}},
        {"pictures": {"p": ("image/jpeg", b"1")}},
        {"pictures": {"p": ("image/png", b"2")}},
        {"attachments": ()},
        {"attachments": (Attachment("m", b"{}", "d", date(2024, 5, 1)),)},
        {"attachments": (Attachment("n", b"[]", "d", date(2024, 5, 1)),)},
        {"attachments": (Attachment("n", b"{}", "e", date(2024, 5, 1)),)},
        {"attachments": (Attachment("n", b"{}", "d", date(2024, 5, 2)),)},
    ]
    keys = [Order(**{**whole, **other}).key("edition") for other in [{}, *others]]  # type: ignore[arg-type]
    assert len({*keys, Order(**whole).key("another")}) == len(keys) + 1  # type: ignore[arg-type]
    assert Order(**whole).key("edition") == keys[0]  # type: ignore[arg-type]


def test_one_worker_and_two_print_the_same_bytes(tmp_path: Path) -> None:
    carried = (Attachment("a.json", b"{}", "Data", date(2024, 5, 1)),)
    pictures = {"picture:p": ("image/png", picture(9, 9))}
    orders = [
        Order(page(f"<h1>{n}</h1>" + n * "<p><i>Words</i> <img alt=x src='picture:p'>"), pictures, carried)
        for n in range(1, 9)
    ]
    alone = printed(stock(tmp_path), orders, workers=1)
    assert [each.faults for each in alone] == [()] * 8
    assert printed(stock(tmp_path), orders, workers=2) == alone
    assert printed(stock(tmp_path), reversed(orders), workers=1) == alone[::-1]


def test_a_name_is_another_picture_in_another_document(tmp_path: Path) -> None:
    orders = [
        Order(page("<p><img alt=x src='picture:p'>"), {"picture:p": ("image/png", picture(side, side))})
        for side in (9, 99, 9)
    ]
    small, large, again = (each.pdf for each in printed(stock(tmp_path), orders))
    assert small == again != large


def _briefs(folder: Path, **environment: str) -> dict[str, str]:
    """Return the digests of the small site's briefs, made in `folder` by a process with that environment."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", BRIEFS, str(folder)],
        cwd=TESTS.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    digests: dict[str, str] = json.loads(done.stdout)
    return digests


def _install_fonts(home: Path) -> Path:
    """Install fonts for a user: a serif one in bold that is called as ours are, or as theirs; return the folder."""
    fonts = home / "fonts"
    fonts.mkdir(parents=True)
    for number, name in enumerate(("Distinguo Serif", "Distinguo Sans", "Source Serif Pro", "serif")):
        font = TTFont(font_file("serif-bold"))
        for record in font["name"].names:
            if record.nameID in (1, 4, 16):
                record.string = name
        font.save(fonts / f"{number}.ttf")
        font.save(fonts / f"{number}.otf")
    return home


def test_the_machine_has_no_say_in_the_bytes_of_a_brief(tmp_path: Path) -> None:
    """Another folder, time zone, locale, order of sets; other fonts; one processor."""
    here = _briefs(tmp_path / "here", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    fonts = _install_fonts(tmp_path / "data")
    config = tmp_path / "fonts.conf"
    config.write_text(f"<?xml version='1.0'?><fontconfig><dir>{fonts}</dir></fontconfig>", "utf-8")
    there = _briefs(
        tmp_path / "another folder & è",
        TZ="Pacific/Kiritimati",
        LC_ALL="it_IT.ISO-8859-1",
        PYTHONHASHSEED="2",
        PYTHONUTF8="0",
        HOME=str(fonts),
        XDG_DATA_HOME=str(fonts),
        FONTCONFIG_FILE=str(config),
        FONTCONFIG_PATH=str(tmp_path),
        SOURCE_DATE_EPOCH="0",
    )
    assert {"it/ponte/ponte.it.pdf", "en/ponte/ponte.en.pdf", "it/committee/committee.it.pdf"} < {*here}
    assert there == here
    assert hashlib.sha256(b"").hexdigest() not in here.values()
