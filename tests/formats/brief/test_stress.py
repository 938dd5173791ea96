"""All that a brief must bear: it is printed whole and without a fault, or what is wrong is named, and the rest made."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from distinguo import catalogs
from distinguo.formats.brief import files
from distinguo.press import Order, Press, Printed
from distinguo.problems import FaultySite, errors
from distinguo.translators import update
from tests.cases import manuscript, publication, report, site, small_site
from tests.pdf import faults, outside, pages
from tests.stress import HOSTILE

WORD = "precipitevolissimevolmentesuperstraordinariamenteincostituzionalissimamentedetto"
TITLE = f"Un titolo che non vuole finire: {' '.join(f'voce{n}' for n in range(10, 40))}"[:199] + "."
GREEK, CYRILLIC = "Ελληνικά: η γέφυρα άνοιξε.", "Україна, Россия: мост «открыт», їжак, ґанок."
CHINESE, ARABIC, EMOJI = "王", "م", "👍"
STATUSES = ("reported", "pending", "disputed", "unattributed", "confirmed", "withdrawn")
KINDS, HEDGES = ("statement", "forecast", "figure", "background"), ("asserted", "expected", "possible", "hearsay")
MARGIN = 17 * 72 / 25.4
"""What a page leaves free on the left and on the right, in points."""

Record = dict[str, Any]

assert (len(TITLE), len(WORD)) == (200, 80)


def document(body: str = "", **keys: Any) -> str:
    """Return an explainer with that body; JSON is YAML, and says plainly where a text begins and ends."""
    required = {"title": "Titolo", "summary": "Il sommario.", "lang": "it", "date": "2024-05-01", "as_of": "2024-05-02"}
    front = {**required, "claims": [], **keys}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", body])


def claim(id: str, **keys: Any) -> Record:
    """Return a claim of the small site's mayor."""
    required = {"text": f"La cosa {id} è avvenuta.", "kind": "statement", "by": ["sindaca"], "said": "2024-05-01"}
    rest = {"via": "gazzetta", "hedge": "asserted", "status": "reported"}
    return {"id": id, **{key: value for key, value in {**required, **rest, **keys}.items() if value is not None}}


def in_status(id: str, status: str, **keys: Any) -> Record:
    """Return a claim that has earned its status."""
    evidence = [{"source": "verbale", "finding": "supports"}]
    earned: dict[str, Record] = {
        "pending": {"due": "2024-07-01"},
        "disputed": {"contradicts": [{"id": "molte-0", "why": "open"}]},
        "unattributed": {"by": [], "said": None},
        "confirmed": {"single_source_reason": "Il registro è pubblico.", "evidence": evidence},
    }
    return claim(id, status=status, **{**earned.get(status, {}), **keys})


def sixty() -> str:
    claims = [
        in_status(
            f"molte-{n}",
            STATUSES[n % 6],
            kind=KINDS[n % 4],
            hedge=HEDGES[n % 3],
            event=f"20{n % 24:02d}-{n % 12 + 1:02d}",
            quote=f"Disse la cosa numero {n}" if STATUSES[n % 6] != "unattributed" else None,
        )
        for n in range(60)
    ]
    told = "\n\n".join(f"Si dice [la cosa {each['id']}](claim:{each['id']})." for each in claims)
    return document(told, title="Sessanta affermazioni", claims=claims)


def long() -> str:
    """Return prose of twelve pages, each word of which stands there once."""
    numbers = iter(range(2700))
    parts = []
    for section in range(9):
        paragraphs = ["".join(f"voce{next(numbers)} della lunga storia, " for _ in range(30)) for _ in range(10)]
        parts += [f"## Capitolo {section}", *paragraphs]
    return document("\n\n".join(parts), title="Dodici pagine")


def table() -> str:
    rows = "".join(f"| riga{n} | cella di mezzo {n} | {n},5 |\n" for n in range(300))
    return document(f"\n| Chi | Che cosa | Quanto |\n|---|---|--:|\n{rows}", title="Trecento righe")


