"""What a strict policy forbids, and what readers would not want."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import at_the_head, inside, replaced

FAULTS = (
    fault("a style in an attribute", inside('<p style="color: red">Text</p>'), "no_style_in_the_page"),
    fault("a style in the page", at_the_head("<style>p { color: red }</style>"), "no_style_in_the_page"),
    fault("a script in the page", at_the_head("<script>let x = 1</script>"), "no_script_in_the_page"),
    fault(
        "a script in an attribute", inside('<button type="submit" onclick="x()">Text</button>'), "no_script_in_the_page"
    ),
    fault("a script in a link", inside('<p><a href="javascript:x()">Text</a></p>'), "no_script_in_the_page"),
    fault(
        "a font of others",
        at_the_head('<link rel="stylesheet" href="https://fonts.example/css">'),
        "nothing_comes_from_others",
    ),
    fault(
        "a script of others",
        at_the_head('<script async src="https://count.example/x.js"></script>'),
        "nothing_comes_from_others",
    ),
    fault(
        "a pixel of others",
        inside('<p><img src="https://count.example/x.gif" alt="" width="1" height="1"></p>'),
        "nothing_comes_from_others",
    ),
    fault(
        "a connexion to others",
        at_the_head('<link rel="preconnect" href="https://fonts.example">'),
        "nothing_comes_from_others",
    ),
    fault(
        "a page that leaves by itself",
        at_the_head('<meta http-equiv="refresh" content="30; url=../">'),
        "readers_stay_where_they_are",
    ),
    fault(
        "a page that cannot be made larger",
        replaced("initial-scale=1", "initial-scale=1, user-scalable=no"),
        "readers_stay_where_they_are",
    ),
    fault(
        "a link that opens a window",
        inside('<p><a href="../../" target="_blank">Text</a></p>'),
        "readers_stay_where_they_are",
    ),
    fault(
        "a frame of others",
        inside('<iframe src="https://video.example/1" title="Text"></iframe>'),
        "readers_stay_where_they_are",
    ),
)
