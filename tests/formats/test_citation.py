"""How to cite: references that bibliographies can read, whatever a title holds, and words for readers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from markupsafe import Markup

from distinguo import addresses
from distinguo.explainer import Explainer
from distinguo.formats import citation
from distinguo.formats.publication import Publication
from distinguo.formats.templates import environment
from distinguo.formats.view import View
from distinguo.text import Text
from tests.cases import small_site
from tests.rich import rich_site

# What we use of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json, checked against it.
CSL = Draft7Validator(
    {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["type", "id"],
            "additionalProperties": False,
            "properties": {
                **{
                    name: {"type": "string"}
                    for name in ("id", "title", "container-title", "version", "note", "URL", "language")
                },
                "type": {"enum": ["webpage"]},
                "author": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"literal": {"type": "string"}},
                        "additionalProperties": False,
                    },
                },
                "issued": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "date-parts": {
                            "type": "array",
                            "minItems": 1,
                            "maxItems": 2,
                            "items": {"type": "array", "items": {"type": "number"}, "minItems": 1, "maxItems": 3},
                        }
                    },
                },
            },
        },
    }
)
ENTRY = re.compile(r"@online\{([^\s,{}()=\"#%~\\]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}\n")
FIELD = re.compile(r"  ([a-z]+) = \{(.*)\},\n")
NAMES = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}


def entry(bibtex: str) -> dict[str, str]:
    """Return the fields of an entry, after a look at its braces: TeX counts those that are escaped too."""
    found = ENTRY.fullmatch(bibtex)
    assert found, bibtex
    fields = dict(FIELD.findall(found[2]))
    for value in fields.values():
        depth = 0
        for sign in value:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0, value
        assert depth == 0, value
    return {"key": found[1], **fields}


def plain(value: str) -> str:
    """Return what TeX makes of a value in braces; nothing in it may mean anything to TeX by itself."""
    assert value[0] == "{" and value[-1] == "}"

    def meant(found: re.Match[str]) -> str:
        return NAMES[found[1]] if found[1] else found[2]

    command = re.compile(r"\\text([a-z]+)\{\}|\\([%&#_$])")
    assert not re.search(r"[\\{}%&#_$~^]", command.sub("", value[1:-1])), value
    return command.sub(meant, value[1:-1])


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return rich_site(small_site(tmp_path_factory.mktemp("rich")))


def explainer(publication: Publication, language: str, name: str) -> Explainer:
    return next(each for each in publication.editions[language].explainers if each.name == name)


def found(publication: Publication, language: str, name: str) -> citation.Citation:
    return citation.of(publication, explainer(publication, language, name), language)


def block(publication: Publication, language: str, name: str) -> str:
    """Return the theme's block on how to cite an explainer."""
    made = explainer(publication, language, name)
    view = View(publication, language, addresses.path(made, language), {})
    partial = environment(publication, language).get_template("partials/citation.html")
    return partial.render(view=view, citation=citation.of(publication, made, language))


def test_each_explainer_has_its_files_in_each_language(publication: Publication) -> None:
    files = [output.path for output in citation.files(publication)]
    assert sorted(files) == [
        f"{tag}/{name}/citation.{tag}.{suffix}"
        for tag in ("en", "it")
        for name in ("committee", "ponte")
        for suffix in ("bib", "json")
    ]


def test_bibtex_tells_what_a_reader_of_the_citation_needs(publication: Publication) -> None:
    assert entry(found(publication, "en", "ponte").bibtex) == {
        "key": "ponte-en",
        "author": "{Il ponte}",
        "title": "{The bridge over the river}",
        "date": "2024-05-04",
        "url": "https://small.example/sub/en/ponte/",
        "note": "Facts as of 5\N{NO-BREAK SPACE}May 2024",
        "language": "english",
        "langid": "english",
    }


def test_csl_tells_the_same(publication: Publication) -> None:
    data = json.loads(found(publication, "it", "ponte").csl)
    assert data == [
        {
            "id": "https://small.example/sub/it/ponte/",
            "type": "webpage",
            "author": [{"literal": "Il ponte"}],
            "title": "Il ponte sul fiume",
            "container-title": "Il ponte",
            "issued": {"date-parts": [[2024, 5, 4]]},
            "version": "2024-05-05",
            "note": "Fatti aggiornati: 5\N{NO-BREAK SPACE}maggio 2024",
            "URL": "https://small.example/sub/it/ponte/",
            "language": "it",
        }
    ]


