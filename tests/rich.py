"""The small site with an explainer that uses every field that there is, some of it hard to print."""

from __future__ import annotations

from pathlib import Path

from distinguo.formats.publication import Publication
from tests.cases import publication

ACTORS = """\
regione:
  name: Regione «A & B»
  kind: state
  side: opposizione-segreta
  wikidata: Q42
assessore:
  name: Bruno </script><script>alert(1)</script>
  kind: person
  side: opposizione-segreta
  wikidata: Q7
  roles:
    - title: assessore
      since: 2021-04
    - title: consigliere
      since: 2016
      until: 2021-03
"""
SOURCES = """\
rapporto:
  title: Rapporto 100% {provvisorio} \\ & altro
  publisher: Ufficio_tecnico
  author: L. Bianchi
  url: https://rapporti.example/1?a=b&c=d
  archive: https://archive.example/rapporto
  published: 2024-04
  lang: en
  origin: verbale
  note: Una bozza.
conferenza:
  title: Conferenza stampa
  published: 2024-05-02/2024-05-03
  origin: regione
"""
EXPLAINER = """\
---
title: 'Il "costo" del ponte: 100% {stimato} & <i>incerto</i> \\ $5 #1 a_b ~ ^'
summary: Quanto costa il ponte.
lang: it
date: 2024-05-06
as_of: 2024-05-08
timezone: Europe/London
topics: [fiume]
slug: costo
key_points: [Il costo è incerto., Il rapporto è una bozza.]
open_questions: [Chi paga?]
claims:
  - id: costo-alto
    text: Il ponte costa più di 12 milioni di euro </script>.
    kind: accusation
    by: [assessore, regione]
    said: 2024-05
    via: conferenza
    event: 2024-06-01/..
    hedge: asserted
    status: confirmed
    as_of: 2024-05-07
    quote: Costa troppo
    quote_original: {lang: en, text: It costs too much}
    value: ">12.5"
    unit: milioni di euro
    evidence:
      - source: rapporto
        finding: supports
        excerpt: Più di dodici milioni
        locator: p. 4
      - source: verbale
        finding: context
    single_source_reason: Il rapporto è un documento ufficiale.
    against: [sindaca]
    reply: costo-basso
    contradicts: [{id: costo-basso, why: method}, {id: inutile, why: scope}]
    supersedes: [costo-vecchio]
    history:
      - {date: 2024-05-06, status: reported}
      - {date: 2024-05-07, status: confirmed, why: È uscito il rapporto.}
  - id: costo-basso
    text: Il ponte costa 9 milioni di euro.
    kind: denial
    by: [sindaca]
    said: 2024-05-06/2024-05-07
    via: gazzetta
    hedge: hearsay
    status: refuted
    value: "-9"
    evidence: [{source: rapporto, finding: refutes}]
  - id: costo-vecchio
    text: Il ponte costa 3 milioni di euro.
    kind: forecast
    by: []
    hedge: possible
    status: superseded
    due: 2024-09-01
corrections:
  - date: 2024-05-09
    text: Avevamo scritto 11 milioni.
see_also: [ponte.md]
---

[Costa più di 12 milioni](claim:costo-alto), o [9](claim:costo-basso). Il comitato: [non serve](claim:inutile).
"""


def rich_site(root: Path) -> Publication:
    """Return the copy of the small site in `root`, made rich, ready for its formats."""
    for name, more in (("actors", ACTORS), ("sources", SOURCES)):
        file = root / f"content/{name}.yml"
        file.write_text(file.read_text("utf-8") + more, "utf-8")
    (root / "content/explainers/costo.md").write_text(EXPLAINER, "utf-8")
    return publication(root)
