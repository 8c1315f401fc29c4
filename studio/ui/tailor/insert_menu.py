"""The menu of merge fields with what each of them says now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.app.forms.merge import GROUPS, MergeField, Merging

_TITLES = {"client": "Client", "consultant": "You", "proposal": "Proposal", "estimate": "Estimate", "topic": "Topics"}
_LONGEST = 36


class InsertMenu(QMenu):
    """Fields by group; those without a value are there too, and say so."""

    chosen = Signal(str)
    """The field as it is written: `{{ client.name }}`."""

    def __init__(self, merging: Merging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        known = merging.known()
        for group in GROUPS:
            fields = [field for field in known if field.group == group]
            if fields:
                self._add_group(_TITLES[group], fields)
        self.triggered.connect(self._on_triggered)

    def _add_group(self, title: str, fields: list[MergeField]) -> None:
        menu = self.addMenu(title)
        for field in fields:
            value = field.value if len(field.value) <= _LONGEST else f"{field.value[: _LONGEST - 1]}…"
            said = (value or "(empty)").replace("&", "&&")
            action = menu.addAction(f"{field.name.partition('.')[2] or field.name}\t{said}")
            action.setToolTip(field.source)
            action.setData(field.source)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
