"""Data: every claim in every language, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinguo.formats import data
from distinguo.formats.publication import Publication
from distinguo.record import rewritten
from distinguo.text import Text
from tests.rich import rich_site


@pytest.fixture(scope="module")
def files(publication: Publication) -> Mapping[str, bytes]:
    return {output.path: output.data for output in data.files(publication)}


def claim(files: Mapping[str, bytes], id: str) -> Any:
    return next(each for each in json.loads(files["claims.json"])["claims"] if each["id"] == id)


def rows(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files["claims.csv"].decode(), newline="")))


def test_the_files_there_are(files: Mapping[str, bytes]) -> None:
    explainers = [f"{tag}/{name}/claims.{tag}.json" for tag in ("en", "it") for name in ("committee", "ponte")]
    assert sorted(files) == ["claims.csv", "claims.json", "claims.schema.json", *explainers]


def test_a_claim_has_its_words_in_every_language(files: Mapping[str, bytes]) -> None:
    found = claim(files, "auto")
    assert found["text"] == {
        "it": "Sul ponte passeranno circa 1.200 auto al giorno.",
        "en": "About 1,200 cars a day could cross the bridge.",
    }
    assert found["unit"] == {"it": "auto", "en": "cars"}
    assert found["url"]["en"] == "https://small.example/sub/en/claims/auto/"


def test_a_claim_has_its_fields_as_authors_know_them(files: Mapping[str, bytes]) -> None:
    found = claim(files, "auto")
    assert (found["by"], found["said"], found["via"]) == (["sindaca"], "2024-05-02", "gazzetta")
    assert (found["hedge"], found["status"], found["as_of"]) == ("possible", "disputed", "2024-05-05")
    assert found["value"] == "~1200"
    assert found["contradicts"] == [{"id": "inutile", "why": "open"}]
    assert found["explainer"] == "ponte"
    assert "quote" not in found


def test_a_quotation_stays_in_its_language_and_has_its_sense_in_others(files: Mapping[str, bytes]) -> None:
    found = claim(files, "apertura")
    assert found["quote"] == {"lang": "it", "text": "Apriremo domani il cantiere"}
    assert found["quote_sense"] == {"en": "We open the works tomorrow"}
    assert found["resolves"] == [{"word": "domani", "date": "2024-05-03"}]


def test_actors_sources_and_topics_go_with_the_claims_and_no_actors_side(files: Mapping[str, bytes]) -> None:
    found = json.loads(files["claims.json"])
    assert found["actors"]["comitato"]["name"] == {"it": "comitato del fiume", "en": "river committee"}
    assert found["sources"]["gazzetta"]["origin"] == "sindaca"
    assert found["topics"] == {"fiume": {"name": {"it": "Il fiume", "en": "The river"}}}
    assert not [path for path, data in files.items() if b'comune"' in data]


def test_an_explainers_file_has_the_claims_that_it_rests_on(files: Mapping[str, bytes]) -> None:
    found = json.loads(files["en/committee/claims.en.json"])
    assert [each["id"] for each in found["claims"]] == ["inutile"]
    assert (found["language"], found["title"]) == ("en", "What the committee says")
    assert found["claims"][0]["text"] == {"en": "The bridge is of no use to anybody."}
    assert found["url"] == "https://small.example/sub/en/committee/"


def test_each_file_has_whom_and_what_it_names(root: Path) -> None:
    files = {output.path: output.data for output in data.files(rich_site(root))}
    names = [name for name in files if name.endswith(".json") and name != "claims.schema.json"]
    assert len(names) == 7
    for name in names:
        found = json.loads(files[name])
        claims = found["claims"]
        speakers = {id for claim in claims for id in (*claim["by"], *claim.get("against", ()))}
        sources = {claim["via"] for claim in claims if "via" in claim}
        sources |= {piece["source"] for claim in claims for piece in claim.get("evidence", ())}
        origins = {source["origin"] for source in found["sources"].values() if "origin" in source}
        assert speakers <= set(found["actors"])
        assert sources <= set(found["sources"])
        assert origins <= {*found["actors"], *found["sources"]}
        assert b"segreta" not in files[name]
    few = json.loads(files["en/committee/claims.en.json"])
    assert (list(few["actors"]), list(few["sources"])) == (["comitato"], ["verbale"])
    assert few["actors"]["comitato"]["name"] == {"en": "river committee"}


def test_explainers_go_with_their_claims(files: Mapping[str, bytes]) -> None:
    found = json.loads(files["claims.json"])["explainers"]
    assert list(found) == ["ponte", "committee"]
    assert found["committee"]["claims"] == ["inutile"]
    assert found["ponte"]["open_questions"] == [{"it": "Chi ha contato le auto?", "en": "Who counted the cars?"}]
    assert found["ponte"]["url"]["en"] == "https://small.example/sub/en/ponte/"
    assert "status" not in found["ponte"]


def test_a_claim_has_its_evidence_and_history(root: Path) -> None:
    files = {output.path: output.data for output in data.files(rich_site(root))}
    found = claim(files, "costo-alto")
    assert [moment["status"] for moment in found["history"]] == ["reported", "confirmed"]
    assert found["history"][1] == {"date": "2024-05-07", "status": "confirmed", "why": {"it": "È uscito il rapporto."}}
    assert found["evidence"][0]["excerpt"] == {"it": "Più di dodici milioni"}
    assert found["value"] == ">12.5"


def test_the_table_has_a_row_for_each_claim_and_language(files: Mapping[str, bytes]) -> None:
    found = rows(files)
    assert [(row["id"], row["language"]) for row in found] == [
        (id, tag) for id in ("apertura", "auto", "inutile") for tag in ("it", "en")
    ]
    assert {row["translated"] for row in found} == {"yes"}
    assert (found[3]["value"], found[3]["unit"], found[3]["due"]) == ("~1200", "cars", "")
    assert (found[0]["due"], found[0]["event"], found[0]["by"]) == ("2024-09-02", "2024-09-01", "sindaca")
    assert (found[5]["speakers"], found[5]["source"]) == ("river committee", "Minutes of the meeting")


def test_the_table_ends_its_lines_as_rfc_4180_says(files: Mapping[str, bytes]) -> None:
    lines = files["claims.csv"].decode().split("\r\n")
    assert len(lines) == 8
    assert not any("\n" in line for line in lines)


# https://www.rfc-editor.org/rfc/rfc4180#section-2, with the letters of Unicode.
FIELD = r'(?:[^",\r\n]*|"(?:[^"]|"")*")'
RECORD = re.compile(rf"{FIELD}(?:,{FIELD})*\r\n")


def test_the_table_is_as_rfc_4180_says(root: Path) -> None:
    table = {output.path: output.data for output in data.files(rich_site(root))}["claims.csv"]
    text = table.decode("utf-8")
    assert table.startswith(b"id,language,")
    records = RECORD.findall(text)
    assert "".join(records) == text
    assert len(records) == 13
    assert {len(row) for row in csv.reader(StringIO(text, newline=""), strict=True)} == {len(data.COLUMNS)}


def test_a_number_below_zero_stays_one(root: Path) -> None:
    files = {output.path: output.data for output in data.files(rich_site(root))}
    assert {row["value"] for row in rows(files) if row["id"] == "costo-basso"} == {"-9"}


def untranslated(publication: Publication) -> Publication:
    """Return a publication whose English claims are in Italian, marked as fallbacks."""
    library = publication.editions["en"]
    explainers = tuple(
        rewritten(each, lambda leaf: Text(f"in italiano: {leaf.text}", "it", fallback=True))
        for each in library.explainers
    )
    return replace(publication, editions={**publication.editions, "en": replace(library, explainers=explainers)})


def test_what_is_not_translated_does_not_pass_for_it(publication: Publication) -> None:
    files = {output.path: output.data for output in data.files(untranslated(publication))}
    assert list(claim(files, "auto")["text"]) == ["it"]
    assert {row["language"]: row["translated"] for row in rows(files)} == {"it": "yes", "en": "no"}


NUMBER = re.compile(r"-1+\Z")
FORMULA = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://evil.example")')


@given(st.sampled_from(FORMULA) | st.text(alphabet="=+-@\t\r\n\",;'a1", max_size=8))
def test_no_cell_is_a_formula_and_each_reads_back(publication: Publication, words: str) -> None:
    library = publication.editions["it"]
    explainers = tuple(rewritten(each, lambda leaf: Text(words, "it")) for each in library.explainers)
    changed = replace(publication, editions={"it": replace(library, explainers=explainers)})
    found = rows({output.path: output.data for output in data.files(changed)})
    assert len(found) == 3
    for row in found:
        assert row["text"].removeprefix("'") == words.removeprefix("'")
        assert not any(
            cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values() if not NUMBER.match(cell)
        )
