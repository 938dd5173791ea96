"""The real command, end to end: what it writes, what it says, its exit status, and what it leaves alone."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import small_site

REPOSITORY = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def build(root: Path, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `inv build` for the site in `root`."""
    return task("build", root, *arguments, environment=environment)


def task(
    name: str, root: Path, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a task for the site in `root`."""
    return subprocess.run(
        [BIN / "inv", name, "--site", str(root), *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file below `folder`, by path."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built, with its briefs."""
    root = small_site(tmp_path_factory.mktemp("built"))
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


def test_the_last_line_says_what_was_built_and_where(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    done = build(root, "--no-briefs")
    last = done.stdout.splitlines()[-1]
    assert last.startswith("Built 2 explainers, 3 claims (it, en): ")
    assert last.endswith(f" s: {root / 'output' / 'index.html'}")
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_page_kind_is_there_in_both_languages(built: Path) -> None:
    files = tree(built / "output")
    pages = [
        "", "ponte/", "committee/", "method/", "claims/", "claims/auto/", "actors/", "actors/sindaca/", "sources/",
        "sources/gazzetta/", "topics/", "topics/fiume/", "timeline/", "search/",
    ]  # fmt: skip
    for language in ("it", "en"):
        missing = [page for page in pages if f"{language}/{page}index.html" not in files]
        assert missing == []
        assert {f"{language}/404.html", f"{language}/feed.xml", f"{language}/ponte/ponte.{language}.pdf"} <= set(files)
        assert {f"{language}/claims.xml", f"{language}/ponte/card.{language}.png"} <= set(files)
    assert {"index.html", "404.html", "sitemap.xml", "robots.txt", "_headers", "claims.json", "claims.csv"} <= set(
        files
    )
    assert [name for name in files if name.startswith("images/fiume.")]


def test_pelican_itself_makes_the_same_site(built: Path, tmp_path: Path) -> None:
    output = tmp_path / "by-pelican"
    command: list[str | Path] = [BIN / "pelican", "-s", str(built / "pelican.conf.py"), "-o", str(output)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert tree(output) == tree(built / "output")


def test_another_place_time_zone_locale_and_hash_seed_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    root = small_site(tmp_path / "elsewhere, with a space")
    surroundings = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    done = build(root, environment=surroundings)
    assert done.returncode == 0, done.stderr
    made, before = tree(root / "output"), tree(built / "output")
    # Pagefind orders its filters anew each time it runs.
    pages = {name for name in made if not name.startswith("pagefind/")}
    assert {name: made[name] for name in pages} == {name: before.get(name) for name in pages}
    assert len(pages) > 100


def test_a_fault_leaves_the_published_site_as_it_was(built: Path) -> None:
    before = tree(built / "output")
    explainer = built / "content/explainers/ponte.md"
    text = explainer.read_text("utf-8")
    explainer.write_text(text.replace("kind: figure", "knd: figure").replace("[fiume]", "[fume]"), "utf-8")
    (built / "translations/en/LC_MESSAGES/method.po").rename(built / "method.po")
    (built / "translations/en/LC_MESSAGES/method.po").write_text("<<<<<<< HEAD\n", "utf-8")
    try:
        done = build(built)
    finally:
        explainer.write_text(text, "utf-8")
        (built / "method.po").replace(built / "translations/en/LC_MESSAGES/method.po")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'content/explainers/ponte.md:27:5: error: claims[1].knd: unknown key "knd": did you mean "kind"? '
        "(front-matter)",
        "translations/en/LC_MESSAGES/method.po:1:1: error: a merge conflict was left here: keep one side, delete the "
        "marks (po)",
        "2 errors; the published site is as it was",
    ]
    assert tree(built / "output") == before
    assert not (built / ".output.staged").exists()


def test_a_build_that_is_killed_leaves_the_last_good_site_whole(built: Path) -> None:
    before = tree(built / "output")
    settings = built / "pelican.conf.py"
    text = settings.read_text("utf-8")
    deadly = (
        "import os, signal\nfrom pelican import signals\n"
        "written = []\n"
        "def strike(path, context):\n"
        "    written.append(path)\n"
        "    if len(written) == 20:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "signals.content_written.connect(strike)\n"
    )
    settings.write_text(text + deadly, "utf-8")
    explainer = built / "content/explainers/ponte.md"
    source = explainer.read_text("utf-8")
    explainer.write_text(source.replace("title: Il ponte", "title: Il nuovo ponte"), "utf-8")
    try:
        done = build(built)
        assert done.returncode == -signal.SIGKILL
        assert tree(built / "output") == before
    finally:
        settings.write_text(text, "utf-8")
        explainer.write_text(source, "utf-8")
    assert build(built).returncode == 0
    assert tree(built / "output") == before


def test_two_builds_at_once_are_refused(built: Path) -> None:
    from distinguo.publish import staged

    with pytest.raises(ValueError, match="given up"), staged(built / "output"):
        done = build(built)
        assert done.returncode == 2
        assert "another build is writing" in done.stderr
        raise ValueError("given up")


def test_due_dates_are_held_against_the_day_that_is_given(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    done = build(root, "--no-briefs", "--as-of", "2024-12-31")
    assert "was due to be looked at on 2024-09-02" in done.stderr
    assert "stale-due" in done.stderr
    assert done.returncode == 0
    assert "; 1 warning in " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "2024-02-30"], "--as-of (AS_OF)"),
        (["--output", "/dev/null/nowhere"], "cannot be written"),
        (["--output", "/dev/null"], "is not a folder"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = build(small_site(tmp_path), *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('SITEURL = "https://small.example/sub"', 'SITEURL = "small"', "SITEURL must be the address readers will use"),
        ("AS_OF", 'LANGUAGES = {"it": "xx_YY"}\nAS_OF', "is no locale that CLDR knows"),
        ("AS_OF", 'DEFAULT_LANG = "fr"\nAS_OF', 'DEFAULT_LANG "fr" is not among LANGUAGES'),
        ("AS_OF", 'TIMEZONE = "Europe/Roma"\nAS_OF', '"Europe/Roma" is no time zone'),
        ("AS_OF", 'PATH = "contenuti"\nAS_OF', "its PATH must name the folder of the explainers"),
    ],
)
def test_a_wrong_setting_is_told_without_a_traceback(old: str, new: str, words: str, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    settings = root / "pelican.conf.py"
    settings.write_text(settings.read_text("utf-8").replace(old, new), "utf-8")
    done = build(root)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    done = build(tmp_path)
    assert done.returncode == 2
    assert "a site is a folder with pelican.conf.py, content/ and translations/" in done.stderr


def test_a_theme_of_the_sites_own_wins_and_the_engine_fills_the_rest(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / "theme/templates/partials").mkdir(parents=True)
    (root / "theme/templates/partials/footer.html").write_text("<footer>Un piede tutto nostro</footer>\n", "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    home = (root / "output/it/index.html").read_text("utf-8")
    assert "Un piede tutto nostro" in home
    assert "Ada Neri" in (root / "output/it/actors/sindaca/index.html").read_text("utf-8")


def test_what_is_not_translated_stands_in_its_language_and_is_marked(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    catalog = root / "translations/en/LC_MESSAGES/ponte.po"
    text = catalog.read_text("utf-8")
    text = text.replace('msgstr "What is said"', 'msgstr ""')
    text = text.replace("#. the claim itself\n", "#. the claim itself\n#, fuzzy\n", 1)
    catalog.write_text(text, "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    page = (root / "output/en/ponte/index.html").read_text("utf-8")
    assert '<span class="fallback" lang="it">Che cosa si dice</span>' in page
    assert '<span class="fallback" lang="it">Il ponte aprirà il 1º settembre 2024.</span>' in page
    assert "2 passages of this page are not translated yet" in page
    assert "fallback" not in (root / "output/it/ponte/index.html").read_text("utf-8")


def test_a_draft_is_not_published_and_is_counted(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    explainer = root / "content/explainers/committee.md"
    explainer.write_text(explainer.read_text("utf-8").replace("lang: en", "lang: en\nstatus: draft"), "utf-8")
    done = build(root, "--no-briefs")
    assert "Built 1 explainer, 3 claims (1 draft left out) (it, en)" in done.stdout
    assert not list((root / "output").rglob("*committee*"))


def test_a_quotation_is_never_translated_back(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    explainer = root / "content/explainers/ponte.md"
    original = "    quote_original: {lang: fr, text: Nous ouvrirons le chantier demain}\n    resolves:"
    explainer.write_text(explainer.read_text("utf-8").replace("    resolves:", original), "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    page = (root / "output/en/claims/apertura/index.html").read_text("utf-8")
    assert '<blockquote lang="it"><p>Apriremo domani il cantiere</p></blockquote>' in page
    assert '<q lang="fr">Nous ouvrirons le chantier demain</q>' in page
    assert "The sense of it, translated from Italian" in page
    assert "“We open the works tomorrow”" not in page
    home = (root / "output/it/claims/apertura/index.html").read_text("utf-8")
    assert "<blockquote><p>Apriremo domani il cantiere</p></blockquote>" in home
    assert "We open the works tomorrow" not in home


@pytest.mark.parametrize("output", [".", "content", "content/explainers", "translations", "theme", ".."])
def test_a_build_never_takes_the_place_of_what_it_is_made_from(output: str, tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / "theme").mkdir()
    before = tree(root)
    done = build(root, "--output", str(root / output))
    assert done.returncode == 2
    assert "would take the place of" in done.stderr
    assert tree(root) == before


def test_no_hidden_file_and_no_link_of_a_theme_is_published(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    (root / "theme/static").mkdir(parents=True)
    (root / "theme/static/.env").write_text("SECRET=1\n", "utf-8")
    (root / "theme/static/stolen").symlink_to("/etc/hostname")
    (root / "theme/static/CNAME").write_text("small.example\n", "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    names = [
        name for name in tree(root / "output") if name.startswith("assets/") and "/" not in name.removeprefix("assets/")
    ]
    assert [name.split(".")[0] for name in names] == ["assets/CNAME"]


def test_a_linked_folder_of_catalogues_is_refused(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    folder = root / "translations/en/LC_MESSAGES"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    done = build(root, "--no-briefs")
    assert done.returncode == 1
    assert "translations/en/LC_MESSAGES:1:1: error: a symbolic link" in done.stderr


def test_every_id_of_a_page_is_its_own(tmp_path: Path) -> None:
    from collections import Counter

    root = small_site(tmp_path)
    explainer = root / "content/explainers/ponte.md"
    text = (
        explainer.read_text("utf-8").replace("## Che cosa si dice", "## Auto").replace("id: apertura", "id: timeline")
    )
    explainer.write_text(text.replace("claim:apertura", "claim:timeline"), "utf-8")
    catalog = root / "translations/en/LC_MESSAGES/ponte.po"
    catalog.write_text(catalog.read_text("utf-8").replace("claim:apertura", "claim:timeline"), "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    pages = list((root / "output").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        ids = Counter(re.findall(r'\bid="([^"]+)"', page.read_text("utf-8")))
        assert [id for id, number in ids.items() if number > 1] == [], page


def untranslate(root: Path, keep: int) -> None:
    """Leave `keep` translations of the Italian explainer into English."""
    catalog = root / "translations/en/LC_MESSAGES/ponte.po"
    header, *entries = catalog.read_text("utf-8").split("\n\n")
    emptied = [re.sub(r'msgstr "[\s\S]*', 'msgstr ""\n', entry) for entry in entries[keep:]]
    catalog.write_text("\n\n".join([header, *entries[:keep], *emptied]), "utf-8")


def test_what_is_held_back_is_told_and_a_preview_publishes_it(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    untranslate(root, 3)
    settings = root / "pelican.conf.py"
    settings.write_text(settings.read_text("utf-8") + 'THRESHOLDS = {"en": 0.8}\n', "utf-8")
    done = build(root, "--no-briefs")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "held back: en/ponte (21 % translated, 80 % needed)\n"
    assert "; held back: en/ponte (21 % translated, 80 % needed) in " in done.stdout.splitlines()[-1]
    assert not (root / "output/en/ponte").exists()
    done = build(root, "--no-briefs", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert "held back" not in done.stderr + done.stdout
    assert (root / "output/en/ponte/index.html").is_file()
    done = build(root, "--language", "it,fr")
    assert done.returncode == 2
    assert '"fr" is no language of this site (it, en): inv translate.new --language fr makes it one' in done.stderr


def test_a_language_is_made_from_nothing_previewed_and_published_without_python(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    settings = (root / "pelican.conf.py").read_bytes()
    done = task("translate.new", root, "--language", "ar")
    assert done.returncode == 0, done.stderr
    assert "translations/ar/LC_MESSAGES/ponte.po: 14 new" in done.stdout
    assert "inv build --language ar" in done.stdout
    done = build(root, "--no-briefs")
    assert "; held back: all of ar" in done.stdout
    assert not list((root / "output").glob("ar*"))
    done = build(root, "--language", "ar")
    assert done.returncode == 0, done.stderr
    assert 'no briefs in ar: no font has "' in done.stderr
    page = (root / "output/ar/ponte/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<span class="fallback" lang="it">Il ponte sul fiume</span>' in page
    assert "application/pdf" not in page
    assert (root / "output/it/ponte/ponte.it.pdf").is_file()
    again = task("translate.new", root, "--language", "ar")
    assert (again.returncode, again.stdout.splitlines()[0][:19]) == (0, "ar is there already")
    assert (root / "pelican.conf.py").read_bytes() == settings


def test_the_pseudo_locale_is_built_when_asked_for(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    done = build(root, "--no-briefs", "--language", "qps-ploc")
    assert done.returncode == 0, done.stderr
    assert "(it, en, qps-ploc)" in done.stdout
    assert '<html lang="qps-ploc" dir="ltr">' in (root / "output/qps-ploc/ponte/index.html").read_text("utf-8")


def test_the_tasks_of_translators_say_what_is_wrong_and_fail(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert task("translate.check", root).stdout == "no problems\n"
    assert task("translate.status", root).stdout.splitlines()[1].split()[:3] == ["committee", "it", "4"]
    rows = json.loads(task("translate.status", root, "--json", "--language", "en").stdout)
    assert [row["document"] for row in rows] == ["ponte", "method", "library"]
    (root / "translations/en/LC_MESSAGES/ponte.po").write_text("<<<<<<< HEAD\n", "utf-8")
    method = root / "content/pages/method.md"
    method.write_text(method.read_text("utf-8").replace("uno stato", "il suo stato"), "utf-8")
    fault = "translations/en/LC_MESSAGES/ponte.po:1:1: error: a merge conflict was left here"
    done = task("translate.check", root, "--language", "en")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert (len(lines), any(line.startswith(fault) for line in lines), lines[-1]) == (4, True, "1 error, 2 warnings")
    assert task("translate.check", root, "--language", "it").returncode == 0
    done = task("translate.status", root)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "what couldn't be read counts for nothing above")
    done = task("translate.update", root)
    assert done.returncode == 1
    assert done.stdout.startswith("translations/en/LC_MESSAGES/method.po: ")
    assert any(line.startswith(fault) for line in done.stderr.splitlines())
    assert done.stderr.splitlines()[-1] == "what has a fault was left as it is"


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("translate.new", "francais", 'did you mean "fr" (French)?'),
        ("translate.new", "../x", "is no language that CLDR knows"),
        ("translate.status", "fr", '"fr" is no language of this site (it, en)'),
        ("translate.check", "fr", '"fr" is no language of this site (it, en)'),
    ],
)
def test_a_wrong_language_is_told_without_a_traceback(name: str, language: str, words: str, tmp_path: Path) -> None:
    done = task(name, small_site(tmp_path), "--language", language)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("THRESHOLDS = {en: 0.9}", ": NameError: name 'en' is not defined"),
        ("1 / 0", ": ZeroDivisionError: division by zero"),
        ('raise ValueError("x")', ": ValueError: x"),
    ],
)
def test_settings_that_fail_are_told_with_their_line(tmp_path: Path, line: str, told: str) -> None:
    root = small_site(tmp_path)
    settings = root / "pelican.conf.py"
    text = settings.read_text("utf-8") + f"\n{line}\n"
    settings.write_text(text, "utf-8")
    done = task("translate.check", root)
    assert done.returncode == 2
    assert f"{settings}:{len(text.splitlines())}{told}" in done.stderr
    assert "Traceback" not in done.stderr
