"""The gate: what must hold of every page of the built site, and the planted faults that it must catch.

- `site` reads a built site: its files, its pages as an HTML5 parser sees them, where a link leads.
- Rules of files, quick, without a browser: `markup` (the HTML standard, whose tables are in `vocabulary`), `structure`
  (headings, landmarks, names), `references` (links and ids), `languages`, `head` (titles, editions, cards),
  `linked_data` (with `terms`), `safety` (what a strict policy forbids), `files` (sitemap, orphans, old addresses),
  `feeds`, `sending` (headers, compressed forms).
- Rules of a page in Chromium: `visit` opens it; `loading`, `axe`, `reflow`, `keyboard`, `controls` (without
  JavaScript), `paper` (in print), `modes` (forced colours, reduced motion).
- `rules` lists them all and asks them of a site; `faults` are the planted faults.

A rule is a function that is named for what must hold. It takes a page (of files or in Chromium) or the whole site and
says what does not hold. `test_gate` asks all of them of this repository's site; `test_faults` plants each fault in a
copy of it and asks those rules that must see it.
"""
