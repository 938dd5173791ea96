"""How long a build takes and how much memory: whole processes, each figure the median of its runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.cases import SMALL
from tests.synthetic import synthetic_site

REPOSITORY = SMALL.parent.parent
RUNS = 3


def measured(*arguments: str) -> tuple[float, float]:
    """Return wall seconds and peak memory, in MB, of one build."""
    command = [str(Path(sys.executable).parent / "inv"), "build", *arguments]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed: {' '.join(command)}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def report(what: str, runs: list[tuple[float, float]]) -> None:
    """Print a row: what was built, the median of its seconds with their extremes, its peak memory."""
    seconds = sorted(run[0] for run in runs)
    memory = max(run[1] for run in runs)
    print(
        f"{what:52} {statistics.median(seconds):7.2f} s ({seconds[0]:.2f}-{seconds[-1]:.2f}) {memory:7.0f} MB",
        flush=True,
    )


def main(explainers: int) -> None:
    """Print the table: this site cold and again, and a synthetic one without briefs, cold and again."""
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        site = here / "this"
        subprocess.run(["cp", "-r", *(str(REPOSITORY / name) for name in PARTS), str(_made(site))], check=True)
        cold = []
        for _ in range(RUNS):
            subprocess.run(["rm", "-rf", site / ".cache", site / "output"], check=True)
            cold.append(measured("--site", str(site)))
        report("this site, cold (nothing kept)", cold)
        report("this site, again (nothing changed)", [measured("--site", str(site)) for _ in range(RUNS)])
        sizes = [explainers // 2, explainers]
        for size in sizes:
            root = synthetic_site(here / str(size), size)
            report(
                f"{size} explainers, without briefs",
                [measured("--site", str(root), "--no-briefs") for _ in range(RUNS)],
            )


PARTS = ("pelican.conf.py", "content", "translations")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main(int(sys.argv[1]))
