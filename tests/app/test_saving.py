import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from studio.app.saving import Conflict, Saved, findings_as_saved, is_unchanged, look_at, open_proposal, save
from studio.domain.chapters import Pick, PicksChapter
from studio.domain.entries import EntryId
from studio.domain.errors import StudioError
from studio.domain.pictures import Picture
from studio.domain.proposal import Origin
from studio.sources.proposals.proposal import read_proposal

TEXT = """\
# Ours
title: Offer   # short
client: {name: Acme}
date: 2027-01-10
unknown: kept
chapters:
  - title: Why
    picks: [flask/benefits/less-is-more]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "acme.proposal.yaml"
    file.write_bytes(TEXT.encode())
    return file


def renamed(proposal, name="New"):
    return replace(proposal, title=name)


def test_saving_changes_what_has_changed(path):
    opened = open_proposal(path)
    saved = save(path, renamed(opened.proposal), opened.state)
    assert isinstance(saved, Saved)
    assert path.read_text(encoding="utf-8") == TEXT.replace("Offer", "New")
    assert read_proposal(path)[0] == saved.proposal
    assert saved.state == look_at(path)
    assert isinstance(save(path, renamed(saved.proposal, "Newer"), saved.state), Saved)


def test_an_unchanged_proposal_is_written_as_it_was(path):
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    opened = open_proposal(path)
    save(path, opened.proposal, opened.state)
    assert path.read_bytes() == before
    save(path, renamed(opened.proposal), opened.state)
    assert path.read_bytes() == before.replace(b"Offer", b"New")


def test_a_file_changed_elsewhere_is_not_overwritten(path):
    opened = open_proposal(path)
    path.write_text(TEXT.replace("Offer", "Theirs"), encoding="utf-8")
    assert not is_unchanged(opened.state)
    conflict = save(path, renamed(opened.proposal, "Ours"), opened.state)
    assert isinstance(conflict, Conflict)
    assert "Theirs" in path.read_text(encoding="utf-8")
    assert "Theirs" in conflict.theirs.text
    assert "title: Ours" in conflict.ours
    assert isinstance(save(path, renamed(opened.proposal, "Ours"), conflict.theirs), Saved)
    assert "title: Ours" in path.read_text(encoding="utf-8")


def test_a_file_changed_within_the_same_size_and_time_is_noticed_when_saving(path):
    opened = open_proposal(path)
    path.write_text(TEXT.replace("Offer", "Other"), encoding="utf-8")
    os.utime(path, ns=(opened.state.modified, opened.state.modified))
    assert isinstance(save(path, renamed(opened.proposal), opened.state), Conflict)


def test_a_file_only_touched_is_no_conflict(path):
    opened = open_proposal(path)
    os.utime(path, ns=(1, 1))
    assert is_unchanged(opened.state)
    assert isinstance(save(path, renamed(opened.proposal), opened.state), Saved)


def test_a_file_removed_elsewhere_is_written_again(path):
    opened = open_proposal(path)
    path.unlink()
    assert isinstance(save(path, opened.proposal, opened.state), Saved)
    assert path.read_text(encoding="utf-8") == TEXT


def test_an_existing_file_is_not_overwritten_unseen(path):
    opened = open_proposal(path)
    other = path.with_name("other.proposal.yaml")
    other.write_bytes(b"\xff something else")
    assert isinstance(save(other, opened.proposal, None), Conflict)
    assert isinstance(save(other, opened.proposal, opened.state), Conflict)
    assert other.read_bytes() == b"\xff something else"


def test_saving_under_another_name_keeps_comments(path, tmp_path):
    opened = open_proposal(path)
    other = tmp_path / "other.proposal.yaml"
    saved = save(other, renamed(opened.proposal), None, previous=opened.state.text)
    assert isinstance(saved, Saved)
    assert saved.proposal.path == other
    assert other.read_text(encoding="utf-8") == TEXT.replace("Offer", "New")
    assert path.read_text(encoding="utf-8") == TEXT


def test_pictures_from_elsewhere_are_copied_beside(path, tmp_path):
    Image.new("RGB", (20, 10), "red").save(tmp_path / "logo.png")
    home = tmp_path / "home"
    (home / "pictures").mkdir(parents=True)
    (home / "pictures" / "logo.png").write_bytes(b"another one")
    logo = Picture(path=tmp_path / "logo.png", alt="Acme", width=20, height=10)
    proposal = open_proposal(path).proposal
    pick = Pick(id="why/1", entry=EntryId("flask/benefits/less-is-more"), overrides=(("picture", logo),))
    chapter = PicksChapter(id="why", title="Why", picks=(pick,))
    proposal = replace(proposal, client=replace(proposal.client, logo=logo), chapters=(chapter,))
    saved = save(home / "x.proposal.yaml", proposal, None, previous=TEXT)
    assert isinstance(saved, Saved)
    text = (home / "x.proposal.yaml").read_text(encoding="utf-8")
    assert text.count("pictures/logo-2.png") == 2
    assert (home / "pictures" / "logo-2.png").read_bytes() == (tmp_path / "logo.png").read_bytes()
    again, findings = read_proposal(home / "x.proposal.yaml")
    assert again == saved.proposal
    assert [one.code for one in findings] == ["unknown-key"]


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so")
def test_a_picture_whose_name_cannot_be_read_back_is_copied_under_another(path, tmp_path):
    Image.new("RGB", (20, 10), "red").save(tmp_path / "logo: new?.png")
    logo = Picture(path=tmp_path / "logo: new?.png", alt="Acme", width=20, height=10)
    proposal = open_proposal(path).proposal
    saved = save(tmp_path / "x.proposal.yaml", replace(proposal, client=replace(proposal.client, logo=logo)), None)
    assert isinstance(saved, Saved)
    again, findings = read_proposal(tmp_path / "x.proposal.yaml")
    assert again.client.logo == saved.proposal.client.logo
    assert not [one for one in findings if one.severity == "error"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"- a", b"a: [", b"x" * 6_000_000])
def test_what_is_no_proposal_is_told(path, data):
    path.write_bytes(data)
    with pytest.raises(StudioError):
        open_proposal(path)


def test_what_could_not_be_opened_again_is_not_written(path):
    opened = open_proposal(path)
    logo = path.parent.parent / "logo.png"
    Image.new("RGB", (20, 10), "red").save(logo)
    (chapter,) = opened.proposal.chapters
    assert isinstance(chapter, PicksChapter)
    client = replace(opened.proposal.client, logo=Picture(path=logo, alt="Acme", width=20, height=10))
    large = replace(opened.proposal, client=client, chapters=(replace(chapter, intro="word " * 1_000_100),))
    with pytest.raises(StudioError, match="too large") as caught:
        save(path, large, opened.state)
    assert "chapters › Why › intro (“word word" in caught.value.detail
    assert path.read_text(encoding="utf-8") == TEXT
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert findings_as_saved(large, opened.state.text), "what else is wrong is told all the same"


@pytest.fixture(params=["pipe", "device"])
def special(request):
    """Put what is no regular file, and would be read from for ever, into the place of a file."""
    if sys.platform == "win32":
        pytest.skip("only Unix has such files")

    def put(path: Path) -> Path:
        path.unlink(missing_ok=True)
        if request.param == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero")
        return path

    return put


def test_a_pipe_or_a_device_is_not_waited_for(path, special):
    opened = open_proposal(path)
    special(path)
    assert look_at(path) is None
    assert not is_unchanged(opened.state)
    with pytest.raises(StudioError, match="cannot be read"):
        open_proposal(path)
    with pytest.raises(StudioError, match="device or a pipe"):
        save(path, renamed(opened.proposal), opened.state)
    picture = Picture(path=special(path.with_name("logo.png")).absolute(), alt="", width=20, height=10)
    client = replace(opened.proposal.client, logo=picture)
    (path.parent / "other").mkdir()
    other = path.parent / "other" / "x.proposal.yaml"
    assert isinstance(save(other, replace(opened.proposal, client=client), None), Saved)


def test_what_cannot_be_written_is_told(path, tmp_path):
    opened = open_proposal(path)
    for place in (tmp_path, tmp_path / "none" / "x.proposal.yaml"):
        with pytest.raises(StudioError):
            save(place, opened.proposal, None)


def test_what_was_mended_is_not_found_any_more_and_the_rest_is(path):
    path.write_text(TEXT.replace("date: 2027-01-10", "date: 2027-13-45"), encoding="utf-8")
    opened = open_proposal(path)
    assert {finding.place.field for finding in opened.findings} == {"date", "unknown"}
    assert findings_as_saved(opened.proposal, opened.state.text) == opened.findings
    mended = replace(opened.proposal, date=date(2027, 1, 10))
    (left,) = findings_as_saved(mended, opened.state.text)
    assert left.place.field == "unknown"


ALIASED = """\
# signed off by Legal
title: x
client: {name: c}
date: 2026-01-01
chapters:
  - kind: texxt
    title: Unknown kind
    body: precious words   # of Anna
  - title: a
    picks: &p [flask/benefits/less-is-more]
  - title: b
    picks: *p
