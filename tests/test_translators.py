"""What translators' tasks do: catalogues brought up to date, a new language, what is wrong, how much is left."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from distinguo import translators
from distinguo.problems import FaultySite, Misconfigured
from distinguo.translators import as_json, new, next_steps, print_table, problems, status, update
from tests.cases import manuscript, site


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.po*"))}


def change(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def changes(root: Path) -> list[str]:
    done = update(site(root))
    assert done.problems == []
    return done.changes


def test_catalogues_that_are_up_to_date_stay_as_they_are(root: Path) -> None:
    before = snapshot(root / "translations")
    assert changes(root) == []
    assert snapshot(root / "translations") == before


def test_a_new_paragraph_is_a_new_message_in_the_other_language_only(root: Path) -> None:
    change(root, "content/explainers/ponte.md", "<claim:inutile>", "Un altro capoverso.")
    assert changes(root) == ["translations/en/LC_MESSAGES/ponte.po: 1 new"]
    assert not (root / "translations/it/LC_MESSAGES/ponte.po").exists()
    assert "Un altro capoverso." in (root / "translations/ponte.pot").read_text("utf-8")


def test_a_claim_that_changed_is_not_shown_as_translated(root: Path) -> None:
    change(root, "content/explainers/ponte.md", "Il ponte non serve a nessuno.", "Il ponte serve a pochi.")
    assert changes(root) == ["translations/en/LC_MESSAGES/ponte.po: 1 changed"]
    text = (root / "translations/en/LC_MESSAGES/ponte.po").read_text("utf-8")
    assert '#| msgid "Il ponte non serve a nessuno."' in text


def test_a_broken_translation_can_be_updated_away(root: Path) -> None:
    change(root, "translations/en/LC_MESSAGES/ponte.po", "[minutes](source:verbale)", "minutes")
    assert changes(root) == []


def test_half_a_site_is_never_merged(root: Path) -> None:
    change(root, "content/explainers/ponte.md", "lang: it", "lang: it\ncolour: red")
    before = snapshot(root / "translations")
    with pytest.raises(FaultySite):
        update(site(root))
    with pytest.raises(FaultySite):
        new(site(root), "fr")
    assert snapshot(root / "translations") == before


def test_a_broken_catalogue_is_left_alone_and_the_others_are_merged(root: Path) -> None:
    file = root / "translations/en/LC_MESSAGES/ponte.po"
    file.write_text("<<<<<<< HEAD\n")
    (root / "translations/en/LC_MESSAGES/library.po").write_text("hello\n")
    change(root, "content/pages/method.md", "Ogni affermazione", "Ciascuna affermazione")
    done = update(site(root))
    assert file.read_text() == "<<<<<<< HEAD\n"
    assert [line.partition(": ")[0] for line in done.changes] == ["translations/en/LC_MESSAGES/method.po"]
    assert [str(problem.place) for problem in done.problems] == [
        "translations/en/LC_MESSAGES/library.po:1:1",
        "translations/en/LC_MESSAGES/ponte.po:1:1",
    ]


def test_nothing_is_written_through_a_link(root: Path) -> None:
    (root / "elsewhere/LC_MESSAGES").mkdir(parents=True)
    (root / "elsewhere/LC_MESSAGES/ponte.po").write_text("")
    (root / "translations/fr").symlink_to(root / "elsewhere")
    made = new(site(root), "fr")[1]
    assert [str(problem) for problem in made.problems] == [
        "translations/fr:1:1: error: a symbolic link: put the folder itself here (po)"
    ]
    assert [file.read_text() for file in (root / "elsewhere").rglob("*.*")] == [""]


def test_a_sites_own_theme_is_extracted_too(root: Path) -> None:
    templates = root / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "home.html").write_text(
        '{{ _("Welcome") }}{{ ngettext("one", "%(num)s", 2) }}{{ pgettext("c", "d") }}'
    )
    assert changes(root) == ["translations/it/LC_MESSAGES/theme.po: 3 new"]
    text = (root / "translations/it/LC_MESSAGES/theme.po").read_text("utf-8")
    assert 'msgid "one"\nmsgid_plural "%(num)s"\n' in text
    assert 'msgctxt "c"\nmsgid "d"\n' in text


def test_a_new_language_has_every_catalogue_and_is_one_of_the_site(root: Path) -> None:
    before = snapshot(root / "translations")
    tag, made = new(site(root), "fr")
    assert (tag, made.problems) == ("fr", [])
    assert [line.partition(":")[0] for line in made.changes] == [
        f"translations/fr/LC_MESSAGES/{name}.po" for name in ("committee", "library", "method", "ponte", "theme")
    ]
    theme = (root / "translations/fr/LC_MESSAGES/theme.po").read_text("utf-8")
    assert '"Language: fr\\n"' in theme
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in theme
    assert '"X-Source-Language: en\\n"' in theme
    assert theme.count("\nmsgid ") > 100
    assert '"X-Source-Language: it\\n"' in (root / "translations/fr/LC_MESSAGES/ponte.po").read_text("utf-8")
    assert {
        name: data for name, data in snapshot(root / "translations").items() if not name.startswith("fr/")
    } == before
    settings = site(root)
    assert (settings.languages["fr"], settings.threshold("fr"), settings.threshold("en")) == ("fr", 0.8, 0.0)
    assert changes(root) == []


def test_a_site_with_a_theme_of_its_own_has_the_engines_words_too_in_a_new_language(root: Path) -> None:
    (root / "theme/templates").mkdir(parents=True)
    (root / "theme/templates/home.html").write_text('{{ _("Welcome") }}')
    new(site(root), "fr")
    text = (root / "translations/fr/LC_MESSAGES/theme.po").read_text("utf-8")
    assert 'msgid "Welcome"' in text
    assert 'msgid "Page not found"' in text


@pytest.mark.parametrize("name", ["pt_BR", "pt-br", "PT-BR"])
def test_a_tag_may_be_written_in_other_ways(name: str, root: Path) -> None:
    assert new(site(root), name)[0] == "pt-BR"
    assert (root / "translations/pt_BR/LC_MESSAGES/ponte.po").is_file()
    assert site(root).languages["pt-BR"] == "pt_BR"


@pytest.mark.parametrize("name", ["en", "fr"])
def test_a_language_that_is_there_stays_as_it_is(name: str, root: Path) -> None:
    new(site(root), "fr")
    change(root, f"translations/{name}/LC_MESSAGES/ponte.po", 'msgid "Chi ha contato le auto?"', 'msgid "Altro"')
    before = snapshot(root / "translations")
    assert new(site(root), name) == (name, translators.Update())
    assert snapshot(root / "translations") == before


@pytest.mark.parametrize("name", ["xx-yy", "../x", "francais", "", "qps-ploc", "fr/../../x", "it\0"])
def test_what_is_no_language_is_told_and_nothing_is_made(name: str, root: Path) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(Misconfigured, match="is no language that CLDR knows: "):
        new(site(root), name)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(("name", "forms"), [("ja", 1), ("fr", 2), ("ru", 3), ("ar", 6)])
def test_a_new_catalogue_has_as_many_plural_forms_as_its_language(name: str, forms: int, root: Path) -> None:
    new(site(root), name)
    text = (root / f"translations/{name}/LC_MESSAGES/theme.po").read_text("utf-8")
    assert f"Plural-Forms: nplurals={forms}; plural=" in text
    assert text.count("msgid_plural") > 1
    assert text.count(f"msgstr[{forms - 1}]") == text.count("msgid_plural")
    assert f"msgstr[{forms}]" not in text
    assert [str(problem) for problem in problems(site(root), [name]) if problem.check != "po-missing"] == []


def test_the_next_steps_name_the_folder_the_preview_and_the_threshold(root: Path) -> None:
    settings = site(root)
    new(settings, "fr")
    steps = "\n".join(next_steps(settings, "fr"))
    for words in ("translations/fr/LC_MESSAGES/*.po", "inv build --language fr", "80 %", "THRESHOLDS"):
        assert words in steps
    assert "THRESHOLDS" not in "\n".join(next_steps(settings, "en"))


def test_the_catalogues_problems_are_told_and_the_contents_are_not(root: Path) -> None:
    change(root, "content/sources.yml", "  archive: https://archive.example/ponte\n", "")
    change(root, "translations/it/LC_MESSAGES/committee.po", "[comitato](actor:comitato)", "comitato")
    change(root, "translations/en/LC_MESSAGES/ponte.po", 'msgid "Chi ha contato le auto?"', 'msgid "Chi conta?"')
    (root / "translations/en/LC_MESSAGES/gone.po").write_text('msgid ""\nmsgstr ""\n')
    (root / "translations/xx/LC_MESSAGES").mkdir(parents=True)
    (root / "translations/xx/LC_MESSAGES/ponte.po").write_text("")
    assert {problem.check for problem in manuscript(root).problems} > {"missing-archive"}
    found = [(problem.place.path, problem.check) for problem in problems(site(root))]
    assert ("translations/it/LC_MESSAGES/committee.po", "references") in found
    assert ("translations/en/LC_MESSAGES/ponte.po", "po-msgid") in found
    assert ("translations/en/LC_MESSAGES/gone.po", "po") in found
    assert ("translations/xx", "language") in found
    assert all(path.startswith("translations/") for path, _ in found)
    italian = {problem.place.path for problem in problems(site(root), ["it"])}
    assert italian == {"translations/it/LC_MESSAGES/committee.po"}


def test_the_status_is_a_table_and_the_same_as_json(root: Path) -> None:
    new(site(root), "fr")
    rows = status(site(root), ["fr"])
    assert [row.domain for row in rows] == ["committee", "ponte", "method", "library", "theme"]
    out = StringIO()
    print_table(rows, out)
    lines = out.getvalue().splitlines()
    assert lines[0].split() == ["document", "language", "done", "fuzzy", "missing", "words", "left", "share"]
    assert lines[2].split()[:6] == ["ponte", "fr", "0", "0", "14", str(rows[1].words)]
    assert lines[2].rstrip().endswith("held back: 80 % needed")
    assert not any(character in out.getvalue() for character in "─│\x1b")
    made = json.loads(as_json(rows))
    assert made[1] == {
        "document": "ponte",
        "language": "fr",
        "source": "it",
        "done": 0,
        "fuzzy": 0,
        "missing": 14,
        "total": 14,
        "words": rows[1].words,
        "share": 0.0,
        "threshold": 0.8,
        "published": False,
    }
    assert len(status(site(root))) == 10
