"""What a site's settings say, checked once: where its folders are, its languages, its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from distinguo import languages
from distinguo.fields import Timezone
from distinguo.languages import is_known, unknown
from distinguo.problems import Misconfigured, Problem

ENGINE = Path(__file__).parent.parent
THRESHOLD = 0.8
"""The share of a document that must be translated in a language which no setting names, only a folder."""
PSEUDO = "qps-ploc"
"""The tag of the pseudo-locale, among those for private use (https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1)."""


class Site(BaseModel):
    """A site: a folder with settings, `content/`, `translations/` and, if it wants one, a `theme/`.

    `languages` maps each language's tag to the CLDR locale that formats its dates and numbers: those of the
    settings, then those that only a folder of `translations/` names. `thresholds` are the shares, from 0 to 1, that
    a document must have of its messages translated to be published in a language; one in `previews` is published
    all the same. `localised_links` are beginnings of addresses that translations may exchange for others. `today` is
    the day that due dates are held against. `paper` is what briefs are printed on. `url` has no slash at its end.
    `problems` are those of the folders.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    root: Path
    content: Path
    translations: Path
    theme: Path
    output: Path
    cache: Path
    name: str
    url: str
    languages: Mapping[str, str]
    default_language: str
    timezone: Timezone
    today: date
    briefs: bool = True
    paper: Literal["A4", "Letter"] = "A4"
    thresholds: Mapping[str, float] = {}
    previews: tuple[str, ...] = ()
    localised_links: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()

    @field_validator("url")
    @classmethod
    def _absolute(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(f'SITEURL must be the address readers will use, as "https://example.org", not "{url}"')
        return url.rstrip("/")

    @field_validator("languages")
    @classmethod
    def _known_locales(cls, languages: Mapping[str, str]) -> Mapping[str, str]:
        for tag, locale in languages.items():
            if not is_known(tag) and tag != PSEUDO:
                raise ValueError(f"LANGUAGES: {unknown(tag)}")
            try:
                Locale.parse(locale)
            except (UnknownLocaleError, ValueError, TypeError) as error:
                raise ValueError(f'LANGUAGES: "{locale}", for "{tag}", is no locale that CLDR knows') from error
        return dict(languages)

    @field_validator("localised_links")
    @classmethod
    def _absolute_links(cls, links: Mapping[str, str]) -> Mapping[str, str]:
        for link in (*links, *links.values()):
            if not re.fullmatch(r"https?://[^/\s]+\S*", link):
                raise ValueError(f'LOCALISED_LINKS: "{link}" is no address that begins with https:// or http://')
        return dict(links)

    @model_validator(mode="after")
    def _languages_are_there(self) -> Site:
        known = ", ".join(self.languages)
        if self.default_language not in self.languages:
            raise ValueError(f'DEFAULT_LANG "{self.default_language}" is not among LANGUAGES')
        for tag, share in self.thresholds.items():
            if tag not in self.languages:
                raise ValueError(f'THRESHOLDS: "{tag}" is no language of this site ({known})')
            if not 0 <= share <= 1:
                raise ValueError(f'THRESHOLDS: "{tag}": {share:g} is no share: write a number from 0 to 1, as 0.8')
        for tag in self.previews:
            if tag not in (*self.languages, PSEUDO):
                mend = f"inv translate.new --language {tag} makes it one"
                raise ValueError(f'--language (PREVIEW): "{tag}" is no language of this site ({known}): {mend}')
        return self

    def threshold(self, language: str) -> float:
        """Return the share of a document that must be translated before it is published in a language."""
        return 0.0 if language in self.previews else self.thresholds.get(language, 0.0)

    @property
    def themes(self) -> tuple[Path, ...]:
        """The folders where a file of the theme may be: the site's own theme first, then the engine's."""
        return tuple(dict.fromkeys((self.theme, ENGINE / "theme")))

    def static(self, name: str) -> Path | None:
        """Return the file of the theme's `static/` that has this name; None if no theme has it."""
        found = (theme / "static" / name for theme in self.themes)
        return next((file for file in found if file.is_file()), None)

    @property
    def base(self) -> str:
        """The path part of the site's address, with a slash at both ends: `/` or `/kursk/`."""
        return urlsplit(self.url).path.rstrip("/") + "/"

    def refuse_output_among_sources(self) -> None:
        """Raise Misconfigured when the output folder holds, or lies in, what the site is made from."""
        output = self.output.resolve()
        for source in (self.content, self.translations, *self.themes):
            if output.is_relative_to(source.resolve()) or source.resolve().is_relative_to(output):
                raise Misconfigured(f"{self.output} would take the place of {source}: name another one with --output")

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Site:
        """Return the site that Pelican's settings describe; raise Misconfigured with every fault in them."""
        content = Path(settings["PATH"])
        root = content.parent
        own_theme = root / "theme"
        translations = Path(settings.get("TRANSLATIONS_PATH") or root / "translations")
        named = settings["LANGUAGES"]
        found, problems = languages.in_folders(translations, root, named) if isinstance(named, Mapping) else ({}, [])
        thresholds = settings.get("THRESHOLDS", {})
        if isinstance(thresholds, Mapping):
            thresholds = {**dict.fromkeys(found, THRESHOLD), **thresholds}
        try:
            return cls(
                root=root,
                content=content,
                translations=translations,
                theme=own_theme if own_theme.is_dir() else ENGINE / "theme",
                output=Path(settings["OUTPUT_PATH"]),
                cache=Path(settings["CACHE_PATH"]),
                name=settings["SITENAME"],
                url=settings["SITEURL"],
                languages={**named, **found} if found else named,
                default_language=settings["DEFAULT_LANG"],
                timezone=settings["TIMEZONE"],
                today=_day(settings.get("AS_OF")),
                briefs=settings.get("BRIEFS", True),
                paper=settings.get("BRIEF_PAPER", "A4"),
                thresholds=thresholds,
                previews=settings.get("PREVIEW", ()),
                localised_links=settings.get("LOCALISED_LINKS", {}),
                problems=tuple(problems),
            )
        except ValidationError as error:
            faults = [_fault(detail["loc"], detail["msg"]) for detail in error.errors()]
            raise Misconfigured("; ".join(faults)) from error


def _fault(location: tuple[int | str, ...], message: str) -> str:
    names = {
        "name": "SITENAME",
        "briefs": "BRIEFS",
        "paper": "BRIEF_PAPER",
        "timezone": "TIMEZONE",
        "thresholds": "THRESHOLDS",
        "previews": "PREVIEW",
        "localised_links": "LOCALISED_LINKS",
    }
    setting = names.get(str(location[0]), "") if location else ""
    return f"{setting}: {message}" if setting else message.removeprefix("Value error, ")


def _day(text: Any) -> date:
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Misconfigured(f'--as-of (AS_OF): "{text}" is not a day, as YYYY-MM-DD') from error