"""
FLOWING = """\
{title: x, client: {name: c}, date: 2026-01-01, chapters: [{title: a, picks: [flask/benefits/less-is-more]}, # why
 {kind: texxt, title: lost, body: precious}]}
"""


def remembering(proposal):
    return replace(proposal, origins=(Origin(entry=EntryId("flask/benefits/less-is-more"), version="0123456789ab"),))


def test_a_list_that_ends_with_an_alias_keeps_all_that_is_in_it(path):
    path.write_text(ALIASED, encoding="utf-8")
    opened = open_proposal(path)
    saved = save(path, remembering(opened.proposal), opened.state)
    assert isinstance(saved, Saved)
    assert saved.before is None
    text = path.read_text(encoding="utf-8")
    assert text.startswith(ALIASED)
    assert "0123456789ab" in text[len(ALIASED) :]


def test_what_must_be_written_anew_is_kept_as_it_was_under_a_name_of_its_own(path):
    path.write_text(FLOWING, encoding="utf-8")
    opened = open_proposal(path)
    kept = []
    for version in ("0123456789ab", "ba9876543210"):
        path.write_text(FLOWING, encoding="utf-8")
        (chapter,) = opened.proposal.chapters
        changed = replace(opened.proposal, chapters=(replace(chapter, title=version),))
        saved = save(path, changed, look_at(path))
        assert isinstance(saved, Saved)
        assert version in path.read_text(encoding="utf-8")
        kept.append(saved.before)
    assert [one.name for one in kept] == ["acme.proposal.yaml.old", "acme.proposal.yaml.old-2"]
    assert all(one.read_text(encoding="utf-8") == FLOWING for one in kept)
