"""Messages: one list for translators, in the order of the file, with what they should know."""

from __future__ import annotations

from pathlib import Path

from distinguo.messages import Message, documents_to_translate, domain, in_words, library_messages, messages
from distinguo.record import leaves
from distinguo.text import Text
from tests.cases import claim, explainer, library, manuscript

KURSK = explainer("## Titolo\n\n- uno", claim("arrivo", hedge="expected"), key_points="[Punto]")


def test_front_matter_comes_first_then_prose() -> None:
    assert [message.key for message in messages(KURSK)] == [
        ("title", "Kursk"),
        ("summary", "I fatti."),
        ("", "Punto"),
        ("claim:arrivo text", "Le unità arrivano."),
        ("", "Titolo"),
        ("", "uno"),
    ]


def test_the_translator_sees_who_speaks_how_sure_and_where_it_will_stand() -> None:
    found = {message.text: message for message in messages(KURSK, "https://example.org", library(KURSK))}
    assert found["Le unità arrivano."].comments == (
        "the claim itself",
        "said by: Kyrylo Budanov; hedge: expected; status: reported",
        "https://example.org/it/kursk/#arrivo",
    )
    assert found["uno"].comments == ("list item", "https://example.org/it/kursk/")
    assert found["Kursk"].comments == ("the title", "https://example.org/it/kursk/")


def test_without_a_library_speakers_are_their_ids() -> None:
    comments = next(message.comments for message in messages(KURSK) if message.context.startswith("claim"))
    assert comments == ("the claim itself", "said by: budanov; hedge: expected; status: reported")


def test_nobody_is_named_in_so_many_words() -> None:
    document = explainer("", claim(by="[]", status="unattributed"))
    comments = next(message.comments for message in messages(document) if message.context.startswith("claim"))
    assert "said by: nobody is named; hedge: asserted; status: unattributed" in comments


def test_each_message_has_its_file_and_line() -> None:
    lines = {message.context: message.line for message in messages(KURSK)}
    assert (lines["title"], lines["summary"]) == (1, 2)
    assert {message.path for message in messages(KURSK)} == {"content/explainers/kursk.md"}


def test_the_shared_words_are_listed_with_what_they_belong_to(root: Path) -> None:
    found = list(library_messages(manuscript(root).library))
    assert found[0] == Message("actor:sindaca name", "Ada Neri", ("an actor's name",), "content/actors.yml", 2)
    assert found[1] == Message("", "sindaca", ("an actor's role (actor:sindaca)",), "content/actors.yml", 5)
    assert [message.context for message in found[2:]] == [
        "actor:comitato name",
        "source:gazzetta title",
        "source:gazzetta publisher",
        "source:verbale title",
        "topic:fiume name",
    ]


def test_what_is_extracted_is_what_is_replaced() -> None:
    extracted = [message.text for message in messages(KURSK)]
    asked: list[str] = []

    def words(text: Text) -> Text:
        asked.append(text.plain)
        return Text(f"{text} tradotto", "en")

    translated = in_words(KURSK, lambda leaf: words(leaf.text), lambda block: words(block.text))
    assert asked == extracted
    assert [message.text for message in messages(translated)] == [f"{text} tradotto" for text in extracted]


def test_code_and_cards_are_not_translated() -> None:
    document = explainer("```\ncodice\n```\n\n<claim:arrivo>\n\n---\n\n<!-- nota -->")
    assert len(list(messages(document))) == len(list(leaves(document)))


def test_a_document_in_the_language_itself_is_not_translated() -> None:
    english = explainer(lang="en", name="pact")
    made = library(KURSK, english)
    assert [document.name for document in documents_to_translate(made, "en")] == ["kursk"]
    assert [document.name for document in documents_to_translate(made, "it")] == ["pact"]
    assert domain(english) == "pact"
