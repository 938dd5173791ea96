"""Quotation marks: the language's own, in pairs, and no quotation that the source hasn't."""

from __future__ import annotations

import pytest

from distinguo.revision.quotation_marks import check
from tests.cases import pair, told


def messages(source: str, translation: str, languages: str = "it en", kind: str = "paragraph") -> list[str]:
    return [problem.message for problem in check(pair(source, translation, languages=languages, kind=kind))]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Ha detto «non lo so».", "He said “I don’t know”."),
        ("Ha detto «“no” è poco».", "He said “‘no’ is little”."),
        ("Ha detto «è l’unità dei soldati».", "He said “it’s ‘the soldiers’ unit”."),
        ("Ha detto «i ‘boys’ loro».", "He said “the ‘soldiers’ arms”."),
        ("Ha detto che non lo sa, «forse».", "He said he does not know."),
        ("negli anni ’90 di Sana‘a", "in the ’90s the soldiers’ Sana‘a"),
        ('un monitor da 24" a 45°28\'01"', 'a 24" monitor at 45°28\'01"'),
        ("Ha scritto _Guerra e pace_.", "He wrote “War and Peace”."),
        ("Undersea uscì nel 1937.", "“Undersea” came out in 1937."),
        ('con `"a"` e `«`', 'with `"a"` and `«`'),
        ("Ha detto: «Prima.", "He said: “First."),
        ("[«Non è chiaro»](claim:ignoti)", "[it is not clear](claim:ignoti)"),
        ('Ha detto "no".', "He said “no”."),
    ],
)
def test_good_english_passes(source: str, translation: str) -> None:
    assert messages(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("He said “I don’t know”.", "Ha detto «non lo so»."),
        ("He said “‘no’ is little”.", "Ha detto «“no” è poco»."),
        ("the ‘special operation’", "l’«operazione speciale»"),
        ("the 'special operation'", "l’«operazione speciale»"),
        ("in the ’90s", "negli anni ’90, un po’ prima"),
        ("the Mafia", "la ’ndrangheta"),
        ("the Mafia, a little", "la 'ndrangheta, un po' ovunque"),
        ("He said: “‘so what’, he asked me”.", "Ha detto: «“que sais-je”, mi ha chiesto»."),
        ("He said “a ‘so’ is a ‘so’”.", "Ha detto «un “so” è un “so”»."),
    ],
)
def test_good_italian_passes(source: str, translation: str) -> None:
    assert messages(source, translation, "en it") == []


@pytest.mark.parametrize(
    ("languages", "source", "translation", "expected"),
    [
        ("it en", "«operazione»", "«operation»", "«operation»: write “operation”"),
        ("it en", "«operazione»", '"operation"', '"operation": write “operation”'),
        ("it en", "«operazione»", "‘operation’", "‘operation’: write “operation”"),
        ("it en", "«operazione»", "'operation'", "'operation': write “operation”"),
        ("it en", "«operazione»", "„operation“", "„operation“: write “operation”"),
        ("it en", "«“no” è poco»", "““no” is little”", "“no”: write ‘no’ inside a quotation"),
        ("en it", "“operation”", "“operazione”", "“operazione”: write «operazione»"),
        ("en it", "“operation”", '"operazione"', '"operazione": write «operazione»'),
        ("en it", "“‘no’ is little”", "««no» è poco»", "«no»: write “no” inside a quotation"),
        ("en it", "“‘no’ is little”", "«‘no’ è poco»", "‘no’: write “no” inside a quotation"),
    ],
)
def test_marks_of_another_language_or_depth_are_told(
    languages: str, source: str, translation: str, expected: str
) -> None:
    assert messages(source, translation, languages) == [expected]


@pytest.mark.parametrize(
    ("languages", "translation", "mark"),
    [
        ("it en", "He said “no.", "“"),
        ("it en", "He said no”.", "”"),
        ("it en", "He said ”no”.", "”"),
        ("it en", "in the ‘90s", "‘"),
        ("en it", "Ha detto «no.", "«"),
        ("en it", "Ha detto no».", "»"),
        ("en it", "Ha detto «un “no».", "“"),
        ("it fr", "Il a dit « non.", "«"),
        ("it eo", 'Li diris "ne.', '"'),
    ],
)
def test_a_mark_without_a_partner_is_told(languages: str, translation: str, mark: str) -> None:
    assert [each.split(":")[0] for each in messages("Ha detto «no».", translation, languages)] == [
        f"{mark} without a partner"
    ]


@pytest.mark.parametrize(
    ("language", "translation"),
    [("fr", "Il a dit « non »."), ("de", "Er sagte „nein“ und »nein«."), ("sv", "Han sa ”nej”."), ("ja", "「いいえ」")],
)
def test_of_other_languages_only_the_partners_are_asked_for(language: str, translation: str) -> None:
    assert messages("Ha detto «no» e «no».", translation, f"it {language}") == []


@pytest.mark.parametrize(
    ("languages", "source", "translation"),
    [
        ("it en", "Non è chiaro, ha detto.", "“It is not clear”, he said."),
        ("en it", "It is “not clear”, he said.", "«Non è chiaro», ha «detto»."),
    ],
)
def test_a_quotation_that_the_source_has_not_is_told(languages: str, source: str, translation: str) -> None:
    assert [each.split(":")[1] for each in messages(source, translation, languages)] == [" quote what it quotes"]


def test_what_somebody_said_may_begin_at_either_depth() -> None:
    kind = "a quotation: translate its sense, it is shown without quotation marks"
    for marks in ("“no”", "‘no’"):
        assert messages("Ho detto «no»", f"I said {marks}", kind=kind) == []
    assert messages("Ho detto «no»", 'I said "no"', kind=kind)


def test_marks_without_end_are_told_too() -> None:
    assert told(check, pair("no", "“" * 50_000 + "»" * 50_000 + "'a" * 20_000, kind="theme"))