def lists() -> str:
    marks = ("-", "1.", "-", "1.", "-")
    nested = "".join(f"{' ' * 4 * depth}{mark} livello{depth} del primo\n" for depth, mark in enumerate(marks))
    loose = "- sciolto1\n\n  sciolto2\n\n- sciolto3\n\n  > sciolto4\n\n  1. sciolto5\n"
    return document(f"\n{nested}\n\n{nested.replace('primo', 'secondo')}\n\nFine.\n\n{loose}", title="Cinque livelli")


def title() -> str:
    return document("Parole.", title=TITLE, summary=TITLE, key_points=[TITLE], claims=[claim("titolo", text=TITLE)])


def word() -> str:
    parts = (
        f"## {WORD}",
        f"{WORD} [{WORD}](claim:parola)",
        "<claim:parola>",
        f"| {WORD} | due |\n|---|---|\n| {WORD} | {WORD} |",
        f"- {WORD}",
        f"> {WORD}",
        f"`{WORD}`",
        f"```\n{WORD}{WORD}\n```",
        f"{WORD}[^n]",
        f"{WORD}\n: {WORD}",
        f"[^n]: {WORD}",
    )
    names = {"by": ["sindaca", "lunghissimo"], "via": "lunghissima", "value": "1", "unit": WORD}
    held = claim("parola", text=WORD, quote=WORD, **names)
    return document(
        "\n\n".join(parts), title=WORD, summary=WORD, key_points=[WORD], open_questions=[WORD], claims=[held]
    )


def scripts() -> str:
    held = claim("alfabeti", text=f"{GREEK} {CYRILLIC}", quote=GREEK, quote_original={"lang": "el", "text": GREEK})
    return document(f"## {GREEK}\n\n{CYRILLIC} *{CYRILLIC}* **{GREEK}**\n", title=f"{GREEK} {CYRILLIC}", claims=[held])


def notes() -> str:
    calls = "\n\n".join(f"Parole{n} con una nota[^n{n}] e ancora[^n{n}]." for n in range(30))
    texts = "\n".join(f"[^n{n}]: nota{n} al piede, con parole." for n in range(30))
    return document(f"{calls}\n\n{texts}", title="Trenta note")


def pictures() -> str:
    return document("\n\n".join(f"![Si vede {name}](../images/{name})" for name in PICTURES), title="Immagini")


def hostile() -> str:
    """Return HTML in the place of words: it is words."""
    html = (
        "<link rel=attachment href=file:///etc/passwd>",
        '<p style="background: url(file:///etc/passwd)">sfondo</p>',
        "<table><tr><td colspan=1000000>cella</table>",
        '<img src="file:///etc/passwd" alt="x">',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "<style>* { display: none }</style>",
        "<blockquote>" * 200,
        HOSTILE.replace("]]", "").replace("\\", "").replace("<!--", "< !--"),
    )
    return document("\n\n".join(html), title='<b>Ostile</b> & "c\'è"', claims=[claim("ostile", text=HOSTILE)])


DOCUMENTS: dict[str, Callable[[], str]] = {
    "sessanta": sixty,
    "niente": lambda: document(title="Niente"),
    "lungo": long,
    "tabella": table,
    "elenchi": lists,
    "titolo": title,
    "parola": word,
    "alfabeti": scripts,
    "note": notes,
    "immagini": pictures,
    "ostile": hostile,
}
TRANSLATED = ("sessanta", "parola", "titolo", "niente")
PICTURES: dict[str, tuple[str, tuple[int, int], Record]] = {
    "a.png": ("RGB", (300, 200), {}),
    "b.jpg": ("RGB", (300, 200), {}),
    "c.jpeg": ("CMYK", (300, 200), {}),
    "d.webp": ("RGB", (300, 200), {}),
    "e.gif": ("P", (300, 200), {}),
    "f.png": ("RGBA", (300, 200), {}),
    "g.png": ("1", (8000, 6000), {}),
    "h.png": ("LA", (3, 3), {}),
    "i.png": ("I;16", (600, 3000), {}),
    "l.webp": ("RGBA", (6000, 200), {"lossless": True}),
}


