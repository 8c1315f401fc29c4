"""A library of 10,000 entries in 200 topics, made of words that nobody speaks and the same in every run."""

import random
import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from studio.domain.entries import (
    AnyEntry,
    Benefit,
    CaseStudy,
    Drawback,
    EntryId,
    Figure,
    Question,
    SectionKind,
    UseCase,
)
from studio.domain.library import Library, Section, Topic, library_of

TOPICS, ENTRIES = 200, 10
KINDS = (
    SectionKind.BENEFITS,
    SectionKind.DRAWBACKS,
    SectionKind.USE_CASES,
    SectionKind.CASE_STUDIES,
    SectionKind.FAQ,
)
"""Sections of every topic, each of `ENTRIES` entries."""
SEED = 7

_LONG = 60
"""Characters; a text that is longer is written as a block."""


@dataclass(frozen=True, slots=True)
class _Author:
    """Makes texts up."""

    chance: random.Random
    vocabulary: tuple[str, ...]

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(self.vocabulary, k=count))

    def title(self, count: int, number: int = 0) -> str:
        return f"{self.words(count)} {number}".capitalize()


def made_library(topics: int = TOPICS) -> Library:
    """Give the library as values, with neither files nor places."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    syllables = [a + b for a in "bcdfglmnprstvz" for b in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(5000)]
    vocabulary += ["report", "order", "data", "team", "two", "integration", "of"] * 20
    author = _Author(chance, tuple(vocabulary))
    return library_of(Path("made"), tuple(_topic(author, number) for number in range(topics)))


def _topic(author: _Author, number: int) -> Topic:
    name = f"topic-{number}"
    sections = tuple(
        Section(
            kind=kind,
            title=kind.value.capitalize(),
            entries=tuple(_entry(author, name, kind, number) for number in range(ENTRIES)),
        )
        for kind in KINDS
    )
    return Topic(id=name, title=author.title(2, number), summary=author.words(20), sections=sections)


def _entry(author: _Author, topic: str, kind: SectionKind, number: int) -> AnyEntry:
    shared = {
        "id": EntryId(f"{topic}/{kind}/entry-{number}"),
        "tags": tuple(author.words(3).split()),
        "owner": author.words(3).capitalize(),
        "review_by": date(2026, 6, 1) + timedelta(days=author.chance.randint(0, 700)),
        "notes": author.words(30),
    }
    match kind:
        case SectionKind.FAQ:
            return Question(question=author.title(8, number), answer=author.words(60), **shared)
        case SectionKind.CASE_STUDIES:
            texts = {name: author.words(25) for name in ("challenge", "solution", "result")}
            figures = tuple(Figure(value=f"{author.chance.randint(2, 99)}k+", label=author.words(3)) for _ in range(3))
            return CaseStudy(
                title=author.title(4, number), category=author.words(2), figures=figures, **texts, **shared
            )
        case SectionKind.DRAWBACKS:
            texts = {"description": author.words(60), "mitigation": author.words(12)}
            return Drawback(title=author.title(4, number), **texts, **shared)
        case SectionKind.USE_CASES:
            texts = {"description": author.words(60), "users": author.words(6)}
            return UseCase(title=author.title(4, number), **texts, **shared)
        case _:
            texts = {"description": author.words(60), "outcome": author.words(12)}
            return Benefit(title=author.title(4, number), **texts, **shared)


def write_library(library: Library, root: Path) -> None:
    """Write the files of a library into an empty folder, as somebody writes them who keeps them by hand."""
    for topic in library.topics:
        folder = root / topic.id
        folder.mkdir(parents=True)
        head = [f"title: {topic.title}", *_text("summary", topic.summary, "")]
        (folder / "topic.yaml").write_text("\n".join(head) + "\n", encoding="utf-8")
        for section in topic.sections:
            lines = [f"# {section.title} of {topic.title}", f"title: {section.title}", "", "entries:"]
            for entry in section.entries:
                lines += [*_entry_lines(entry), ""]
            (folder / f"{section.kind}.yaml").write_text("\n".join(lines), encoding="utf-8")


def _entry_lines(entry: AnyEntry) -> list[str]:
    values = {name: getattr(entry, name) for name in _written(entry)}
    lines = [f"  - id: {entry.id.rpartition('/')[2]}"]
    for name, value in values.items():
        match value:
            case str():
                lines += _text(name, value, "    ")
            case (str(), *_):
                lines.append(f"    {name}: [{', '.join(value)}]")
            case (Figure(), *_):
                lines.append(f"    {name}:")
                lines += [f"      - {{value: {figure.value}, label: {figure.label}}}" for figure in value]
            case _:
                lines.append(f"    {name}: {value}")
    return lines


def _written(entry: AnyEntry) -> list[str]:
    """Give the names of the fields that hold something: those of the kind first, then those of all entries."""
    shared = ("tags", "owner", "review_by", "notes")
    own = [name for name in type(entry).__slots__ if name not in ("id", "place", "places", *shared)]
    return [name for name in (*own, *shared) if getattr(entry, name)]


def _text(name: str, text: str, indent: str) -> list[str]:
    if len(text) <= _LONG:
        return [f"{indent}{name}: {text}"]
    return [
        f"{indent}{name}: >-",
        *textwrap.wrap(text, 110, initial_indent=indent + "  ", subsequent_indent=indent + "  "),
    ]
