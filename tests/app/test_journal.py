import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.app.journal import Journal
from studio.domain.errors import StudioError


@pytest.fixture
def journal(tmp_path):
    """Give a function that opens a window's journal; all are closed at the end."""
    opened: list[Journal] = []

    def open_one() -> Journal:
        opened.append(Journal(tmp_path / "journal"))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def crashed(tmp_path: Path, *texts: str) -> None:
    """Let another process note texts and end without a word."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from studio.app.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for n, text in enumerate(sys.argv[2:]):\n"
        "    journal.note(f'key-{n}', text, path=Path('x.proposal.yaml'), title='Acme')\n"
        "os._exit(1)\n"
    )
    folder = str(tmp_path / "journal")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    subprocess.run([sys.executable, "-c", code, folder, *texts], check=False, env=environment)


def test_nothing_is_written_before_the_first_note(tmp_path, journal):
    assert journal().found() == ()
    assert not (tmp_path / "journal").exists()


def test_a_crashed_process_leaves_what_it_noted(tmp_path, journal):
    crashed(tmp_path, "first", "Zażółć\n😀")
    found = journal().found()
    assert {one.text for one in found} == {"first", "Zażółć\n😀"}
    assert {(one.path, one.title) for one in found} == {(Path("x.proposal.yaml"), "Acme")}


def test_a_note_takes_the_place_of_the_one_before(journal):
    one = journal()
    for text in ("a", "b", "c"):
        one.note("key", text)
    one.close()
    assert [found.text for found in journal().found()] == ["c"]


def test_running_windows_keep_their_notes_to_themselves(journal):
    first, second = journal(), journal()
    first.note("key", "mine")
    second.note("key", "yours")
    assert first.found() == second.found() == ()


def test_what_one_window_recovers_is_not_offered_to_another(tmp_path, journal):
    crashed(tmp_path, "text")
    first, second = journal(), journal()
    assert [one.text for one in first.found()] == ["text"]
    assert second.found() == ()
    assert [one.text for one in first.found()] == ["text"]
    first.close()
    assert [one.text for one in second.found()] == ["text"]


def test_what_is_discarded_is_gone(tmp_path, journal):
    crashed(tmp_path, "a", "b")
    first = journal()
    for one in first.found():
        first.discard(one)
    assert first.found() == ()
    assert list((tmp_path / "journal").iterdir()) == []


def test_what_is_cleared_is_not_found(tmp_path, journal):
    one = journal()
    one.note("key", "text")
    one.clear("key")
    one.clear("never noted")
    one.close()
    assert list((tmp_path / "journal").iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"key": "k"}', b"[" * 100_000])
def test_damaged_notes_are_kept_aside(tmp_path, journal, damage):
    crashed(tmp_path, "good", "bad")
    folder = tmp_path / "journal"
    bad = next(file for file in folder.glob("*/*.json") if b'"bad"' in file.read_bytes())
    bad.write_bytes(damage)
    assert [one.text for one in journal().found()] == ["good"]
    assert [file.read_bytes() for file in (folder / "damaged").iterdir()] == [damage]


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": None},
        {"key": 5},
        {"key": None},
        {"path": 5},
        {"path": ["x"]},
        {"title": 5},
        {"noted": 5},
        {"noted": "0001-01-01T00:00:00+23:00"},
        {"noted": "9999-12-31T23:59:59-23:00"},
        {"noted": "0001-01-01T00:00:00"},
        {"noted": "9999-12-31T23:59:59"},
    ],
)
def test_a_note_with_a_value_that_is_none_hides_no_other(tmp_path, journal, change):
    crashed(tmp_path, "good", "bad")
    folder = tmp_path / "journal"
    bad = next(file for file in folder.glob("*/*.json") if b'"bad"' in file.read_bytes())
    bad.write_text(json.dumps({**json.loads(bad.read_bytes()), **change}), encoding="utf-8")
    (found,) = journal().found()
    assert found.text == "good"
    assert len(list((folder / "damaged").iterdir())) == 1


def test_a_note_says_over_which_file_it_was_made(tmp_path, journal):
    one = journal()
    one.note("key", "text", path=tmp_path / "x.proposal.yaml", seen="abc")
    one.close()
    (found,) = journal().found()
    assert found.seen == "abc"


def test_a_note_of_a_version_that_did_not_say_so_is_read(tmp_path, journal):
    crashed(tmp_path, "text")
    file = next((tmp_path / "journal").glob("*/*.json"))
    content = json.loads(file.read_bytes())
    del content["seen"]
    file.write_text(json.dumps(content), encoding="utf-8")
    (found,) = journal().found()
    assert (found.text, found.seen) == ("text", "")


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix has such files")
def test_a_pipe_among_the_notes_is_not_waited_for(tmp_path, journal):
    crashed(tmp_path, "good")
    (session,) = (tmp_path / "journal").iterdir()
    os.mkfifo(session / "pipe.json")
    other = tmp_path / "journal" / "session-other"
    other.mkdir()
    os.mkfifo(other / "lock")
    assert [one.text for one in journal().found()] == ["good"]


def test_a_note_cut_short_is_damaged(tmp_path, journal):
    crashed(tmp_path, "text")
    file = next((tmp_path / "journal").glob("*/*.json"))
    file.write_bytes(file.read_bytes().replace(b"text", b"taxt"))
    assert journal().found() == ()
    assert (tmp_path / "journal" / "damaged").is_dir()


def test_a_folder_that_cannot_be_made_is_told(tmp_path, journal):
    (tmp_path / "journal").write_text("in the way", encoding="utf-8")
    with pytest.raises(StudioError, match="cannot be kept"):
        journal().note("key", "text")
    assert journal().found() == ()


def test_a_large_proposal_is_noted_within_a_frame_or_two(journal):
    text = "A line of a proposal with many words in it.\n" * 10_000
    one = journal()
    one.note("key", text)
    start = time.perf_counter()
    one.note("key", text)
    assert time.perf_counter() - start < 1  # 10 ms on a quiet machine
