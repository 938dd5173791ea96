"""A site's settings: checked once, every fault told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from distinguo.problems import Misconfigured
from distinguo.site import ENGINE, Site

SETTINGS: dict[str, Any] = {
    "PATH": "/nowhere/content",
    "OUTPUT_PATH": "/nowhere/output",
    "CACHE_PATH": "/nowhere/.cache",
    "SITENAME": "Kursk",
    "SITEURL": "https://example.org/sub/",
    "LANGUAGES": {"it": "it_IT", "en": "en_GB"},
    "DEFAULT_LANG": "it",
    "TIMEZONE": "Europe/Rome",
    "AS_OF": "2024-10-23",
}


def test_a_site_is_what_its_settings_say() -> None:
    site = Site.of(SETTINGS)
    assert (site.root, site.translations) == (Path("/nowhere"), Path("/nowhere/translations"))
    assert (site.url, site.base, site.today) == ("https://example.org/sub", "/sub/", date(2024, 10, 23))
    assert list(site.languages) == ["it", "en"]
    assert site.briefs


@pytest.mark.parametrize(
    ("url", "base"), [("https://example.org", "/"), ("http://localhost:8000/", "/"), ("https://a.example/b/c", "/b/c/")]
)
def test_the_base_has_a_slash_at_both_ends(url: str, base: str) -> None:
    assert Site.of({**SETTINGS, "SITEURL": url}).base == base


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SITEURL", "", "SITEURL"),
        ("SITEURL", "example.org", "SITEURL"),
        ("SITEURL", "javascript:alert(1)", "SITEURL"),
        ("LANGUAGES", {"it": "klingon"}, 'LANGUAGES: "klingon"'),
        ("LANGUAGES", {"it": ""}, "LANGUAGES"),
        ("DEFAULT_LANG", "fr", 'DEFAULT_LANG "fr"'),
        ("TIMEZONE", "Kursk", 'TIMEZONE: "Kursk"'),
        ("AS_OF", "tomorrow", "--as-of"),
        ("AS_OF", "2024-02-30", "--as-of"),
        ("SITENAME", None, "SITENAME"),
        ("BRIEFS", "perhaps", "BRIEFS"),
        ("THRESHOLDS", {"fr": 0.8}, r'THRESHOLDS: "fr" is no language of this site \(it, en\)'),
        ("THRESHOLDS", {"en": 80}, 'THRESHOLDS: "en": 80 is no share: write a number from 0 to 1, as 0.8'),
        ("THRESHOLDS", {"en": -0.1}, 'THRESHOLDS: "en": -0.1 is no share'),
        ("THRESHOLDS", {"en": float("nan")}, 'THRESHOLDS: "en": nan is no share'),
        ("THRESHOLDS", {"en": "most"}, "THRESHOLDS"),
        ("THRESHOLDS", 0.8, "THRESHOLDS"),
        ("PREVIEW", ["fr"], "inv translate.new --language fr makes it one"),
        ("PREVIEW", "fr", "PREVIEW"),
        ("LOCALISED_LINKS", {"https://a.example/it/": "/en/"}, 'LOCALISED_LINKS: "/en/" is no address'),
        ("LOCALISED_LINKS", {"javascript:alert(1)": "https://a.example/"}, "LOCALISED_LINKS"),
        ("LOCALISED_LINKS", {"https:///it": "https://a.example/"}, "LOCALISED_LINKS"),
        ("LOCALISED_LINKS", ["https://a.example/"], "LOCALISED_LINKS"),
    ],
)
def test_a_fault_names_its_setting(name: str, value: object, words: str) -> None:
    with pytest.raises(Misconfigured, match=words):
        Site.of({**SETTINGS, name: value})


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Misconfigured, match=r"SITEURL.*TIMEZONE"):
        Site.of({**SETTINGS, "SITEURL": "", "TIMEZONE": "Kursk"})


def test_a_site_without_a_theme_has_the_engines(tmp_path: Path) -> None:
    settings = {**SETTINGS, "PATH": str(tmp_path / "content")}
    assert Site.of(settings).theme == ENGINE / "theme"
    (tmp_path / "theme/templates").mkdir(parents=True)
    assert Site.of(settings).theme == tmp_path / "theme"


def test_without_a_day_given_it_is_today() -> None:
    before = date.today()
    assert before <= Site.of({**SETTINGS, "AS_OF": ""}).today <= date.today()


def test_a_folder_of_catalogues_is_a_language_with_a_threshold_of_its_own(tmp_path: Path) -> None:
    for name in ("fr", "pt_BR", "en", "xx"):
        (tmp_path / "translations" / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "translations" / name / "LC_MESSAGES/kursk.po").write_text("")
    settings = {**SETTINGS, "PATH": str(tmp_path / "content"), "THRESHOLDS": {"pt-BR": 0.5, "en": 0.9}}
    site = Site.of(settings)
    assert site.languages == {"it": "it_IT", "en": "en_GB", "fr": "fr", "pt-BR": "pt_BR"}
    assert [site.threshold(tag) for tag in site.languages] == [0.0, 0.9, 0.8, 0.5]
    assert [problem.place.path for problem in site.problems] == ["translations/xx"]
    preview = Site.of({**settings, "PREVIEW": ["fr", "qps-ploc"]})
    assert [preview.threshold(tag) for tag in ("en", "fr", "qps-ploc")] == [0.9, 0.0, 0.0]
    assert list(preview.languages) == list(site.languages)


def test_beginnings_of_addresses_may_have_others_in_a_translation() -> None:
    links = {"https://it.wikipedia.org/": "https://en.wikipedia.org/"}
    assert Site.of({**SETTINGS, "LOCALISED_LINKS": links}).localised_links == links
    assert Site.of(SETTINGS).localised_links == {}
