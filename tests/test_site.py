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
