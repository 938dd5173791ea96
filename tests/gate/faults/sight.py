"""What cannot be seen, reached or borne."""

from __future__ import annotations

from tests.gate.faults.fault import EXPLAINER, fault
from tests.gate.planting import inside, replaced, scripted, styled

FAULTS = (
    fault(
        "too little contrast in the dark",
        styled("@media (prefers-color-scheme: dark) { main h1 { color: #333 } }"),
        "axe color-contrast",
    ),
    fault("too little contrast by day", styled("main h1 { color: light-dark(#bbb, #fff) }"), "axe color-contrast"),
    fault(
        "too little contrast in a note",
        styled("[popover] .claim-text, [popover] .claim-text * { color: light-dark(#bbb, #555) !important }"),
        "axe color-contrast",
        page=EXPLAINER,
    ),
    fault(
        "too little contrast on a phone",
        styled("@media (width < 30rem) { main h1 { color: light-dark(#bbb, #555) } }"),
        "axe color-contrast",
    ),
    fault(
        "targets that are too small",
        styled(
            ".fault a { display: inline-block; inline-size: 10px; font-size: 8px; line-height: 10px }",
            '<p class="fault"><a href="../../">1</a><a href="../">2</a><a href="../../">3</a></p>',
        ),
        "axe target-size",
    ),
    fault("a role that is none", inside('<div role="badge">Text</div>'), "axe aria-roles"),
    fault(
        "links that only a colour tells apart",
        styled(
            "main p a { text-decoration: none !important; color: light-dark(#102c44, #ddd) }",
            '<p>Here is a <a href="../../">link</a> in text.</p>',
        ),
        "axe link-in-text-block",
    ),
    fault("text outside all landmarks", replaced("</body>", "<p>Text outside</p></body>"), "axe region"),
    fault("a page wider than a phone", styled("main h1 { min-inline-size: 24rem }"), "the_page_fits_a_narrow_screen"),
    fault(
        "words cut off on a phone",
        styled("main .kicker { white-space: nowrap; overflow: hidden; inline-size: 4rem }"),
        "the_page_fits_a_narrow_screen",
    ),
    fault(
        "words that large text cuts off",
        styled("main .kicker { white-space: nowrap }", '<p class="kicker">Some words in one line</p>'),
        "the_page_fits_with_large_text",
    ),
    fault(
        "no ring",
        styled(":focus-visible { outline: none !important; box-shadow: none !important }"),
        "every_stop_has_a_ring",
    ),
    fault(
        "a ring that hardly shows",
        styled(":root { --focus: light-dark(#eee, #1a1a1a) !important }"),
        "every_stop_has_a_ring",
    ),
    fault("no ring on one link", styled("main a:focus-visible { outline: 0 }"), "every_stop_has_a_ring"),
    fault(
        "a bar over what has the focus",
        styled(
            ".fault { position: fixed; inset: 0; block-size: 100vh; background: #000; z-index: 9 }",
            '<div class="fault"><p>Accept</p></div>',
        ),
        "nothing_hides_the_focus",
    ),
    fault(
        "a trap for the keyboard",
        scripted(
            'addEventListener("keydown", (event) => document.activeElement.matches("main a") && event.preventDefault())'
        ),
        "the_keyboard_comes_everywhere",
    ),
    fault(
        "movement for those who want none",
        styled("main { animation: fault 2s infinite } @keyframes fault { to { opacity: .99 } }"),
        "nothing_moves_for_those_who_want_rest",
    ),
    fault(
        "smooth scrolling for them", styled("html { scroll-behavior: smooth }"), "nothing_moves_for_those_who_want_rest"
    ),
    fault(
        "badges that only a colour tells apart",
        styled(".badge::before { mask: none !important } .badge { border: 1px solid !important }"),
        "badges_differ_without_colours",
        page="en/claims/index.html",
    ),
    fault(
        "words in our colour on the ground of readers' own",
        styled("main h1 { forced-color-adjust: none; color: #eee }"),
        "words_show_in_readers_own_colours",
    ),
    fault(
        "badges without a shape", styled(".badge::before { display: none !important }"), "badges_differ_without_colours"
    ),
)
