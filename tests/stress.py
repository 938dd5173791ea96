"""A site of all that a page must bear: long, empty, many, hostile, in any script; in Italian, half of it in English."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image

from distinguo import catalogs
from distinguo.translators import update
from tests.cases import site

HOSTILE = """</script><b>&amp; "doppi" 'semplici' <!-- {{ 7 * 7 }} {% x %} %s %(date)s 100% ]]> \\ ${x} &#60;"""
"""What HTML, JSON, XML, Jinja and gettext would each take for something else than words."""
WORD = "precipitevolissimevolmentesuperstraordinariamenteincostituzionale"
LONG = " ".join(["Una frase che non finisce mai"] * 7)
ADDRESS = f"https://example.org/{'percorso/' * 50}?q={'x' * 40}"
SCRIPTS = {
    "ar": ("محمد الأحمد", "قال إنّ القوات لن تنسحب من المدينة."),
    "he": ("דוד כהן", "הוא אמר שהכוחות לא ייסוגו."),
    "zh": ("王小明", "他说部队不会撤出这座城市。"),
    "ko": ("김민준", "그는 군대가 철수하지 않을 것이라고 말했다."),
    "ru": ("Владимир Иванов", "Он сказал, что войска не уйдут."),
    "el": ("Γιώργος Παπαδόπουλος", "Είπε ότι οι δυνάμεις δεν θα φύγουν."),
    "hi": ("राम शर्मा", "उन्होंने कहा कि सेना नहीं हटेगी।"),
    "ja": ("山田太郎", "部隊は撤退しないと述べた。"),
    "th": ("สมชาย ใจดี", "เขากล่าวว่ากองกำลังจะไม่ถอนตัวออกจากเมือง"),
    "fa": ("علی رضایی", "او گفت که نیروها عقب‌نشینی نمی\u200cکنند."),
}
EMOJI = "👨\u200d👩\u200d👧\u200d👦 🇮🇹 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f e\u0301 ñ ✊🏿"
TRANSLATED = ("library", "tutto", "prosa", "lingue", "ostile")
STATUSES = ("reported", "pending", "disputed", "unattributed", "confirmed", "refuted", "superseded", "withdrawn")
KINDS = ("statement", "forecast", "accusation", "denial", "figure", "background")
HEDGES = ("asserted", "expected", "possible", "hearsay")
PICTURES = {"grande": (8000, 6000), "piccola": (3, 3), "alta": (600, 3000), "larga": (6000, 200)}
_TAME = str.maketrans("<>&\"'{}%$\\]", "abcdefghijk")

Record = dict[str, Any]


def stress_site(folder: Path, *, tame: bool = False) -> Path:
    """Return the site in `folder`. A `tame` one has letters in the place of each sign that markup is made of."""
    root = folder / "site"
    (root / "content/images").mkdir(parents=True)
    settings = 'from distinguo.settings import *\n\nSITENAME = "Prova & sforzo"\nSITEURL = "https://stress.example"\n'
    (root / "pelican.conf.py").write_text(f'{settings}AS_OF = "2024-06-01"\nBRIEFS = False\n', "utf-8")
    hostile = HOSTILE.translate(_TAME) if tame else HOSTILE
    for name, text in _files(hostile).items():
        file = root / "content" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    _draw(root / "content/images")
    _translate(root)
    return root


def _files(hostile: str) -> dict[str, str]:
    documents = {
        "tutto": _everything(hostile),
        "sessanta": _sixty(),
        "niente": _document(title="Niente", topics=[], claims=[]),
        "prosa": _document(title="Tutto ciò che Markdown sa fare", body=_prose()),
        "lingue": _scripts(),
        "ostile": _hostile(hostile),
        "lungo": _long(),
        "date": _dates(),
        "english": _document(title="A bridge that nobody translated", lang="en", body="## Facts\n\nOne line.\n"),
        "bozza": _document(title="Una bozza segreta", status="draft", claims=[_claim("segreto", text="Un segreto.")]),
    }
    return {
        **{f"explainers/{name}.md": text for name, text in documents.items()},
        "pages/method.md": _page("Come etichettiamo", "Le etichette. " + hostile),
        "pages/corrections.md": _page("Correzioni", "Gli errori."),
        "actors.yml": _entries(_actors(hostile)),
        "sources.yml": _entries(_sources(hostile)),
        "topics.yml": _entries(_topics(hostile)),
    }


def _front(record: Record) -> str:
    # JSON is YAML, and says plainly where a text begins and ends.
    lines = []
    for key, value in record.items():
        if key == "claims" and value:
            items = "".join(f"  - {json.dumps(claim, ensure_ascii=False)}\n" for claim in value)
            lines.append(f"claims:\n{items}")
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


