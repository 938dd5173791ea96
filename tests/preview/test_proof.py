"""A proof: the last good pages, where each entry stands on them, and what keeps the next ones from being made."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.formats.publication import Publication
from distinguo.preview import proof as proofs
from distinguo.preview.proof import Proof, pull, refused
from distinguo.site import Site
from tests.cases import site

PONTE = "translations/en/LC_MESSAGES/ponte.po"


def quiet(what: str, done: int, total: int) -> None:
    """Tell nobody of progress."""


@pytest.fixture
def settings(root: Path, publication: Publication) -> Site:
    """With the other tests' store, so that no font is cut down again."""
    return site(root).model_copy(update={"briefs": False, "cache": publication.store.folder.parent})


def pulled(settings: Site, folder: Path, before: Proof | None = None) -> Proof:
    return pull(settings, folder, before or Proof(settings), quiet)


def test_the_files_are_those_in_the_folder_and_each_entry_has_its_pages(settings: Site, tmp_path: Path) -> None:
    proof = pulled(settings, tmp_path / "1")
    found = {str(file.relative_to(tmp_path / "1")) for file in (tmp_path / "1").rglob("*") if file.is_file()}
    assert proof.files == found
    assert proof.folder == tmp_path / "1"
    title = proof.places[f"{PONTE}:15"]
    assert {"en/ponte/", "en/"} <= set(title)
    assert len(set(title)) == len(title)
    assert not [path for paths in proof.places.values() for path in paths if path.startswith("it/ponte")]
    for entry, paths in proof.places.items():
        page = paths[0] + "index.html" * paths[0].endswith("/")
        assert f'data-entry="{entry}"' in (tmp_path / "1" / page).read_text("utf-8")


def test_fuzzy_entries_are_those_of_the_pages_that_are_shown(settings: Site, root: Path, tmp_path: Path) -> None:
    text = (root / PONTE).read_text("utf-8")
    (root / PONTE).write_text(text.replace('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), "utf-8")
    good = pulled(settings, tmp_path / "1")
    assert good.fuzzy == (f"{PONTE}:16",)
    (root / PONTE).write_text(text.replace('msgctxt "title"', "<<<<<<< HEAD"), "utf-8")
    bad = pulled(settings, tmp_path / "2", good)
    assert (bad.folder, bad.files, bad.places, bad.fuzzy) == (good.folder, good.files, good.places, good.fuzzy)
    assert [str(problem.place) for problem in bad.problems if problem.check == "po"] == [f"{PONTE}:14:1"]


@pytest.mark.parametrize(
    ("template", "place", "message"),
    [
        ("{{ nothing.here }}", "theme/templates/topics.html:1:1", "UndefinedError: 'nothing' is undefined"),
        ("a\n{% if %}", "theme/templates/topics.html:2:1", "TemplateSyntaxError: "),
        ("a\nb\n{{ view.to_claim(1) }}", "theme/templates/topics.html:3:1", "AttributeError: "),
        ("{{ 1 / 0 }}", "theme/templates/topics.html:1:1", "ZeroDivisionError: "),
        ('{% include "nowhere.html" %}', "theme/templates/topics.html:1:1", "TemplateNotFound: "),
        ("{{ library.nothing() }}", "theme/templates/topics.html:1:1", "UndefinedError: "),
        (
            '{{ view.asset("css/nowhere.css") }}',
            "theme/templates/topics.html:1:1",
            "the theme has no file static/css/nowhere.css",
        ),
    ],
)
def test_what_a_template_raises_is_told_by_its_line(
    template: str, place: str, message: str, root: Path, tmp_path: Path, publication: Publication
) -> None:
    file = root / "theme/templates/topics.html"
    file.parent.mkdir(parents=True)
    file.write_text(template, "utf-8")
    settings = site(root).model_copy(update={"briefs": False, "cache": publication.store.folder.parent})
    proof = pulled(settings, tmp_path / "1")
    assert [str(problem.place) for problem in proof.problems] == [place]
    assert proof.problems[0].message.startswith(message)
    assert proof.folder is None


def test_a_programmers_fault_is_raised(settings: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(proofs, "prepare", failing)
    with pytest.raises(ZeroDivisionError):
        pulled(settings, tmp_path / "1")


def test_a_file_that_goes_away_while_it_is_read_is_told(
    settings: Site, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", str(root / PONTE))

    monkeypatch.setattr(proofs, "prepare", failing)
    assert [str(problem) for problem in pulled(settings, tmp_path / "1").problems] == [
        f"{PONTE}:1:1: error: cannot be read: No such file or directory (file)"
    ]


def test_settings_that_cannot_be_used_keep_the_pages(settings: Site, tmp_path: Path) -> None:
    before = Proof(settings, tmp_path, frozenset({"index.html"}))
    after = refused(before, SyntaxError("no such thing", ("pelican.conf.py", 3, 1, "")))
    assert (after.folder, after.files) == (before.folder, before.files)
    assert [str(problem.place) for problem in after.problems] == ["pelican.conf.py:3:1"]
    after = refused(before, ValueError("no such language"))
    assert [str(problem) for problem in after.problems] == ["pelican.conf.py:1:1: error: no such language (settings)"]
