"""Faults while a page opens."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import Copy, inside, scripted, styled

LATE = 'addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => { %s }, 40)))'
"""A script that does something once the page has been seen."""


def _swapped(copy: Copy) -> None:
    copy.change(copy.sheet, "font-display: *optional", "font-display: swap", 99)
    copy.add(copy.sheet, ':root { --serif: "Distinguo Serif", monospace; --sans: "Distinguo Sans", monospace }')


FAULTS = (
    fault("a message in the console", scripted('console.log("hello")'), "nobody_complains"),
    fault("a script that fails", scripted("nothing.at.all()"), "nobody_complains"),
    fault(
        "something that is asked for and missing",
        styled('main { background: url("nothing.png") }'),
        "every_request_is_answered",
    ),
    fault(
        "something that is asked of others",
        scripted('new Image().src = "https://count.example/x.gif"'),
        "nothing_is_asked_of_others",
        "the_policy_holds",
    ),
    fault("a style of the page, under the policy", inside('<p style="color: red">Text</p>'), "the_policy_holds"),
    fault("a script that makes scripts", scripted('try { eval("1") } catch {}'), "the_policy_holds"),
    fault("a policy that is not sent", lambda copy: copy.remove("_headers"), "the_policy_holds"),
    fault(
        "a heading that moves when a script comes",
        scripted(LATE % 'document.querySelector("h1").style.marginTop = "9rem"'),
        "nothing_moves",
    ),
    fault(
        "a notice that comes late",
        scripted(
            LATE % 'document.querySelector("main").insertAdjacentHTML("afterbegin", "<p>Good news<br>for all</p>")'
        ),
        "nothing_moves",
    ),
    fault("fonts that take their room late", _swapped, "nothing_moves"),
)