def _entries(entries: Record) -> str:
    return "".join(f"{id}: {json.dumps(entry, ensure_ascii=False)}\n" for id, entry in entries.items())


def _document(body: str = "", **keys: Any) -> str:
    required = {"title": "Titolo", "summary": "Il sommario.", "lang": "it", "date": "2024-05-01", "as_of": "2024-05-02"}
    return f"---\n{_front({**required, 'claims': [], **keys})}---\n{body}"


def _page(title: str, body: str) -> str:
    return f"---\n{_front({'title': title, 'summary': 'Di che si tratta.', 'lang': 'it'})}---\n\n{body}\n"


def _claim(id: str, **keys: Any) -> Record:
    """Return a claim; what is None is left out."""
    required = {"text": f"La cosa «{id}» è avvenuta.", "kind": "statement", "by": ["ada-neri"], "said": "2024-05-01"}
    rest = {"via": "tutto-quanto", "hedge": "asserted", "status": "reported"}
    return {"id": id, **{key: value for key, value in {**required, **rest, **keys}.items() if value is not None}}


def _in_status(id: str, status: str, **keys: Any) -> Record:
    """Return a claim that has earned its status."""
    earned: dict[str, Record] = {
        "pending": {"due": "2024-07-01"},
        "disputed": {"contradicts": [{"id": "intera", "why": "open"}]},
        "unattributed": {"by": [], "said": None},
        "confirmed": {"single_source_reason": "Il registro è pubblico.", "evidence": [_evidence("supports")]},
        "refuted": {"single_source_reason": "Il registro è pubblico.", "evidence": [_evidence("refutes")]},
    }
    return _claim(id, status=status, **{**earned.get(status, {}), **keys})


def _evidence(finding: str, source: str = "registro", **keys: str) -> Record:
    return {"source": source, "finding": finding, **keys}


def _everything(hostile: str) -> str:
    chain = [_in_status(f"anello-{n}", "superseded") for n in range(12)]
    chain += [_claim("anello-12", text="L’ultima parola.")]
    for older, newer in pairwise(chain):
        newer["supersedes"] = [older["id"]]
    ring = [_claim(f"giro-{n}", contradicts=[{"id": f"giro-{(n + 1) % 4}", "why": why}]) for n, why in enumerate(_WHY)]
    statuses = [_in_status(f"stato-{status}", status) for status in STATUSES if status != "superseded"]
    kinds = [_claim(f"genere-{n}", kind=kind) for n, kind in enumerate(KINDS)]
    claims = [_whole(hostile), _claim("replica", kind="denial", by=["dieci-ruoli"])]
    return _document(
        body=_told([*claims, *chain, *ring, *statuses]),
        title="Tutto quanto: ogni campo, ogni stato, ogni legame",
        timezone="Asia/Tokyo",
        topics=["con-storie", "ostile"],
        key_points=[f"Punto {n}: {LONG}." for n in "abcde"],
        open_questions=[f"Domanda {n}: chi, quando, perché? {'E poi? ' * (n % 5)}" for n in range(20)],
        corrections=[{"date": f"2024-05-{n + 10}", "text": f"Errore numero {n}. {hostile}"} for n in range(10)],
        see_also=["lungo.md", "ostile.md", "english.md"],
        claims=[*claims, *chain, *ring, *statuses, *kinds],
    )


_WHY = ("method", "scope", "date", "definition")


def _whole(hostile: str) -> Record:
    findings = ("supports", "refutes", "context")
    evidence = [
        _evidence(findings[n % 3], f"fonte-{n}", excerpt=f"Passo {n}: {hostile}", locator=f"p. {n}, riga 12")
        for n in range(10)
    ]
    moments = [*STATUSES, "reported", "disputed"]
    history = [{"date": f"2024-04-{n + 10}", "status": each, "why": f"Perché {n}."} for n, each in enumerate(moments)]
    return _claim(
        "intera",
        text="Pare (reportedly) un’affermazione alla quale non manca nessun campo.",
        kind="accusation",
        by=["ada-neri", "dieci-ruoli", "parola-lunga"],
        event="2024-01/2024-03",
        as_of="2024-05-02",
        hedge="hearsay",
        status="disputed",
        quote="Domani e dopodomani sono altri giorni",
        quote_original={"lang": "en", "text": "Tomorrow and the day after are other days"},
        resolves={"domani": "2024-05-02", "dopodomani": "2024-05-03"},
        value="~1234567.891234",
        unit="tonnellate di carta",
        evidence=evidence,
        single_source_reason="Non serve, ma c’è.",
        against=["stato", "parola-lunga"],
        reply="replica",
        contradicts=[{"id": "replica", "why": "open"}, {"id": "anello-0", "why": "definition"}],
        due="2024-08-01",
        history=history,
    )


