"""Lost words: what Markdown takes for something else is told before readers miss it."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distinguo.checks import problems
from distinguo.checks.lost_words import check
from distinguo.problems import errors
from tests.cases import Plain, claim, explainer, library

TABLE = "| a | b |\n|---|---|\n"


def messages(body: str) -> list[str]:
    return [problem.message for problem in check(library(explainer(body)))]


@pytest.mark.parametrize(
    "body",
    [
        "[parole](https://example.org) <https://example.org> [](claim:arrivo) [](kursk.md) [](actor:budanov)",
        '[![una mappa](../images/mappa.png)](https://example.org "un titolo") [`codice`](https://example.org)',
        "[parole][Fonte]\n\n[fonte]: https://example.org",
        "[fonte][]\n\n> [FONTE]: https://example.org",
        "```\n[Fonte]: Reuters\n```",
        "    [Fonte]: Reuters",
        "~~~~ python\n~~~\n~~~~~\n\n> ```\n> codice\n> ```\n\n- a\n\n  ```c++\n  codice\n  ```",
        "<!--\n[Fonte]: Reuters\n-->",
        "Prosa.[^n]\n\n[^n]: Uno.\n\n```\n[^n]: Due.\n```",
        "[Fonte]: Reuters dice che è così.",
        "Parole[^nota].\n\n[^nota]: Reuters",
        f"{TABLE}| c | d |\n| e |\n| f \\| g | `h \\| i` |\nj|",
        f"> {TABLE}".replace("\n", "\n> ") + "| c | d |",
    ],
)
def test_what_readers_see_is_good(body: str) -> None:
    assert messages(body) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[](https://example.org)", 'the link to "https://example.org" has no words: write them in [ ]'),
        ("[ ](claim:arrivo)", 'the link to "claim:arrivo" has no words: write them in [ ]'),
        ("[&nbsp;](kursk.md)", 'the link to "kursk.md" has no words: write them in [ ]'),
        ("## Qui\n\n[](#qui)", 'the link to "#qui" has no words: write them in [ ]'),
        (
            '[parole](claim:arrivo "un titolo")',
            '"un titolo": a link to a claim shows no title: write it as words',
        ),
        (
            "Prosa.\n\n[Fonte]: Reuters",
            "[Fonte]: is an address for links, and no link has it: as words, write Fonte: instead",
        ),
        (
            "- [Fonte]: Reuters",
            "[Fonte]: is an address for links, and no link has it: as words, write Fonte: instead",
        ),
        (
            "Prosa.[^n]\n\n[^n]: Uno.\n\n[^n]: Due.",
            'footnote "n" has its text on line 11 already, and one is lost: rename one',
        ),
        (
            "Prosa.[^n]\n\n[^n]: [Fonte]: Reuters",
            "[Fonte]: is an address for links, and no link has it: as words, write Fonte: instead",
        ),
        ("```una nota\ncodice\n```", "no page shows what follows ```: begin a new line"),
        ("~~~\nprosa", "nothing ends the code that begins here: write ~~~ on a line of its own after it"),
        ("Prosa.\n\n````\n```", "nothing ends the code that begins here: write ```` on a line of its own after it"),
        ("- ```\n\nprosa", "nothing ends the code that begins here: write ``` on a line of its own after it"),
        (
            f"{TABLE}| c | d | perso |",
            "3 cells in 2 columns: the last would be lost; write \\| for a bar",
        ),
        (
            f"> {TABLE}".replace("\n", "\n> ") + "c | d | perso",
            "3 cells in 2 columns: the last would be lost; write \\| for a bar",
        ),
        (
            f"{TABLE}| `c | d` | e |",
            "3 cells in 2 columns: the last would be lost; write \\| for a bar",
        ),
    ],
)
def test_what_they_would_not_see_is_bad(body: str, message: str) -> None:
    assert messages(body) == [message]


def test_the_place_is_the_line() -> None:
    made = library(explainer(f"Prosa.\n\n{TABLE}| c | d |\n| e | f | perso |\n\n[Fonte]: Reuters"))
    assert [(problem.place.line, problem.place.column) for problem in check(made)] == [(16, 1), (14, 1)]


@pytest.mark.parametrize(
    "piece", ["|a|\n|-|\n|b|\n\n", "[a]: b\n\n", "~~~\n~~~\n", "[^n]: a\n\n", "[](https://a.example)\n\n"]
)
def test_a_long_document_is_looked_through_in_time(piece: str) -> None:
    made = library(explainer(piece * (100_000 // len(piece))))
    begun = perf_counter()
    for _ in check(made):
        pass
    assert perf_counter() - begun < 10


MARKS = (
    "\n", "\n\n", " ", "  \n", "\\\n", "    ", "## ", "- ", "1. ", "> ", ": ", "---", "===", "***", "*", "**", "_", "`",
    "|", "\n|---|---|\n", "\\|", "[", "]", "(", ")", "![", "](../images/mappa.png)", "](https://a.example)", "\\",
    "](claim:arrivo)", "<claim:arrivo>", "<https://a.example>", "[^n]", "[^n]: ", "[n]: ", "[n]", "<!--", "<b>", "</b>",
    "&amp;", '"', "'", "<?", "]]>", "<!DOCTYPE ", "<script>", "<![CDATA[", "\n```\n", "\n~~~\n",
)  # fmt: skip
WORDS = tuple(f"parola{number}x" for number in range(20))


@settings(max_examples=200)
@given(st.lists(st.sampled_from((*MARKS, *WORDS, *(f"{word} " for word in WORDS))), max_size=30))
def test_every_word_is_on_the_page_or_a_problem_is_told(parts: list[str]) -> None:
    body = "".join(parts)
    made = explainer(body, claim())
    is_told = bool(errors(problems(library(made)))) or any(made.prose.faults())
    shown = made.prose.html(Plain())
    kept = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    assert [word for word in WORDS if word in kept and word not in shown and not is_told] == []
