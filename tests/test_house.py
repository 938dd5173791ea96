"""The house keeps its rules: each module has its test, the docs name everything, what is generated is up to date."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from distinguo.catalogs import read as read_catalogs
from distinguo.claim import Claim
from distinguo.commands import schemas
from distinguo.explainer import Explainer, Page
from distinguo.pipeline import prepare
from distinguo.record import Record
from distinguo.shared import Actor, Role, Source, Topic
from tests.cases import SMALL, site

ROOT = SMALL.parent.parent
TESTED_ELSEWHERE = {"__init__", "plugin", "settings", "formats/brief", "formats/page"}


def tracked() -> list[Path]:
    """Return every file that is in the repository."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_every_module_has_its_test() -> None:
    modules = [file.relative_to(ROOT / "distinguo").with_suffix("") for file in (ROOT / "distinguo").rglob("*.py")]
    tests = {str(file.relative_to(ROOT / "tests")) for file in (ROOT / "tests").rglob("test_*.py")}
    missing = [
        str(module)
        for module in modules
        if module.name != "__init__"
        and str(module) not in TESTED_ELSEWHERE
        and str(module.with_name(f"test_{module.name}.py")) not in tests
    ]
    assert missing == []
    assert len(modules) > 40


@pytest.mark.parametrize("model", [Explainer, Page, Claim, Actor, Role, Source, Topic])
def test_the_docs_name_every_field(model: type[Record]) -> None:
    text = (ROOT / "docs/claims.md").read_text("utf-8")
    names = [info.alias or name for name, info in model.model_fields.items()]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_docs_name_every_check() -> None:
    text = (ROOT / "docs/claims.md").read_text("utf-8")
    expected = "".join(file.read_text("utf-8") for file in (ROOT / "tests/bad").glob("*.txt"))
    names = set(re.findall(r"\(([a-z-]+)\)$", expected, re.MULTILINE))
    assert len(names) > 20
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_the_readme_names_every_task() -> None:
    listing = [sys.executable, "-m", "invoke", "--list", "--list-format", "json"]
    found = json.loads(subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    names = [task["name"] for task in found["tasks"]]
    names += [f"{group['name']}.{task['name']}" for group in found["collections"] for task in group["tasks"]]
    assert len(names) >= 12
    assert "translate.update" in names
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in names if f"| `{name}` |" not in readme] == []


def test_the_schemas_in_the_repository_are_those_of_the_records() -> None:
    for name, schema in schemas().items():
        assert json.loads((ROOT / f"content/schemas/{name}.json").read_text("utf-8")) == schema, "inv schema"
        Draft202012Validator.check_schema(schema)


def test_the_schema_takes_what_the_records_take_and_refuses_what_they_refuse() -> None:
    import yaml

    text = (ROOT / "content/explainers/soldati-nordcoreani-kursk.md").read_text("utf-8").split("---\n")[1]
    validator = Draft202012Validator(schemas()["explainer"])
    front = yaml.load(text, yaml.BaseLoader)
    assert list(validator.iter_errors(front)) == []
    for change in ({"colour": "red"}, {"date": "yesterday"}, {"claims": [{"id": "x"}]}, {"status": "maybe"}):
        assert list(validator.iter_errors({**front, **change})), change


def test_our_own_site_has_no_problem_and_no_fallback() -> None:
    manuscript = prepare(site(ROOT))
    assert [str(problem) for problem in manuscript.problems] == []
    assert len(manuscript.library.explainers) >= 3
    for language, library in manuscript.editions.items():
        incomplete = [document.name for document in library.documents if document.coverage.missing]
        assert incomplete == [], language


def test_our_own_theme_is_translated_whole() -> None:
    catalogs, problems = read_catalogs(site(ROOT))
    assert problems == []
    entries = catalogs.get("it", "theme").entries or {}
    assert len(entries) > 100
    assert [key for key, translation in entries.items() if not all(translation.forms) or translation.fuzzy] == []


def test_the_catalogues_are_up_to_date_with_content_and_theme(tmp_path: Path) -> None:
    import shutil

    from distinguo.translators import update

    for name in ("content", "translations", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pelican.conf.py", tmp_path)
    done = update(site(tmp_path))
    assert (done.changes, done.problems) == ([], []), "inv translate.update"
    pots = sorted((ROOT / "translations").glob("*.pot"))
    assert [pot.name for pot in pots if pot.read_bytes() != (tmp_path / "translations" / pot.name).read_bytes()] == []


def test_the_lock_files_have_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        pins = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 40
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    pattern = re.compile(rb"/(home|Users|root|tmp)/\w")
    texts = [
        file for file in tracked() if file.suffix in {".py", ".md", ".yml", ".toml", ".po", ".pot", ".html", ".css"}
    ]
    assert len(texts) > 100
    found = [str(file.relative_to(ROOT)) for file in texts if pattern.search(file.read_bytes())]
    assert found == []


def test_nothing_of_pelicans_or_weasyprints_is_imported_to_read_and_check(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom distinguo.read import read\nfrom distinguo import checks, translate, catalogs\n"
        "print([name for name in ('pelican', 'weasyprint', 'fontTools', 'PIL', 'translate', 'jinja2') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_the_sprite_of_status_shapes_has_the_shapes_of_the_single_icons() -> None:
    from distinguo.claim import Status

    icons = ROOT / "theme/static/icons"
    sprite = (icons / "statuses.svg").read_text("utf-8")
    for status in Status:
        shapes = re.findall(r'\bd="([^"]+)"|<circle [^>]*?r="([^"]+)"', (icons / f"{status}.svg").read_text("utf-8"))
        assert shapes, status
        assert [shape for pair in shapes for shape in pair if shape and shape not in sprite] == [], status


def test_the_readmes_example_builds_as_it_stands(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = dict(re.findall(r"```(\w+)\n(.*?)```", readme, re.DOTALL))
    files = {match[1]: match[0] for match in re.findall(r"```yaml\n(# (content/\w+\.yml)\n.*?)```", readme, re.DOTALL)}
    files["content/explainers/the-bridge.md"] = blocks["markdown"]
    assert len(files) == 3
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    settings = (
        'from distinguo.settings import *\n\nSITENAME = "A"\nSITEURL = "https://a.example"\nAS_OF = "2024-05-05"\n'
    )
    (tmp_path / "pelican.conf.py").write_text(settings, "utf-8")
    manuscript = prepare(site(tmp_path))
    assert [problem.check for problem in manuscript.problems] == ["missing-archive"]
    assert [claim.id for claim in manuscript.library.claims] == ["bridge-opening"]


def test_translators_are_told_of_every_check() -> None:
    from distinguo.revision import CHECKS

    for name in ("translations/README.md", "docs/claims.md"):
        text = (ROOT / name).read_text("utf-8")
        assert [check for check in CHECKS if f"`{check}`" not in text] == [], name
