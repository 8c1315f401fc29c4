import errno
import os
import sys
from pathlib import Path

import pytest

from studio.app.writing import write_files
from studio.domain.errors import StudioError


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".part"]


def test_files_are_replaced(tmp_path: Path) -> None:
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    old.write_bytes(b"before")
    write_files({old: b"after", new: b"fresh"})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"fresh")
    assert not leftovers(tmp_path)


def test_a_missing_folder_leaves_every_other_file_as_it_was(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"before")
    with pytest.raises(StudioError, match="no folder") as caught:
        write_files({old: b"after", tmp_path / "missing" / "new.pdf": b"fresh"})
    assert "Make the folder" in caught.value.hint
    assert old.read_bytes() == b"before"
    assert not leftovers(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "~nosuchuser/x"])
def test_a_name_that_no_file_can_have_is_one_clear_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(StudioError) as caught:
        write_files({tmp_path / name: b"data"})
    assert caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"before")

    def no_space(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StudioError, match="was not written") as caught:
        write_files({old: b"after"})
    assert os.strerror(errno.ENOSPC) in caught.value.detail
    assert old.read_bytes() == b"before"
    assert not leftovers(tmp_path)


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "new.pdf": b"data"})
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="is a folder"):
        write_files({tmp_path: b"data"})


def test_two_outputs_with_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="same path"):
        write_files({tmp_path / "a.pdf": b"1", tmp_path / "x" / ".." / "a.pdf": b"2"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"before")
    old.chmod(0o640)
    write_files({old: b"after"})
    assert old.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StudioError, match="device or a pipe"):
        write_files({pipe: b"data"})
    assert pipe.is_fifo()


def test_links_in_a_circle_and_endless_names_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="written"):
        write_files({tmp_path / ("x" * 300): b"data"})
    loop = tmp_path / "loop"
    try:
        loop.symlink_to(loop)
    except OSError:
        pytest.skip("links need a privilege here")
    with pytest.raises(StudioError, match="cannot be written"):
        write_files({loop: b"data"})
