from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studio.app.events import Event, HistoryChanged, ProposalChanged
from studio.app.updating import updates_of
from studio.app.workspace import Workspace
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import Benefit, EntryId, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.proposal import Client, Proposal

EMPTY = library_of(Path("none"), ())
FIRST = Proposal(title="First", client=Client(name="C"), date=date(2026, 1, 1))


CHAPTER = PicksChapter(id="why", title="Why", picks=(Pick(id="why/1", entry=EntryId("flask/benefits/one")),))
PICKED = replace(FIRST, chapters=(CHAPTER,))


def benefit(title: str) -> Benefit:
    return Benefit(id=EntryId("flask/benefits/one"), title=title, description="Because.")


def library_with(title: str) -> Library:
    section = Section(kind=SectionKind.BENEFITS, title="Why", entries=(benefit(title),))
    return library_of(Path("none"), (Topic(id="flask", title="Flask", sections=(section,)),))


def remembered(workspace: Workspace) -> list[str]:
    return [origin.version for origin in workspace.proposal.origins]


def titled(title: str) -> Proposal:
    return replace(FIRST, title=title)


def test_typing_in_one_field_is_one_step() -> None:
    workspace = Workspace(FIRST, EMPTY)
    for text in ("a", "ab", "abc"):
        workspace.apply(titled(text), "Change title", merge="title")
    workspace.apply(replace(workspace.proposal, currency="USD"), "Change currency")
    workspace.undo()
    assert workspace.proposal.title == "abc"
    workspace.undo()
    assert workspace.proposal is FIRST


def test_a_save_ends_a_step_and_undo_makes_it_modified_again() -> None:
    workspace = Workspace(FIRST, EMPTY)
    workspace.apply(titled("a"), "t", merge="title")
    workspace.mark_saved()
    assert not workspace.modified
    workspace.apply(titled("ab"), "t", merge="title")
    assert workspace.modified
    workspace.undo()
    assert (workspace.proposal.title, workspace.modified) == ("a", False)
    workspace.undo()
    assert (workspace.proposal.title, workspace.modified) == ("First", True)


def test_listeners_hear_of_real_changes_only_until_they_leave() -> None:
    workspace = Workspace(FIRST, EMPTY)
    heard: list[Event] = []
    leave = workspace.subscribe(heard.append)
    assert not workspace.apply(titled("First"), "nothing")
    assert heard == []
    workspace.apply(titled("b"), "Rename")
    assert [type(event) for event in heard] == [ProposalChanged, HistoryChanged]
    assert heard[1] == HistoryChanged(undo="Rename", redo="", modified=True)
    leave()
    workspace.undo()
    assert len(heard) == 2


def test_what_the_library_says_is_remembered_with_the_change_and_is_none_by_itself() -> None:
    before, now = library_with("Then"), library_with("Now")
    workspace = Workspace(PICKED, before)
    workspace.apply(replace(PICKED, title="Other"), "Change title")
    assert remembered(workspace) == [version_of(benefit("Then"))]
    workspace.apply(replace(workspace.proposal, title=PICKED.title), "Change title")
    assert not workspace.modified, "only what the library says came to it"
    workspace.undo()
    workspace.undo()
    assert (workspace.proposal, workspace.modified) == (PICKED, False)
    workspace.use_library(now)
    assert remembered(workspace) == [version_of(benefit("Then"))]
    assert not workspace.modified
    workspace.redo()
    assert workspace.proposal.title == "Other"


def test_a_picked_entry_is_remembered_as_it_was_when_it_was_picked() -> None:
    workspace = Workspace(FIRST, library_with("Then"))
    workspace.apply(PICKED, "Add")
    workspace.use_library(library_with("Now"))
    workspace.apply(replace(workspace.proposal, title="Other"), "Change title")
    assert remembered(workspace) == [version_of(benefit("Then"))]
    assert [update.entry for update in updates_of(workspace.proposal, workspace.library)] == ["flask/benefits/one"]


class AnyRunOfEdits(RuleBasedStateMachine):
    """Undo and redo walk the line of states that were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = Workspace(FIRST, EMPTY)
        self.line = [FIRST.title]
        self.at = 0

    @rule(title=st.text(max_size=3))
    def edit(self, title: str) -> None:
        if self.workspace.apply(titled(title), "edit"):
            self.line[self.at + 1 :] = [title]
            self.at += 1

    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.at = min(self.at + 1, len(self.line) - 1)

    @invariant()
    def shows_the_state(self) -> None:
        assert self.workspace.proposal.title == self.line[self.at]


TestAnyRunOfEdits = AnyRunOfEdits.TestCase
TestAnyRunOfEdits.settings = settings(deadline=None, max_examples=40)


def test_a_proposal_that_was_saved_under_a_name_keeps_its_history_and_what_was_typed_meanwhile() -> None:
    workspace = Workspace(FIRST, EMPTY)
    workspace.apply(titled("one"), "Type")
    written = workspace.proposal
    workspace.apply(replace(written, title="two"), "Type")
    path = Path("acme.proposal.yaml")
    workspace.settle(written, replace(written, path=path))
    assert (workspace.proposal.title, workspace.proposal.path, workspace.modified) == ("two", path, True)
    workspace.undo()
    assert (workspace.proposal.title, workspace.proposal.path, workspace.modified) == ("one", path, False)
    workspace.undo()
    assert (workspace.proposal.title, workspace.modified) == (FIRST.title, True)
