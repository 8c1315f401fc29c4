from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from studio.app.folders import shipped_folders
from studio.app.keeping.comparing import Part, differences, parts_of, said
from studio.app.keeping.drafts import Drafts, with_entry
from studio.app.keeping.own_library import carried_over, copied_library, is_own
from studio.app.keeping.pictures import own_picture
from studio.app.keeping.rows import words_of
from studio.app.keeping.similar import SimilarIndex
from studio.app.keeping.trial import PICK, trial_of
from studio.app.keeping.usage_rows import overview_of, unseen_paths
from studio.app.keeping.where_used import Age, Use, Uses, age_of, gone_from, read_uses, usage_of, uses_in
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import Benefit, EntryId, EntryState, Figure, SectionKind
from studio.domain.entry_version import version_of
from studio.domain.errors import StudioError
from studio.domain.library import Library, Section, Topic, library_of
from studio.domain.pictures import Picture
from studio.domain.proposal import Client, Origin, Proposal
from studio.sources.libraries.library import read_library

BENEFIT = Benefit(id=EntryId("flask/benefits/a"), title="A small core", description="Flask brings the essentials only.")


def test_words_that_went_and_came() -> None:
    assert parts_of("one two three", "one 2 three") == (
        Part("one", "same"),
        Part(" two", "gone"),
        Part(" 2", "new"),
        Part(" three", "same"),
    )
    assert parts_of("", "new") == (Part("new", "new"),)


def test_fields_that_differ_in_the_words_of_the_form() -> None:
    after = replace(BENEFIT, state=EntryState.DRAFT, review_by=date(2027, 2, 1), tags=("x", "y"))
    assert [tuple(one) for one in differences(BENEFIT, after)] == [
        ("State", "Approved", "Draft"),
        ("Tags", "", "x\ny"),
        ("Review by", "", "1 February 2027"),
    ]
    assert said((Figure(value="64k+", label="stars"),)) == "64k+ – stars"


def test_nearly_the_same_is_found_and_the_same_subject_is_not() -> None:
    text = "Flask brings the essentials only, so a team adds just the parts that its product needs, and no more."
    other = "Django brings an admin panel, forms, an object mapper and a users model that every project shares."
    first = replace(BENEFIT, description=text)
    second = replace(BENEFIT, id=EntryId("flask/benefits/b"), title="An admin panel", description=other)
    index = SimilarIndex({one.id: words_of(one) for one in (first, second)})
    written = replace(first, id=EntryId("flask/benefits/new"), title="Small", description=text.replace("only", "alone"))
    assert [one.entry for one in index.like(written)] == [first.id]
    assert index.like(first) == ()
    assert index.like(replace(written, description="Short.")) == ()


def test_a_proposal_counts_once_and_says_which_version() -> None:
    picks = (
        Pick(id="c/1", entry=BENEFIT.id, overrides=(("title", "Other"),)),
        Pick(id="c/2", entry=BENEFIT.id),
    )
    proposal = Proposal(
        title="P",
        client=Client(name="C"),
        date=date(2027, 1, 1),
        chapters=(PicksChapter(id="c", title="C", picks=picks),),
        origins=(Origin(entry=BENEFIT.id, version=version_of(BENEFIT)),),
    )
    path = Path("p.proposal.yaml")
    (use,) = uses_in([(path, proposal)])[BENEFIT.id]
    expected = Use(path=path, title="P", client="C", origin=proposal.origins[0], changed=("title",))
    assert use == expected
    now = library_with(BENEFIT)
    assert age_of(use, now) is Age.CURRENT
    assert age_of(use, library_with(replace(BENEFIT, title="New"))) is Age.EARLIER
    assert age_of(replace(use, origin=None), now) is Age.UNKNOWN


def library_with(*entries: Benefit) -> Library:
    section = Section(kind=SectionKind.BENEFITS, title="Why", entries=entries)
    return library_of(Path(), (Topic(id="flask", title="Flask", sections=(section,)),))


def test_it_is_counted_how_often_each_entry_is_used_and_which_never_is() -> None:
    never = replace(BENEFIT, id=EntryId("flask/benefits/never"))
    often = replace(BENEFIT, id=EntryId("flask/benefits/often"))
    now = library_with(never, BENEFIT, often)
    current = Origin(entry=often.id, version=version_of(often))
    old = replace(current, version="0" * 12)
    use = Use(path=Path("p"), title="P", client="C", origin=current, changed=())
    other = (replace(use, origin=old), use, replace(use, origin=old), replace(use, origin=None))
    by_entry = {often.id: other, BENEFIT.id: (use,), EntryId("flask/benefits/gone"): (use,)}
    uses = Uses(folder=Path(), proposals=4, by_entry=by_entry)
    first, second, third = usage_of(uses, now)
    assert (first.entry, second.entry, third.entry) == (often, BENEFIT, never)
    assert first.ages(now) == {Age.CURRENT: 1, Age.EARLIER: 2, Age.UNKNOWN: 1}
    assert third.uses == ()
    assert gone_from(uses, now) == ("flask/benefits/gone",)