def _told(claims: Iterable[Record]) -> str:
    """Return prose that rests on each of the claims."""
    paragraphs = [f"Si dice, [e non è certo](claim:{each['id']}), altro ([](claim:{each['id']}))." for each in claims]
    # What the page calls its own parts.
    parts = "\n\n".join(f"## {name}" for name in ("Claims", "Sources", "Timeline", "Content", "Note 1", "Call 1"))
    return "\n\n".join(["", "## I fatti", *paragraphs, "<claim:intera>", parts, "Fine.[^n]", "[^n]: Nota."]) + "\n"


def _sixty() -> str:
    claims = [
        _in_status(
            f"molte-{n}", status, kind=KINDS[n % 6], hedge=HEDGES[n % 4], event=f"20{n % 24:02d}-{n % 12 + 1:02d}"
        )
        for n in range(60)
        for status in [STATUSES[n % 8] if n % 8 != 6 else "reported"]
    ]
    return _document(title="Sessanta affermazioni", topics=["con-storie"], claims=claims)


def _scripts() -> str:
    claims = [
        _claim(
            f"lingua-{tag}",
            text=f"{name} dice che le forze restano.",
            by=[f"voce-{tag}"],
            quote="Disse che le forze restano.",
            quote_original={"lang": tag, "text": words},
        )
        for tag, (name, words) in SCRIPTS.items()
    ]
    everybody = _claim("lingua-tutte", text="Lo dicono tutti.", by=[f"voce-{tag}" for tag in SCRIPTS])
    names = " ".join(f"[{name}](actor:voce-{tag}), {words}" for tag, (name, words) in SCRIPTS.items())
    headings = "".join(
        f"\n## {words}\n\n{name}: [qui](claim:lingua-{tag}).\n" for tag, (name, words) in SCRIPTS.items()
    )
    return _document(
        body=f"\n{names}\n{headings}\n<claim:lingua-ar>\n",
        title=f"Nomi di ogni scrittura: {SCRIPTS['ar'][0]}, {SCRIPTS['he'][0]}, {SCRIPTS['zh'][0]}",
        topics=["con-storie"],
        claims=[*claims, everybody],
    )


def _hostile(hostile: str) -> str:
    claim = _claim(
        "ostile",
        text=hostile,
        by=["ostile"],
        via="ostile",
        quote=hostile,
        quote_original={"lang": "fr", "text": hostile},
        value="-1",
        unit=hostile,
        status="confirmed",
        single_source_reason=hostile,
        evidence=[_evidence("supports", "ostile", excerpt=hostile, locator=hostile)],
        history=[{"date": "2024-05-01", "status": "confirmed", "why": hostile}],
    )
    # As prose, without what Markdown reads: a bracket, a backslash, entities.
    words = hostile.replace("]]", "").replace("\\", "").replace("&amp;", "&").replace("&#60;", "<!--")
    return _document(
        body=f"\n## {words}\n\n{words} [{words}](claim:ostile) **{words}**\n\n- {words}\n\n> {words}\n\n`{words}`\n",
        title=hostile,
        summary=hostile,
        topics=["ostile"],
        key_points=[hostile],
        open_questions=[hostile],
        corrections=[{"date": "2024-05-02", "text": hostile}],
        claims=[claim, _claim("faccine", text=f"{EMOJI}: le faccine", by=["faccine"], quote=EMOJI)],
    )


def _long() -> str:
    title = LONG[:200]
    claims = [
        _claim("parola-sola", text=WORD, by=["parola-lunga"], quote=WORD, unit=WORD, value="999999999999999"),
        _claim("senza-fiato", text=(LONG + ". ") * 8, by=["parola-lunga", "dieci-ruoli"], quote=(LONG + ". ") * 8),
    ]
    body = f"\n## {WORD}\n\n{WORD} [{WORD}](claim:parola-sola)\n\n<claim:parola-sola>\n"
    body += (
        f"\n| {WORD} | due |\n|---|---|\n| {WORD} | {LONG} |\n\n`{WORD}{WORD}`\n\n[{WORD}]({ADDRESS})\n\n<{ADDRESS}>\n"
    )
    return _document(body=body, title=title, summary=WORD, key_points=[WORD], open_questions=[WORD], claims=claims)


def _dates() -> str:
    events = ("0044", "1066-10-14", "1789-07", "1914/1918", "1939-09-01/1945-05", "2022-02-24/..", "2024", "9999-12-31")
    values = ("-999999999999999.123456", "0", "0.000001", "~0.5", ">24", "<10", "-7", "1.5")
    claims = [
        _claim(f"data-{n}", kind="figure", event=event, said="2024-04/2024-05", value=value, unit="metri")
        for n, (event, value) in enumerate(zip(events, values, strict=True))
    ]
    return _document(title="Date e figure", claims=[*claims, _claim("senza-data", said=None, via=None)])


