"""Everything that a proposal can hold can be changed by somebody who has no editor for its file."""

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from studio.app.edits.fields import change, enter, record_of, set_value
from studio.app.edits.finding import chapter_of
from studio.app.edits.paths import value_at
from studio.app.forms.specs import specs_of
from studio.domain.chapters import AnyChapter, Discount, EstimateChapter, Tax, TextChapter, TextPurpose
from studio.domain.entries import ENTRY_TYPES
from studio.domain.library import Library
from studio.domain.pictures import Picture
from studio.domain.proposal import Client, Consultant, OutputOptions, Proposal
from studio.sources.proposals.file import proposal_text
from studio.sources.proposals.free_fields import FreeFields
from studio.sources.proposals.proposal import read_proposal_text
from studio.sources.record_types import bare

ELSEWHERE = {
    "id": "never changes",
    "place": "where it was read",
    "places": "where it was read",
    "path": "saving under another name",
    "chapters": "the outline",
    "picks": "the outline",
    "origins": "kept by the program",
    "unread": "no text of its own: what the file has and nobody can read",
}
PARTS = {Proposal: ("client", "consultant", "output"), EstimateChapter: ("discount", "tax")}
"""Records that have forms or sections of their own."""
FOR_THE_LIBRARY = ("state", "tags", "owner", "review_by")
"""Nothing of these shows in a document."""
RECORDS = (Proposal, Client, Consultant, OutputOptions, Discount, Tax, *get_args(AnyChapter), *ENTRY_TYPES.values())
LOGO = Picture(path=Path("logo.png"), alt="", width=1, height=1)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_field_has_an_editor(cls: type) -> None:
    shown = {spec.name for spec in specs_of(cls)}
    library = FOR_THE_LIBRARY if cls in ENTRY_TYPES.values() else ()
    missing = {one.name for one in fields(cls)} - shown - set(ELSEWHERE) - set(PARTS.get(cls, ())) - set(library)
    assert missing == set()


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_field_of_the_records_in_its_lists_has_an_editor(cls: type) -> None:
    hints: dict[str, Any] = get_type_hints(cls)
    for spec in specs_of(cls):
        hint = bare(hints[spec.name])
        item = bare(get_args(hint)[0]) if get_origin(hint) is tuple and hint != FreeFields else None
        if is_dataclass(item):
            assert {one.name for one in spec.columns} == {one.name for one in fields(item)}, spec.name


def test_a_written_chapter_becomes_one_of_another_kind(full: Proposal, library: Library) -> None:
    new = enter(full, library, "summary", "purpose", "text")
    assert isinstance(new, Proposal)
    chapter = chapter_of(new, "summary")
    assert isinstance(chapter, TextChapter)
    assert chapter.purpose is TextPurpose.TEXT
    old = proposal_text(full)
    written = proposal_text(new, old)
    again = chapter_of(read_proposal_text(written, Path("x.proposal.yaml"))[0], "summary")
    assert isinstance(again, TextChapter)
    assert again.purpose is TextPurpose.TEXT
    assert again.body.split() == chapter.body.split()


def test_a_picture_comes_goes_and_may_be_decoration(full: Proposal, library: Library) -> None:
    there = set_value(full, library, "", "client.logo", LOGO)
    assert there.client.logo == LOGO
    said = set_value(there, library, "", "client.logo.alt", "A wave")
    assert said.client.logo is not None
    assert said.client.logo.alt == "A wave"
    assert change(said, library, "", "client.logo.alt", "") == there
    assert set_value(said, library, "", "client.logo", None).client.logo is None
    pick = set_value(full, library, "flask/5", "picture", LOGO)
    assert pick != full
    assert set_value(pick, library, "flask/5", "picture", None) == full


def test_an_icon_is_chosen_and_left_to_the_design_again(full: Proposal, library: Library) -> None:
    for source, path in (("flask/5", "icon"), ("team", "members.0.icon")):
        chosen = enter(full, library, source, path, "rocket")
        assert isinstance(chosen, Proposal)
        assert value_at(record_of(chosen, library, source), path) == "rocket"
        left = enter(chosen, library, source, path, "")
        assert isinstance(left, Proposal)
        assert value_at(record_of(left, library, source), path) is None
