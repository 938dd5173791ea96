"""What a reader's browser has to load, and how soon the page stands still: each page kind, held to the budgets.

`python -m tests.measure` builds the site, opens its pages in Chromium and prints the table; then the same article as
other generators make it.
"""
