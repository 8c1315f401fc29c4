"""What the history gives back stands in its file as people had written it: comments, unknown keys, gaps, its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.app.keeping.drafts import Drafts
from studio.app.keeping.drafts_text import drafts_of, drafts_text
from studio.app.keeping.entry_verbs import removed
from studio.app.keeping.looking_back import versions_of
from studio.app.keeping.rebasing import rebased
from studio.app.keeping.restoring import Restored, Words, brought_back, restored
from studio.app.keeping.translating import with_text
from studio.app.keeping.translation_history import deleted_whole, translations_of
from studio.domain.entries import EntryId, SectionKind
from studio.sources.libraries.library import read_library
from tests.app.keeping.drafting import changed
from tests.app.keeping.test_coming_back import GERMAN, IDS, TEXT, Session, content

WHERE = ("flask", SectionKind.BENEFITS)
FILE = "flask/benefits.yaml"


@pytest.fixture(params=["", "windows"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    (tmp_path / "flask").mkdir()
    (tmp_path / "flask" / "topic.yaml").write_text("title: Flask\n", encoding="utf-8")
    for name, text in (("benefits", TEXT), ("benefits.de", GERMAN)):
        written = "\ufeff" + text.replace("\n", "\r\n") if request.param else text
        (tmp_path / "flask" / f"{name}.yaml").write_bytes(written.encode())
    return tmp_path


def restored_whole(root: Path, session: Session) -> Drafts:
    """Restore everything that was deleted, the first that was deleted first."""
    drafts = session.states[-1]
    for one in reversed(deleted_whole(root, WHERE, ("de",))):
        gone = one.deleted
        drafts = brought_back(drafts, Restored(gone.entry, gone.last, gone.version.id, one.translations))
    return drafts


def after_a_crash(root: Path) -> Callable[[Drafts], Drafts]:
    return lambda drafts: rebased(drafts_of(drafts_text(drafts), root), read_library(root)[0]).drafts


@pytest.mark.parametrize("gone", [IDS[:1], IDS[1:2], IDS[2:], IDS[:2]])
@pytest.mark.parametrize("crash", [False, True])
def test_what_was_deleted_stands_where_and_as_it_stood(root: Path, gone: tuple[EntryId, ...], crash: bool) -> None:
    before = content(root)
    for one in reversed(gone):
        session = Session(root)
        session.edit(removed(session.states[0], (one,)))
        session.save()
    drafts = restored_whole(root, Session(root))
    session = Session(root)
    session.edit(after_a_crash(root)(drafts) if crash else drafts)
    session.save()
    assert content(root) == before


def rewritten_outside(root: Path) -> tuple[Restored, bytes]:
    """Have somebody write the second entry anew by hand, and find the version before that."""
    session = Session(root)
    session.edit(changed(session.states[0], IDS[0], title="Uno"))
    session.save()
    file = root / FILE
    text = file.read_bytes()
    ending = b"\r\n" if b"\r\n" in text else b"\n"
    start, end = text.index(b"  - description: >"), text.index(b"    id: two")
    file.write_bytes(text[:start] + b"  - title: Anew" + ending + b"    description: All of it." + ending + text[end:])
    session = Session(root)
    session.edit(changed(session.states[0], IDS[0], title="Eins"))
    session.save()
    (first,) = (one for one in versions_of(root, IDS[1]) if one.entry and not one.changed)
    return Restored(first.entry, first.version.id), text.replace(b"title: Uno", b"title: Eins")


def test_an_entry_of_another_version_is_written_as_it_was(root: Path) -> None:
    back, expected = rewritten_outside(root)
    rewritten = (root / FILE).read_bytes()
    session = Session(root)
    session.edit(brought_back(session.states[0], back))
    session.save()
    assert (root / FILE).read_bytes() == expected
    session.save(0)
    assert (root / FILE).read_bytes() == rewritten


def test_what_was_changed_beside_it_and_in_it_stays(root: Path) -> None:
    back, expected = rewritten_outside(root)
    session = Session(root)
    session.edit(brought_back(changed(session.states[0], IDS[2], title="Drei"), back))
    session.edit(changed(session.states[-1], IDS[1], title="Zwei"))
    file = root / FILE
    file.write_bytes(file.read_bytes().replace(b"# the end", b"# their end"))
    session.save()
    changes = ((b'title: "Two"', b'title: "Zwei"'), (b"title: Three", b"title: Drei"), (b"# the end", b"# their end"))
    for old, new in changes:
        expected = expected.replace(old, new)
    assert file.read_bytes() == expected


def test_words_in_another_language_are_written_as_they_were(root: Path) -> None:
    before = content(root)["flask/benefits.de.yaml"]
    session = Session(root)
    session.edit(with_text(session.states[0], IDS[1], "de", "title", ""))
    session.save()
    drafts = session.states[-1]
    entry = drafts.entry(IDS[1])
    assert entry is not None
    (_, first) = translations_of(root, entry, "de")
    assert first.translation is not None
    words = Words("de", first.translation, first.version.version.id)
    session.edit(brought_back(drafts, Restored(None, translations=(words,))))
    session.save()
    assert content(root)["flask/benefits.de.yaml"] == before


def test_without_a_history_an_entry_is_restored_all_the_same(root: Path) -> None:
    state = Drafts(library=read_library(root)[0])
    entry = state.entry(IDS[1])
    assert entry is not None
    drafts = brought_back(removed(state, IDS[1:2]), Restored(entry, "0" * 40))
    assert drafts.entry(IDS[1]) == entry
    assert restored(state, entry) == state
