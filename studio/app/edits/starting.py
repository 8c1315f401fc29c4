"""What a new chapter of each kind begins with: enough to see its design, and to know what to write."""

from collections.abc import Callable, Mapping

from studio.app.edits.estimate import next_line
from studio.app.edits.plan import next_phase
from studio.domain.chapters import (
    AcceptanceChapter,
    AnyChapter,
    Clause,
    EstimateChapter,
    Member,
    PicksChapter,
    PlanChapter,
    ScopeChapter,
    Tax,
    TeamChapter,
    TermsChapter,
    TextChapter,
    TextPurpose,
)
from studio.domain.proposal import Proposal

KINDS: Mapping[str, str] = {
    TextPurpose.EXECUTIVE_SUMMARY: "Executive summary",
    TextPurpose.UNDERSTANDING: "How we understand your situation",
    TextPurpose.TEXT: "New chapter",
    PicksChapter.kind: "From the library",
    ScopeChapter.kind: "Scope",
    PlanChapter.kind: "Plan",
    EstimateChapter.kind: "Estimate",
    TeamChapter.kind: "The team for this project",
    TermsChapter.kind: "Terms",
    AcceptanceChapter.kind: "Acceptance",
}
"""The kinds of chapter, as they stand in a file, with the titles that new ones have."""

_BODIES = {
    TextPurpose.EXECUTIVE_SUMMARY: "{{ client.name }} plans a new system. This proposal shows how we would build it.",
    TextPurpose.UNDERSTANDING: "What we heard in our first conversations.",
    TextPurpose.TEXT: "What {{ client.name }} should know.",
}
_POINTS = {
    TextPurpose.EXECUTIVE_SUMMARY: ("A first result after a few weeks",),
    TextPurpose.UNDERSTANDING: ("What has to be true for the project to be a success",),
    TextPurpose.TEXT: (),
}


def starting_chapter(kind: str, chapter_id: str, title: str, proposal: Proposal) -> AnyChapter:
    """Make a chapter of one of the `KINDS`."""
    if kind in _BODIES:
        purpose = TextPurpose(kind)
        return TextChapter(
            id=chapter_id, title=title, purpose=purpose, body=_BODIES[purpose], key_points=_POINTS[purpose]
        )
    make = _STARTS.get(kind)
    return make(chapter_id, title, proposal) if make else PicksChapter(id=chapter_id, title=title)


def _scope(chapter_id: str, title: str, _proposal: Proposal) -> AnyChapter:
    return ScopeChapter(
        id=chapter_id,
        title=title,
        included=("What we deliver",),
        excluded=("What we leave to others",),
        assumptions=("What we rely on",),
    )


def _plan(chapter_id: str, title: str, proposal: Proposal) -> AnyChapter:
    empty = PlanChapter(id=chapter_id, title=title)
    return PlanChapter(id=chapter_id, title=title, phases=(next_phase(empty, 0, proposal.date),))


def _estimate(chapter_id: str, title: str, proposal: Proposal) -> AnyChapter:
    empty = EstimateChapter(id=chapter_id, title=title)
    return EstimateChapter(id=chapter_id, title=title, lines=(next_line(empty, 0),), tax=_tax(proposal))


def _tax(proposal: Proposal) -> Tax | None:
    """Give the tax of the proposal's other estimate, if it has one."""
    taxes = (chapter.tax for chapter in proposal.chapters if isinstance(chapter, EstimateChapter) and chapter.tax)
    return next(taxes, None)


def _team(chapter_id: str, title: str, _proposal: Proposal) -> AnyChapter:
    member = Member(role="Project manager", description="Your daily contact for scope, schedule and budget")
    return TeamChapter(id=chapter_id, title=title, members=(member,))


def _terms(chapter_id: str, title: str, _proposal: Proposal) -> AnyChapter:
    clause = Clause(title="Validity", text="This proposal is valid for 30 days.")
    return TermsChapter(id=chapter_id, title=title, clauses=(clause,))


def _acceptance(chapter_id: str, title: str, _proposal: Proposal) -> AnyChapter:
    text = "By signing, {{ client.name }} accepts this proposal of {{ proposal.date }} and its terms."
    return AcceptanceChapter(id=chapter_id, title=title, text=text)


_STARTS: Mapping[str, Callable[[str, str, Proposal], AnyChapter]] = {
    ScopeChapter.kind: _scope,
    PlanChapter.kind: _plan,
    EstimateChapter.kind: _estimate,
    TeamChapter.kind: _team,
    TermsChapter.kind: _terms,
    AcceptanceChapter.kind: _acceptance,
}
