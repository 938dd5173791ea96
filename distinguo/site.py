"""What a site's settings say, checked once: where its folders are, its languages, its name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from distinguo.fields import Timezone
from distinguo.problems import Misconfigured

ENGINE = Path(__file__).parent.parent


class Site(BaseModel):
    """A site: a folder with settings, `content/`, `translations/` and, if it wants one, a `theme/`.

    `languages` maps each language's tag to the CLDR locale that formats its dates and numbers, the default
    one first. `today` is the day that due dates are held against. `url` has no slash at its end.
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
            try:
                Locale.parse(locale)
            except (UnknownLocaleError, ValueError, TypeError) as error:
                raise ValueError(f'LANGUAGES: "{locale}", for "{tag}", is no locale that CLDR knows') from error
        return dict(languages)

    @model_validator(mode="after")
    def _default_is_a_language(self) -> Site:
        if self.default_language not in self.languages:
            raise ValueError(f'DEFAULT_LANG "{self.default_language}" is not among LANGUAGES')
        return self

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
        try:
            return cls(
                root=root,
                content=content,
                translations=Path(settings.get("TRANSLATIONS_PATH") or root / "translations"),
                theme=own_theme if own_theme.is_dir() else ENGINE / "theme",
                output=Path(settings["OUTPUT_PATH"]),
                cache=Path(settings["CACHE_PATH"]),
                name=settings["SITENAME"],
                url=settings["SITEURL"],
                languages=settings["LANGUAGES"],
                default_language=settings["DEFAULT_LANG"],
                timezone=settings["TIMEZONE"],
                today=_day(settings.get("AS_OF")),
                briefs=settings.get("BRIEFS", True),
            )
        except ValidationError as error:
            faults = [_fault(detail["loc"], detail["msg"]) for detail in error.errors()]
            raise Misconfigured("; ".join(faults)) from error


def _fault(location: tuple[int | str, ...], message: str) -> str:
    names = {"name": "SITENAME", "briefs": "BRIEFS", "timezone": "TIMEZONE"}
    setting = names.get(str(location[0]), "") if location else ""
    return f"{setting}: {message}" if setting else message.removeprefix("Value error, ")


def _day(text: Any) -> date:
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise Misconfigured(f'--as-of (AS_OF): "{text}" is not a day, as YYYY-MM-DD') from error
