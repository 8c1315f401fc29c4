"""The tabs over the pages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.outputs import Output
from studio.ui.preview.bar import PreviewBar
from studio.ui.theme import Mode, Theme

_DARK = 140


def extent(image: QImage, within: QRect) -> tuple[int, int]:
    """Give the first and the last row in which something dark is painted."""
    rows = [
        y
        for y in range(within.top(), within.bottom() + 1)
        if any(QColor(image.pixel(x, y)).lightness() < _DARK for x in range(within.left(), within.right() + 1))
    ]
    return rows[0], rows[-1]


def test_an_icon_stands_on_the_middle_line_of_its_words(qtbot: QtBot) -> None:
    bar = PreviewBar()
    qtbot.addWidget(bar)
    bar.setStyleSheet("background: white")
    bar.show()
    image = bar.tabs.grab().toImage()
    rect = bar.tabs.tabRect(0).adjusted(2, 2, -2, -4)
    icon = extent(image, QRect(rect.left(), rect.top(), 28, rect.height()))
    words = extent(image, QRect(rect.left() + 32, rect.top(), rect.width() - 34, rect.height()))
    assert abs(sum(icon) / 2 - sum(words) / 2) <= 1


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light again after the test."""
    theme = Theme(qapp)
    yield theme
    theme.set_mode(Mode.LIGHT)
    theme.deleteLater()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_words_can_be_read_in_light_and_dark(qtbot: QtBot, theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    bar = PreviewBar()
    qtbot.addWidget(bar)
    bar.show()
    image = bar.grab().toImage()
    rect = bar.tabs.tabRect(0).translated(bar.tabs.pos()).adjusted(36, 8, -8, -8)
    ground = image.pixelColor(rect.topLeft()).lightness()
    columns, rows = range(rect.left(), rect.right()), range(rect.top(), rect.bottom())
    assert max(abs(ground - image.pixelColor(x, y).lightness()) for x in columns for y in rows) > 150


def test_tabs_are_changed_by_click_and_by_arrows(qtbot: QtBot) -> None:
    bar = PreviewBar()
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.output_chosen, check_params_cb=lambda output: output is Output.PROPOSAL):
        qtbot.mouseClick(bar.tabs, Qt.MouseButton.LeftButton, pos=bar.tabs.tabRect(1).center())
    with qtbot.waitSignal(bar.output_chosen, check_params_cb=lambda output: output is Output.SLIDES):
        qtbot.keyClick(bar.tabs, Qt.Key.Key_Left)
