"""The live preview: the site as it is being written and translated, at an address of this machine alone.

It is built without briefs into a folder of its own, again at each change, and shown by the pages themselves. A
passage leads to its entry in the catalogue; what is wrong stands in a panel below the last good page.
"""

from __future__ import annotations

import shutil
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from distinguo.preview.proof import Proof, pull, refused
from distinguo.preview.server import Board, Server
from distinguo.preview.watch import changes, folders, places
from distinguo.problems import Misconfigured, count, errors
from distinguo.site import Site

__all__ = ["Preview", "preview"]

POLL = 0.1
"""Seconds after which the server looks whether it is to end."""


def preview(settings: Callable[[], Site], port: int = 8000, *, open_browser: bool = False) -> None:
    """Show the site that `settings` reads at `http://127.0.0.1:<port>`, as it changes, until Ctrl-C.

    Raise Misconfigured when the port cannot be had, and whatever `settings` raises when it is first called; after
    that, its faults are told like those of the content.
    """
    try:
        with Preview(settings, port) as shown:
            print(f"{shown.proof.site.name}: {shown.address} (catalogues: {shown.address}_po/). Ctrl-C ends it.")
            print("A click with Alt on a passage leads to its entry.", flush=True)
            if open_browser:
                webbrowser.open(shown.address)
            shown.follow()
    except KeyboardInterrupt:
        print(file=sys.stderr)


class Preview:
    """A preview: it serves as long as its block lasts, and has pages as soon as it `follow`s the site."""

    def __init__(self, settings: Callable[[], Site], port: int) -> None:
        self._settings = settings
        self._stop = threading.Event()
        site = settings()
        self._server = Server(port, Board(Proof(site)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        try:
            self._folder = _own_folder(site, self._server.server_port)
        except Misconfigured:
            self._server.server_close()
            raise
        self._number = 0

    @property
    def proof(self) -> Proof:
        """What is shown now."""
        return self._server.board.proof

    def __enter__(self) -> Preview:
        """Begin to serve."""
        threading.Thread(target=self._server.serve_forever, args=[POLL], daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the server, and leave nothing behind."""
        self.stop()
        self._server.shutdown()
        self._server.server_close()
        _remove(self._folder)

    def follow(self) -> None:
        """Build the site, and again at each change, until `stop`; raise Misconfigured if changes cannot be watched."""
        while not self._stop.is_set():
            site, is_first = self.proof.site, True
            watched = folders(site)
            for changed in changes(site, watched, self._stop):
                if changed and folders(site) != watched:
                    break
                if changed or is_first:
                    self._pull(changed)
                is_first = False
                if places(self.proof.site) != places(site):
                    break

    def stop(self) -> None:
        """End `follow`, from another thread."""
        self._stop.set()

    def _pull(self, changed: list[str]) -> None:
        begun = perf_counter()
        before = self.proof
        self._number += 1
        with _progress() as progress:
            proof = self._next(before, self._folder / str(self._number), progress)
        self._server.board.put_up(proof)
        for old in self._folder.iterdir():
            # What was shown until now may still be read from.
            if old not in (proof.folder, before.folder):
                _remove(old)
        self._tell(proof, before, perf_counter() - begun, changed)

    def _next(self, before: Proof, folder: Path, progress: Callable[[str, int, int], None]) -> Proof:
        try:
            site = self._settings()
        except Exception as error:
            # The settings are a program, the site's own: whatever it raises is to be mended there.
            return refused(before, error)
        shown = site.model_copy(update={"url": self.address.rstrip("/"), "briefs": False})
        return pull(shown, folder, before, progress)

    def _tell(self, proof: Proof, before: Proof, seconds: float, changed: list[str]) -> None:
        known = set(before.problems)
        for problem in proof.problems:
            if problem not in known:
                print(problem, file=sys.stderr)
        what = f"{changed[0]}{f' and {len(changed) - 1} more' if len(changed) > 1 else ''}: " if changed else ""
        faulty = errors(proof.problems)
        stays = "the page stays as it was" if proof.folder else "nothing to show yet"
        done = f"{count(proof.problems)}; {stays}" if faulty else f"built in {seconds:.1f} s, {count(proof.problems)}"
        print(f"{what}{done}", flush=True)


def _own_folder(site: Site, port: int) -> Path:
    """Return an empty folder for the proofs: the port is ours alone, and so is what carries its number."""
    folder = site.cache / "preview" / str(port)
    for each in (folder, folder.parent):
        if each.is_symlink():
            raise Misconfigured(f"{each} is a symbolic link: remove it")
    try:
        _remove(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise Misconfigured(f"{folder} cannot be written: {error.strerror}") from error
    return folder


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows that a build is at work: a line on a terminal, nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console

    with Console(stderr=True).status("building") as status:
        yield lambda what, done, total: status.update(f"building: {what} {done} of {total}")
