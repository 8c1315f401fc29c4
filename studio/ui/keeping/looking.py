"""One entry as clients will see it: its slide and its page, in any installed brand."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from studio.app.folders import Folders
from studio.app.keeping.drafts import Drafts, current_library, place_of
from studio.app.keeping.trial import DAY, PICK, entry_alone, trial_of
from studio.app.preview import Preview
from studio.app.workspace import Workspace
from studio.domain.library import Library
from studio.domain.proposal import Client, Proposal
from studio.sources.brand_folder import brand_names
from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import label


class TrialSession(Session):
    """Shows the pages of the entry, and none of those that surround it in a proposal."""

    def _on_preview_ready(self, preview: Preview) -> None:
        super()._on_preview_ready(entry_alone(preview))


def trial_session(library: Library, folders: Folders, parent: QObject) -> Session:
    """Give a session for looking at one entry after the other."""
    return TrialSession(Workspace(Proposal(title="", client=Client(name=""), date=DAY), library), folders, parent)


class Looking(QWidget):
    """The preview of the selected entry, with a choice of brands above it."""

    def __init__(self, session: Session, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry = ""
        self._drafts = drafts
        self.brand = QComboBox()
        self.brand.setAccessibleName("Brand")
        self.brand.setToolTip("The brand in which the entry is shown")
        names = (name for folder in session.folders.templates for name in brand_names(folder))
        for name in dict.fromkeys(names):
            self.brand.addItem(name.replace("-", " ").capitalize(), name)
        self.brand.setCurrentIndex(max(self.brand.findData("default"), 0))
        self.preview = PreviewPane(session, self)
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        line.setSpacing(SPACE)
        line.addWidget(label("Brand", "muted"))
        line.addWidget(self.brand)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.preview, 1)
        self.brand.activated.connect(self._on_brand_activated)

    def show_entry(self, drafts: Drafts, entry_id: str) -> None:
        """Show an entry as it stands now."""
        entry = drafts.entry(entry_id)
        if entry is None:
            return
        workspace = self._session.workspace
        if drafts is not self._drafts:
            self._drafts = drafts
            workspace.use_library(current_library(drafts))
        if entry_id != self._entry:
            self._entry = entry_id
            section = drafts.section(place_of(entry_id))
            workspace.open(trial_of(drafts.library, section, entry, str(self.brand.currentData())))
            self._session.select("")
            self._session.select(PICK)

    def _on_brand_activated(self) -> None:
        name = str(self.brand.currentData())
        self._session.workspace.open(replace(self._session.proposal, brand=name))