def _prose() -> str:
    notes = "".join(f"Nota{n}[^n{n}] e ancora[^n{n}]. " for n in range(24))
    table = "".join(
        "|" + "|".join(cell.format(n) for n in range(12)) + "|\n"
        for cell in (" Colonna {} ", "---", " cella {} ", " x ")
    )
    nested = "".join(
        f"{'    ' * depth}{mark} livello {depth} {LONG}\n" for depth, mark in enumerate("-1-1-".replace("1", "+"))
    )
    pictures = "".join(f"![Che cosa mostra {name}](../images/{name}.png)\n\n" for name in (*PICTURES, "trasparente"))
    return f"""
## Secondo livello

Parole parole **grassetto** *corsivo* ***insieme*** `codice` [legame]({ADDRESS}) <{ADDRESS}> {notes}

### Terzo livello con `codice` e *corsivo*

#### Quarto livello

##### Quinto livello

###### Sesto livello

{table}
```python
{"una_riga_di_codice = " + " + ".join(["altro"] * 60)}
```

{nested}
1. Uno
2. Due

   Un secondo paragrafo.

   > Una citazione in un elenco.
   >
   > > E una dentro.

Termine
: Definizione {LONG}

{pictures}
***

Riga spezzata\\
a mano.

## Secondo livello

## Sources

{"".join(f"[^n{n}]: La nota numero {n}: {LONG}, [qui]({ADDRESS}).{chr(10)}" for n in range(24))}"""


def _actors(hostile: str) -> Record:
    roles = [{"title": f"ruolo {n}", "since": f"20{n:02d}", "until": f"20{n + 1:02d}-06-30"} for n in range(9)]
    voices = {f"voce-{tag}": {"name": name, "kind": "person"} for tag, (name, _) in SCRIPTS.items()}
    return {
        "ada-neri": {"name": "Ada Neri", "kind": "person"},
        "mai-citato": {"name": "Chi non parla mai", "kind": "organisation"},
        "dieci-ruoli": {"name": "Chi ha fatto tutto", "kind": "person", "roles": [*roles, {"title": WORD}]},
        "parola-lunga": {"name": WORD, "kind": "organisation", "wikidata": "Q42", "side": "lato"},
        "stato": {"name": "lo Stato", "kind": "state"},
        "ostile": {"name": hostile, "kind": "person", "roles": [{"title": hostile, "since": "2020"}]},
        "faccine": {"name": EMOJI, "kind": "organisation"},
        **voices,
    }


def _sources(hostile: str) -> Record:
    numbered = {f"fonte-{n}": {"title": f"La fonte numero {n}", "published": "2024-04"} for n in range(10)}
    whole = {
        "title": "Una fonte della quale si sa tutto",
        "publisher": "La Gazzetta del fiume",
        "author": "A. Neri e altri",
        "url": ADDRESS,
        "archive": f"https://archive.example/{ADDRESS}",
        "published": "2024-05-01",
        "lang": "zh-Hant",
        "origin": "ada-neri",
        "note": LONG,
    }
    hostile_ = {"title": hostile, "publisher": hostile, "author": hostile, "note": hostile, "published": "2024-05-01"}
    return {
        "solo-titolo": {"title": "Solo un titolo"},
        "tutto-quanto": whole,
        "registro": {"title": "Il registro", "origin": "solo-titolo", "published": "2024-05-01"},
        "ostile": hostile_,
        "parola": {"title": WORD, "publisher": WORD, "author": WORD, "note": WORD},
        **numbered,
    }


def _topics(hostile: str) -> Record:
    return {
        "con-storie": {"name": "Con storie", "summary": "Un tema che ne ha."},
        "senza-storie": {"name": "Senza storie"},
        "ostile": {"name": hostile, "summary": hostile},
    }


def _draw(folder: Path) -> None:
    for name, size in PICTURES.items():
        Image.linear_gradient("L").resize(size).convert("1").save(folder / f"{name}.png")
    Image.new("RGBA", (300, 200), (200, 30, 30, 0)).save(folder / "trasparente.png")


def _translate(root: Path) -> None:
    """Put English words into the catalogues of `TRANSLATED`: those of the source, so that nothing is lost or gained."""
    from translate.storage import pypo

    catalogue: Any = pypo.pofile
    made = site(root)
    update(made)
    for name in TRANSLATED:
        file = catalogs.folder(made, "en") / f"{name}.po"
        store = catalogue.parsefile(str(file))
        for unit in store.units:
            if not unit.isheader():
                unit.target = f"{unit.source} (EN)" if "\n" not in str(unit.source) else str(unit.source)
        store.save()