def test_a_folder_of_proposals_is_looked_through(tmp_path: Path) -> None:
    inner = tmp_path / "2026"
    inner.mkdir()
    examples = shipped_folders().examples
    for path in examples.glob("*.proposal.yaml"):
        (inner / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.proposal.yaml").write_bytes(b"\xff\xfe\x00")
    uses = read_uses(tmp_path)
    assert uses.proposals == len(list(inner.iterdir()))
    assert uses.unreadable == (tmp_path / "broken.proposal.yaml",)
    assert (uses.partly, uses.beyond) == ((), 0)
    assert len(uses.by_entry[EntryId("flask/benefits/less-is-more")]) == len(list(inner.iterdir()))


def test_what_is_not_looked_at_in_a_folder_is_said(tmp_path: Path) -> None:
    text = "title: P\nclient: {name: A}\ndate: 2027-01-01\nchapters:\n  - {title: T, picks: [flask/benefits/a, [x]]}\n"
    for name in "abc":
        (tmp_path / f"{name}.proposal.yaml").write_text(
            text.replace(", [x]", ", [x]" * (name == "b")), encoding="utf-8"
        )
    uses = read_uses(tmp_path, most=2)
    assert (uses.proposals, uses.partly, uses.beyond) == (2, (tmp_path / "b.proposal.yaml",), 1)
    said = overview_of(uses, library_with(BENEFIT), ("", "")).said
    assert said.endswith("the 2 proposals of this folder; 1 could be read only in part; 1 more not looked at")
    assert unseen_paths(uses) == str(tmp_path / "b.proposal.yaml")


def test_the_shipped_library_is_not_ones_own_and_a_copy_is(tmp_path: Path) -> None:
    shipped = shipped_folders().library
    assert not is_own(shipped)
    own = copied_library(shipped, tmp_path / "own")
    assert is_own(own)
    assert read_library(own)[0].topics == read_library(shipped)[0].topics
    with pytest.raises(StudioError, match="not empty"):
        copied_library(shipped, own)
    with pytest.raises(StudioError, match="lies in the library"):
        copied_library(own, own / "flask" / "mine")
    assert not (own / "flask" / "mine").exists()


def test_drafts_come_along_with_their_pictures(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
    picture = Picture(path=old.resolve() / "flask" / "a.png", alt="", width=1, height=1)
    library = library_of(old, ())
    drafts = with_entry(Drafts(library=library, sections={}), BENEFIT)
    where = ("flask", SectionKind.BENEFITS)
    section = Section(kind=where[1], title="Benefits", entries=(replace(BENEFIT, picture=picture),))
    moved = carried_over(replace(drafts, sections={where: section}), library_of(new, ())).drafts
    found = moved.section(where).entries[0].picture
    assert found is not None
    assert found.path == new.resolve() / "flask" / "a.png"


def test_a_picture_from_elsewhere_is_copied_under_a_name_that_is_free(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    made = []
    for number, folder in enumerate(("one", "two")):
        path = tmp_path / folder / "Our Team.PNG"
        path.parent.mkdir()
        Image.new("RGB", (4, 4), (number * 200, 0, 0)).save(path)
        made.append(Picture(path=path, alt="Team", width=4, height=4))
    names = [own_picture(root, "flask", one).path.relative_to(root.resolve()).as_posix() for one in (*made, made[0])]
    assert names == ["flask/images/our-team.png", "flask/images/our-team-2.png", "flask/images/our-team.png"]
    inside = own_picture(root, "flask", made[0])
    assert own_picture(root, "django", inside) is inside


def test_a_trial_picks_one_entry() -> None:
    library = read_library(shipped_folders().library)[0]
    entry = library.find("flask/benefits/less-is-more")
    topic = library.topic("flask")
    assert entry is not None
    assert topic is not None
    section = topic.section(SectionKind.BENEFITS)
    assert section is not None
    proposal = trial_of(library, section, entry, "classic")
    chapter = proposal.chapters[0]
    assert isinstance(chapter, PicksChapter)
    assert [(pick.id, pick.entry) for pick in chapter.picks] == [(PICK, entry.id)]
    assert proposal.brand == "classic"
