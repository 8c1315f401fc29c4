"""What this program is, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from studio import __version__
from studio.ui.theme import SPACE, WIDE
from studio.ui.theme_roles import label

_STANDS_ON = (
    "Free software under the MIT licence. It stands on Qt for Python (LGPL), python-pptx, ReportLab, HarfBuzz, Babel "
    "and the fonts and icons of Liberation, DejaVu and Lucide."
)


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Proposal Studio")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(SPACE)
        column.addWidget(label("Proposal Studio", "title"))
        version = label(f"Version {__version__} · Qt {qVersion()}", "muted")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(version)
        column.addWidget(label("From a client’s name to a deck and a proposal that say the same.", wrap=True))
        column.addWidget(label(_STANDS_ON, "small", wrap=True))
        column.addSpacing(SPACE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
