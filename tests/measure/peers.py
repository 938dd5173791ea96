"""Other generators, given the same article: each installed in a place of its own, with its default look and search."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from distinguo.formats.compressed import compressed
from distinguo.formats.publication import Output
from distinguo.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A generator: its name for readers, what pip installs, and its settings file.

    Nothing is set but the site's name, the language, and, where it is not set already, that footnotes are understood.
    """

    name: str
    requirement: str
    command: str
    settings: str
    config: str

    @property
    def title(self) -> str:
        """Its name and version."""
        return f"{self.name} {self.requirement.partition('==')[2]}"


PEERS = (
    Peer(
        name="Material for MkDocs",
        requirement="mkdocs-material==9.8.1",
        command="mkdocs",
        settings="mkdocs.yml",
        config="site_name: Distinguo\ntheme: {name: material, language: it}\nmarkdown_extensions: [footnotes]\n",
    ),
    Peer(
        name="Zensical",
        requirement="zensical==0.0.73",
        command="zensical",
        settings="zensical.toml",
        config='[project]\nsite_name = "Distinguo"\n[project.theme]\nlanguage = "it"\n',
    ),
)


class Unavailable(Exception):
    """A peer that pip could not get, or that builds nothing; says why."""


def installed(peer: Peer, cache: Path) -> Path:
    """Return a peer's command, installed below `cache` unless it is there; raise Unavailable if pip can't."""
    folder = cache / peer.requirement.replace("==", "-")
    stamp = folder / "ready"
    if not stamp.is_file():
        make: list[str | Path] = [sys.executable, "-m", "venv", "--clear", folder]
        pip: list[str | Path] = [
            folder / "bin" / "python",
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "-q",
            "--retries",
            "1",
        ]
        for command in (make, [*pip, peer.requirement]):
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if done.returncode:
                lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or [done.stderr]
                raise Unavailable(f"{peer.title} could not be installed: {lines[-1].strip()}")
        stamp.touch()
    return folder / "bin" / peer.command


def built(peer: Peer, command: Path, article: str, folder: Path) -> Path:
    """Return the site that a peer makes of one article, in `folder`; raise Unavailable if it can't."""
    for path, text in files(peer, article).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    done = subprocess.run([command, "build"], cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"{peer.title} could not build: {(done.stderr or done.stdout).strip()[-200:]}")
    return folder / "site"


def files(peer: Peer, article: str) -> Mapping[str, str]:
    """Return what a peer's folder holds before it is built: its settings, and the article as its only page."""
    return {peer.settings: peer.config, "docs/index.md": article}


def compress(folder: Path, store: Store) -> None:
    """Put smaller forms beside the files below `folder`, as a good host would, with the same means for all."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    outputs = [Output(str(file.relative_to(folder)), file.read_bytes()) for file in files]
    for output in compressed(outputs, store):
        (folder / output.path).write_bytes(output.data)
