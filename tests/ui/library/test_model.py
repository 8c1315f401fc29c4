from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from studio.domain.entries import Benefit, EntryId, Question, SectionKind
from studio.domain.library import Library, Section, Topic, library_of
from studio.ui.library.model import LibraryModel
from studio.ui.library.tree import LibraryTree

TOPICS, EACH = 4, 3


def made_library() -> Library:
    topics = [Topic(id="empty", title="Empty")]
    for n in range(TOPICS):
        benefits = tuple(
            Benefit(id=EntryId(f"t{n}/benefits/b{m}"), title=f"B{n}{m}", description="d") for m in range(EACH)
        )
        questions = (Question(id=EntryId(f"t{n}/faq/q"), question=f"Q{n}?", answer="a"),)
        sections = (
            Section(kind=SectionKind.BENEFITS, title="Benefits", entries=benefits),
            Section(kind=SectionKind.FAQ, title="Questions", entries=questions),
        )
        topics.append(Topic(id=f"t{n}", title=f"Topic {n}", sections=sections))
    return library_of(Path("made"), tuple(topics))


LIBRARY = made_library()
COUNT = len(LIBRARY.index)
positions = st.none() | st.sets(st.integers(0, COUNT - 1)).map(sorted)
picks = st.frozensets(st.sampled_from([*LIBRARY.index, EntryId("gone/benefits/x")]))
steps = st.lists(st.tuples(st.just("show"), positions) | st.tuples(st.just("pick"), picks), max_size=12)


def titles(model: LibraryModel, parent: QModelIndex) -> list[str]:
    """Give what is shown below a row, depth first."""
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        assert model.parent(index) == parent
        found += [model.data(index), *titles(model, index)]
    return found


def entries_in(model: LibraryModel) -> list[str]:
    return [title for title in titles(model, QModelIndex()) if title[0] in "BQ" and title[1].isdigit()]


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_run_of_searches_and_picks_leaves_a_sound_tree(run: list[tuple[str, object]]) -> None:
    model = LibraryModel(LIBRARY, date(2026, 1, 1))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tree = LibraryTree(model)
    shown: list[int] = list(range(COUNT))
    picked: frozenset[EntryId] = frozenset()
    kept = {entry: QPersistentModelIndex(model.index_of(model.shelf.node_of(entry))) for entry in LIBRARY.index}
    for kind, value in run:
        if kind == "show":
            shown = list(range(COUNT)) if value is None else list(value)  # type: ignore[call-overload]
            tree.show_only(None if value is None else shown, ())
        else:
            picked = value  # type: ignore[assignment]
            model.set_picked(picked)
        ids = [model.shelf.entries[position].id for position in shown]
        assert entries_in(model) == [model.data(model.index_of(model.shelf.node_of(entry))) for entry in ids]
        assert [model.face(model.index_of(model.shelf.node_of(one))).check for one in ids] == [
            Qt.CheckState.Checked if one in picked else Qt.CheckState.Unchecked for one in ids
        ]
        for entry, index in kept.items():
            assert not index.isValid() or entry in ids
    tester.deleteLater()
    tree.deleteLater()
    model.deleteLater()
    QApplication.sendPostedEvents(None, 0)


def test_a_section_is_checked_by_what_is_shown_of_it(qapp: QApplication) -> None:
    model = LibraryModel(LIBRARY, date(2026, 1, 1))
    section = model.shelf.named("t0/benefits")
    model.set_picked([EntryId("t0/benefits/b0")])
    assert model.face(model.index_of(section)).check is Qt.CheckState.PartiallyChecked
    model.show_view(model.view_of([0]))
    assert model.face(model.index_of(section)).check is Qt.CheckState.Checked
    model.show_view(model.view_of([1]))
    assert model.face(model.index_of(section)).check is Qt.CheckState.Unchecked
    model.show_view(model.view_of(None))
    assert model.face(model.index_of(section)).second == "1 of 3 in the proposal"
    assert model.face(model.index_of(model.shelf.named("empty"))).second == "No entries yet"
    qapp.processEvents()
