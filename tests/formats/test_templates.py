"""Templates: everything is escaped, nothing is forgiven, each language speaks for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import Markup

from distinguo.catalogs import Catalog, Catalogs, Translation
from distinguo.dates import parse
from distinguo.fields import Quantity
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment, template
from distinguo.text import Text

HOSTILE = "<script>alert(1)</script>"


def render(publication: Publication, source: str, language: str = "it", **names: object) -> str:
    return environment(publication, language).from_string(source).render(names)


def with_words(publication: Publication, *translations: tuple[str, str, Translation]) -> Publication:
    """Return the publication with other words for its theme, by context and msgid."""
    entries = {(context, msgid): translation for context, msgid, translation in translations}
    return replace(publication, catalogs=Catalogs({("it", "theme"): Catalog("theme.po", entries)}))


@pytest.mark.parametrize("value", [HOSTILE, Text(HOSTILE, "it"), Text(HOSTILE, "it", fallback=True)])
@pytest.mark.parametrize(
    "source", ["{{ x }}", "{{ x|capital }}", "{{ x|plain }}", "{{ [x]|listed }}", '<a title="{{ x|plain }}">']
)
def test_what_is_not_markup_is_escaped(publication: Publication, source: str, value: str) -> None:
    out = render(publication, source, x=value)
    assert "<script" not in out
    assert "script&gt;alert(1)" in out


def test_markup_stays_markup(publication: Publication) -> None:
    assert render(publication, "{{ [x, y]|listed }}", x=Markup("<b>A</b>"), y="<B>") == "<b>A</b> e &lt;B&gt;"


@given(st.lists(st.text(alphabet="ab{}0123 \\<%"), max_size=4))
def test_a_list_has_its_items_as_they_are(publication: Publication, items: list[str]) -> None:
    parts = [str(Markup.escape(item)) for item in items]
    expected = " e ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
    assert render(publication, "{{ items|listed }}", items=items) == expected


def test_a_fallback_is_marked_and_keeps_its_mark_with_a_capital(publication: Publication) -> None:
    text = Text("la parola", "it", fallback=True)
    assert render(publication, "{{ x|capital }}", "en", x=text) == '<span class="fallback" lang="it">La parola</span>'
    assert render(publication, "{{ x|plain }}", "en", x=text) == "la parola"


def test_what_is_not_there_is_an_error(publication: Publication) -> None:
    with pytest.raises(UndefinedError):
        render(publication, "{{ nothing }}")
    with pytest.raises(TemplateNotFound):
        template(publication, "it", "none.html")


def test_the_first_template_that_is_there_is_taken(publication: Publication) -> None:
    assert template(publication, "it", "page-none.html", "page.html").name == "page.html"
    assert template(publication, "it", "page-method.html", "page.html").name == "page-method.html"


def test_dates_and_numbers_are_the_languages(publication: Publication) -> None:
    names = {"day": parse("2024-10-23"), "figure": Quantity.model_validate("~12000")}
    source = "{{ day|date }} {{ figure|number }} {{ 12000|whole }} {{ 'en'|language_name }}"
    assert render(publication, source, "it", **names).split() == [
        "23",
        "ottobre",
        "2024",
        "12.000",
        "12.000",
        "inglese",
    ]
    assert render(publication, source, "en", **names).split() == [
        "23",
        "October",
        "2024",
        "12,000",
        "12,000",
        "English",
    ]


BADGE: Mapping[str, str] = {"it": "Riferita", "en": "Reported"}


@pytest.mark.parametrize("language", BADGE)
def test_each_language_has_its_own_words(publication: Publication, language: str) -> None:
    out = template(publication, language, "partials/badge.html").render(status="reported")
    assert BADGE[language] in out


def test_html_in_a_themes_translation_is_text(publication: Publication) -> None:
    changed = with_words(
        publication,
        ("", "Reported", Translation((HOSTILE,), False, 1)),
        ("", "since %(date)s", Translation((f"{HOSTILE} %(date)s",), False, 1)),
        ("hedge", "Possible", Translation((HOSTILE,), False, 1)),
        ("", "one", Translation((HOSTILE, HOSTILE), False, 1, "many")),
    )
    badge = template(changed, "it", "partials/badge.html").render(status="reported")
    source = (
        '{{ _("since %(date)s", date="<b>") }} {{ pgettext("hedge", "Possible") }} {{ ngettext("one", "many", 1) }}'
        "{% trans %}one{% endtrans %}"
    )
    for out in (badge, render(changed, source)):
        assert "<script" not in out
        assert "&lt;script&gt;" in out
        assert "<b>" not in out


def test_what_is_not_translated_or_only_fuzzily_is_in_english(publication: Publication) -> None:
    changed = with_words(
        publication,
        ("", "Pending", Translation(("Sospesa?",), True, 1)),
        ("", "one", Translation(("un", "molti"), True, 1, "many")),
        ("", "empty", Translation(("",), False, 1)),
    )
    source = '{{ _("Pending") }} {{ _("absent") }} {{ _("empty") }} {{ ngettext("one", "many", 2) }}'
    assert render(changed, source) == "Pending absent empty many"


@pytest.mark.parametrize(("number", "words"), [(1, "1 cosa"), (0, "0 cose"), (2, "2 cose"), (11, "11 cose")])
def test_a_plural_follows_the_language(publication: Publication, number: int, words: str) -> None:
    changed = with_words(
        publication, ("", "%(num)s thing", Translation(("%(num)s cosa", "%(num)s cose"), False, 1, "x"))
    )
    assert render(changed, '{{ ngettext("%(num)s thing", "%(num)s things", n) }}', n=number) == words


def test_a_percent_sign_of_a_translator_is_one(publication: Publication) -> None:
    changed = with_words(publication, ("", "all of it", Translation(("il 100%%",), False, 1)))
    assert render(changed, '{{ _("all of it") }}') == "il 100%"
