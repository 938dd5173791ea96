"""What a catalogue's header promises: its charset, its language, its plural forms; and the header of a new one.

The fields are those of https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from gettext import c2py

from babel.messages.plurals import get_plural

from distinguo.problems import Place, Problem, Severity

_PLURAL = re.compile(r"nplurals\s*+=\s*+(\d{1,9})\s*+;\s*+plural\s*+=([^;]*+);?+\s*+")


def new(language: str, source_language: str) -> str:
    """Return the header of a new catalogue, as it stands in the file; of a template if `language` is empty."""
    fields = {
        "Project-Id-Version": "distinguo",
        "Language": _code(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plural_forms(language or source_language),
        "X-Source-Language": source_language,
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}'


@lru_cache(maxsize=64)
def forms(language: str) -> int:
    """Return how many plural forms a language has, after CLDR."""
    return int(get_plural(_code(language)).num_plurals)


def faults(header: str, written: str, place: Place, language: str) -> Iterator[Problem]:
    """Return what is wrong with a header: `header` its text, `written` its lines, which begin at `place`.

    Nothing that it holds is evaluated. Without a `language`, only the form is looked at.
    """
    fields = {name.strip().lower(): value.strip() for name, _, value in (f.partition(":") for f in header.split("\n"))}

    def at(field: str) -> Place:
        found = re.search(rf'(?:"|\\n){field}[ \t]*:', written, re.IGNORECASE)
        return Place(place.path, place.line + written.count("\n", 0, found.start() if found else 0), 1)

    charset = re.search(r"charset\s*=\s*([^\s;]*)", fields.get("content-type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        message = f'the charset is "{charset[1][:40]}": write charset=UTF-8, which the file is in'
        yield Problem(at("Content-Type"), "po", message)
    if "plural-forms" in fields and (message := _fault_of_plural_forms(fields["plural-forms"], language)):
        yield Problem(at("Plural-Forms"), "po", message)
    written_language = fields.get("language", "")
    if language and written_language and written_language.replace("_", "-").lower() != language.lower():
        folder = _code(language)
        message = f'the language is "{written_language[:40]}", but the folder is for {folder}: write Language: {folder}'
        yield Problem(at("Language"), "po-header", message, Severity.WARNING)


def _fault_of_plural_forms(value: str, language: str) -> str:
    mend = f"write Plural-Forms: {_plural_forms(language)}" if language else "correct it"
    found = _PLURAL.fullmatch(value)
    if not found:
        return f'Plural-Forms is not of the form "nplurals=2; plural=(n != 1);": {mend}'
    if language and int(found[1]) != forms(language):
        return f"nplurals is {int(found[1])}, but the language has {forms(language)} forms: {mend}"
    return "" if _is_expression(found[2]) else f"the plural's expression is none that gettext knows: {mend}"


@lru_cache(maxsize=64)
def _is_expression(plural: str) -> bool:
    try:
        c2py(plural)  # reads it, and refuses a long or a deep one; to evaluate it one would have to call the result
    except ValueError:
        return False
    return True


def _code(language: str) -> str:
    return language.replace("-", "_")


def _plural_forms(language: str) -> str:
    plural = get_plural(_code(language))
    return f"nplurals={plural.num_plurals}; plural={plural.plural_expr};"
