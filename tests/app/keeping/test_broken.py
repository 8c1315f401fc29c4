"""An entry that somebody has broken in its file stays in view as it was, and nobody writes over it."""

from pathlib import Path
from typing import Any

import pytest

from studio.app.keeping.broken import left_out, with_unreadable
from studio.app.keeping.drafts import Drafts
from studio.app.keeping.entry_verbs import added, moved, removed, shifted
from studio.app.keeping.rebasing import rebased
from studio.app.keeping.saving import SavedSection
from studio.domain.entries import EntryId, SectionKind
from studio.domain.errors import StudioError
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed, saved

ONE, TWO, THREE = (EntryId(f"flask/benefits/{name}") for name in ("one", "two", "three"))
WHERE = ("flask", SectionKind.BENEFITS)
TEXT = """title: Why
entries:
  - id: one
    title: One
    description: First.
  - id: two
    title: Two
    description: Second.
  - id: three
    title: Three
    description: Third.
"""
BROKEN = TEXT.replace("    title: Two\n", "    titel: Zwei # ours\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for topic in ("flask", "django"):
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "topic.yaml").write_text(f"title: {topic}\n", encoding="utf-8")
    file = tmp_path / "flask" / "benefits.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def drafts(file: Path) -> Drafts:
    """Give the library as it was known, after another reading in which an entry is broken."""
    known = read_library(file.parents[1])[0]
    file.write_text(BROKEN, encoding="utf-8")
    whole = with_unreadable(known, read_library(file.parents[1])[0])
    assert [one.entry for one in whole.broken] == [TWO]
    return rebased(Drafts(library=known), whole.library).drafts


def names(drafts: Drafts) -> list[EntryId]:
    return [entry.id for entry in drafts.section(WHERE).entries]


def test_a_broken_entry_stays_in_view_with_what_is_wrong_with_it(file: Path) -> None:
    known = read_library(file.parents[1])[0]
    file.write_text(BROKEN, encoding="utf-8")
    whole = with_unreadable(known, read_library(file.parents[1])[0])
    (broken,) = whole.broken
    assert (broken.path, broken.entry, broken.finding.place.line) == ("flask/benefits.yaml", TWO, 7)
    assert "titel" in broken.finding.text
    assert "title" in broken.finding.hint
    assert names(Drafts(library=whole.library)) == [ONE, TWO, THREE]


def test_a_broken_file_is_told_with_its_line(file: Path) -> None:
    known = read_library(file.parents[1])[0]
    for text, line in ((TEXT.replace("    title: Two", "   title: [Two"), 7), ("- a list\n", 1)):
        file.write_text(text, encoding="utf-8")
        whole = with_unreadable(known, read_library(file.parents[1])[0])
        (broken,) = whole.broken
        assert (broken.path, broken.entry, broken.finding.place.line) == ("flask/benefits.yaml", "", line)
        assert names(Drafts(library=whole.library)) == [ONE, TWO, THREE]
        assert broken.finding.hint


def test_what_is_left_out_of_a_library_is_told_when_it_is_read(file: Path) -> None:
    more = "  - title: Without an id\n    description: D.\n"
    file.write_text(BROKEN + more, encoding="utf-8")
    for name in ("faq", "benefits.de", "team"):
        text = "title: [\n" if name != "team" else "title: T\nentries: []\nodd: key\n"
        file.with_name(f"{name}.yaml").write_text(text, encoding="utf-8")
    found = left_out(*read_library(file.parents[1]))
    assert [(one.path, one.entry, one.finding.place.line) for one in found] == [
        ("flask/benefits.de.yaml", "", 2),
        ("flask/benefits.yaml", TWO, 7),
        ("flask/benefits.yaml", "", 12),
        ("flask/faq.yaml", "", 2),
    ]


def test_an_entry_that_somebody_deleted_is_gone(file: Path) -> None:
    known = read_library(file.parents[1])[0]
    file.write_text(TEXT[: TEXT.index("  - id: three")], encoding="utf-8")
    whole = with_unreadable(known, read_library(file.parents[1])[0])
    assert whole.broken == ()
    assert names(Drafts(library=whole.library)) == [ONE, TWO]


def test_what_is_saved_beside_a_broken_entry_leaves_it_in_the_file_and_in_view(drafts: Drafts, file: Path) -> None:
    drafts = shifted(changed(drafts, ONE, title="Uno"), THREE, -1)
    save, after = saved(drafts)
    assert isinstance(save.written[0].result, SavedSection)
    text = file.read_text(encoding="utf-8")
    assert "  - id: two\n    titel: Zwei # ours\n    description: Second.\n" in text
    assert "title: Uno" in text
    assert names(after) == [ONE, THREE, TWO]
    assert not after.sections
    file.write_text(text.replace("titel", "title"), encoding="utf-8")
    mended = with_unreadable(after.library, read_library(file.parents[1])[0])
    assert mended.broken == ()
    assert getattr(mended.library.find(TWO), "title", "") == "Zwei"


@pytest.mark.parametrize(
    "verb",
    [
        lambda drafts: changed(drafts, TWO, title="Mine"),
        lambda drafts: removed(drafts, (TWO,)),
        lambda drafts: moved(drafts, (TWO,), "django")[0],
    ],
)
def test_a_broken_entry_is_not_written_over(drafts: Drafts, file: Path, verb: Any) -> None:
    save, _ = saved(verb(drafts))
    (problem,) = [one.result for one in save.written if isinstance(one.result, StudioError)]
    assert f"{file}:7" in problem.detail
    assert "title" in problem.hint
    assert file.read_text(encoding="utf-8") == BROKEN


def test_no_new_entry_takes_the_name_of_one_that_cannot_be_read(file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    drafts, made = added(Drafts(library=read_library(file.parents[1])[0]), WHERE, "Two")
    assert made == TWO
    save, _ = saved(changed(drafts, made, description="Other."))
    assert isinstance(save.written[0].result, StudioError)
    assert file.read_text(encoding="utf-8") == BROKEN


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (TEXT.replace("    title: Two", "\ttitle: Two").encode(), 7, "tabs"),
        (TEXT.replace("title: Two", "title: Zwölf").encode("latin-1"), 7, "UTF-8"),
        (f"{TEXT}---\n{TEXT}".encode(), 12, "one document per file"),
        (b"- a list\n", 1, "not a list"),
    ],
)
def test_a_save_into_a_file_that_cannot_be_read_says_why_and_where(
    file: Path, content: bytes, line: int, why: str
) -> None:
    drafts = changed(Drafts(library=read_library(file.parents[1])[0]), ONE, title="Mine")
    file.write_bytes(content)
    save, _ = saved(drafts)
    problem = save.written[0].result
    assert isinstance(problem, StudioError)
    assert problem.detail.startswith(f"{file}:{line}: ")
    assert why in str(problem)
    assert file.read_bytes() == content


@pytest.mark.parametrize("path", ["flask/topic.yaml", "flask/topic.de.yaml"])
@pytest.mark.parametrize("content", [b"", bytes(50), b"title: [\n"])
def test_a_heading_that_cannot_be_read_is_told_when_the_library_is_opened(
    file: Path, path: str, content: bytes
) -> None:
    root = file.parents[1]
    (root / path).write_bytes(content)
    [broken] = left_out(*read_library(root))
    assert (broken.path, broken.entry, broken.in_view) == (path, "", False)
    assert broken.finding.text
