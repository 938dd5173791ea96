"""How many msgids that others wrote come out identical: `python -m tests.course SRC PO`.

SRC is the folder of a course's Markdown as it was when PO, one of its published catalogues, was brought up to date
(POT-Creation-Date). What the catalogue has from code, and what isn't in the files that it names (the output of another
program, a file included from elsewhere), is no prose.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from translate.storage.pypo import pofile

from distinguo.markdown import Dialect, parser
from distinguo.plain_markdown import folder_messages

_UNSEEN = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|^ *\[[^\]]*\]: .*$|</?\w[^>]*>", re.MULTILINE)
_LITERAL = re.compile(r"""b?['"]|//|/\*|#|```""")


def letters(text: str) -> str:
    """Return only the letters and digits that readers see, to find words again however they are marked up."""
    return "".join(re.findall(r"[^\W_]+", _UNSEEN.sub("]", text)))


def prose_and_code(file: Path) -> tuple[str, str]:
    """Return the letters of a file's prose, and its code without the spaces."""
    text = file.read_text("utf-8") if file.is_file() else ""
    blocks = [token for token in parser(Dialect.PLAIN).parse(text) if token.type in ("fence", "code_block")]
    lines = text.split("\n")
    for block in blocks:
        start, end = block.map or [0, 0]
        lines[start:end] = [""] * (end - start)
    return letters("\n".join(lines)), "".join("".join(block.content.split()) for block in blocks)


def main(source: Path, catalogue: Path) -> None:
    """Print how many msgids of the catalogue are prose, how many of those are ours too, and each difference."""
    found, problems = folder_messages(source)
    ours = {message.text: f"{source.name}/{message.path}:{message.line}" for message in found}
    units = [unit for unit in pofile(catalogue.open("rb")).units if not unit.isheader() and not unit.isobsolete()]
    files: dict[str, tuple[str, str]] = {}
    theirs: dict[str, str] = {}
    elsewhere = 0
    for unit in units:
        text, places = str(unit.source), [str(place) for place in unit.getlocations()]
        named = [place.partition(":")[0] for place in places]
        for name in set(named) - set(files):
            files[name] = prose_and_code(source.parent / name)
        squeezed = "".join(text.split())
        is_code = _LITERAL.match(text) and any(each in files[name][1] for name in named for each in (squeezed, "{{#"))
        if is_code or not any(letters(text) in files[name][0] for name in named):
            elsewhere += 1
        else:
            theirs[text] = places[0]
    wanted = {str(unit.source) for unit in units}
    missing = {text: place for text, place in theirs.items() if text not in ours}
    extra = {text: place for text, place in ours.items() if text not in wanted}
    for sign, texts in (("-", missing), ("+", extra)):
        print("".join(f"{sign} {place}: {text!r}\n" for text, place in texts.items()), end="")
    print("".join(f"{problem}\n" for problem in problems), end="")
    print(f"{len(units)} msgids, of them {elsewhere} from code or not in the files, {len(theirs)} prose")
    print(f"identical {1 - len(missing) / len(theirs):.2%} ({len(missing)} are not), ", end="")
    print(f"extra {len(extra) / len(ours):.2%} ({len(extra)} of {len(ours)})")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]))
