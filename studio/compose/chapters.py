"""A chapter to its blocks: entries picked from the library, or what was written for this client alone."""

from typing import assert_never

from studio.compose.characters import short_line
from studio.compose.estimate import estimate_block
from studio.compose.plan import plan_block
from studio.compose.texts import Texts
from studio.domain.blocks import AcceptanceBlock, AnyBlock, RoleBlock, ScopeBlock, SignatureBox, TermBlock, TextBlock
from studio.domain.chapters import (
    AcceptanceChapter,
    EstimateChapter,
    PlanChapter,
    ScopeChapter,
    TeamChapter,
    TermsChapter,
    TextChapter,
)
from studio.domain.proposal import Proposal
from studio.domain.text import line_of

WrittenChapter = (
    TextChapter | ScopeChapter | PlanChapter | EstimateChapter | TeamChapter | TermsChapter | AcceptanceChapter
)


def written_blocks(chapter: WrittenChapter, proposal: Proposal, texts: Texts) -> tuple[AnyBlock, ...]:
    """Compose a chapter written for this client; no block when nothing was written."""
    blocks: tuple[AnyBlock, ...]
    match chapter:
        case TextChapter():
            blocks = _text(chapter, texts)
        case ScopeChapter():
            blocks = _scope(chapter, texts)
        case PlanChapter():
            blocks = (plan_block(chapter, texts),) if chapter.phases else ()
        case EstimateChapter():
            blocks = (estimate_block(chapter, texts),) if chapter.lines else ()
        case TeamChapter():
            blocks = _team(chapter, texts)
        case TermsChapter():
            blocks = _terms(chapter, texts)
        case AcceptanceChapter():
            blocks = (_acceptance(chapter, proposal, texts),)
        case _:
            assert_never(chapter)
    return blocks


def _text(chapter: TextChapter, texts: Texts) -> tuple[AnyBlock, ...]:
    block = TextBlock(
        source=texts.source,
        purpose=chapter.purpose,
        body=texts.rich("body", chapter.body),
        key_points=texts.lines("key_points", chapter.key_points),
    )
    return (block,) if block.body or block.key_points else ()


def _scope(chapter: ScopeChapter, texts: Texts) -> tuple[AnyBlock, ...]:
    block = ScopeBlock(
        source=texts.source,
        body=texts.rich("body", chapter.body),
        included=texts.lines("included", chapter.included),
        excluded=texts.lines("excluded", chapter.excluded),
        assumptions=texts.lines("assumptions", chapter.assumptions),
    )
    return (block,) if block.body or block.included or block.excluded or block.assumptions else ()


def _team(chapter: TeamChapter, texts: Texts) -> tuple[AnyBlock, ...]:
    return tuple(
        RoleBlock(
            source=texts.source,
            title=texts.title(f"members.{index}.role", member.role),
            description=texts.rich(f"members.{index}.description", member.description),
            detail=texts.line(f"members.{index}.allocation", member.allocation),
            icon=member.icon,
        )
        for index, member in enumerate(chapter.members)
    )


def _terms(chapter: TermsChapter, texts: Texts) -> tuple[AnyBlock, ...]:
    return tuple(
        TermBlock(
            source=texts.source,
            title=texts.title(f"clauses.{index}.title", clause.title),
            text=texts.rich(f"clauses.{index}.text", clause.text),
        )
        for index, clause in enumerate(chapter.clauses)
    )


def _acceptance(chapter: AcceptanceChapter, proposal: Proposal, texts: Texts) -> AcceptanceBlock:
    boxes = tuple(
        SignatureBox(
            party=texts.line(f"signatories.{index}.party", signatory.party),
            role=texts.line(f"signatories.{index}.role", signatory.role),
        )
        for index, signatory in enumerate(chapter.signatories)
    )
    parties = (proposal.client.name, proposal.consultant.company)
    usual = (SignatureBox(party=line_of(short_line(party))) for party in parties)
    return AcceptanceBlock(
        source=texts.source,
        text=texts.rich("text", chapter.text),
        boxes=boxes or tuple(box for box in usual if box.party),
    )
