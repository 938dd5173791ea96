"""Distinguo: explainers that keep apart what was said, the claim itself, and what we can stand behind.

The house, from the ground up. A module knows those below it, and no other stage than itself.

- **Records.** `problems` (a place, a fault), `languages` (those that CLDR knows), `text` (words and their language),
  `dates` (EDTF), `record` (what all records are built on), `fields` (ids, addresses, quantities), `claim`, `markdown`
  and `prose` (a document's body), `explainer`, `shared` (actors, sources, topics), `library` (all of it, with
  references resolved), `site` (settings), `addresses` (where each page stands), `locales` (CLDR), `lexicon` (a
  language's words), `hosting` (what hosts read),
  `local_server`, `press` (HTML as PDF, the only room that knows WeasyPrint).
- **Stages.** `read` (files into a library, with `front_matter` and `validate`); `messages` and `catalogs` (what
  translators get and give), on `po_file` (a `.po`, lossless, with `po_header` and `po_syntax`); `merge` (with `pairing`
  and `wording`: which entry is which message), `plain_markdown` (messages of any Markdown), `theme` (the words of
  templates), `glossary`; `translate` (a library in one language), `pseudo` (one that no translator made),
  `completeness` (how much is translated); `checks/` of the content and `revision/` of translations (one a file), with
  `values/` (what numbers and dates are worth); `formats/` (one a file), `publish` (the output folder, exchanged
  whole), `store` (results by digest).
- **The shell.** `pipeline` runs the stages in order; `plugin` alone knows Pelican; `preview` shows translators their
  work, `serve` shows what was built, `translators` is what their tasks call, `commands` what other programs do.

Pelican finds the plugin here.
"""

from __future__ import annotations


def register() -> None:
    """Register with Pelican, as `PLUGINS = ["distinguo"]` asks."""
    from distinguo.plugin import register as register_with_pelican

    register_with_pelican()
