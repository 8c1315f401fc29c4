"""What is painted by hand has the window's colours in every state of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.tailor.section_head import SectionHead
from studio.ui.theme import DARK, LIGHT, Mode, Theme, colours
from studio.ui.theme_roles import button, frame, label, tool

_ROLES = ("", "title", "heading", "muted", "small", "error", "warning")
_GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    palette, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()
    theme = Theme(qapp)
    yield theme
    theme.deleteLater()
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


@pytest.mark.parametrize("group", _GROUPS)
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_widget_knows_light_from_dark_in_windows_behind_others_too(
    mode: Mode, group: QPalette.ColorGroup, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_mode(mode)
    panel = frame("panel")
    qtbot.addWidget(panel)
    widgets: list[QWidget] = [SectionHead("Client"), QCheckBox("On"), tool("x", "Close"), button("Go")]
    widgets += [label("Words", role) for role in _ROLES]
    layout = QVBoxLayout(panel)
    for widget in widgets:
        layout.addWidget(widget)
    panel.show()
    expected = DARK if mode is Mode.DARK else LIGHT
    for widget in widgets:
        palette = widget.palette()
        palette.setCurrentColorGroup(group)
        assert colours(palette) is expected, widget.metaObject().className()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_texts_keep_their_colour_when_the_window_is_behind_another(mode: Mode, theme: Theme, qtbot: QtBot) -> None:
    theme.set_mode(mode)
    for role in _ROLES:
        made = label("Words", role)
        qtbot.addWidget(made)
        made.ensurePolished()
        colour = made.palette().color(QPalette.ColorGroup.Inactive, made.foregroundRole())
        assert colour == made.palette().color(QPalette.ColorGroup.Active, made.foregroundRole())
