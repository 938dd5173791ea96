"""What is answered to a path: the files that were built, and no others."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from distinguo.preview.proof import Proof
from distinguo.preview.server import HOSTS, OURS, Answer, Board, answer, news
from distinguo.problems import Place, Problem, Severity
from tests.cases import site


@pytest.fixture
def proof(root: Path, tmp_path: Path) -> Proof:
    """A proof of four files, with others in and around its folder."""
    folder = tmp_path / "proof"
    files = {
        "index.html": "<body>chooser</body>",
        "it/index.html": "<body>casa</body>",
        "it/404.html": "<body>manca</body>",
        "en/404.html": "<body>missing</body>",
        "assets/css/site.0123456789.css": "a",
        "assets/fonts/LICENSE.txt": "a",
        "claims.json": "[]",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "it/stray.html").write_text("stray", "utf-8")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    return Proof(site(root), folder, frozenset(files))


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        ("/", 200, "text/html; charset=utf-8", b"<body>chooser</body>"),
        ("/it/", 200, "text/html; charset=utf-8", b"<body>casa</body>"),
        ("/it/index.html", 200, "text/html; charset=utf-8", b"<body>casa</body>"),
        ("/claims.json", 200, "application/json; charset=utf-8", b"[]"),
        ("/assets/css/site.0123456789.css", 200, "text/css; charset=utf-8", b"a"),
        ("/it", 301, "text/plain", b""),
        ("/en/", 404, "text/html; charset=utf-8", b"<body>missing</body>"),
        ("/fr/", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("/it/stray.html", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("/../secret.html", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("/it/../index.html", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("/it//index.html", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("//it/", 404, "text/html; charset=utf-8", b"<body>manca</body>"),
        ("/_po/en/nowhere", 404, "text/plain; charset=utf-8", b"There is no such catalogue: see /_po/\n"),
    ],
)
def test_what_a_path_gives(path: str, status: int, kind: str, body: bytes, proof: Proof) -> None:
    found = answer(proof, path)
    assert (found.status, found.kind, found.body) == (status, kind, body)


def test_only_what_has_its_digest_in_its_name_lasts(proof: Proof) -> None:
    assert [name for name in sorted(proof.files) if answer(proof, f"/{name}").lasting] == [
        "assets/css/site.0123456789.css"
    ]


def test_a_redirection_stays_here(proof: Proof) -> None:
    assert answer(proof, "/it").location == "/it/"


def test_our_own_files_are_there(proof: Proof) -> None:
    for path in OURS:
        assert len(answer(proof, path).body) > 500


def test_the_pages_of_catalogues_allow_no_script_but_ours(proof: Proof) -> None:
    policy = answer(proof, "/_po/").policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


def test_a_page_lives_by_one_script_at_its_end() -> None:
    page = Answer(200, "text/html; charset=utf-8", b"<p></body></p></body>\n")  # type: ignore[arg-type]
    script = f'<script src="/_preview/preview.js" data-version="{page.version}" defer></script>'.encode()
    assert page.live == b"<p></body></p>" + script + b"</body>\n"
    assert Answer(200, "text/html", b"x").live.startswith(b"x<script")  # type: ignore[arg-type]


def test_news_tell_the_version_of_the_page_and_every_problem(proof: Proof) -> None:
    problems = (
        Problem(Place("content/explainers/ponte.md", 3, 7, "claims[0].status"), "status-gate", "needs two sources"),
        Problem(Place("translations/en/LC_MESSAGES/ponte.po", 15, 1), "hedge", "lost", Severity.WARNING),
    )
    told = news(Proof(proof.site, proof.folder, proof.files, problems=problems, fuzzy=("a.po:1",)), "/it/")
    assert told == {
        "version": answer(proof, "/it/").version,
        "problems": [
            {
                "place": "content/explainers/ponte.md:3:7",
                "entry": "content/explainers/ponte.md:3",
                "error": True,
                "message": "claims[0].status: needs two sources",
                "check": "status-gate",
            },
            {
                "place": "translations/en/LC_MESSAGES/ponte.po:15:1",
                "entry": "translations/en/LC_MESSAGES/ponte.po:15",
                "error": False,
                "message": "lost",
                "check": "hedge",
            },
        ],
        "fuzzy": ("a.po:1",),
    }
    assert answer(proof, "/it/").version != answer(proof, "/").version


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("localhost", True),
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("127.0.0.1", True),
        ("0.0.0.0:8000", False),
        ("localhost.evil.example", False),
        ("127x0.0.1", False),
        ("localhost:8000@evil.example", False),
        ("localhost\n", False),
        ("", False),
    ],
)
def test_the_names_that_are_ours(name: str, ours: bool) -> None:
    assert bool(HOSTS.fullmatch(name)) is ours


def test_who_waits_gets_the_next_proof_or_the_same_after_a_while(proof: Proof) -> None:
    board = Board(proof)
    assert board.after(proof, 0.01) is proof
    other = Proof(proof.site)
    threading.Timer(0.05, board.put_up, [other]).start()
    assert board.after(proof, 30) is other
    assert board.after(proof, 30) is other
