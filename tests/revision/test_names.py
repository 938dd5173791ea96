"""Names: spelled as in the library, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from distinguo.glossary import Glossary
from distinguo.revision.names import check
from distinguo.revision.pair import Name, Terms, pairs
from distinguo.shared import ActorKind
from tests.cases import manuscript, pair, small_site

BOTH = [
    ("Kyrylo Budanov", "Kyrylo Budanov", ActorKind.PERSON),
    ("Volodymyr Zelenskyj", "Volodymyr Zelensky", ActorKind.PERSON),
    ("Kim Jong-un", "Kim Jong-un", ActorKind.PERSON),
    ("papa Giovanni XXIII", "Pope John XXIII", ActorKind.PERSON),
    ("papa Francesco", "Pope Francis", ActorKind.PERSON),
    ("servizi segreti sudcoreani", "South Korean intelligence", ActorKind.ORGANISATION),
    ("Onu", "UN", ActorKind.ORGANISATION),
    ("Corea del Nord", "North Korea", ActorKind.STATE),
    ("Ucraina", "Ukraine", ActorKind.STATE),
    ("Belgio", "Belgium", ActorKind.STATE),
    ("Russia", "Russia", ActorKind.STATE),
]
ENGLISH = Terms(tuple(Name(ours, theirs, kind) for ours, theirs, kind in BOTH))
ITALIAN = Terms(tuple(Name(theirs, ours, kind) for ours, theirs, kind in BOTH))


def messages(source: str, translation: str, terms: Terms, kind: str = "paragraph") -> list[str]:
    languages = "it en" if terms is ENGLISH else "en it"
    return [each.message for each in check(pair(source, translation, languages=languages, terms=terms, kind=kind))]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Kyrylo Budanov dice", "Kyrylo Budanof says", '"Budanof": the library has "Budanov"'),
        (
            "[Kyrylo Budanov](actor:b) dice",
            "[Kirylo Budanov](actor:b) says",
            '"Kirylo Budanov": the library has "Kyrylo Budanov"',
        ),
        ("Secondo Budanov", "According to him", '"Budanov" is not in the msgstr: name them there'),
        ("Zelenskyj dice", "Zelenskyj says", '"Zelenskyj": the library has "Zelensky"'),
        ("Zelenskyj dice", "Zelenskyy’s words", '"Zelenskyy": the library has "Zelensky"'),
        ("Kim Jong-un dice", "Kim Yong-un says", '"Jong-un" is not in the msgstr: name them there'),
        ("papa Giovanni XXIII", "Pope John", '"Pope John XXIII" is not in the msgstr: name them there'),
        ("Volodymyr Zelenskyj", "Vladimir Zelensky", '"Vladimir Zelensky": the library has "Volodymyr Zelensky"'),
        ("Francesco dice", "Francesco says", '"Francesco": the library has "Francis"'),
        ("la Corea del Nord", "the Corea del Nord", '"Corea del Nord": the library has "North Korea"'),
        ("l’Ucraina", "Ukarine", '"Ukarine": the library has "Ukraine"'),
        (
            "i servizi segreti sudcoreani",
            "the government says",
            '"South Korean intelligence" is not in the msgstr: name it there',
        ),
        ("lo dice l’Onu", "the organisation says", '"UN" is not in the msgstr: name it there'),
    ],
)
def test_another_spelling_is_told(source: str, translation: str, expected: str) -> None:
    assert messages(source, translation, ENGLISH) == [expected]


def test_another_spelling_is_told_in_italian() -> None:
    assert messages("Volodymyr Zelensky says", "dice Volodymyr Zelensky", ITALIAN) == [
        '"Zelensky": the library has "Zelenskyj"'
    ]
    assert messages("North Korea says", "la North Korea dice", ITALIAN) == [
        '"North Korea": the library has "Corea del Nord"'
    ]


def test_a_first_name_that_differs_by_language_is_told() -> None:
    terms = Terms((Name("Kirill Budanov", "Kyrylo Budanov"),))
    assert [each.message for each in check(pair("Kirill Budanov", "Kirill Budanov", terms=terms))] == [
        '"Kirill Budanov": the library has "Kyrylo Budanov"'
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Kyrylo Budanov dice", "Budanov says"),
        ("Budanov dice", "General Budanov says"),
        ("Kyrylo Budanov dice", "Ukraine’s Budanov’s words"),
        ("il generale Kyrylo Budanov", "Lt Gen Budanov"),
        ("Zelenskyj dice", "“Zelensky” says"),
        ("BUDANOV dice", "He says"),
        ("Francesco Rossi dice", "Francesco Rossi says"),
        ("soldati della Corea del Nord", "North Korean soldiers"),
        ("la Corea del Nord dice", "Pyongyang says"),
        ("dall’Ucraina", "the Ukrainian border"),
        ("il Belgio", "the Belgian border"),
        ("la Russia", "Russian soldiers, the Russians"),
        ("i servizi segreti sudcoreani", "South Korea’s intelligence service"),
        ("soldati nordcoreani e ucraini", "soldiers"),
        ("un budanoviano", "a follower"),
    ],
)
def test_what_is_a_name_in_its_own_way_passes(source: str, translation: str) -> None:
    assert messages(source, translation, ENGLISH) == []


def test_the_name_itself_is_the_librarys() -> None:
    assert messages("Kyrylo Budanov", "Kirill Budanov", ENGLISH, kind="an actor's name") == []


def test_names_are_known_from_and_into_every_language(tmp_path: Path) -> None:
    made = manuscript(small_site(tmp_path))
    for language, expected in (
        ("en", ("comitato del fiume", "river committee")),
        ("it", ("river committee", "comitato del fiume")),
    ):
        known = [
            each
            for each in pairs(made.library, made.editions[language], made.catalogs, "it", Glossary())
            if each.terms.names
        ]
        names = {(name.source, name.translation): name.kind for name in known[0].terms.names}
        assert names[expected] is ActorKind.ORGANISATION
        assert names["Ada Neri", "Ada Neri"] is ActorKind.PERSON
