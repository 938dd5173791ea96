"""Links: the same addresses on the web, or the same pages in another language."""

from __future__ import annotations

import pytest

from distinguo.revision.links import check
from distinguo.revision.pair import Terms
from tests.cases import pair, told

IT, EN, FR = (f"https://{tag}.wikipedia.org/wiki/" for tag in ("it", "en", "fr"))
WIKIPEDIA = Terms(localised=((IT, EN), (FR, IT)))


@pytest.mark.parametrize("languages", ["it en", "en it"])
@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("<https://a.example>", "<https://a.example>", []),
        ("[uno](https://a.example) [due](mailto:a@b.example)", "[b](mailto:a@b.example) [a](https://a.example)", []),
        ("[uno](https://a.example) [due](https://a.example)", "[one](https://a.example)", []),
        ("[uno](claim:arrivo)", "uno", []),
        ("[uno](https://a.example)", "one", ['"https://a.example" is in the msgid']),
        ("uno", "[one](https://a.example)", ['"https://a.example" is in the msgstr']),
        (
            "[uno](https://a.example/x)",
            "[one](https://a.example/X)",
            ['"https://a.example/x" is in the msgid', '"https://a.example/X" is in the msgstr'],
        ),
        ("uno", "[one](a/b.html)", ['"a/b.html" is in the msgstr']),
        ("uno", r"\[one\](https://a.example)", []),
        (
            f"[Kursk]({IT}Kursk)",
            f"[Kursk]({EN}Kursk)",
            [f'"{IT}Kursk" is in the msgid', f'"{EN}Kursk" is in the msgstr'],
        ),
    ],
)
def test_an_address_is_neither_lost_nor_gained(
    source: str, translation: str, expected: list[str], languages: str
) -> None:
    assert told(check, pair(source, translation, languages=languages)) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        (f"[a]({IT}Kursk) [b]({IT}Mosca)", f"[b]({EN}Moscow) [a]({EN}Kursk)", 0),
        (f"[a]({EN}Kursk)", f"[a]({IT}Kursk)", 0),
        (f"[a]({EN}Kursk)", f"[a]({FR}Koursk)", 0),
        (f"[a]({IT}Kursk)", f"[a]({IT}Kursk)", 0),
        (f"[a]({IT}Kursk) [b]({IT}Mosca)", f"[a]({EN}Kursk) b", 1),
        (f"[a]({IT}Kursk)", "[a](https://en.wikipedia.example/Kursk)", 2),
    ],
)
def test_a_page_in_another_language_stands_for_the_same_page(source: str, translation: str, expected: int) -> None:
    assert len(list(check(pair(source, translation, terms=WIKIPEDIA)))) == expected


def test_what_is_left_of_a_broken_link_is_none() -> None:
    assert told(check, pair("[uno](https://a.example)", r"\[one\](https://a.example)")) == [
        '"https://a.example" is in the msgid'
    ]


def test_a_field_has_no_links() -> None:
    assert told(check, pair("[uno](https://a.example)", "one", kind="the standfirst")) == []


def test_an_unsafe_address_is_told_elsewhere() -> None:
    assert told(check, pair("uno", "[one](javascript:alert)")) == []
