"""The theme's words, as messages."""

from __future__ import annotations

from pathlib import Path

from distinguo.site import ENGINE
from distinguo.theme import messages


def test_the_engines_theme_has_its_messages_with_file_and_line() -> None:
    found = list(messages([ENGINE / "theme"]))
    assert len(found) > 60
    assert all(message.path.startswith("theme/templates/") and message.line > 0 for message in found)
    assert ("Reported", "theme/templates/partials/labels.html") in [(message.text, message.path) for message in found]


def test_plurals_and_contexts_are_kept_and_themes_come_in_their_order(tmp_path: Path) -> None:
    for name, text in (("one", '{{ ngettext("one", "%(num)s", 2) }}'), ("two", '{{ pgettext("c", "d") }}{{ _("e") }}')):
        (tmp_path / name / "templates").mkdir(parents=True)
        (tmp_path / name / "templates/home.html").write_text(text)
    found = messages([tmp_path / "one", tmp_path / "two"])
    assert [(each.context, each.text, each.plural) for each in found] == [
        ("", "one", "%(num)s"),
        ("c", "d", ""),
        ("", "e", ""),
    ]
