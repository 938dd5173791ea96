"""The tasks of the project, for Invoke; and what a fresh machine needs before there is an Invoke.

`python3 tasks.py build` and `python3 tasks.py test` install what they need first: Python packages into `.venv`,
from a lock file with hashes; Pango, and for the tests Chromium, by apt where that is possible. After that,
`.venv/bin/inv --list` shows the tasks.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import traceback
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SYSTEM = VENV / "system"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
CHROMIUM = ("chromium", "libatomic1")


def main(arguments: list[str]) -> int:
    """Make the machine ready for the task that `arguments` name, and run it; return its exit status."""
    if sys.version_info < (3, 11):
        print(f"Distinguo needs Python 3.11 or newer; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    try:
        ready("requirements-test.lock" if "test" in arguments else "requirements.lock")
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"The packages could not be installed: {error}", file=sys.stderr)
        return 2
    pango_is_there()
    if "test" in arguments:
        chromium_is_there()
    try:
        return subprocess.run([VENV / "bin" / "inv", *(arguments or ["--list"])], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:  # Ctrl-C ends serve and preview: they were told so too
        return 130


def ready(lock: str) -> None:
    """Install the packages of `lock` into `.venv`, unless they are there: a stamp says so by the lock's digest."""
    python = VENV / "bin" / "python"
    stamp = VENV / f"{lock}.stamp"
    parts = [ROOT / lock, ROOT / "pyproject.toml"]
    digest = hashlib.sha256(b"".join([*(part.read_bytes() for part in parts), str(ROOT).encode()])).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == digest:
        return
    say(f"Installing the packages of {lock} into .venv ...")
    if not python.exists():
        venv.create(VENV, with_pip=True)
    pip: list[str | Path] = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / lock], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)
    stamp.write_text(digest)


def pango_is_there() -> None:
    """See to it that WeasyPrint finds Pango: installed as root, else unpacked into `.venv`, else told."""
    if loads("libpango-1.0.so.0") and loads("libpangoft2-1.0.so.0") and loads("libharfbuzz-subset.so.0"):
        return
    if (SYSTEM / "ready").exists() or installed(PANGO) or unpacked(PANGO):
        folders = sorted({str(file.parent) for file in SYSTEM.rglob("*.so*")})
        os.environ["LD_LIBRARY_PATH"] = os.pathsep.join([*folders, os.environ.get("LD_LIBRARY_PATH", "")])
    else:
        say(f"PDF briefs need Pango. As root: apt-get install {' '.join(PANGO)}; or build with --no-briefs.")


def chromium_is_there() -> None:
    """Install Chromium for the tests in a browser, where we may; tell how where we may not."""
    if not shutil.which("chromium") and not installed(CHROMIUM):
        say(f"The tests in a browser need Chromium. As root: apt-get install {' '.join(CHROMIUM)}")


def loads(library: str) -> bool:
    """Return whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def installed(packages: tuple[str, ...]) -> bool:
    """Return whether the Debian packages could be installed, which takes root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Installing {', '.join(packages)} ...")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    install = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, check=False, stderr=subprocess.DEVNULL, **quiet).returncode == 0:  # type: ignore[call-overload]
        return True
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    return bool(subprocess.run(install, check=False, **quiet).returncode == 0)  # type: ignore[call-overload]


