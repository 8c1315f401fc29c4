"""Where something that is dragged over the outline would go, and how that is shown."""

from enum import Enum

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTreeView

from studio.domain.frozen import dataclass
from studio.ui.outline.model import OUTLINE_MIME, OutlineModel
from studio.ui.outline.rows import Level, Row
from studio.ui.theme import RADIUS

ENTRY_MIME = "application/x-proposal-studio-entry"
"""Entries of the library, an id on each line."""


class Cargo(Enum):
    """What is dragged."""

    CHAPTERS = "chapters"
    PICKS = "picks"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Load:
    """What is dragged, by ids."""

    cargo: Cargo
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it would go."""

    chapter: str
    """Of picks and entries; empty for chapters, and for entries that go where they belong."""
    index: int | None
    """Before which chapter or pick; None for the end."""
    mark: QRect
    """A line where its height is 0, otherwise a frame, in the viewport."""


def load_of(data: QMimeData, model: OutlineModel) -> Load | None:
    """Give what is dragged; None for what the outline cannot take, such as rows of another window."""
    if data.hasFormat(ENTRY_MIME):
        return Load(Cargo.ENTRIES, tuple(_lines(data, ENTRY_MIME)))
    token, *ids = _lines(data, OUTLINE_MIME) or [""]
    if token != model.token:
        return None
    rows = [row for row in (model.row_at(model.index_of(one)) for one in ids) if row is not None]
    chapters = tuple(row.source for row in rows if row.level is Level.CHAPTER)
    picks = tuple(row.source for row in rows if row.level is Level.PICK)
    if chapters:
        return Load(Cargo.CHAPTERS, chapters)
    return Load(Cargo.PICKS, picks) if picks else None


def spot_at(view: QTreeView, model: OutlineModel, load: Load, at: QPoint) -> Spot | None:
    """Give where the load would go when it is let go here; None where it cannot."""
    index = view.indexAt(QPoint(max(at.x(), 1), at.y()))
    if load.cargo is Cargo.CHAPTERS:
        return _between_chapters(view, model, index, at)
    row = model.row_at(index)
    spot = None
    if row is None:
        spot = _at_the_end(view, model) if load.cargo is Cargo.PICKS else None
    elif row.level is Level.PICK:
        spot = _beside_pick(view, model, index, at)
    elif row.holds_picks:
        spot = _in_chapter(view, index, row)
    if spot is None and load.cargo is Cargo.ENTRIES:
        return Spot("", None, view.viewport().rect().adjusted(2, 2, -2, -2))
    return spot


def paint_spot(painter: QPainter, spot: Spot, colour: QColor) -> None:
    """Show where it would go: a line with a ring at its beginning, or a frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if spot.mark.height() > 0:
        painter.drawRoundedRect(spot.mark.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        return
    left, y = spot.mark.left(), spot.mark.top()
    painter.drawEllipse(QPoint(left + 4, y), 3, 3)
    painter.drawLine(left + 8, y, spot.mark.right(), y)


def _between_chapters(view: QTreeView, model: OutlineModel, index: QModelIndex, at: QPoint) -> Spot:
    chapters = model.rowCount() - 1
    if not index.isValid():
        return Spot("", chapters, _under(view, model, model.index(chapters, 0)))
    top = index.parent() if index.parent().isValid() else index
    below = top.row() > 0 and (top != index or at.y() > view.visualRect(index).center().y())
    if below:
        return Spot("", top.row(), _under(view, model, top))
    first = max(top.row(), 1)
    if first > chapters:
        return Spot("", 0, _under(view, model, top))
    return Spot("", first - 1, _line(view, view.visualRect(model.index(first, 0)), top=True))


def _beside_pick(view: QTreeView, model: OutlineModel, index: QModelIndex, at: QPoint) -> Spot:
    rect = view.visualRect(index)
    chapter = model.row_at(index.parent())
    source = chapter.source if chapter else ""
    if at.y() > rect.center().y():
        return Spot(source, index.row() + 1, _line(view, rect, top=False))
    return Spot(source, index.row(), _line(view, rect, top=True))


def _in_chapter(view: QTreeView, index: QModelIndex, row: Row) -> Spot:
    rect = view.visualRect(index)
    first = index.model().index(0, 0, index)
    if view.isExpanded(index) and first.isValid():
        return Spot(row.source, 0, _line(view, view.visualRect(first), top=True))
    return Spot(row.source, None, QRect(0, rect.top(), view.viewport().width(), rect.height()))


def _at_the_end(view: QTreeView, model: OutlineModel) -> Spot | None:
    last = model.index(model.rowCount() - 1, 0)
    row = model.row_at(last)
    if row is None or not row.holds_picks:
        return None
    return Spot(row.source, None, _under(view, model, last))


def _under(view: QTreeView, model: OutlineModel, top: QModelIndex) -> QRect:
    """Give the line under a chapter and all of it that is seen."""
    last = top
    if view.isExpanded(top) and model.rowCount(top):
        last = model.index(model.rowCount(top) - 1, 0, top)
    bottom = view.visualRect(last)
    return _line(view, QRect(view.visualRect(top).left(), bottom.top(), 1, bottom.height()), top=False)


def _line(view: QTreeView, rect: QRect, *, top: bool) -> QRect:
    y = rect.top() if top else rect.bottom() + 1
    y = max(4, min(y, view.viewport().height() - 4))
    return QRect(rect.left() - 4, y, view.viewport().width() - rect.left() - 4, 0)


def _lines(data: QMimeData, mime: str) -> list[str]:
    text = bytes(data.data(mime).data()).decode("utf-8", "replace")
    return [line for line in text.splitlines() if line]
