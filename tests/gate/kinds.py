"""The kinds of pages: of each, one that has what the others of its kind may lack."""

from __future__ import annotations

KINDS = {
    "chooser": ("chooser.html", "index.html"),
    "home": ("home.html", "{}/index.html"),
    "explainer": ("explainer.html", "{}/soldati-nordcoreani-kursk/index.html"),
    "explainer with a table": ("explainer.html", "{}/russia-north-korea-partnership/index.html"),
    "explainer with other people's claims": ("explainer.html", "{}/combattimenti-regione-kursk/index.html"),
    "claim with a quotation": ("claim.html", "{}/claims/arrivo/index.html"),
    "claim with a contradiction": ("claim.html", "{}/claims/accusa/index.html"),
    "actor": ("actor.html", "{}/actors/budanov/index.html"),
    "source": ("source.html", "{}/sources/twz/index.html"),
    "topic": ("topic.html", "{}/topics/guerra-in-ucraina/index.html"),
    "claims by status": ("claims.html", "{}/claims/index.html"),
    "who speaks": ("actors.html", "{}/actors/index.html"),
    "sources": ("sources.html", "{}/sources/index.html"),
    "topics": ("topics.html", "{}/topics/index.html"),
    "timeline": ("timeline.html", "{}/timeline/index.html"),
    "search": ("search.html", "{}/search/index.html"),
    "method": ("page-method.html", "{}/method/index.html"),
    "corrections": ("page-corrections.html", "{}/corrections/index.html"),
    "about": ("page.html", "{}/about/index.html"),
    "not found": ("404.html", "{}/404.html"),
}
"""By name, the template and the file; the language goes in the braces."""
