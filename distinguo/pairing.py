"""Which entry of a catalogue is which message of a document that has changed: one old to at most one new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from distinguo.wording import Wording, form, letters, similarity, stems

AT_ITS_PLACE = 35
"""How much alike (of 100) two paragraphs must be that stand at one place between two that didn't change.

Of seven kinds of edits to 5,000 paragraphs of Python's documentation 99 % leave that much, and of ten paragraphs
that have nothing to do with each other the two most alike reach it in 0.7 % of cases.
"""
ANYWHERE = 50
"""How much alike two must be wherever they stand: there, 97 % and 0.0 %."""

_OFFSETS = range(-4, 5)
_RAREST = 8
_MOST = 64


def paired(old: Sequence[Wording], new: Sequence[Wording]) -> dict[int, int]:
    """Return, by the position of a new wording, that of the old one that it has become; none for one without.

    The same words go first, then those that differ in typography alone, then the one bearer of a context (a claim's
    text, a title), then what is like it at the same place, then what is like it anywhere, obsolete or not. The time
    it takes grows with how many there are, not with the square.
    """
    pairs = _Pairs(old, new)
    pairs.by_words()
    pairs.by_letters()
    pairs.by_context()
    pairs.by_place()
    pairs.by_similarity()
    return pairs.found


class _Pairs:
    def __init__(self, old: Sequence[Wording], new: Sequence[Wording]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}
        self._known_stems: dict[str, list[str]] = {}
        # Living ones before obsolete ones, then translated ones, then the later.
        order = sorted(range(len(old)), key=lambda at: (old[at].obsolete, not old[at].translated, -at))
        self.free_old = dict.fromkeys(order)
        self.free_new = dict.fromkeys(range(len(new)))

    def _pair(self, at: int, number: int) -> None:
        self.found[number] = at
        del self.free_old[at], self.free_new[number]

    def by_words(self) -> None:
        olds: dict[tuple[str, str], int] = {}
        for at in self.free_old:
            olds.setdefault(self.old[at].key, at)
        for number in tuple(self.free_new):
            if self.new[number].key in olds:
                self._pair(olds.pop(self.new[number].key), number)

    def by_letters(self) -> None:
        lettered = {number: self._letters(self.new[number]) for number in self.free_new}
        wanted = set(lettered.values())
        olds: dict[tuple[object, ...], int] = {}
        for at in self.free_old:
            if self._letters(self.old[at]) in wanted:
                olds.setdefault(form(self.old[at]), at)
        known = {self._letters(self.old[at]) for at in olds.values()}
        for number, key in lettered.items():
            if key in known and (new := form(self.new[number])) in olds:
                self._pair(olds.pop(new), number)

    @staticmethod
    def _letters(wording: Wording) -> tuple[str, str]:
        return wording.context, letters(wording.text)

    def by_context(self) -> None:
        """Pair what has a context that nothing else has; a context that many share says nothing."""
        new = Counter(wording.context for wording in self.new)
        living = Counter(wording.context for wording in self.old if not wording.obsolete)
        olds: dict[str, int] = {}
        for at in self.free_old:
            olds.setdefault(self.old[at].context, at)
        for number in tuple(self.free_new):
            context = self.new[number].context
            if context and new[context] == 1 and living[context] <= 1 and context in olds:
                self._pair(olds[context], number)

    def by_place(self) -> None:
        living = [at for at in range(len(self.old)) if not self.old[at].obsolete]
        anchors = {number: at for number, at in self.found.items() if not self.old[at].obsolete}
        scored: list[tuple[float, int, int, int]] = []
        for step in (1, -1):
            old_places = _places(living[::step], {at: at for at in anchors.values()}, self.free_old)
            olds = {place: at for at, place in old_places.items()}
            places = _places(range(len(self.new))[::step], anchors, self.free_new)
            for number, (anchor, offset) in places.items():
                for away in _OFFSETS:
                    at = olds.get((anchor, offset + away))
                    if at is not None and self.old[at].context == self.new[number].context:
                        scored.append((self._likeness(at, number, AT_ITS_PLACE), -abs(away), at, number))
        self._pair_best(scored)

    def by_similarity(self) -> None:
        bearers = defaultdict(list)
        for at in self.free_old:
            if self.old[at].translated:
                for stem in set(self._stems(self.old[at])):
                    bearers[stem].append(at)
        scored: list[tuple[float, int, int, int]] = []
        for number in self.free_new:
            shared = sorted((bearers[stem] for stem in set(self._stems(self.new[number])) & bearers.keys()), key=len)
            counted = Counter(at for olds in shared[:_RAREST] for at in olds[:_MOST])
            scored += [(self._likeness(at, number, ANYWHERE), 0, at, number) for at, _ in counted.most_common(_RAREST)]
        self._pair_best(scored)

    def _pair_best(self, scored: Iterable[tuple[float, int, int, int]]) -> None:
        for likeness, _, at, number in sorted(scored, key=lambda each: each[:2], reverse=True):
            if likeness and at in self.free_old and number in self.free_new:
                self._pair(at, number)

    def _likeness(self, at: int, number: int, at_least: float) -> float:
        return similarity(self._stems(self.old[at]), self._stems(self.new[number]), at_least)

    def _stems(self, wording: Wording) -> list[str]:
        if wording.text not in self._known_stems:
            self._known_stems[wording.text] = stems(wording.text)
        return self._known_stems[wording.text]


def _places(
    order: Iterable[int], anchors: Mapping[int, int], free: Mapping[int, None]
) -> dict[int, tuple[int | None, int]]:
    """Return for each free one, in this order, which anchor comes before it, and how many free ones since."""
    places: dict[int, tuple[int | None, int]] = {}
    anchor, since = None, 0
    for at in order:
        if at in anchors:
            anchor, since = anchors[at], 0
        elif at in free:
            places[at] = (anchor, since)
            since += 1
    return places
