"""How long a merge takes, and how many edited paragraphs find their translation: ours, msgmerge's, Babel's.

    python -m tests.merge_benchmark [messages] [--babel]

A catalogue of 5,000 paragraphs, in whose source 50 were edited, 10 are new and 10 are gone. Each figure is CPU time
(user and system): the median of five runs, the extremes in brackets. Babel takes minutes, and runs once.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from distinguo.merge import merge, template
from distinguo.messages import Message
from distinguo.po_file import PoFile

RUNS = 5
EDITED, INSERTED, REMOVED = 50, 10, 10
WHO = "the mayor|the ministry|a spokesman|the committee|two witnesses|the river authority|the opposition|an engineer"
SAYS = "said|denied|wrote in a letter|told reporters|announced|repeated on Tuesday|confirmed to the council|expects"
WHAT = "the bridge|the northern road|the school|the hospital wing|the harbour|the railway line|the power station"
DOES = "would open to traffic|had been closed for repairs|might cost more than planned|was inspected|will be widened"
WHEN = "in the spring|before the elections|on 3 May|after the flood|last autumn|by the end of the year|within weeks"
WHY = "because the soil is unstable|although nobody had asked|as the contract requires|while the inquiry goes on"
PLACES = "Ardea|Borgo|Campora|Deruta|Elva|Fenis|Gorla|Isola|Lurago|Merate|Noale|Orta|Pieve|Rovello|Sarno|Tirano"


class Author:
    """Writes paragraphs and edits them, the same ones every time."""

    def __init__(self) -> None:
        self.dice = random.Random(23)

    def _one_of(self, words: str) -> str:
        return self.dice.choice(words.split("|"))

    def sentence(self) -> str:
        parts = [WHO, SAYS, WHAT, DOES, WHEN, *([WHY] if self.dice.random() < 0.5 else [])]
        who, says, what, *rest = map(self._one_of, parts)
        number, place = self.dice.randint(2, 9000), self._one_of(PLACES)
        return f"{who.capitalize()} {says} that {what} of {place} {' '.join(rest)}, for {number} people."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.dice.randint(1, 4)))

    def edited(self, text: str) -> str:
        """Return a paragraph with an edit of one of the kinds that authors make."""
        sentences = text.split(". ")
        words = text.split(" ")
        at = self.dice.randrange(len(words) - 8)
        kinds: list[Callable[[], str]] = [
            lambda: text.replace(words[-2], str(int(words[-2]) + 1)),  # a number
            lambda: text.replace(" that ", " that perhaps ", 1),  # a hedge
            lambda: " ".join([*words[:at], "reportedly,", "so", "far", *words[at:]]),  # a clause
            lambda: " ".join([*words[:at], *words[at + 4 :]]),  # a clause less
            lambda: f"{text} {self.sentence()}",  # a sentence
            lambda: f"{self.sentence()} {text}",
            lambda: ". ".join(sentences[1:]) if len(sentences) > 1 else text.removesuffix(".") + ", it seems.",
            lambda: " ".join(word if self.dice.random() < 0.75 else word[::-1] for word in words),  # rewritten
        ]
        return self.dice.choice(kinds)()


def documents(number: int) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the paragraphs of a document before and after its author's work, and what the edited ones were."""
    author = Author()
    before = list(dict.fromkeys(author.paragraph() for _ in range(number + number // 10)))[:number]
    touched = author.dice.sample(range(number), EDITED + INSERTED + REMOVED)
    edited, inserted, removed = touched[:EDITED], touched[EDITED:-REMOVED], touched[-REMOVED:]
    after, origin = [], {}
    for at, text in enumerate(before):
        if at in inserted:
            after.append(author.paragraph())
        if at in edited:
            origin[new := author.edited(text)] = text
            after.append(new)
        elif at not in removed:
            after.append(text)
    # Some authors move what they edit.
    for new in list(origin)[: EDITED // 10]:
        after.remove(new)
        after.insert(author.dice.randrange(number // 2), new)
    return before, after, origin


def messages(paragraphs: list[str]) -> list[Message]:
    return [Message("", text, ("paragraph",), "content/explainers/bridge.md", 1) for text in paragraphs]


def translation(text: str) -> str:
    return text.swapcase()


def translated(file: Path, paragraphs: list[str]) -> None:
    """Write the catalogue of `paragraphs`, with a translation of each."""
    merge(file, "it", "en", messages(paragraphs))
    catalog = PoFile.parse(file.read_bytes())
    text = file.read_text("utf-8")
    blocks = text.split("\n\n")
    assert len(blocks) == len(catalog.entries) + 1
    for at, entry in enumerate(catalog.entries, start=1):
        blocks[at] = blocks[at].replace('msgstr ""', f'msgstr "{translation(entry.key[1])}"')
    file.write_text("\n\n".join(blocks) + "\n", "utf-8")


def quality(file: Path, origin: dict[str, str]) -> str:
    """Return how many edited paragraphs have the translation of what they were, and how many another's."""
    catalog = PoFile.parse(file.read_bytes())
    fuzzy = {entry.key[1]: entry.forms[0] for entry in catalog.entries if entry.fuzzy and not entry.obsolete}
    right = sum(fuzzy.get(new) == translation(old) for new, old in origin.items())
    return f"{right} of {len(origin)} right, {len(fuzzy) - right} wrong"


def process(*command: str) -> float:
    """Return the CPU seconds of a whole process."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def row(what: str, old: Path, origin: dict[str, str], once: Callable[[Path], float], runs: int = RUNS) -> None:
    """Print a tool's seconds, and what it found, over as many runs on fresh copies of the old catalogue."""
    seconds = []
    for _ in range(runs):
        file = old.with_name("work.po")
        shutil.copy(old, file)
        seconds.append(once(file))
    low, high = min(seconds), max(seconds)
    print(f"{what:44} {statistics.median(seconds):7.2f} s ({low:.2f}-{high:.2f})  {quality(file, origin)}", flush=True)


def main(number: int, with_babel: bool) -> None:
    before, after, origin = documents(number)
    with tempfile.TemporaryDirectory() as scratch:
        old, pot = Path(scratch, "old.po"), Path(scratch, "new.pot")
        translated(old, before)
        pot.write_bytes(template("en", messages(after)))
        print(f"{number} messages, {EDITED} edited, {INSERTED} new, {REMOVED} gone; {old.stat().st_size / 1e6:.1f} MB")

        def ours(file: Path) -> float:
            begun = time.process_time()
            merge(file, "it", "en", messages(after))
            return time.process_time() - begun

        row("distinguo, the merge", old, origin, ours)
        row("distinguo, a process that reads the .pot too", old, origin, lambda file: process(*US, str(file), str(pot)))
        if shutil.which("msgmerge"):
            row("msgmerge --previous", old, origin, lambda file: process(*MSGMERGE, str(file), str(pot)))
        else:
            print("msgmerge: not installed")
        if with_babel:
            row("pybabel update --previous", old, origin, lambda file: process(*babel(file, pot)), runs=1)


US = (sys.executable, "-m", "tests.merge_benchmark", "--merge")
MSGMERGE = ("msgmerge", "--previous", "--quiet", "--update", "--backup=none")


def babel(file: Path, pot: Path) -> tuple[str, ...]:
    pybabel = str(Path(sys.executable).with_name("pybabel"))
    return (pybabel, "update", "--previous", "-l", "it", "-i", str(pot), "-o", str(file))


def merge_template(file: Path, pot: Path) -> None:
    """Merge as msgmerge does: the messages come from a template."""
    entries = PoFile.parse(pot.read_bytes()).entries
    merge(file, "it", "en", messages([entry.key[1] for entry in entries]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--merge"]:
        merge_template(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sizes = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
        main(sizes[0] if sizes else 5000, "--babel" in sys.argv)
