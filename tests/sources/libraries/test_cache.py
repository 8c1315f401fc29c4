"""A library from the cache is the library of the files: never an older one, whatever befalls the cache."""

import os
import sys
import time
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.domain.library import Library
from studio.sources.file_stamps import SETTLED
from studio.sources.libraries.cache import LIBRARIES, LibraryCache
from studio.sources.libraries.library import read_library
from tests.sources.libraries.test_library import BENEFITS, write
from tests.sources.test_mutations import EDITS, FLASK, mutated
from tests.sources.yaml_values import ROOT, codes

FILES = {
    "flask/topic.yaml": "title: Flask",
    "flask/benefits.yaml": BENEFITS,
    "flask/faq.yaml": "title: Questions\nentries:\n  - {id: why, question: Why?, answer: Because., tags: [a, b]}\n",
    "django/topic.yaml": "title: Django\nsummary: A framework.",
    "django/benefits.yaml": BENEFITS,
}


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix has such files")
@pytest.mark.parametrize("device", [False, True])
def test_a_pipe_or_a_device_in_the_cache_is_not_waited_for(tmp_path, device):
    write(tmp_path / "content", FILES)
    cache = LibraryCache(tmp_path / "cache")
    known = everything(read_library(tmp_path / "content", cache))
    (file,) = cache.folder.iterdir()
    file.unlink()
    if device:
        file.symlink_to("/dev/zero")
    else:
        os.mkfifo(file)
    assert everything(read_library(tmp_path / "content", cache)) == known
    assert file.is_file()
    assert not file.is_symlink()


class Opened:
    """Counts the files that are opened below a folder."""

    def __init__(self) -> None:
        self.below: Path | None = None
        self.paths: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if event == "open" and self.below is not None and str(details[0]).startswith(str(self.below)):
            self.paths.append(str(details[0]))

    def during_read(self, root: Path, cache: LibraryCache) -> list[str]:
        self.below, self.paths = root, []
        everything(read_library(root, cache))
        self.below = None
        return sorted(Path(path).relative_to(root).as_posix() for path in self.paths)


OPENED = Opened()


def everything(found) -> tuple[object, ...]:
    """Give all there is to a library, places too, which equality leaves out."""
    library, findings = found
    return library.topics, findings, [places_of(one) for one in records_of(library)]


def records_of(library: Library):
    for topic in library.topics:
        yield topic
        for section in topic.sections:
            yield section
            yield from section.entries


def places_of(record) -> tuple[object, ...]:
    return record.place, *record.places


def later() -> int:
    """Stands for a clock by which everything was written long ago."""
    return time.time_ns() + 10 * SETTLED


@pytest.fixture
def cache(tmp_path: Path) -> LibraryCache:
    return LibraryCache(tmp_path / "cache", clock=later)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "library", FILES)


def assert_fresh(root: Path, cache: LibraryCache) -> None:
    assert everything(read_library(root, cache)) == everything(read_library(root))


def test_nothing_is_opened_when_nothing_has_changed(root, cache):
    assert len(OPENED.during_read(root, cache)) == len(FILES)
    assert OPENED.during_read(root, cache) == []
    assert_fresh(root, cache)


def test_only_what_has_changed_is_opened(root, cache):
    read_library(root, cache)
    write(root, {"flask/faq.yaml": FILES["flask/faq.yaml"].replace("Because.", "Therefore.")})
    assert OPENED.during_read(root, cache) == ["flask/faq.yaml"]
    assert read_library(root, cache)[0].find("flask/faq/why").answer == "Therefore."
    assert OPENED.during_read(root, cache) == []


def test_a_touched_file_is_known_by_its_bytes(root, cache):
    read_library(root, cache)
    os.utime(root / "flask" / "faq.yaml", ns=(1, 1))
    assert OPENED.during_read(root, cache) == ["flask/faq.yaml"]
    assert OPENED.during_read(root, cache) == []
    assert_fresh(root, cache)


def test_the_shipped_library_is_the_same_from_the_cache(cache):
    read_library(ROOT / "content", cache)
    assert_fresh(ROOT / "content", cache)


