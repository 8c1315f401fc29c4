"""The bar over the pages in little room."""

import pytest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.preview.bar import PreviewBar


def parts(bar: PreviewBar) -> list[QWidget]:
    """Give what is shown in the bar."""
    every = (bar.tabs, bar.count, *bar.findChildren(QToolButton))
    return [one for one in every if one.isVisible() and one.parent() is bar]


@pytest.mark.parametrize("width", [300, 340, 360, 380, 400, 430, 460, 500, 700])
def test_what_is_shown_is_shown_whole(qtbot: QtBot, width: int) -> None:
    bar = PreviewBar()
    qtbot.addWidget(bar)
    bar.show_place(10, 12)
    bar.show()
    bar.setMinimumWidth(1)  # a pane can be narrower than all that may stand in it
    bar.resize(width, bar.height())
    for one in parts(bar):
        assert one.width() >= one.sizeHint().width(), one.accessibleName()
        assert bar.rect().contains(one.geometry()), one.accessibleName()
    assert {bar.tabs, bar.zoom, bar.present} <= set(parts(bar))


def test_in_wide_room_everything_is_there(qtbot: QtBot) -> None:
    bar = PreviewBar()
    qtbot.addWidget(bar)
    bar.setMinimumWidth(1)
    bar.show_place(10, 12)
    bar.show()
    bar.resize(300, bar.height())
    assert bar.count not in parts(bar)
    bar.resize(600, bar.height())
    assert {bar.count, bar.strip, bar.smaller, bar.larger} <= set(parts(bar))