def test_every_file_is_valid(rich: Publication) -> None:
    files = list(citation.files(rich))
    assert len(files) == 12
    for output in files:
        if output.path.endswith(".bib"):
            entry(output.data.decode())
        else:
            CSL.validate(json.loads(output.data))


def changed(publication: Publication, **fields: Any) -> tuple[Publication, citation.Citation]:
    library = publication.editions["it"]
    made = library.explainers[0].model_copy(update=fields)
    other = replace(publication, editions={"it": replace(library, explainers=(made,))})
    return other, citation.of(other, made, "it")


@given(st.text(alphabet="\\{}%&#_$~^\"'<>|`- a€中é\t\n", min_size=1, max_size=20))
@example("\\{")
@example("}{")
@example("100% of {x} & #1_a ~ ^ \\ $5")
def test_any_title_can_be_read_back(publication: Publication, title: str) -> None:
    _, made = changed(publication, title=Text(title, "it"))
    expected = re.sub(r"[ \t\n]+", " ", title).strip()
    assert plain(entry(made.bibtex)["title"]) == expected
    data = json.loads(made.csl)
    CSL.validate(data)
    assert data[0]["title"] == expected


def test_an_address_is_in_ascii_and_the_key_is_the_pages_own(publication: Publication) -> None:
    _, made = changed(publication, slug="київ-2024")
    fields = entry(made.bibtex)
    assert fields["key"] == "київ-2024-it"
    assert fields["url"] == "https://small.example/sub/it/%D0%BA%D0%B8%D1%97%D0%B2-2024/"
    assert json.loads(made.csl)[0]["URL"] == fields["url"]


def test_a_title_that_is_not_translated_is_cited_in_its_own_language(rich: Publication) -> None:
    made = found(rich, "en", "costo")
    assert entry(made.bibtex)["language"] == "italian"
    assert json.loads(made.csl)[0]["language"] == "it"
    assert "In Italian." in block(rich, "en", "costo")


def test_a_language_whose_name_is_no_word_of_latex_has_none(publication: Publication) -> None:
    _, made = changed(publication, title=Text("Naslov", "sr-Latn"))
    assert entry(made.bibtex)["language"] == "serbian"
    _, made = changed(publication, title=Text("Titel", "gsw"))
    assert not {"language", "langid"} & set(entry(made.bibtex))


def words(html: str) -> str:
    """Return what a reader sees of the first paragraph."""
    paragraph = re.search(r"<p.*?</p>", html, re.DOTALL)
    assert paragraph
    return re.sub(r"<[^>]+>", "", paragraph[0]).replace("\N{NO-BREAK SPACE}", " ")


def test_a_reader_can_copy_the_words(publication: Publication) -> None:
    assert words(block(publication, "it", "ponte")) == (
        "Il ponte (4 maggio 2024). Il ponte sul fiume. In italiano. "
        "Fatti aggiornati: 5 maggio 2024. https://small.example/sub/it/ponte/"
    )
    assert words(block(publication, "en", "ponte")) == (
        "Il ponte (4 May 2024). The bridge over the river. In English. "
        "Facts as of 5 May 2024. https://small.example/sub/en/ponte/"
    )


@pytest.mark.parametrize(("title", "expected"), [("Un ponte", "."), ("Un ponte?", ""), ("Un ponte…", "")])
def test_a_title_ends_once(publication: Publication, title: str, expected: str) -> None:
    assert changed(publication, title=Text(title, "it"))[1].stop == expected


def test_the_block_shows_the_files_and_leads_to_them(rich: Publication) -> None:
    html = block(rich, "it", "costo")
    shown = [Markup(each).unescape() for each in re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)]
    made = found(rich, "it", "costo")
    assert shown == [made.bibtex, made.csl]
    links = re.findall(r'href="([^"]+)"', html)
    assert links == ["citation.it.bib", "citation.it.json"]
    assert "<i>" not in html


def test_a_claim_is_cited_with_its_status_and_not_as_ours(publication: Publication) -> None:
    claim = publication.editions["en"].claim["auto"]
    view = View(publication, "en", addresses.path(claim, "en"), {})
    partial = environment(publication, "en").get_template("partials/citation_line.html")
    html = partial.render(view=view, library=publication.editions["en"], claim=claim)
    assert words(html) == (
        "Il ponte. Claim: About 1,200 cars a day could cross the bridge. Disputed. Facts as of 5 May 2024. "
        "https://small.example/sub/en/claims/auto/"
    )
