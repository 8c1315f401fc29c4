"""`proposal-studio library used`: how often entries are used in a folder of proposals, and which never are."""

from pathlib import Path

import pytest

from studio.cli import main

ENTRIES = """title: Why
entries:
  - {id: one, title: One, description: Because}
  - {id: two, title: Two, description: Because}
  - {id: three, title: Three, description: Because, state: draft}
"""
PROPOSAL = """title: P
client: {name: %s}
date: 2027-01-01
chapters:
  - title: Why
    picks:
%s
"""


UNREAD = f"{Path('proposals/c.proposal.yaml')}  could not be read"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of three entries, and proposals that use two of them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "library" / "own").mkdir(parents=True)
    (tmp_path / "library" / "own" / "topic.yaml").write_text("title: Own\n", encoding="utf-8")
    (tmp_path / "library" / "own" / "benefits.yaml").write_text(ENTRIES, encoding="utf-8")
    inner = tmp_path / "proposals" / "2027"
    inner.mkdir(parents=True)
    (inner / "a.proposal.yaml").write_text(
        PROPOSAL % ("A", "      - own/benefits/one\n      - own/benefits/two"), encoding="utf-8"
    )
    changed = "      - entry: own/benefits/two\n        set: {title: Ours}\n      - own/benefits/gone"
    (tmp_path / "proposals" / "b.proposal.yaml").write_text(PROPOSAL % ("B", changed), encoding="utf-8")
    (tmp_path / "proposals" / "c.proposal.yaml").write_bytes(b"\xff\xfe")
    return tmp_path


def used(capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    capsys.readouterr()
    assert main(["library", "used", "proposals", "--library", "library", *more]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("folder")
def test_every_entry_is_counted_with_its_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "proposals/2027/a.proposal.yaml", "--library", "library"]) == 0
    assert used(capsys) == [
        "own/benefits/three  never (draft)",
        "own/benefits/two  2 of 2: 1 as it is now, 1 version unknown; changed for 1 client",
        "own/benefits/one  1 of 2: 1 as it is now",
        "own/benefits/gone  1 of 2: not in the library any more",
        "2 used, 1 never, in 2 proposals; 1 could not be read.",
        UNREAD,
    ]
    assert used(capsys, "--never") == [
        "own/benefits/three  never (draft)",
        "2 used, 1 never, in 2 proposals; 1 could not be read.",
        UNREAD,
    ]


def test_one_entry_is_told_with_its_proposals(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "proposals/b.proposal.yaml", "--library", "library"]) == 0
    file = folder / "library" / "own" / "benefits.yaml"
    file.write_text(ENTRIES.replace("title: Two", "title: Zwei"), encoding="utf-8")
    assert used(capsys, "--entry", "own/benefits/two") == [
        f"{Path('proposals/2027/a.proposal.yaml')}  A: P",
        "    version unknown",
        f"{Path('proposals/b.proposal.yaml')}  B: P",
        "    an earlier version; changed: title",
        "Used in 2 of 2 proposals; 1 could not be read.",
        UNREAD,
    ]


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_one_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "used", "nowhere", "--library", "library"]) == 2
    assert main(["library", "used", "proposals", "--entry", "own/benefits/tow", "--library", "library"]) == 2
    assert capsys.readouterr().err.count("error:") == 2


def test_a_proposal_is_named_as_its_client_reads_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "proposals" / "2027" / "a.proposal.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: P", 'title: "Flask for {{ client.name }}"', 1), encoding="utf-8")
    first, *_ = used(capsys, "--entry", "own/benefits/one")
    assert first == f"{Path('proposals/2027/a.proposal.yaml')}  A: Flask for A"


def test_an_entry_that_was_moved_is_used_where_it_stands_now(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "proposals/b.proposal.yaml", "--library", "library"]) == 0
    (folder / "library" / "new").mkdir()
    (folder / "library" / "new" / "topic.yaml").write_text("title: New\n", encoding="utf-8")
    head, one, rest = ENTRIES.partition("  - {id: two, title: Two, description: Because}\n")
    (folder / "library" / "own" / "benefits.yaml").write_text(head + rest, encoding="utf-8")
    (folder / "library" / "new" / "benefits.yaml").write_text(f"title: Why\nentries:\n{one}", encoding="utf-8")
    assert used(capsys)[1:3] == [
        "new/benefits/two  2 of 2: 1 as it is now, 1 version unknown; changed for 1 client",
        "own/benefits/one  1 of 2: 1 version unknown",
    ]
    old = "it names the old place, own/benefits/two: `proposal-studio update` takes the new one over"
    assert used(capsys, "--entry", "new/benefits/two")[:5] == [
        f"{Path('proposals/2027/a.proposal.yaml')}  A: P",
        f"    version unknown; {old}",
        f"{Path('proposals/b.proposal.yaml')}  B: P",
        f"    as it is now; changed: title; {old}",
        "Used in 2 of 2 proposals; 1 could not be read.",
    ]
    file = folder / "proposals" / "2027" / "a.proposal.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("own/benefits/one", "new/benefits/two", 1), encoding="utf-8")
    assert "own/benefits/two  1 of 2: not in the library any more" in used(capsys)
    assert any(line.startswith("new/benefits/two  2 of 2") for line in used(capsys))
