"""Languages: what CLDR knows is a language, what it does not know is told with the nearest; folders name them too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers

from distinguo.languages import canonical, in_folders, is_known, unknown


def test_every_locale_of_cldr_is_a_language() -> None:
    tags = [name.replace("_", "-") for name in locale_identifiers()]
    assert len(tags) > 1000
    assert [tag for tag in tags if not is_known(tag) or canonical(tag) != tag] == []


@pytest.mark.parametrize(
    "tag",
    [
        "xx", "xx-YY", "fr-XX", "fr-Cyrl", "en-ZZ", "FR", "fr_FR", "français", "francais", "../x", "", "und", "root",
        "iw", "qps-ploc", "fr\n", "fr-", "-", "a" * 10_000,
    ],
)  # fmt: skip
def test_what_cldr_does_not_know_is_none(tag: str) -> None:
    assert not is_known(tag)


@pytest.mark.parametrize(
    ("tag", "written"),
    [("PT_br", "pt-BR"), ("zh-hant", "zh-Hant"), ("zh_hant_tw", "zh-Hant-TW"), (" fr ", "fr"), ("es-419", "es-419")],
)
def test_a_tag_is_written_in_one_way(tag: str, written: str) -> None:
    assert canonical(tag) == written
    assert is_known(written)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("francais", "fr"), ("Français", "fr"), ("french", "fr"), ("deutch", "de"), ("arabic", "ar"), ("fr-XX", "fr"),
        ("iw", "he"), ("jp", "ja"), ("ua", "uk"), ("gr", "el"),
    ],
)  # fmt: skip
def test_the_nearest_language_is_named(name: str, nearest: str) -> None:
    assert f'did you mean "{nearest}"' in unknown(name)


@pytest.mark.parametrize("name", ["xx-yy", "../x", "", "qps-ploc"])
def test_where_none_is_near_the_form_of_a_tag_is_shown(name: str) -> None:
    assert unknown(name).endswith("write a tag such as fr, pt-BR or zh-Hant")


def folder(root: Path, name: str, file: str = "ponte.po") -> None:
    (root / "translations" / name / "LC_MESSAGES").mkdir(parents=True)
    (root / "translations" / name / "LC_MESSAGES" / file).write_text("")


def found(root: Path, *named: str) -> tuple[dict[str, str], list[str]]:
    languages, problems = in_folders(root / "translations", root, named)
    return languages, [str(problem) for problem in problems]


def test_a_folder_with_a_catalogue_is_a_language(tmp_path: Path) -> None:
    for name in ("fr", "pt_BR", "zh_TW", "sr_Latn", "it"):
        folder(tmp_path, name)
    folder(tmp_path, "de", "ponte.pot")
    (tmp_path / "translations/es").mkdir()
    (tmp_path / "translations/README.md").write_text("")
    languages = {"fr": "fr", "pt-BR": "pt_BR", "sr-Latn": "sr_Latn", "zh-TW": "zh_TW"}
    assert found(tmp_path, "it") == (languages, [])


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("francais", 'did you mean "fr" (French)?'),
        ("xx", "write a tag such as fr, pt-BR or zh-Hant"),
        ("PT_br", 'rename the folder to "pt_BR"'),
        ("pt-BR", 'rename the folder to "pt_BR"'),
    ],
)
def test_a_folder_that_names_no_language_is_not_read_and_told(name: str, mend: str, tmp_path: Path) -> None:
    folder(tmp_path, name)
    languages, problems = found(tmp_path)
    assert languages == {}
    assert len(problems) == 1
    assert problems[0].startswith(f"translations/{name}:1:1: warning: not read: ")
    assert mend in problems[0]


def test_what_a_link_leads_to_is_never_read(tmp_path: Path) -> None:
    folder(tmp_path, "fr")
    (tmp_path / "translations/de").symlink_to(tmp_path / "translations/fr")
    (tmp_path / "translations/es").mkdir()
    (tmp_path / "translations/es/LC_MESSAGES").symlink_to(tmp_path / "translations/fr/LC_MESSAGES")
    (tmp_path / "translations/nl").symlink_to("nowhere")
    languages, problems = found(tmp_path)
    assert languages == {"fr": "fr"}
    message = "warning: a symbolic link, and not read: put the folder itself here (language)"
    assert problems == [
        f"translations/de:1:1: {message}",
        f"translations/es/LC_MESSAGES:1:1: {message}",
    ]


def test_no_folder_of_translations_and_one_that_is_a_link_have_no_language(tmp_path: Path) -> None:
    assert found(tmp_path) == ({}, [])
    folder(tmp_path / "elsewhere", "fr")
    (tmp_path / "translations").symlink_to(tmp_path / "elsewhere/translations")
    assert found(tmp_path) == ({}, [])


def test_a_name_that_is_no_text_is_told_and_breaks_nothing(tmp_path: Path) -> None:
    folder(tmp_path, os.fsdecode(b"f\xff"))
    languages, problems = in_folders(tmp_path / "translations", tmp_path, ())
    assert languages == {}
    assert len(problems) == 1
    assert str(problems[0]).encode().startswith(b"translations/f\\udcff:1:1: warning: not read: ")
