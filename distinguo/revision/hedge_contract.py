"""Claims: a translation sounds as sure as the claim's `hedge` says its speaker did, neither more nor less."""

from __future__ import annotations

from collections.abc import Iterator

from distinguo.claim import Hedge
from distinguo.lexicon import ATTRIBUTION, lexicon
from distinguo.problems import Problem, Severity
from distinguo.revision.pair import Pair

NAME = "hedge-contract"
_CLASSES = dict.fromkeys((Hedge.HEARSAY, ATTRIBUTION), (Hedge.HEARSAY, ATTRIBUTION))


def check(pair: Pair) -> Iterator[Problem]:
    """Return that a claim's translation lost its hedge, or that one which was asserted gained a doubt.

    Bad: a claim with `hedge: possible`, «potrebbe inviare», “sends”; one with `hedge: asserted`, «ha inviato»,
    “reportedly sent”. Good: “could send”; “sent”.
    """
    if pair.hedge is None:
        return
    words = lexicon(pair.translation.language)
    if pair.hedge is not Hedge.ASSERTED:
        if not words.has_cue(pair.hedge, pair.translation.running):
            message = (
                f"the claim is {pair.hedge}, and the translation tells it as a fact: say how sure the speaker sounded"
            )
            yield from pair.problem(NAME, message, Severity.ERROR)
        return
    if not lexicon(pair.source.language).cues:
        return
    before = lexicon(pair.source.language).heard(pair.source.running)
    after = words.heard(pair.translation.running)
    doubts = {*before.sure, *(before.maybe - {ATTRIBUTION})}
    gained = {name: cue for name, cue in after.sure.items() if not doubts.intersection(_CLASSES.get(name, [name]))}
    if gained:
        cue = next(iter(gained.values()))
        message = f'the claim is asserted, and "{cue}" makes it doubtful: say it as surely as the speaker did'
        yield from pair.problem(NAME, message, Severity.ERROR)
