"""Languages by their tags (BCP 47): those that CLDR knows, and those that folders of translations name."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers

from distinguo.problems import Place, Problem, Severity

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[A-Z0-9]{4,8})?")


def is_known(tag: str) -> bool:
    """Return whether CLDR knows the language, script and region that a tag such as `pt-BR` names, and no less."""
    if not _TAG.fullmatch(tag):
        return False
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    # Babel takes a tag for the nearest locale that it has: fr-Cyrl for fr, iw for he.
    return set(tag.split("-")) <= set(str(locale).split("_"))


def canonical(tag: str) -> str:
    """Return a tag as BCP 47 writes it: `PT_br` as `pt-BR`, `zh-hant` as `zh-Hant`."""
    language, *parts = tag.strip().replace("_", "-").split("-")
    written = (part.title() if len(part) == 4 and part.isalpha() else part.upper() for part in parts)
    return "-".join([language.lower(), *written])


def unknown(name: str) -> str:
    """Return what to tell whoever named a language that CLDR hasn't: the nearest one that it has."""
    tag = _nearest(name)
    english = Locale.parse(tag).get_display_name("en") if tag else None
    mend = f'did you mean "{tag}" ({english or tag})?' if tag else "write a tag such as fr, pt-BR or zh-Hant"
    return f'"{name}" is no language that CLDR knows: {mend}'


def _nearest(name: str) -> str:
    """Return the tag of the language that a wrong one names: without its region, by an old code, a country, a name."""
    code = canonical(name).partition("-")[0]
    likely = get_global("likely_subtags").get(f"und_{code.upper()}", "")
    for tag in (code, *get_global("language_aliases").get(code, "").split("_")[:1], likely.partition("_")[0]):
        if tag and is_known(tag):
            return str(tag)
    names = _names()
    return next((names[near] for near in get_close_matches(_plain(name), names, 1, 0.7)), "")


@cache
def _names() -> dict[str, str]:
    """Return tags by what each language is called, in English and by itself."""
    names: dict[str, str] = {}
    for tag in sorted(name for name in locale_identifiers() if is_known(name)):
        locale = Locale.parse(tag)
        own = (locale.get_display_name("en"), locale.get_display_name())
        names |= {_plain(name): tag for name in own if name}
    return names


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def in_folders(translations: Path, root: Path, named: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return the languages that have a catalogue and are not `named` already, by tag: the name of their locale.

    A folder that is a link, or whose name is no language, is a problem; its path is the one below `root`.
    """
    languages: dict[str, str] = {}
    problems: list[Problem] = []
    if translations.is_symlink() or not translations.is_dir():
        return languages, problems
    for entry in sorted(os.scandir(translations), key=lambda entry: entry.name):
        tag = entry.name.replace("_", "-")
        if tag in named or not entry.is_dir():
            continue
        messages = Path(entry.path) / "LC_MESSAGES"
        link = next((path for path in (Path(entry.path), messages) if path.is_symlink()), None)
        if link:
            problems.append(_problem(link, root, "a symbolic link, and not read: put the folder itself here"))
        elif any(messages.glob("*.po")):
            if is_known(tag) and "-" not in entry.name:
                languages[tag] = entry.name
            elif is_known(canonical(tag)):
                name = canonical(tag).replace("-", "_")
                problems.append(_problem(messages.parent, root, f'not read: rename the folder to "{name}"'))
            else:
                problems.append(_problem(messages.parent, root, f"not read: {unknown(entry.name)}"))
    return languages, problems


def _problem(path: Path, root: Path, message: str) -> Problem:
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return Problem(Place(_printable(str(shown))), "language", _printable(message), Severity.WARNING)


def _printable(text: str) -> str:
    # A file's name may be no text at all (https://peps.python.org/pep-0383/), and no terminal takes that.
    return text.encode("utf-8", "backslashreplace").decode()
