"""What the HTML standard allows, for those elements that a site of texts has: https://html.spec.whatwg.org/."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, as a set."""
    return frozenset(text.split())


PHRASING = words(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd "
    "label link map mark meta meter noscript object output picture progress q ruby s samp script select slot small "
    "span strong sub sup svg template textarea time u var video wbr"
)
"""What may stand in running text (https://html.spec.whatwg.org/#phrasing-content)."""
HEADINGS = words("h1 h2 h3 h4 h5 h6")
FLOW = (PHRASING | HEADINGS) | words(
    "address article aside blockquote details dialog div dl fieldset figure footer form header hgroup hr main menu nav "
    "ol p pre search section style table ul"
)
"""What may stand in the body (https://html.spec.whatwg.org/#flow-content)."""
TRANSPARENT = words("a ins del map object noscript video audio slot canvas")
"""What may hold what its parent may."""
RUNNING = HEADINGS | words(
    "p pre abbr b bdi bdo button cite code data dfn em i kbd label mark meter output progress q s samp small span "
    "strong sub sup time u var rt"
)
"""What holds running text and nothing else."""

_LIST = words("li script template")
_ROWS = words("tr script template")
_NOTHING = words("")
CHILDREN: dict[str, frozenset[str]] = {
    "html": words("head body"),
    "head": words("title meta link script style base noscript template"),
    "ul": _LIST,
    "ol": _LIST,
    "menu": _LIST,
    "dl": words("dt dd div script template"),
    "table": words("caption colgroup thead tbody tfoot tr script template"),
    "thead": _ROWS,
    "tbody": _ROWS,
    "tfoot": _ROWS,
    "tr": words("th td script template"),
    "colgroup": words("col template"),
    "select": words("option optgroup hr script template"),
    "optgroup": words("option script template"),
    "datalist": PHRASING | {"option"},
    "picture": words("source img script template"),
    "ruby": PHRASING | {"rt", "rp"},
    "summary": PHRASING | HEADINGS,
    "legend": PHRASING | HEADINGS,
    "hgroup": HEADINGS | words("p script template"),
    "video": FLOW | {"source", "track"},
    "audio": FLOW | {"source", "track"},
    "details": FLOW | {"summary"},
    "fieldset": FLOW | {"legend"},
    "figure": FLOW | {"figcaption"},
    "title": _NOTHING,
    "option": _NOTHING,
    "textarea": _NOTHING,
    "script": _NOTHING,
    "style": _NOTHING,
}
"""What may stand right in an element that takes only some: whatever isn't named here takes flow content."""

BELOW: dict[str, frozenset[str]] = {
    "li": words("ul ol menu"),
    "dt": words("dl div"),
    "dd": words("dl div"),
    "summary": words("details"),
    "legend": words("fieldset"),
    "figcaption": words("figure"),
}
"""In what an element must stand."""

_PARTS = words("address dt th")
NEVER_IN: dict[str, frozenset[str]] = {
    "main": words("article aside footer header nav section"),
    "header": _PARTS | {"header", "footer"},
    "footer": _PARTS | {"header", "footer"},
    "form": words("form"),
    "dfn": words("dfn"),
    "table": words("caption"),
    "address": words("address"),
    **dict.fromkeys(("article", "aside", "nav", "section", *HEADINGS), _PARTS),
}
"""In what an element must not stand, however deep."""

INTERACTIVE = words("a button details embed iframe input label select textarea")
"""What readers act upon: https://html.spec.whatwg.org/#interactive-content."""
CELLS = words("thead tbody tfoot tr td th")
"""The parts of a table, to which the standard forbids other roles (https://www.w3.org/TR/html-aria/#docconformance)."""
KNOWN = FLOW | set(BELOW) | CELLS | set(CHILDREN) | _NOTHING.union(*CHILDREN.values()) | {"body", "rp", "rt"}
"""The elements that there are."""

_EVERYWHERE = words(
    "accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint hidden id inert "
    "inputmode is itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck style tabindex "
    "title translate writingsuggestions"
)
_OWN = {
    "a": "href target download ping rel hreflang type referrerpolicy",
    "area": "alt coords shape href target download ping rel referrerpolicy",
    "audio": "src crossorigin preload autoplay loop muted controls",
    "base": "href target",
    "blockquote": "cite",
    "button": "command commandfor disabled form formaction formenctype formmethod formnovalidate formtarget name "
    "popovertarget popovertargetaction type value",
    "canvas": "width height",
    "col": "span",
    "colgroup": "span",
    "data": "value",
    "del": "cite datetime",
    "details": "name open",
    "dialog": "closedby open",
    "fieldset": "disabled form name",
    "form": "accept-charset action autocomplete enctype method name novalidate rel target",
    "iframe": "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading",
    "img": "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority",
    "input": "accept alpha alt autocomplete checked colorspace dirname disabled form formaction formenctype formmethod "
    "formnovalidate formtarget height list max maxlength min minlength multiple name pattern placeholder "
    "popovertarget popovertargetaction readonly required size src step type value width",
    "ins": "cite datetime",
    "label": "for",
    "li": "value",
    "link": "href crossorigin rel as media integrity hreflang type sizes imagesrcset imagesizes referrerpolicy "
    "blocking color disabled fetchpriority",
    "map": "name",
    "meta": "name http-equiv content charset media property",
    "meter": "value min max low high optimum",
    "object": "data type name form width height",
    "ol": "reversed start type",
    "optgroup": "disabled label",
    "option": "disabled label selected value",
    "output": "for form name",
    "progress": "value max",
    "q": "cite",
    "script": "src type nomodule async defer crossorigin integrity referrerpolicy blocking fetchpriority",
    "select": "autocomplete disabled form multiple name required size",
    "slot": "name",
    "source": "type media src srcset sizes width height",
    "style": "media blocking",
    "td": "colspan rowspan headers",
    "textarea": "autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows "
    "wrap",
    "th": "colspan rowspan headers scope abbr",
    "time": "datetime",
    "track": "kind src srclang label default",
    "video": "src crossorigin poster preload autoplay playsinline loop muted controls width height",
}


def allowed(element: str, attribute: str) -> bool:
    """Return whether the standard knows an attribute of an element. Handlers of events are for another rule."""
    named = attribute.startswith(("aria-", "data-", "on"))
    return named or attribute in _EVERYWHERE or attribute in _OWN.get(element, "").split()
