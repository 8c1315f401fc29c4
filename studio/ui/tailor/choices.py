"""Editors in which one picks: a list of choices, and a switch."""

from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from studio.app.forms.form import FieldSpec
from studio.ui.icons import icon

_LEAST = 80
"""Width of the narrowest list of choices."""


class ChoiceEditor(QComboBox):
    """A list of choices; some let another value be typed."""

    edited = Signal(str)
    came = Signal()
    left = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: FieldSpec | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditable(spec.open)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self.lineEdit()
        if line is not None:
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line.textEdited.connect(self._on_text_edited)
            line.installEventFilter(self)
        self.activated.connect(self._on_activated)

    def show_choice(self, spec: FieldSpec, value: str) -> None:
        """Show a value among the choices."""
        if self._spec is None or spec.choices != self._spec.choices:
            self.clear()
            for key, name in spec.choices:
                self.addItem(_named(name, key) if spec.open else name, key)
                if key and spec.name == "icon":
                    self.setItemIcon(self.count() - 1, icon(key))
        self._spec = spec
        at = self.findData(value)
        self.setCurrentIndex(at)
        line = self.lineEdit()
        if line is not None:
            line.setText(value if at < 0 else self.itemText(at))
            line.setCursorPosition(0)  # a long name is read from its beginning

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the field as one whose text is not taken."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        """As high as ever, and narrow: two stand side by side."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll: nobody means to choose by rolling past."""
        event.ignore()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Tell when the part in which one types gets or loses the focus."""
        if event.type() is QEvent.Type.FocusIn:
            self._tell(cast("QFocusEvent", event), came=True)
        elif event.type() is QEvent.Type.FocusOut:
            self._tell(cast("QFocusEvent", event), came=False)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is being edited now."""
        super().focusInEvent(event)
        self._tell(event, came=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is not any more."""
        super().focusOutEvent(event)
        self._tell(event, came=False)

    def _tell(self, event: QFocusEvent, *, came: bool) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            (self.came if came else self.left).emit()

    def _on_activated(self, index: int) -> None:
        self.edited.emit(str(self.itemData(index)))

    def _on_text_edited(self, text: str) -> None:
        """Take the name of a choice for the choice, and anything else as it was typed."""
        said = text.strip().casefold()
        known = ((key, name) for key, name in (self._spec.choices if self._spec else ()))
        named = (key for key, name in known if said in {key.casefold(), name.casefold(), _named(name, key).casefold()})
        self.edited.emit(next(named, text))


def _named(name: str, key: str) -> str:
    return name if name == key else f"{name} · {key}"


class SwitchEditor(QCheckBox):
    """On or off."""

    switched = Signal(bool)
    came = Signal()
    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self.switched)

    def show_on(self, *, on: bool) -> None:
        """Show it on or off, and tell nobody."""
        self.setChecked(on)

    def set_wrong(self, *, wrong: bool) -> None:
        """There is nothing that could be wrong."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is being edited now."""
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is not any more."""
        super().focusOutEvent(event)
        self.left.emit()