def test_entries_are_found_without_looking_at_others(root, cache):
    read_library(root, cache)
    library, _ = read_library(root, cache)
    assert library.find("flask/benefits/fast").title == "Fast"
    assert library.find("flask/benefits/slow") is None
    assert [entry.id for entry in library.entries()] == [entry.id for entry in read_library(root)[0].entries()]


def test_a_file_that_changes_twice_within_one_tick_is_read_twice(root, tmp_path):
    cache = LibraryCache(tmp_path / "cache")
    file = root / "flask" / "faq.yaml"
    state = file.stat()
    read_library(root, cache)
    file.write_text(FILES["flask/faq.yaml"].replace("Because.", "Whatever"), encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert file.stat().st_size == state.st_size
    assert read_library(root, cache)[0].find("flask/faq/why").answer == "Whatever"
    assert len(OPENED.during_read(root, cache)) == len(FILES), "nothing has settled yet"


def test_a_file_that_another_one_has_replaced_is_read(root, cache):
    read_library(root, cache)
    file = root / "flask" / "faq.yaml"
    state = file.stat()
    other = file.with_name(".new")
    other.write_text(FILES["flask/faq.yaml"].replace("Because.", "Whatever"), encoding="utf-8")
    os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    other.replace(file)
    if file.stat().st_ino == state.st_ino:
        pytest.skip("files have no numbers here")
    assert read_library(root, cache)[0].find("flask/faq/why").answer == "Whatever"


def test_files_and_topics_come_and_go(root, cache):
    read_library(root, cache)
    (root / "flask" / "faq.yaml").unlink()
    assert_fresh(root, cache)
    (root / "django").rename(root / "pyramid")
    assert_fresh(root, cache)
    write(root, {"flask/faq.yaml": FILES["flask/faq.yaml"]})
    assert_fresh(root, cache)


def test_a_file_becomes_a_link_out_of_the_library(root, cache, tmp_path):
    read_library(root, cache)
    file = root / "flask" / "faq.yaml"
    file.rename(tmp_path / "outside.yaml")
    try:
        file.symlink_to(tmp_path / "outside.yaml")
    except OSError:
        pytest.skip("links need a privilege here")
    library, findings = read_library(root, cache)
    assert codes(findings) == ["outside-library"]
    assert library.find("flask/faq/why") is None


def test_a_file_with_findings_is_read_again_every_time(root, cache):
    write(root, {"flask/faq.yaml": FILES["flask/faq.yaml"].replace("answer", "anser")})
    read_library(root, cache)
    assert OPENED.during_read(root, cache) == ["flask/faq.yaml"]
    assert_fresh(root, cache)
    assert read_library(root, cache)[1][-1].hint == "did you mean `answer`?"


def test_another_version_of_the_program_starts_anew(root, cache):
    read_library(root, cache)
    newer = LibraryCache(cache.folder, version="2", clock=later)
    assert len(OPENED.during_read(root, newer)) == len(FILES)
    assert OPENED.during_read(root, newer) == []


def with_picture(root: Path, colour: str, size: tuple[int, int] = (4, 3)) -> Path:
    (root / "flask" / "pictures").mkdir(exist_ok=True)
    file = root / "flask" / "pictures" / "a.png"
    Image.new("RGB", size, colour).save(file)
    picture = "    picture: {file: pictures/a.png, alt: A box}\n"
    return write(root, {"flask/benefits.yaml": BENEFITS + picture})


def test_a_picture_is_checked_anew_when_it_has_changed(root, cache):
    with_picture(root, "red")
    read_library(root, cache)
    assert OPENED.during_read(root, cache) == []
    assert_fresh(root, cache)
    with_picture(root, "red", (40, 30))
    assert read_library(root, cache)[0].find("flask/benefits/fast").picture.width == 40
    (root / "flask" / "pictures" / "a.png").unlink()
    assert_fresh(root, cache)
    assert codes(read_library(root, cache)[1]) == ["picture-unusable"]


def test_a_picture_that_has_become_a_link_out_of_the_library_is_not_shown(root, cache, tmp_path):
    with_picture(root, "red")
    read_library(root, cache)
    (root / "flask" / "pictures").rename(tmp_path / "elsewhere")
    try:
        (root / "flask" / "pictures").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("links need a privilege here")
    assert codes(read_library(root, cache)[1]) == ["picture-unusable"]


def cached_file(cache: LibraryCache) -> Path:
    (file,) = cache.folder.glob("*.library")
    return file


def test_a_cache_that_was_cut_off_or_damaged_is_no_cache(root, cache):
    read_library(root, cache)
    whole = cached_file(cache).read_bytes()
    for length in (0, 1, 40, len(whole) // 2, len(whole) - 1):
        cached_file(cache).write_bytes(whole[:length])
        assert_fresh(root, cache)
    for place in range(0, len(whole), 97):
        cached_file(cache).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert_fresh(root, cache)


SEPARATORS = st.sampled_from((b"\x1c", b"\x1d", b"\x1f", b"\x1b", b"\n", b" ", b"9"))


@settings(max_examples=60, deadline=None)
@given(edits=EDITS, ends=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), SEPARATORS)))
def test_whatever_somebody_writes_into_the_cache_is_values_or_nothing(edits, ends):
    with TemporaryDirectory() as folder:
        root = write(Path(folder) / "library", FILES)
        cache = LibraryCache(Path(folder) / "cache", clock=later)
        read_library(root, cache)
        head, _, body = cached_file(cache).read_bytes().partition(b"\n")
        body = mutated(mutated(body, edits), ends)
        checksum = f"{zlib.crc32(body):08x}".encode()
        cached_file(cache).write_bytes(head[: -len(checksum)] + checksum + b"\n" + body)
        library, findings = read_library(root, cache)
        assert not findings
        assert [topic.id for topic in library.topics] == ["django", "flask"]
        for record in records_of(library):
            assert all(place.line >= 0 for place in places_of(record)[:1])
            assert all(type(getattr(record, name, "")) is str for name in ("title", "description", "answer"))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(FLASK)), EDITS), max_size=4))
