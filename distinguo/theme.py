"""The words of themes' templates, as messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from distinguo.messages import Message


def messages(themes: Iterable[Path]) -> Iterator[Message]:
    """Return the messages of the templates of `themes`, as Babel extracts them, in the order of file and line."""
    from babel.messages.extract import extract_from_dir

    options = {"**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
    for theme in themes:
        found = extract_from_dir(theme / "templates", [("**.html", "jinja2")], options_map=options)
        for name, line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
            text, plural = (message, "") if isinstance(message, str) else message[:2]
            yield Message(context or "", text, tuple(comments), f"theme/templates/{name}", line, plural)
