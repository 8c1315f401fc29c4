"""Lists that open from a box have one frame."""

from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from studio.ui.theme import Mode, Theme


def test_a_list_has_one_frame(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp)
    theme.set_mode(Mode.LIGHT)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["one", "two"])
    box.show()
    box.showPopup()
    image = box.view().window().grab().toImage()
    middle = image.width() // 2
    above = [image.pixelColor(middle, y).lightness() for y in range(box.view().y() + 4)]
    assert sum(one < 250 for one in above) == 1
    box.hidePopup()
    theme.deleteLater()