def test_any_edits_are_seen_with_their_findings(steps):
    with TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        (root / "flask").mkdir(parents=True)
        for name, data in FLASK.items():
            (root / "flask" / name).write_bytes(data)
        cache = LibraryCache(Path(folder) / "cache", clock=later)
        read_library(root, cache)
        for name, edits in steps:
            file = root / "flask" / name
            file.write_bytes(mutated(file.read_bytes(), edits))
            assert_fresh(root, cache)
            assert_fresh(root, cache)


def test_a_folder_that_cannot_be_used_is_no_cache(root, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        cache = LibraryCache(folder, clock=later)
        assert_fresh(root, cache)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_a_deleted_cache_is_made_again(root, cache):
    read_library(root, cache)
    cached_file(cache).unlink()
    cache.folder.rmdir()
    assert_fresh(root, cache)
    assert OPENED.during_read(root, cache) == []


def test_the_cache_keeps_few_libraries_and_nothing_unfinished(tmp_path, cache):
    cache.folder.mkdir()
    old = cache.folder / "stopped.part"
    old.write_bytes(b"half")
    os.utime(old, (1, 1))
    for number in range(LIBRARIES + 2):
        read_library(write(tmp_path / f"library-{number}", FILES), cache)
        for file in cache.folder.glob("*.library"):
            state = file.stat()
            os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns - 10**9))
    assert len(list(cache.folder.iterdir())) == LIBRARIES
    assert OPENED.during_read(tmp_path / f"library-{LIBRARIES + 1}", cache) == []


def test_two_readers_at_once_do_not_harm_each_other(root, cache):
    other = LibraryCache(cache.folder, clock=later)
    read_library(root, cache)
    records = other.load(root.resolve())
    write(root, {"flask/faq.yaml": FILES["flask/faq.yaml"].replace("Because.", "Therefore.")})
    read_library(root, cache)
    other.store(root.resolve(), records)
    assert_fresh(root, cache)
    assert read_library(root, other)[0].find("flask/faq/why").answer == "Therefore."