def unpacked(packages: tuple[str, ...]) -> bool:
    """Return whether the Debian packages, and what they need, could be unpacked into `.venv` without root."""
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        return False
    say(f"Unpacking {', '.join(packages)} into .venv ...")
    state = SYSTEM / "apt"
    for folder in ("lists/partial", "archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    apt = ["-o", f"Dir::State::Lists={state}/lists", "-o", f"Dir::Cache={state}", "-o", "Debug::NoLocking=1"]
    # A simulated installation names what is missing, and nothing that the machine has already.
    simulate = ["apt-get", *apt, "install", "--simulate", "--no-install-recommends", *packages]
    subprocess.run(["apt-get", *apt, "update", "-qq"], check=False)
    plan = subprocess.run(simulate, check=False, capture_output=True, text=True)
    names = [line.split()[1] for line in plan.stdout.splitlines() if line.startswith("Inst ")]
    if plan.returncode != 0 or not names:
        return False
    if subprocess.run(["apt-get", *apt, "download", "-qq", *names], cwd=state, check=False).returncode != 0:
        return False
    for archive in state.glob("*.deb"):
        subprocess.run(["dpkg", "-x", archive, SYSTEM], check=True)
    shutil.rmtree(state)
    (SYSTEM / "ready").touch()
    return True


def say(text: str) -> None:
    """Tell the person at the terminal, on standard error, what takes so long."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

from typing import Any

from invoke.collection import Collection
from invoke.exceptions import Exit
from invoke.tasks import task

SITE_HELP = {"site": "the site's folder; this one by default"}
LANGUAGE_HELP = {**SITE_HELP, "language": "only these languages: again for each, or with commas between them"}


@task(
    help={
        **SITE_HELP,
        "output": "where to publish; the site's own output/ by default",
        "as_of": "the day to take for today, as YYYY-MM-DD, when due dates are checked",
        "briefs": "make the PDF briefs (the default), or --no-briefs",
        "language": "publish this language however little is translated; qps-ploc is the pseudo-locale",
    },
    iterable=["language"],
)
def build(
    _context: Any,
    site: str = "",
    output: str = "",
    as_of: str = "",
    briefs: bool = True,
    language: list[str] | None = None,
) -> None:
    """Build the website and the briefs into output/, or leave it as it was and say what is wrong."""
    import json

    from pelican import main as pelican

    the_site(site)
    given = {"AS_OF": as_of, "BRIEFS": briefs, "PREVIEW": tags(language)}
    settings = [f"{name}={json.dumps(value)}" for name, value in given.items() if value not in ("", [])]
    place = ["-o", str(Path(output).absolute())] if output else []
    pelican(["-s", str(configuration(site)), *place, "-e", *settings])


@task
def test(context: Any) -> None:
    """Run every check and every test; fail if one of them does."""
    failed = []
    for name, command in CHECKS.items():
        print(f"== {name}", flush=True)
        if context.run(f"{VENV}/bin/{command}", warn=True, pty=False).exited != 0:
            failed.append(name)
    if failed:
        raise Exit(f"Failed: {', '.join(failed)}", code=1)


CHECKS = {
    "lint": "ruff check .",
    "format": "ruff format --check .",
    "types": "mypy",
    "architecture": "lint-imports",
    "tests": "pytest -n auto",
}


@task(help=SITE_HELP)
def schema(_context: Any, site: str = "") -> None:
    """Write the JSON Schemas of front matter and shared files, which editors use, into content/schemas/."""
    from distinguo.commands import write_schemas

    for path in write_schemas(the_site(site)):
        print(path)


@task(help=SITE_HELP)
def update(_context: Any, site: str = "") -> None:
    """Extract what is to be translated and merge it into the catalogues; print what changed."""
    from distinguo import translators
    from distinguo.problems import FaultySite

    try:
        done = translators.update(the_site(site))
    except FaultySite as faulty:
        raise Exit("\n".join(map(str, [*faulty.problems, "nothing was changed"])), code=1) from faulty
    print("\n".join(done.changes) or "every catalogue is up to date")
    left_alone(done)


@task(help={**SITE_HELP, "language": "its tag: fr, pt-BR, zh-Hant"})
def new(_context: Any, language: str, site: str = "") -> None:
    """Make the catalogues of a new language; print what was made and what to do next."""
    from distinguo import translators
    from distinguo.problems import FaultySite, Misconfigured

    the = the_site(site)
    try:
        tag, done = translators.new(the, language)
    except Misconfigured as error:
        raise Exit(str(error), code=2) from error
    except FaultySite as faulty:
        raise Exit("\n".join(map(str, [*faulty.problems, "nothing was made"])), code=1) from faulty
    print("\n".join(done.changes) or f"{tag} is there already, and stays as it is: inv translate.update updates it")
    left_alone(done)
    print("\n".join(translators.next_steps(the, tag)))


@task(
    help={**LANGUAGE_HELP, "json": "print JSON instead of a table"},
    iterable=["language"],
)
def status(_context: Any, site: str = "", language: list[str] | None = None, json: bool = False) -> None:
    """Print how much is translated: each document, the theme and what documents share, in each language."""
    from distinguo import translators
    from distinguo.problems import errors

    the = the_site(site)
    rows = translators.status(the, known_tags(the, language))
    if json:
        print(translators.as_json(rows))
    else:
        translators.print_table(rows, sys.stdout)
    unread = [
        problem for problem in errors(translators.problems(the, known_tags(the, language))) if problem.check == "po"
    ]
    if unread:
        raise Exit("\n".join([*map(str, unread), "what couldn't be read counts for nothing above"]), code=1)


@task(help=LANGUAGE_HELP, iterable=["language"])
def check(_context: Any, site: str = "", language: list[str] | None = None) -> None:
    """Print whatever is wrong with the catalogues; fail if something would stop the build."""
    from distinguo import translators
    from distinguo.problems import count, errors

    the = the_site(site)
    problems = translators.problems(the, known_tags(the, language))
    for problem in problems:
        print(problem)
    print(count(problems))
    if errors(problems):
        raise Exit(code=1)


@task(help={**SITE_HELP, "port": "the port to listen on", "open": "open it in the browser"})
def preview(_context: Any, site: str = "", port: int = 8000, open: bool = False) -> None:
    """Show the site as it is now, every language, each passage leading to its entry; follow every change."""
    from distinguo.preview import preview as show
    from distinguo.problems import Misconfigured

    def settings() -> Any:
        # Whatever its threshold, a translator sees the language at work.
        the = the_site(site)
        return the.model_copy(update={"previews": tuple(the.languages)})

    try:
        show(settings, port, open_browser=open)
    except Misconfigured as error:
        raise Exit(str(error), code=2) from error


@task(help={"markdown": "a folder of Markdown files"})
def extract(_context: Any, markdown: str) -> None:
    """Print the template (.pot) of any folder of Markdown files; no claims, no front matter needed."""
    from distinguo.merge import template as pot
    from distinguo.plain_markdown import folder_messages
    from distinguo.problems import Misconfigured, errors

    try:
        found, problems = folder_messages(Path(markdown))
    except Misconfigured as error:
        raise Exit(str(error), code=2) from error
    sys.stdout.buffer.write(pot("en", found))
    for problem in problems:
        print(problem, file=sys.stderr)
    if errors(problems):
        raise Exit(code=1)


@task(help={"half": "development or held_out; both by default"})
def evaluate(context: Any, half: str = "") -> None:
    """Print how well the checks of translations do on the labelled pairs: precision, recall, F1."""
    ready("requirements-test.lock")
    context.run(f"{VENV}/bin/python -m tests.evaluation.measure {half}")


def tags(languages: list[str] | None) -> list[str]:
    """Return the tags that `--language` names, given several times or with commas."""
    return [tag.strip() for each in languages or () for tag in each.split(",") if tag.strip()]


def known_tags(site: Any, languages: list[str] | None) -> list[str]:
    """Return the tags that `--language` names; stop if one is no language of the site."""
    for tag in tags(languages):
        if tag not in site.languages:
            raise Exit(f'--language: "{tag}" is no language of this site ({", ".join(site.languages)})', code=2)
    return tags(languages)


def left_alone(done: Any) -> None:
    """Stop with the faults of the catalogues that an update left as they are, if there are any."""
    if done.problems:
        raise Exit("\n".join([*map(str, done.problems), "what has a fault was left as it is"]), code=1)


@task(help={**SITE_HELP, "port": "the port to listen on"})
def serve(_context: Any, site: str = "", port: int = 8000) -> None:
    """Show what was built at http://127.0.0.1:8000, as a good host would, until Ctrl-C."""
    from distinguo.problems import Misconfigured
    from distinguo.serve import Server

    the = the_site(site)
    if not the.output.is_dir():
        raise Exit(f"{the.output} is not there yet: build first", code=2)
    try:
        server = Server(the.output, port, the.base)
    except Misconfigured as error:
        raise Exit(str(error), code=2) from error
    print(server.address, flush=True)
    server.serve_forever()


@task(
    help={
        "explainers": "how many the synthetic site has",
        "messages": "how many the merged catalogue has",
        "briefs": "how many PDFs are printed",
    }
)
def bench(context: Any, explainers: int = 500, messages: int = 5000, briefs: int = 200) -> None:
    """Measure builds, a merge of catalogues beside msgmerge's, and briefs beside plain WeasyPrint's and Chromium's."""
    ready("requirements-test.lock")
    chromium_is_there()
    context.run(f"{VENV}/bin/python -m tests.benchmark {explainers}")
    context.run(f"{VENV}/bin/python -m tests.merge_benchmark {messages}")
    context.run(f"{VENV}/bin/python -m tests.brief_benchmark --briefs {briefs}", pty=sys.stdout.isatty())


@task(
    help={
        "output": "measure what was built there; by default the site is built anew",
        "peers": "the same article by Material for MkDocs and Zensical too (the default), or --no-peers",
        "runs": "how many visits the median is taken of",
        "json": "print JSON instead of tables",
    }
)
def measure(context: Any, output: str = "", peers: bool = True, runs: int = 3, json: bool = False) -> None:
    """Measure each kind of page in Chromium, held to the budgets, and the same article as others make it."""
    import shlex

    ready("requirements-test.lock")
    chromium_is_there()
    flags = [f"--runs={runs}", *([] if peers else ["--no-peers"]), *(["--json"] if json else [])]
    asked = " ".join([*flags, *([shlex.quote(output)] if output else [])])
    done = context.run(f"{VENV}/bin/python -m tests.measure {asked}", warn=True, pty=sys.stdout.isatty())
    if done.exited:
        raise Exit(code=done.exited)


@task
def golden(_context: Any) -> None:
    """Write the problems expected of the bad sites in tests/bad/ anew: read the diff before you commit it."""
    import tempfile

    from tests.cases import BAD, Case, report, small_site

    for path in sorted(BAD.glob("*.txt")):
        with tempfile.TemporaryDirectory() as folder:
            root, case = small_site(Path(folder)), Case.read(path)
            case.apply(root)
            case.rewrite(report(root))


@task(pre=[build])
def screenshots(_context: Any) -> None:
    """Take the README's pictures, of a page and of a brief, into docs/."""
    ready("requirements-test.lock")
    from tests.pictures import take

    for path in take(the_site("").output, ROOT / "docs"):
        print(path.relative_to(ROOT))


@task
def lock(context: Any) -> None:
    """Write the lock files anew from pyproject.toml, without the address of any index."""
    ready("requirements-test.lock")
    flags = "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet"
    compile_ = f"{VENV}/bin/uv pip compile pyproject.toml {flags}"
    context.run(f"{compile_} --upgrade -o requirements.lock")
    context.run(f"{compile_} --extra test -c requirements.lock -o requirements-test.lock")


def configuration(site: str) -> Path:
    """Return a site's settings file, or stop with a word on what is missing."""
    path = Path(site or ROOT).absolute() / "pelican.conf.py"
    if not path.is_file():
        raise Exit(f"{path} is not there: a site is a folder with pelican.conf.py, content/ and translations/", code=2)
    return path


def the_site(site: str) -> Any:
    """Return the settings of a site, or stop with what is wrong in them."""
    from pelican.settings import read_settings

    from distinguo.problems import Misconfigured
    from distinguo.site import Site

    path = configuration(site)
    try:
        return Site.of(read_settings(str(path)))
    except Misconfigured as error:
        raise Exit(f"{path}: {error}", code=2) from error
    except SyntaxError as error:
        raise Exit(f"{path}:{error.lineno}: not valid Python: {error.msg}", code=2) from error
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        line = next((frame.lineno for frame in frames if frame.filename == str(path)), 0)
        if line:
            raise Exit(f"{path}:{line}: {type(error).__name__}: {error}", code=2) from error
        if isinstance(error, ValueError):
            mend = f"its PATH must name the folder of the explainers, content/ ({error})"
            raise Exit(f"{path}: {mend}", code=2) from error
        raise


translate = Collection("translate")
for each in (new, update, status, check, preview, extract, evaluate):
    translate.add_task(each)
namespace = Collection(build, test, schema, serve, bench, measure, golden, screenshots, lock, translate)
