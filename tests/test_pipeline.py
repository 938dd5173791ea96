"""The pipeline: everything that is wrong, at once and in order; and no file while an error is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.formats.publication import Publication
from distinguo.pipeline import prepare, publish
from distinguo.problems import FaultySite, errors
from tests.cases import manuscript, site


def quiet(what: str, done: int, total: int) -> None:
    """Tell nobody of progress."""


def change(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def break_everything(root: Path) -> None:
    change(root, "content/explainers/ponte.md", "lang: it", "lang: it\ncolour: red")
    change(root, "content/explainers/committee.md", "see_also: [ponte.md]", "see_also: [nessuno.md]")
    change(root, "content/sources.yml", "  archive: https://archive.example/ponte\n", "")
    change(root, "translations/it/LC_MESSAGES/committee.po", "[comitato](actor:comitato)", "comitato")
    (root / "translations/en/LC_MESSAGES/library.po").write_text("hello\n")


def test_every_stage_is_told_of_at_once_sorted_each_once(root: Path) -> None:
    break_everything(root)
    problems = manuscript(root).problems
    assert {problem.check for problem in problems} >= {
        "front-matter",
        "reference",
        "missing-archive",
        "references",
        "po",
    }
    assert list(problems) == sorted(set(problems))


def test_the_same_site_gives_the_same_manuscript(root: Path) -> None:
    break_everything(root)
    assert manuscript(root).problems == manuscript(root).problems


def test_a_site_with_an_error_gives_no_file(root: Path) -> None:
    break_everything(root)
    made = prepare(site(root))
    with pytest.raises(FaultySite) as caught:
        next(publish(made, quiet))
    assert caught.value.problems == made.problems


def test_a_warning_stops_nothing(root: Path, publication: Publication) -> None:
    change(root, "content/sources.yml", "  archive: https://archive.example/ponte\n", "")
    # With the other tests' store, so that no font is cut down again.
    made = prepare(site(root).model_copy(update={"cache": publication.store.folder.parent}))
    assert [problem.check for problem in made.problems] == ["missing-archive"]
    assert errors(made.problems) == ()
    assert next(publish(made, quiet)).path == "it/index.html"


def test_a_draft_is_checked_but_not_published(root: Path) -> None:
    change(root, "content/explainers/committee.md", "lang: en", "lang: en\nstatus: draft")
    made = prepare(site(root))
    assert made.problems == ()
    assert [each.name for each in made.editions["it"].published().explainers] == ["ponte"]
    change(root, "content/explainers/committee.md", "actor:comitato", "actor:nessuno")
    assert errors(prepare(site(root)).problems)


def test_the_catalogue_of_a_faulty_document_is_no_stray(root: Path) -> None:
    change(root, "content/explainers/ponte.md", "lang: it", "lang: it\ncolour: red")
    assert "po" not in {problem.check for problem in prepare(site(root)).problems}


def test_an_address_may_change_in_a_translation_where_a_setting_says_so(root: Path) -> None:
    change(root, "content/pages/method.md", "uno stato.", "uno [stato](https://it.wikipedia.org/wiki/Stato).")
    method = "translations/en/LC_MESSAGES/method.po"
    change(root, method, "uno stato.", "uno [stato](https://it.wikipedia.org/wiki/Stato).")
    change(root, method, "a status.", "a [status](https://en.wikipedia.org/wiki/Status).")
    links = {"https://it.wikipedia.org/wiki/Stato": "https://en.wikipedia.org/wiki/Status"}
    assert {each.check for each in errors(prepare(site(root)).problems)} == {"links"}
    assert errors(prepare(site(root).model_copy(update={"localised_links": links})).problems) == ()


def test_an_entry_whose_msgid_is_in_no_document_is_told_once_the_content_is_sound(root: Path) -> None:
    change(root, "translations/en/LC_MESSAGES/method.po", "Ogni affermazione", "Ciascuna affermazione")
    change(root, "translations/en/LC_MESSAGES/library.po", "Verbale della seduta", "Verbale")
    told = [problem.place.path for problem in prepare(site(root)).problems if problem.check == "po-msgid"]
    assert told == ["translations/en/LC_MESSAGES/library.po", "translations/en/LC_MESSAGES/method.po"]
    change(root, "content/explainers/ponte.md", "lang: it", "lang: it\ncolour: red")
    assert "po-msgid" not in {problem.check for problem in prepare(site(root)).problems}


def test_a_folder_that_is_no_language_is_told(root: Path) -> None:
    (root / "translations/francais/LC_MESSAGES").mkdir(parents=True)
    (root / "translations/francais/LC_MESSAGES/ponte.po").write_text("")
    assert [each.check for each in prepare(site(root)).problems if each.place.path == "translations/francais"] == [
        "language"
    ]
