"""Whatever way a section is written in: a change of one entry reads back, and nobody's words beside it are lost."""

import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from studio.domain.entries import EntryState, Figure, SectionKind
from studio.domain.frozen import replace
from studio.domain.library import Section
from studio.sources.libraries.section_file import read_section_text, section_text

FILE = Path("library") / "flask" / "case_studies.yaml"
WORDS = ("plain", "two words", "it's", 'a "quote"', "a: b", "# no", "- x", "yes", "1.5", "{{ x }}", "Ü é")


class Writer:
    """Writes a section in odd ways; what must not be lost is marked with a number: `keep7`."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.marks = 0
        self.anchors = 0

    def mark(self) -> str:
        """Give a word that must not be lost."""
        self.marks += 1
        return f"keep{self.marks}"

    def chance(self, of: int) -> bool:
        """Tell whether something happens that does so one time of so many."""
        return self.rng.randrange(of) == 0

    def comment(self) -> str:
        """Give a comment to stand behind something."""
        return f"   # {self.mark()}" if self.chance(5) else ""

    def text(self, column: int) -> str:
        """Write some words, to stand behind a key of this column."""
        words, inner = self.rng.choice(WORDS), " " * (column + self.rng.choice((1, 2, 4)))
        single = "'" + words.replace("'", "''") + "'"
        double = '"' + words.replace('"', '\\"') + '"'
        styles = (
            f"{single}{self.comment()}",
            f"{double}{self.comment()}",
            f"|\n{inner}{words}\n\n{inner}  more\n",
            f"|-{self.comment()}\n{inner}{words}\n{inner}more",
            f">\n{inner}{words}\n{inner}more\n\n",
            f">+\n{inner}{words}\n\n",
            f"plain\n{inner}and more{self.comment()}",
            f"'in\n\n{inner}two'{self.comment()}",
            f"!!str plain{self.comment()}",
            f"\n{inner}{double}{self.comment()}",
        )
        return str(self.rng.choice(styles))

    def unread(self, column: int) -> str:
        """Write what is no text, to stand behind a key of this column."""
        inner = " " * (column + 2)
        styles = (
            f"[{self.mark()}, {{a: {self.mark()}}}]{self.comment()}",
            f"{{{self.mark()}: {self.mark()}, b}}{self.comment()}",
            f"\n{inner}- {self.mark()}\n\n{inner}# {self.mark()}\n{inner}- {self.mark()}",
            f"\n{inner}a: |\n{inner}  {self.mark()}\n\n{inner}  {self.mark()}\n{inner}b: {self.mark()}",
        )
        return str(self.rng.choice(styles))

    def scalars(self, column: int) -> str:
        """Write tags, some of which cannot be read."""
        inner = " " * (column + self.rng.choice((0, 2)))
        items = [self.rng.choice(("web", "'api'", '"a, b"', "x y")) for _ in range(self.rng.randint(0, 3))]
        items = list(dict.fromkeys(items))
        if self.chance(2):
            items.insert(
                self.rng.randint(0, len(items)), self.rng.choice((f"[{self.mark()}]", f"{{{self.mark()}: 1}}"))
            )
        if not items or self.chance(3):
            between = self.rng.choice((", ", ",", f",  # {self.mark()}\n{inner}  "))
            return f"[{between.join(items)}]{self.comment()}"
        return "".join(f"\n{inner}-{' ' * self.rng.randint(1, 3)}{item}{self.comment()}" for item in items)

    def figures(self, column: int) -> str:
        """Write a list of records, some of which cannot be read."""
        inner = " " * (column + 2)
        found = []
        for number in range(self.rng.randint(1, 3)):
            pairs = [f"value: '{number}'", f"label: L{number}"]
            if self.chance(3):
                pairs.insert(self.rng.randint(0, 2), f"source: {self.mark()}")
            if self.chance(4):
                pairs = [one for one in pairs if not one.startswith("label")] + [f"labl: {self.mark()}"]
            if self.chance(3):
                found.append(f"\n{inner}- {{{', '.join(pairs)}}}{self.comment()}")
            else:
                found.append(f"\n{inner}- " + f"\n{inner}  ".join(pairs))
        return "".join(found)

    def keys(self, column: int, number: int) -> list[str]:
        """Write the keys of an entry, in any order."""
        found = [f"id: e{number}", f"title:{self.gap(self.text(column))}", f"result:{self.gap(self.text(column))}"]
        for name in ("owner", "solution", "notes"):
            if self.chance(2):
                written = self.unread(column) if self.chance(3) else self.text(column)
                found.append(f"{name}:{self.gap(written)}")
        if self.chance(2):
            found.append(f"tags:{self.gap(self.unread_tags(column) if self.chance(5) else self.scalars(column))}")
        if self.chance(2):
            found.append(f"figures:{self.gap(self.figures(column))}")
        if self.chance(2):
            found.append(f"review_by: {self.rng.choice(('2027-01-01', f'soon {self.mark()}'))}{self.comment()}")
        if self.chance(3):
            found.append(f"state: {self.rng.choice(('draft', f'lost-{self.mark()}'))}")
        if self.chance(3):
            found.append(f"future:{self.gap(self.unread(column))}")
        return self.rng.sample(found, len(found))

    def unread_tags(self, _column: int) -> str:
        """Write tags as no list."""
        return f"words {self.mark()}{self.comment()}"

    def gap(self, written: str) -> str:
        """Put a space, or more, before a value that begins in its key's line."""
        return written if written.startswith("\n") else " " * self.rng.randint(1, 3) + written

    def entry(self, dash: int, number: int) -> str:
        """Write an entry."""
        if self.chance(6):
            more = f", future: [{self.mark()}]" if self.chance(2) else ""
            owner = f", owner: [{self.mark()}]" if self.chance(3) else ""
            tags = f", tags: [a, {{{self.mark()}: 1}},b]" if self.chance(3) else ""
            return (
                f"{' ' * dash}- {{id: e{number}, title: T{number}{more}, result: 'R'{owner}{tags}}}{self.comment()}\n"
            )
        wide = self.rng.randint(1, 3)
        column = dash + 1 + wide
        lines = f"{' ' * dash}-{' ' * wide}"
        for at, key in enumerate(self.keys(column, number)):
            above = f"{' ' * column}# above {self.mark()}\n" if at and self.chance(6) else ""
            between = "\n" if at and self.chance(8) else ""
            lines += f"{between}{above}{' ' * column if at else ''}{key}\n"
        return lines

    def section(self) -> str:
        """Write the whole file."""
        dash = self.rng.choice((0, 2, 4))
        parts = []
        for number in range(self.rng.randint(1, 4)):
            if self.chance(5):
                parts.append(f"{' ' * dash}- titel: {self.mark()}\n{' ' * dash}  id: broken{number}\n")
            parts.append(
                ("\n" if self.chance(2) else "") + (f"{' ' * dash}# {self.mark()}\n" if self.chance(4) else "")
            )
            parts.append(self.entry(dash, number))
        return f"# {self.mark()}\ntitle: T\nodd: {self.mark()}\nentries:\n{''.join(parts)}# {self.mark()}\n"


