"""How a fault is planted: a copy of the built site, in which something is changed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brotli


@dataclass(frozen=True)
class Copy:
    """A copy of a built site, whose files are those of the first until they are changed."""

    folder: Path
    page: str

    @classmethod
    def of(cls, folder: Path, copy: Path, page: str) -> Copy:
        """Return a copy of the site in `folder`, to be changed at `page`."""
        shutil.copytree(folder, copy, copy_function=os.link)
        return cls(copy, page)

    def write(self, path: str, text: str) -> None:
        """Make a file say `text`, and its compressed forms too."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        for suffix, data in (
            ("", text.encode()),
            (".gz", gzip.compress(text.encode(), 1)),
            (".br", brotli.compress(text.encode(), quality=1)),
        ):
            form = file.with_name(file.name + suffix)
            if not suffix or file.suffix:
                form.unlink(missing_ok=True)
                form.write_bytes(data)

    def remove(self, path: str) -> None:
        """Remove a file and its compressed forms."""
        for suffix in ("", ".gz", ".br"):
            (self.folder / f"{path}{suffix}").unlink(missing_ok=bool(suffix))

    def change(self, path: str, pattern: str, replacement: str, times: int = 1) -> None:
        """Replace what matches a pattern in a file; fail if nothing does."""
        text = (self.folder / path).read_text("utf-8")
        changed, found = re.subn(pattern, replacement, text, count=times, flags=re.DOTALL)
        assert found, f"{path} has no {pattern}"
        self.write(path, changed)

    def add(self, path: str, text: str) -> None:
        """Add to the end of a file."""
        self.write(path, (self.folder / path).read_text("utf-8") + text)

    @property
    def sheet(self) -> str:
        """The path of the style sheet of all pages."""
        return next(file for file in self.folder.glob("assets/css/site.*.css")).relative_to(self.folder).as_posix()


Plant = Callable[[Copy], None]
"""What makes a copy faulty."""


def replaced(pattern: str, replacement: str, path: str = "", times: int = 1) -> Plant:
    """Return what replaces what matches a pattern in the page, or in the file at `path`."""
    return lambda copy: copy.change(path or copy.page, pattern, replacement, times)


def inside(html: str) -> Plant:
    """Return what puts `html` at the end of the page's text."""
    return replaced("</article>\\s*</main>", lambda found: html + found[0])  # type: ignore[arg-type]


def at_the_head(html: str) -> Plant:
    """Return what puts `html` at the end of the page's head."""
    return replaced("</head>", f"{html}</head>")


def styled(css: str, html: str = "") -> Plant:
    """Return what adds to the style sheet of all pages, and `html` to the page's text."""

    def plant(copy: Copy) -> None:
        copy.add(copy.sheet, css)
        if html:
            inside(html)(copy)

    return plant


def scripted(script: str, html: str = "") -> Plant:
    """Return what adds a script of the site's own that the policy allows, and `html` to the page's text."""

    def plant(copy: Copy) -> None:
        copy.write("assets/js/fault.0123456789.js", script)
        inside(html)(copy)
        for path in (copy.page, "_headers"):
            if (copy.folder / path).is_file():
                allowed(copy, path)
        root = "../" * copy.page.count("/")
        at_the_head(f'<script defer src="{root}assets/js/fault.0123456789.js"></script>')(copy)

    def allowed(copy: Copy, path: str) -> None:
        text = (copy.folder / path).read_text("utf-8")
        copy.write(
            path,
            text.replace("default-src &#39;none&#39;", "default-src &#39;none&#39;; script-src &#39;self&#39;").replace(
                "default-src 'none'", "default-src 'none'; script-src 'self'"
            ),
        )

    return plant


def without(path: str) -> Plant:
    """Return what removes a file."""
    return lambda copy: copy.remove(path)
