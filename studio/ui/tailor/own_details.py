"""Under the consultant's fields: whether these are the details for new proposals, and the ways to make them so."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.proposal import Consultant
from studio.ui.icons import IconLabel, Tone
from studio.ui.tailor.field_row import GUTTER
from studio.ui.tailor.form_edits import FormEdits
from studio.ui.theme import GAP, SPACE
from studio.ui.theme_roles import button, label

_KEPT = "New proposals begin with these details."
_NOT_KEPT = "Fill this in once, and every new proposal begins with it."


class OwnDetails(QWidget):
    """Keeps what stands above for new proposals, or fills in what was kept."""

    def __init__(self, edits: FormEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self.keep = button("Use for new proposals", tip="New proposals begin with what stands here")
        self.fill = button("Fill in mine", "quiet", tip="Put the details here that new proposals begin with")
        self._sign = IconLabel("check", 14, Tone.ACCENT)
        self._note = label("", "small", wrap=True)
        self.keep.clicked.connect(edits.keep_own)
        self.fill.clicked.connect(edits.fill_in_own)
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self._sign)
        said.addWidget(self._note, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.fill)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GUTTER, SPACE, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(said)
        layout.addLayout(buttons)
        edits.own_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show what can be done with the details as they stand."""
        own, here = self._edits.own, self._edits.session.proposal.consultant
        kept, said = own is not None and own == here, here != Consultant()
        self._sign.setVisible(kept)
        self._note.setText(_KEPT if kept else _NOT_KEPT)
        self._note.setVisible(kept or own is None)
        self.keep.setVisible(not kept and said)
        self.fill.setVisible(not kept and own is not None)