def read(text: str) -> Section:
    section, _ = read_section_text(text, "flask", SectionKind.CASE_STUDIES, FILE, FILE.parents[1])
    assert section is not None, text
    return section


CHANGES = (
    {"title": "New: title"},
    {"result": "One\n\nTwo"},
    {"owner": "Carla"},
    {"owner": ""},
    {"solution": "Done at last"},
    {"solution": "", "notes": ""},
    {"tags": ()},
    {"tags": ("rest", "web")},
    {"figures": ()},
    {"figures": (Figure(value="9", label="L0"), Figure(value="0", label="New"))},
    {"review_by": date(2028, 2, 29)},
    {"review_by": None, "state": EntryState.APPROVED},
    {"state": EntryState.RETIRED, "owner": "Carla", "tags": ("x",)},
)


@pytest.mark.parametrize("seed", range(150))
def test_a_change_of_one_entry_loses_nothing_that_it_does_not_know(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same files every time
    writer = Writer(rng)
    text = writer.section()
    section = read(text)
    if not section.entries:
        return
    at = rng.randrange(len(section.entries))
    change = rng.choice(CHANGES)
    entries = list(section.entries)
    entries[at] = replace(entries[at], **change)
    after = replace(section, entries=tuple(entries))
    written = section_text(after, "flask", FILE, FILE.parents[1], text)
    assert read(written).entries == after.entries
    name = entries[at].id.rpartition("/")[2]
    start, end = extent(text, name)
    assert kept(text, start, end, change) <= set(re.findall(r"keep\d+", written)), f"{text}\n{change}\n{written}"
    new_start, new_end = extent(written, name)
    assert written[:new_start] == text[:start]
    assert written[new_end:] == text[end:]


def extent(text: str, name: str) -> tuple[int, int]:
    """Give the lines of an entry, from its dash to the next one's, or to what is written between them."""
    lines = text.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if re.search(rf"\bid: {name}\b", line))
    dash = lines.index("entries:\n") + 1
    while not lines[dash].lstrip().startswith("- "):
        dash += 1
    indent = re.escape(lines[dash][: len(lines[dash]) - len(lines[dash].lstrip())])
    begin = re.compile(rf"{indent}- ")
    while not begin.match(lines[first]):
        first -= 1
    last = first + 1
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while last < len(lines) and not begin.match(lines[last]):
        last += 1
    while lines[last - 1].lstrip().startswith("#"):
        last -= 1
    return len("".join(lines[:first])), len("".join(lines[:last]))


def kept(text: str, start: int, end: int, change: dict[str, Any]) -> set[str]:
    """Give the marks of an entry that must not be lost: all but those of comments, and of figures that go."""
    said = re.sub(r"#.*", "", text[start:end])
    return set(re.findall(r"keep\d+", re.sub(r"source: keep\d+", "", said) if "figures" in change else said))
