"""A proposal and the library to the document: every word final, every figure formatted, every doubt a finding."""

from collections.abc import Callable

from studio.compose.chapters import written_blocks
from studio.compose.cover import chapter_title, compose_cover, proposal_doubts
from studio.compose.doubts import origin_doubts, pick_doubts
from studio.compose.entries import entry_block
from studio.compose.estimate import chapter_totals
from studio.compose.fields import fields_of
from studio.compose.formats import formats_for
from studio.compose.picks import opened, opening_section, picked_entry, place_in_pick
from studio.compose.texts import Setting, Texts
from studio.compose.translations import intro_gap, pick_gap
from studio.compose.watching import WatchedValues
from studio.domain.blocks import AnyBlock
from studio.domain.chapters import AcceptanceChapter, AnyChapter, EstimateChapter, Pick, PicksChapter
from studio.domain.document import Document, DocumentChapter
from studio.domain.entries import EntryId
from studio.domain.findings import Finding, warning
from studio.domain.frozen import dataclass, replace
from studio.domain.kept import Identity, Kept
from studio.domain.languages import InLanguage, in_language
from studio.domain.library import Library
from studio.domain.moved_entries import moved_entries
from studio.domain.places import Place, PlacesByField
from studio.domain.proposal import Proposal
from studio.domain.text import Rich
from studio.domain.words import Words


def compose(
    proposal: Proposal, library: Library, words: Words, kept: Kept | None = None
) -> tuple[Document, tuple[Finding, ...]]:
    """Compose the document of a proposal in the words of its language; nothing stops it, what is odd is a finding.

    With the same `kept` as for the proposal before, only chapters that changed, or may say something that changed
    elsewhere, are composed again.
    """
    formats, findings = formats_for(
        proposal.language, proposal.currency, proposal.place_of("language"), proposal.place_of("currency")
    )
    totals = tuple(
        (chapter.id, chapter_totals(chapter, formats.digits))
        for chapter in proposal.chapters
        if isinstance(chapter, EstimateChapter)
    )
    spoken = in_language(library, formats.locale.language)
    setting = Setting(fields_of(proposal, spoken.library, totals), formats, words)
    own = Texts(setting, "", _places(proposal.places, proposal.place), list(findings))
    cover, setting = compose_cover(proposal, own)
    moved = moved_entries(proposal, library)
    run = _Run(proposal, spoken, replace(own, setting=setting), kept or Kept(), set(), moved)
    document = Document(
        cover=cover,
        language=formats.tag,
        words=words,
        chapters=tuple(run.kept_chapter(chapter, number) for number, chapter in enumerate(proposal.chapters, start=1)),
        confidentiality=run.own.line("output.confidentiality", proposal.output.confidentiality),
        page_size=proposal.output.page_size,
        agenda=proposal.output.agenda,
        dividers=proposal.output.dividers,
        notes=proposal.output.notes,
        date=(proposal.date.year, proposal.date.month, proposal.date.day),
    )
    run.kept.end_round()
    own.findings.extend(proposal_doubts(proposal))
    own.findings.extend(origin_doubts(proposal, library))
    return document, tuple(dict.fromkeys(own.findings))


@dataclass(frozen=True, slots=True)
class _Run:
    """One composition under way."""

    proposal: Proposal
    spoken: InLanguage
    """The library in the proposal's language."""
    own: Texts
    """The proposal's own texts; its findings are those of the whole run."""
    kept: Kept
    seen: set[EntryId]
    """Entries that were picked so far."""
    moved: dict[EntryId, EntryId]
    """Where picked entries stand now that were moved."""

    @property
    def library(self) -> Library:
        """The library, translated as far as it is."""
        return self.spoken.library

    def kept_chapter(self, chapter: AnyChapter, number: int) -> DocumentChapter:
        """Give a chapter composed, anew where what it says may be different from the last time."""
        picked = [pick.entry for pick in chapter.picks] if isinstance(chapter, PicksChapter) else []
        repeated = frozenset(self.seen.intersection(picked))
        moved = tuple((entry, self.moved[entry]) for entry in picked if entry in self.moved)
        parties = (self.proposal.client.name, self.proposal.consultant.company)
        signed = parties if isinstance(chapter, AcceptanceChapter) else ()
        setting = self.own.setting
        values = WatchedValues(setting.fields.values)
        client = self.proposal.client.industry
        whole = (Identity(self.library), self.proposal.date, client, signed, setting.formats, setting.words)
        # Equal chapters may stand in different places of their files, and so have different findings.
        origin = (Identity(chapter), number, repeated, moved, whole, values)

        def make() -> tuple[DocumentChapter, tuple[Finding, ...]]:
            watched = replace(setting, fields=replace(setting.fields, values=values))
            run = replace(self, own=replace(self.own, setting=watched, findings=[]), seen=set(repeated))
            return run.chapter(chapter, number), tuple(run.own.findings)

        composed, findings = self.kept.get(chapter.id, origin, make)
        self.own.findings.extend(findings)
        self.seen.update(picked)
        return composed

    def chapter(self, chapter: AnyChapter, number: int) -> DocumentChapter:
        texts = replace(self.own, source=chapter.id, place_of=_places(chapter.places, chapter.place))
        if isinstance(chapter, PicksChapter):
            blocks = self._picked(chapter)
        else:
            blocks = written_blocks(chapter, self.proposal, texts)
        own = opened(chapter, self.library).intro if chapter.intro else ""
        intro = texts.rich("intro", own) if chapter.intro else self._section_intro(chapter, texts)
        if not blocks and not intro and not (isinstance(chapter, PicksChapter) and chapter.picks):
            texts.tell(warning("chapter-empty", f"There is nothing in the chapter “{chapter.title}”."))
        return DocumentChapter(
            id=chapter.id,
            number=number,
            title=chapter_title(chapter, number, texts),
            intro=intro,
            notes=texts.rich("notes", chapter.notes),
            blocks=blocks,
        )

    def _picked(self, chapter: PicksChapter) -> tuple[AnyBlock, ...]:
        blocks = (self._pick(pick) for pick in chapter.picks)
        return tuple(block for block in blocks if block is not None)

    def _pick(self, pick: Pick) -> AnyBlock | None:
        entry = picked_entry(pick, self.library, self.moved.get(pick.entry))
        if isinstance(entry, Finding):
            self.own.findings.append(entry)
            return None
        industry, original = self.proposal.client.industry, self.spoken.original.find(pick.entry)
        self.own.findings.extend(pick_doubts(pick, entry, self.proposal.date, industry, self.seen, original))
        self.own.findings.extend(pick_gap(pick, self.spoken.gap(pick.entry), self.spoken.language))
        self.seen.add(pick.entry)
        texts = replace(self.own, source=pick.id, place_of=lambda path: place_in_pick(pick, entry, path))
        return entry_block(entry, texts)

    def _section_intro(self, chapter: AnyChapter, texts: Texts) -> Rich:
        """Give the words that open a section when the chapter consists of it and has none of its own."""
        found = opening_section(chapter, self.library)
        if found is None:
            return ()
        topic_id, section = found
        gap = self.spoken.head_gap(topic_id, section.kind) if section.intro else None
        texts.findings.extend(intro_gap(f"{topic_id}/{section.kind}", gap, self.spoken.language, chapter.id))
        return replace(texts, place_of=_places(section.places, section.place)).rich("intro", section.intro)


def _places(places: PlacesByField, record: Place) -> Callable[[str], Place]:
    """Give the function that finds the place of a field, or else that of its record."""
    known = dict(places)
    return lambda path: known.get(path, record)
