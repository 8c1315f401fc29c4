import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from studio.ui import icons
from studio.ui.icons import Tone, icon
from studio.ui.theme import DARK, LIGHT, Colours, Mode, Theme, colours
from studio.ui.window.main_window import MainWindow

SOURCES = Path(icons.__file__).parent
USED = re.compile(r"""(?:icon|IconLabel|tool)\(\s*"([a-z0-9-]+)"|symbol="([a-z0-9-]+)\"""")
TEXT_ON = (
    ("text", "window"),
    ("text", "panel"),
    ("text", "hover"),
    ("text", "pressed"),
    ("muted", "window"),
    ("muted", "panel"),
    ("muted", "hover"),
    ("accent", "panel"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("selected_text", "selected"),
    ("error", "window"),
    ("error", "panel"),
    ("error", "error_soft"),
    ("text", "error_soft"),
    ("muted", "error_soft"),
    ("warning", "window"),
    ("warning", "panel"),
    ("warning", "warning_soft"),
    ("text", "warning_soft"),
    ("muted", "warning_soft"),
    ("muted", "accent_soft"),
)
AA = 4.5


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light again after the test."""
    theme = Theme(qapp)
    yield theme
    theme.set_mode(Mode.LIGHT)
    theme.deleteLater()


def _luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("known", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_what_it_stands_on(known: Colours, text: str, ground: str) -> None:
    lighter, darker = sorted((_luminance(getattr(known, text)), _luminance(getattr(known, ground))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= AA


def _colours_in(shown: QIcon) -> set[str]:
    image = shown.pixmap(QSize(32, 32)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_everything_turns_dark_and_light_while_it_runs(theme: Theme, qapp: QApplication) -> None:
    plus, sent = icon("plus"), icon("check", Tone.ON_ACCENT)
    for mode, known in ((Mode.DARK, DARK), (Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        theme.set_mode(mode)
        assert colours(qapp.palette()) is known
        assert known.accent in qapp.styleSheet()
        assert _colours_in(plus) == {known.text}
        assert _colours_in(sent) == {known.on_accent}


def test_an_icon_says_whether_it_can_be_used(theme: Theme) -> None:
    theme.set_mode(Mode.LIGHT)
    image = icon("plus").pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(16, 16).name() == LIGHT.disabled


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_on_every_screen(scale: float) -> None:
    pixmap = icon("play").pixmap(QSize(16, 16), scale)
    assert pixmap.size() == QSize(16, 16) * scale
    assert pixmap.devicePixelRatio() == scale


def test_a_copy_of_an_icon_that_gets_another_picture_lives(theme: Theme) -> None:
    theme.set_mode(Mode.LIGHT)
    copies = [QIcon(icon("plus")) for _ in range(20)]
    for copy in copies:
        copy.addPixmap(icon("x").pixmap(QSize(16, 16)))
    assert all(LIGHT.text in _colours_in(copy) for copy in copies)


def test_every_icon_that_is_used_is_shipped() -> None:
    names = {name or symbol for path in SOURCES.rglob("*.py") for name, symbol in USED.findall(path.read_text("utf-8"))}
    assert len(names) > 20
    for name in names:
        icon(name)
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_icons_come_with_their_licence() -> None:
    folder = SOURCES.parent.parent / "assets" / "icons"
    assert "ISC License" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert not [path.name for path in folder.rglob("*.svg") if "<svg" not in path.read_text(encoding="utf-8")]


def test_the_window_turns_with_the_menu_and_remembers(window: MainWindow, qapp: QApplication) -> None:
    window.actions_of_window["theme-dark"].trigger()
    assert colours(qapp.palette()) is DARK
    assert window.actions_of_window["theme-dark"].isChecked()
    assert not window.actions_of_window["theme-light"].isChecked()
    assert window.desk.memory.settings.theme == "dark"
    window.actions_of_window["theme-light"].trigger()
    assert colours(qapp.palette()) is LIGHT


def test_every_button_without_a_text_says_what_it_does(editing: MainWindow) -> None:
    silent = [
        f"{type(button.parent()).__name__} {type(button).__name__} {button.geometry()}"
        for button in editing.findChildren(QToolButton)
        if button.isVisible()
        and not button.text()
        and not button.toolTip()
        and not isinstance(button.parent(), QLineEdit)
    ]
    assert not silent
