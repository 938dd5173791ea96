"""The HTML standard, broken."""

from __future__ import annotations

from tests.gate.faults.fault import fault
from tests.gate.planting import inside, replaced

FAULTS = (
    fault("an element that is not closed", inside("<div><p>Text"), "the_parser_has_nothing_to_mend"),
    fault("an attribute twice", inside('<p class="a" class="b">Text</p>'), "the_parser_has_nothing_to_mend"),
    fault("a block in a paragraph", inside("<p>Text<div>block</div></p>"), "the_parser_has_nothing_to_mend"),
    fault(
        "a list in running text",
        inside("<p><span><b><q><section>Text</section></q></b></span></p>"),
        "elements_stand_where_they_may",
        "the_parser_has_nothing_to_mend",
    ),
    fault("a heading in running text", inside("<strong><h2>Text</h2></strong>"), "elements_stand_where_they_may"),
    fault("text among the items of a list", inside("<ul><div>Text</div></ul>"), "elements_stand_where_they_may"),
    fault("an item outside a list", inside("<div><li>Text</li></div>"), "elements_stand_where_they_may"),
    fault("an element of old", inside("<center>Text</center>"), "elements_stand_where_they_may"),
    fault("details without a summary", inside("<details><p>Text</p></details>"), "parts_come_once_and_in_order"),
    fault("an attribute that is none", inside('<p align="right">Text</p>'), "attributes_are_known"),
    fault(
        "a role on a cell",
        inside('<table><tbody><tr><th scope="row">One</th><td role="cell">fault</td></tr></tbody></table>'),
        "cells_have_no_other_role",
    ),
    fault("an id twice", inside('<p id="Content">Text</p>'), "ids_are_unique"),
    fault(
        "a link in a button",
        inside('<button type="submit">a <a href="./">link</a></button>'),
        "nothing_to_act_upon_holds_another",
    ),
    fault(
        "two controls in a label", inside("<label>One <input> two <input></label>"), "nothing_to_act_upon_holds_another"
    ),
    fault("a time that no computer reads", replaced(' datetime="[^"]+"', ""), "times_say_when"),
)