def draw(folder: Path) -> None:
    for name, (mode, size, options) in PICTURES.items():
        Image.new(mode, size, 0).save(folder / name, **options)


def stress_site(folder: Path, names: tuple[str, ...] = (*DOCUMENTS,)) -> Path:
    """Return the small site with those of the documents in the place of its own, in Italian alone."""
    root = small_site(folder)
    for file in [*(root / "content/explainers").iterdir(), *(root / "translations").rglob("*.po*")]:
        file.unlink()
    for name in names:
        (root / f"content/explainers/{name}.md").write_text(DOCUMENTS[name](), "utf-8")
    draw(root / "content/images")
    with (root / "content/actors.yml").open("a", encoding="utf-8") as actors:
        actors.write(f"lunghissimo: {{name: {WORD}, kind: organisation}}\n")
    with (root / "content/sources.yml").open("a", encoding="utf-8") as sources:
        address = f"https://example.org/{WORD}/{WORD}"
        sources.write(f"lunghissima: {{title: {WORD}, publisher: {WORD}, url: {address}, archive: {address}}}\n")
    settings(root, 'LANGUAGES = {"it": "it_IT"}')
    return root


def settings(root: Path, line: str) -> None:
    """Add a line to the settings."""
    file = root / "pelican.conf.py"
    file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")


def translated_site(folder: Path) -> Path:
    """Return a site of some of the documents in Italian and, word for word the same, in English."""
    from translate.storage import pypo

    root = stress_site(folder, TRANSLATED)
    settings(root, 'LANGUAGES = {"it": "it_IT", "en": "en_GB"}')
    made = site(root)
    update(made)
    catalogue: Any = pypo.pofile
    for name in (*TRANSLATED, "library", "method"):
        store = catalogue.parsefile(str(catalogs.folder(made, "en") / f"{name}.po"))
        for unit in store.units:
            if not unit.isheader():
                unit.target = str(unit.source)
        store.save()
    return root


