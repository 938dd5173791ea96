"""Faults of the site as a whole."""

from __future__ import annotations

from tests.gate.faults.fault import CLAIM, HOME, fault
from tests.gate.planting import Copy, at_the_head, replaced, without


def _other_bytes(copy: Copy) -> None:
    form = copy.folder / f"{copy.page}.br"
    data = (copy.folder / f"{HOME}.br").read_bytes()
    form.unlink(missing_ok=True)
    form.write_bytes(data)


FAULTS = (
    fault(
        "a kind of page that is missing",
        without("en/timeline/index.html"),
        "every_kind_of_page_is_there",
        where="en/timeline/index.html",
    ),
    fault(
        "a page to which nothing links",
        lambda copy: copy.write("en/lost/index.html", (copy.folder / copy.page).read_text("utf-8")),
        "every_page_is_linked",
        where="en/lost/index.html",
    ),
    fault(
        "a page that the sitemap leaves out",
        replaced(r"<url>\s*<loc>[^<]*/en/claims/arrivo/</loc>.*?</url>", "", "sitemap.xml"),
        "the_sitemap_lists_the_pages",
    ),
    fault(
        "a page in the sitemap that is not there",
        replaced("(<loc>[^<]*)/en/claims/arrivo/</loc>", r"\1/en/nothing/</loc>", "sitemap.xml"),
        "the_sitemap_lists_the_pages",
        where="sitemap.xml",
    ),
    fault(
        "languages that the sitemap tells otherwise",
        replaced('(/en/claims/arrivo/</loc>.*?)hreflang="it"', r'\1hreflang="fr"', "sitemap.xml"),
        "the_sitemap_lists_the_pages",
    ),
    fault(
        "robots that are shut out",
        replaced("Allow: /", "Disallow: /", "robots.txt"),
        "robots_find_the_sitemap",
        where="robots.txt",
    ),
    fault(
        "a page of what is not found that is shown",
        replaced('<meta name="robots"[^>]*>', "", "en/404.html"),
        "robots_find_the_sitemap",
        where="en/404.html",
    ),
    fault("a feed that is no XML", replaced("</feed>", "", "en/feed.xml"), "feeds_are_valid", where="en/feed.xml"),
    fault(
        "a feed that says no time",
        replaced("<updated>[^<]*</updated>", "", "en/feed.xml"),
        "feeds_are_valid",
        where="en/feed.xml",
    ),
    fault(
        "a feed with an entry without an id",
        replaced("(<entry>.*?)<id>[^<]*</id>", r"\1", "en/feed.xml"),
        "feeds_are_valid",
        where="en/feed.xml",
    ),
    fault(
        "a feed that leads to nothing",
        replaced('(<entry>.*?<link href="[^"]*/en/)', r"\1nothing/", "en/feed.xml"),
        "feeds_are_valid",
        where="en/feed.xml",
    ),
    fault(
        "a page that names another language's feed",
        replaced(r'("application/atom\+xml"[^>]*href=")[^"]*', r"\1../../../it/feed.xml"),
        "feeds_are_valid",
    ),
    fault(
        "a policy that lets in styles of the page",
        replaced("style-src 'self'", "style-src 'self' 'unsafe-inline'", "_headers"),
        "the_policy_is_strict",
        where="_headers",
    ),
    fault(
        "a policy that lets in scripts of others",
        replaced("style-src 'self'", "style-src 'self'; script-src https:", "_headers"),
        "the_policy_is_strict",
        where="_headers",
    ),
    fault("no policy", without("_headers"), "the_policy_is_strict", "every_kind_of_page_is_there", where="_headers"),
    fault(
        "a policy in the page that lets in all",
        at_the_head('<meta http-equiv="Content-Security-Policy" content="default-src *">'),
        "the_policy_is_strict",
    ),
    fault(
        "an asset that keeps its name",
        lambda copy: copy.write("assets/css/fault.css", "p { color: red }"),
        "assets_keep_their_names_apart",
        where="assets/css/fault.css",
    ),
    fault("a compressed form of another page", _other_bytes, "what_is_compressed_is_the_same", where=f"{CLAIM}.br"),
    fault(
        "a page without a compressed form",
        lambda copy: (copy.folder / f"{copy.page}.gz").unlink(),
        "what_is_compressed_is_the_same",
    ),
    fault(
        "an old address that leads to nothing",
        lambda copy: copy.write("_redirects", "/en/old/ /en/nothing/ 301\n"),
        "old_addresses_lead_on",
        where="_redirects",
    ),
)
