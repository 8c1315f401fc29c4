"""Colours, spacing and fonts of the window, light and dark, following the system or the user's wish."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from studio.app.folders import shipped_folders
from studio.ui.theme_sheet import style_sheet

STYLE = "Fusion"
"""Qt's style that looks and measures the same on every system."""
GAP, SPACE, MARGIN, WIDE = 4, 8, 16, 24
"""Distances in device-independent pixels: between parts of one thing, between things, around panes, between groups."""
RADIUS = 6
"""Of the corners of fields, buttons and cards."""
_HALF_LIGHT = 127
"""Lightness of a grey between black and white."""
_PLAIN_FONTS = frozenset(("", "Sans", "Sans Serif", "DejaVu Sans", "Bitstream Vera Sans"))
"""What a desktop without a font of its own gives."""
_BETTER_FONTS = ("Inter", "Cantarell", "Ubuntu", "Noto Sans", "Liberation Sans", "DejaVu Sans")


class Colours(NamedTuple):
    """Every colour of the window, as `#rrggbb`."""

    window: str
    panel: str
    sunken: str
    hover: str
    pressed: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selected: str
    selected_text: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    edge: str
    """Of check boxes and of fields under the pointer."""
    shadow: str
    """Under paper; painted with little of it."""


LIGHT = Colours(
    window="#f4f6f7",
    panel="#ffffff",
    sunken="#f4f6f7",
    hover="#eef1f3",
    pressed="#e3e8ea",
    line="#e2e6e9",
    line_strong="#c3cbd1",
    text="#1a2126",
    muted="#59646e",
    disabled="#9aa4ad",
    accent="#0f766e",
    accent_hover="#0b5f59",
    accent_soft="#e2f2f0",
    on_accent="#ffffff",
    selected="#d5ece9",
    selected_text="#0f2b29",
    error="#b42318",
    error_soft="#fdecea",
    warning="#8a4b08",
    warning_soft="#fdf3e1",
    edge="#7f8a94",
    shadow="#8a949e",
)
DARK = Colours(
    window="#15181b",
    panel="#1c2024",
    sunken="#15181b",
    hover="#272d32",
    pressed="#313940",
    line="#2c3338",
    line_strong="#4a545d",
    text="#e6eaed",
    muted="#9fa9b3",
    disabled="#646f79",
    accent="#2dd4bf",
    accent_hover="#5eead4",
    accent_soft="#16383a",
    on_accent="#05211e",
    selected="#1c4a48",
    selected_text="#e6fbf8",
    error="#ff9a8f",
    error_soft="#43201d",
    warning="#f2c063",
    warning_soft="#3a2c12",
    edge="#717c86",
    shadow="#000000",
)


class Mode(StrEnum):
    """What the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def colours(palette: QPalette) -> Colours:
    """Give the colours that go with a widget's palette, for what is painted by hand."""
    ground = palette.color(QPalette.ColorRole.Window)
    if not ground.alpha():
        # The style sheet's `transparent` is black that nobody sees: of windows behind others, of what is disabled.
        ground = QApplication.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Window)
    return LIGHT if ground.lightness() > _HALF_LIGHT else DARK


class Theme(QObject):
    """Dresses the application, and does so again when the system or the user turns from light to dark."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, *, styled: bool = False) -> None:
        """`styled` when the application was made with `STYLE` already: to ask for it here takes 25 ms of a start."""
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._worn: Colours | None = None
        QDir.setSearchPaths("icons", [str(shipped_folders().fonts.parent / "icons")])
        if not styled:
            app.setStyle(STYLE)
        app.setFont(_font(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self.set_mode(mode)

    @property
    def mode(self) -> Mode:
        """What the user wants."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or stay light or dark whatever the system says."""
        self._mode = mode
        schemes = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
        self._dress()

    def _dress(self) -> None:
        dark = self._mode is Mode.DARK or (
            self._mode is Mode.SYSTEM and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        wanted = DARK if dark else LIGHT
        if wanted is self._worn:
            return
        self._worn = wanted
        self._app.setPalette(_palette(wanted))
        self._app.setStyleSheet(style_sheet(wanted, "dark" if dark else "light", self._app.font().pointSizeF()))
        self.changed.emit()

    def _on_system_scheme_changed(self) -> None:
        self._dress()


def _font(system: QFont) -> QFont:
    font = QFont(system)
    if system.family() in _PLAIN_FONTS:
        font.setFamilies([*_BETTER_FONTS, system.family()])
        font.setPointSizeF(max(system.pointSizeF(), 10.0))
    return font


def _palette(colour: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in (
        (role.Window, colour.window),
        (role.WindowText, colour.text),
        (role.Base, colour.panel),
        (role.AlternateBase, colour.sunken),
        (role.Text, colour.text),
        (role.PlaceholderText, colour.muted),
        (role.Button, colour.panel),
        (role.ButtonText, colour.text),
        (role.BrightText, colour.error),
        (role.Highlight, colour.selected),
        (role.HighlightedText, colour.selected_text),
        (role.Accent, colour.accent),
        (role.Link, colour.accent),
        (role.LinkVisited, colour.accent),
        (role.ToolTipBase, colour.text),
        (role.ToolTipText, colour.panel),
        (role.Light, colour.panel),
        (role.Midlight, colour.hover),
        (role.Mid, colour.line),
        (role.Dark, colour.line_strong),
        (role.Shadow, colour.edge),
    ):
        palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colour.disabled))
    return palette