def printed(root: Path, output: Path) -> None:
    """Print the briefs of the site in `root`."""
    for each in files(publication(root)):
        file = output / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.data)


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """All the documents, printed by whichever of several processes comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "stress-briefs"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (folder / "output").exists():
            one, two = stress_site(folder / "one"), translated_site(folder / "two")
            assert errors(manuscript(one).problems) == ()
            printed(one, folder / "one/output")
            printed(two, folder / "two/output")
            (folder / "output").mkdir()
    return folder


NAMES = [
    *(f"one/output/it/{name}/{name}.it.pdf" for name in DOCUMENTS),
    *(f"two/output/en/{name}/{name}.en.pdf" for name in TRANSLATED),
    *(f"two/output/it/{name}/{name}.it-en.pdf" for name in TRANSLATED),
]
EACH = pytest.mark.parametrize("name", NAMES)


def words(path: Path) -> str:
    """Return all letters and digits of a brief, without what may stand between them at the end of a line."""
    return re.sub(r"[\W_]", "", " ".join(pages(path)))


def test_every_document_is_printed(output: Path) -> None:
    assert [name for name in NAMES if not (output / name).exists()] == []


@EACH
def test_validators_find_no_fault(name: str, output: Path) -> None:
    assert faults(output / name) == []


@EACH
def test_no_font_but_ours_is_in_it_and_each_is_embedded(name: str, output: Path) -> None:
    with pikepdf.open(output / name) as pdf:
        fonts = [font for sheet in pdf.pages for font in sheet.Resources.get("/Font", {}).values()]
        assert fonts
        for font in fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+Distinguo-(Serif|Sans)(-\w+)*", str(font.BaseFont))
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@EACH
def test_nothing_stands_beyond_the_page_or_its_margins(name: str, output: Path) -> None:
    path = output / name
    assert outside(path) == []
    with pypdfium2.PdfDocument(path) as document:
        for number, sheet in enumerate(document, 1):
            text, (width, _) = sheet.get_textpage(), sheet.get_size()
            for index in range(text.count_chars()):
                left, _, right, _ = text.get_charbox(index)
                where = number, text.get_text_range(max(0, index - 20), 21)
                assert left == right or (left > MARGIN - 2 and right < width - MARGIN + 2), where


@EACH
def test_no_letters_stand_upon_others(name: str, output: Path) -> None:
    with pypdfium2.PdfDocument(output / name) as document:
        for number, sheet in enumerate(document, 1):
            assert _overlaps(sheet.get_textpage()) == [], number


def _overlaps(text: Any) -> list[str]:
    """Return the letters whose middle is covered by another one."""
    found = []
    cells: dict[tuple[int, int], list[tuple[float, float, float, float, int]]] = {}
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right - left < 1 or top - bottom < 1 or not text.get_text_range(index, 1).isalnum():
            continue
        middle = (left + right) / 2, (bottom + top) / 2
        cell = int(middle[0] / 20), int(middle[1] / 20)
        around = [(cell[0] + x, cell[1] + y) for x, y in product((-1, 0, 1), repeat=2)]
        for other in (each for near in around for each in cells.get(near, ())):
            # The letters of a ligature share its box.
            is_ligature = other[:4] == (left, bottom, right, top) and index - other[4] < 4
            if not is_ligature and other[0] < middle[0] < other[2] and other[1] < middle[1] < other[3]:
                found.append(text.get_text_range(max(0, index - 10), 20) + " on " + text.get_text_range(other[4], 20))
        cells.setdefault(cell, []).append((left, bottom, right, top, index))
    return found


def test_sixty_claims_are_there_with_their_words(output: Path) -> None:
    for name in ("one/output/it/sessanta/sessanta.it.pdf", "two/output/it/sessanta/sessanta.it-en.pdf"):
        found = words(output / name)
        assert [n for n in range(60) if f"Lacosamolte{n}èavvenuta" not in found] == []
        with pikepdf.open(output / name) as pdf:
            destinations = {str(each) for each in pdf.Root.Names.Dests.Names if isinstance(each, pikepdf.String)}
            assert {f"molte-{n}" for n in range(60)} <= destinations


def test_prose_of_twelve_pages_is_there_word_by_word(output: Path) -> None:
    path = output / "one/output/it/lungo/lungo.it.pdf"
    assert len(pages(path)) >= 12
    counted = Counter(re.findall(r"voce(\d+)dellalungastoria", words(path)))
    assert counted == Counter(str(n) for n in range(2700))


def test_a_table_has_all_its_rows_and_its_head_on_each_page(output: Path) -> None:
    path = output / "one/output/it/tabella/tabella.it.pdf"
    assert Counter(re.findall(r"riga(\d+)cella", words(path))) == Counter(str(n) for n in range(300))
    with_rows = [text for text in pages(path) if "riga" in text]
    assert len(with_rows) > 3
    assert [number for number, text in enumerate(with_rows) if not re.search(r"Chi\s+Che cosa\s+Quanto", text)] == []


def test_five_levels_of_lists_are_lists_in_lists(output: Path) -> None:
    path = output / "one/output/it/elenchi/elenchi.it.pdf"
    assert [n for n in range(5) if f"livello{n}delprimo" not in words(path)] == []
    assert [n for n in range(1, 6) if f"sciolto{n}" not in words(path)] == []
    with pikepdf.open(path) as pdf:
        assert max(_depths(pdf.Root.StructTreeRoot.K[0])) == 5


def _depths(element: Any, depth: int = 0) -> list[int]:
    """Return how deep each list of a structure is nested."""
    depth += element.S == "/L"
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [depth, *(each for kid in kids for each in _depths(kid, depth))]


@pytest.mark.parametrize("name", [name for name in NAMES if "parola" in name or "titolo" in name])
def test_what_is_long_is_there_whole_wherever_it_stands(name: str, output: Path) -> None:
    found = words(output / name)
    if "titolo" in name:
        assert found.count(re.sub(r"\W", "", TITLE)) >= 4
    else:
        assert found.count(WORD) >= 18


def test_letters_of_greek_and_cyrillic_are_there(output: Path) -> None:
    found = words(output / "one/output/it/alfabeti/alfabeti.it.pdf")
    for text in (GREEK, CYRILLIC):
        assert found.count(re.sub(r"\W", "", text)) >= 3


def test_thirty_notes_stand_each_on_the_page_that_calls_it(output: Path) -> None:
    path = output / "one/output/it/note/note.it.pdf"
    texts = [re.sub(r"\W", "", page) for page in pages(path)]
    for n in range(30):
        assert [f"nota{n}alpiede" in text for text in texts] == [f"Parole{n}con" in text for text in texts]
    with pikepdf.open(path) as pdf:
        notes = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Note"]
        assert len({str(note.ID) for note in notes}) == len(notes) == 30


def test_pictures_of_every_kind_are_there_with_their_words(output: Path) -> None:
    with pikepdf.open(output / "one/output/it/immagini/immagini.it.pdf") as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert {f"Si vede {name}" for name in PICTURES} <= {str(each.Alt) for each in figures}
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert len(images) >= len(PICTURES)
        assert max(int(image.Width) for image in images) <= 1600


def test_html_in_the_place_of_words_is_words(output: Path) -> None:
    path = output / "one/output/it/ostile/ostile.it.pdf"
    found = words(path)
    expected = ("linkrelattachmenthreffileetcpasswd", "tdcolspan1000000cella", "pstylebackgroundurlfileetcpasswdsfondo")
    assert [each for each in expected if each not in found] == []
    assert found.count("blockquote") > 190  # some are divided by the foot of a page
    with pikepdf.open(path) as pdf:
        assert sorted(pdf.attachments) == ["claims.it.json"]


def test_no_picture_is_smoothed_by_whoever_shows_it(output: Path) -> None:
    """Archives forbid it (ISO 19005-3, 6.2.8), which no validator among the tests looks for."""
    with pikepdf.open(output / "one/output/it/immagini/immagini.it.pdf") as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert [image.get("/Interpolate") for image in images if image.get("/Interpolate", False)] == []


def test_quotations_in_each_other_are_there_or_told_of(root: Path) -> None:
    ponte = root / "content/explainers/ponte.md"
    text = ponte.read_text("utf-8")
    for depth in (15, 1500):
        ponte.write_text(f"{text}\n\n{'> ' * depth}in fondo\n", "utf-8")
        line = len(ponte.read_text("utf-8").splitlines())
        blocks = [str(block.text) for block in manuscript(root).library.document["ponte"].prose.blocks]
        told = [each for each in report(root).splitlines() if each.startswith(f"content/explainers/ponte.md:{line}:")]
        assert ("in fondo" in blocks) is (depth == 15)
        assert any("nested" in each for each in told) is (depth == 1500)


class _Witness(Press):
    """A press that remembers the titles of what it prints."""

    titles: ClassVar[list[str]] = []

    def begin(self, order: Order) -> Callable[[], Printed]:
        self.titles.append(order.html.partition("<title>")[2].partition("</title>")[0])
        return super().begin(order)


def test_letters_that_no_font_has_are_named_with_their_place_and_the_others_are_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ponte = root / "content/explainers/ponte.md"
    as_it_was = ponte.read_text("utf-8")
    text = as_it_was.replace("title: Il ponte sul fiume", f"title: Il ponte {CHINESE} sul fiume")
    text = text.replace("    resolves:", f"    quote_original: {{lang: ar, text: {ARABIC}}}\n    resolves:")
    text = text.replace("annuncia che", f"annuncia {EMOJI} che")
    ponte.write_text(text, "utf-8")
    monkeypatch.setattr("distinguo.formats.brief.Press", _Witness)
    monkeypatch.setattr(_Witness, "titles", [])
    with pytest.raises(FaultySite) as raised:
        list(files(publication(root)))
    expected = []
    for character in (CHINESE, EMOJI, ARABIC):
        line, words = next((n, each) for n, each in enumerate(text.splitlines(), 1) if character in each)
        expected.append(f'content/explainers/ponte.md:{line}:{words.index(character) + 1}: error: "{character}" (U+')
    found = [str(problem) for problem in raised.value.problems if problem.check == "glyph"]
    assert len(found) == 3
    assert all(any(each.startswith(start) for each in found) for start in expected), found
    others = list(_Witness.titles)
    assert len(others) >= 2
    assert [each for each in others if "ponte" in each] == []
    # What was made then is kept: when the letters are mended, the rest alone is printed.
    ponte.write_text(as_it_was, "utf-8")
    _Witness.titles.clear()
    made = {each.path for each in files(publication(root))}
    assert {"it/ponte/ponte.it.pdf", "en/ponte/ponte.en.pdf", "it/committee/committee.it.pdf"} <= made
    assert set(_Witness.titles).isdisjoint(others)
    assert len(_Witness.titles) >= 2


def test_pictures_that_cannot_be_printed_are_named_before_anything_is_made(root: Path) -> None:
    images = root / "content/images"
    external = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    hostile = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><image href='http://127.0.0.1/'/></svg>"
    (images / "ostile.svg").write_text(external + hostile, "utf-8")
    # What it is, its name does not tell.
    (images / "finta.png").write_text(external + hostile, "utf-8")
    Image.new("1", (10_000, 10_000)).save(images / "vasta.png")
    Image.new("RGB", (9, 9)).save(images / "nuova.avif")
    shown = ("ostile.svg", "finta.png", "vasta.png", "nuova.avif", "manca.png")
    ponte = root / "content/explainers/ponte.md"
    text = ponte.read_text("utf-8")
    first = len(text.splitlines()) + 2
    ponte.write_text(text + "".join(f"\n![Parole](../images/{name})\n" for name in shown), "utf-8")
    told = [each for each in report(root).splitlines() if "(image)" in each]
    assert told == [
        f"content/explainers/ponte.md:{first + 8}:11: error: "
        'there is no picture "manca.png" in content/images/: correct the name, or add it (image)',
        "content/images/finta.png:1:1: error: not a PNG file that can be read: export it again (image)",
        "content/images/nuova.avif:1:1: error: not a picture that we publish: use PNG, JPEG, WebP or GIF (image)",
        "content/images/ostile.svg:1:1: error: not a picture that we publish: use PNG, JPEG, WebP or GIF (image)",
        "content/images/vasta.png:1:1: error: more than 50 megapixels: make it smaller (image)",
    ]


def test_a_drawing_of_the_themes_that_loads_more_is_named_with_the_brief(root: Path) -> None:
    shutil.rmtree(root / "translations")
    settings(root, 'LANGUAGES = {"it": "it_IT"}')
    icons = root / "theme/static/icons"
    icons.mkdir(parents=True)
    image = "<image href='file:///etc/passwd' width='9' height='9'/>"
    (icons / "reported.svg").write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{image}</svg>", "utf-8"
    )
    (root / "content/explainers/committee.md").unlink()
    with pytest.raises(FaultySite) as raised:
        list(files(publication(root)))
    told = [str(problem) for problem in raised.value.problems]
    assert "content/explainers/ponte.md:1:1: error: it: Failed to render SVG image " in "\n".join(told)
    assert {problem.check for problem in raised.value.problems} == {"brief"}
