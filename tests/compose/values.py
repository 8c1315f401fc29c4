"""Small libraries, proposals and words for tests, with as little in them as a test needs."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

from studio.compose.document import compose
from studio.compose.fields import Fields
from studio.compose.formats import Formats, formats_for
from studio.compose.texts import Setting, Texts
from studio.domain.blocks import AnyBlock
from studio.domain.chapters import AnyChapter, Pick, PicksChapter, TextChapter
from studio.domain.document import Document
from studio.domain.entries import AnyEntry, Benefit, EntryId, SectionKind
from studio.domain.findings import Finding
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.places import NOWHERE, Place
from studio.domain.proposal import Client, Consultant, Proposal
from studio.domain.words import Words

WORDS = replace(
    Words(**{field.name: field.name for field in fields(Words)}),
    chapter="chapter {number}",
    missing="missing: {name}",
    confidential_client="Confidential client, {industry}",
    quotation="“{text}”",
)
BENEFIT = Benefit(
    id=EntryId("flask/benefits/less-is-more"),
    title="Less is more",
    description="Only the essentials.",
    place=Place(file="benefits.yaml", line=4, column=5),
    places=(("title", Place(file="benefits.yaml", line=5, column=12)),),
)


def library(*entries: AnyEntry, kind: SectionKind = SectionKind.BENEFITS, intro: str = "") -> Library:
    """Give a library with one topic, Flask, of one section."""
    section = Section(kind=kind, title="Benefits", intro=intro, entries=entries or (BENEFIT,))
    return library_of(Path("content"), (Topic(id="flask", title="Flask", sections=(section,)),))


def proposal(*chapters: AnyChapter, title: str = "An offer", **changes: object) -> Proposal:
    """Give a proposal for Acme of these chapters, or of one short text."""
    made = Proposal(
        title=title,
        client=Client(name="Acme", fields=(("budget", "12000"), ("start", "2027-05-03"))),
        consultant=Consultant(company="Logic", email="hello@logic.example"),
        date=date(2027, 3, 2),
        language="en_GB",
        chapters=chapters or (TextChapter(id="text", title="Text", body="Words."),),
        place=Place(file="acme.proposal.yaml", line=1, column=1),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def picks(*ids: str, **changes: object) -> PicksChapter:
    """Give a chapter of these entries."""
    place = Place(file="acme.proposal.yaml", line=20)
    chosen = tuple(Pick(id=f"why/{index}", entry=EntryId(name), place=place) for index, name in enumerate(ids))
    return replace(PicksChapter(id="why", title="Why", picks=chosen), **changes)  # type: ignore[arg-type]


def composed(made: Proposal, content: Library | None = None) -> tuple[Document, tuple[Finding, ...]]:
    """Compose with the words of the tests."""
    return compose(made, content or library(), WORDS)


def block_of(entry: AnyEntry, **changes: object) -> tuple[AnyBlock, tuple[Finding, ...]]:
    """Compose the only block of a proposal that picks this entry."""
    content = library(entry, kind=SectionKind(entry.id.split("/")[1]))
    document, findings = composed(proposal(picks(entry.id), **changes), content)
    (block,) = document.chapters[0].blocks
    return block, findings


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Give the codes alone."""
    return [finding.code for finding in findings]


def english() -> Formats:
    """Give British formats with euros."""
    return formats_for("en_GB", "EUR")[0]


def texts(values: dict[str, str] | None = None, place: Place = NOWHERE) -> Texts:
    """Give texts in which these fields are known, by their dotted names."""
    known = {tuple(name.split(".")): value for name, value in (values or {}).items()}
    return Texts(Setting(Fields(known), english(), WORDS), "pick", lambda _: place)
