"""One entry as clients will see it: its slide and its page, in any installed brand."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.app.edits.finding import all_picks
from studio.app.folders import Folders
from studio.app.forms.choices import brand_choices
from studio.app.keeping.drafts import Drafts, current_library, place_of
from studio.app.keeping.subjects import is_head
from studio.app.keeping.trial import DAY, PICK, entry_alone, trial_of
from studio.app.preview import Preview
from studio.app.workspace import Workspace
from studio.domain.entries import AnyEntry
from studio.domain.findings import Finding
from studio.domain.frozen import replace
from studio.domain.languages import HEAD, library_for
from studio.domain.library import Library, Section
from studio.domain.proposal import Client, Proposal
from studio.ui.library.empty import EmptyState
from studio.ui.preview.pane import PreviewPane
from studio.ui.session import Session
from studio.ui.theme import GAP, MARGIN, SPACE
from studio.ui.theme_roles import label

_NO_PAGES = {
    False: ("Nothing to look at yet", "The first entry is shown here."),
    True: ("A topic has no pages of its own", "Its name and summary stand where topics are chosen."),
}


class TrialSession(Session):
    """Shows the pages of the entry, and none of those that surround it in a proposal."""

    _opened = 0
    """The first revision of the trial that is looked at."""

    def look_at_trial(self, trial: Proposal) -> None:
        """Look at another entry, or at the same in another language or brand."""
        self.workspace.open(trial)
        self._opened = self.workspace.revision

    def found_on_pages(self, entry_id: str, language: str) -> tuple[Finding, ...]:
        """Give what the pages of an entry in a language show to be wrong; nothing while they are of something else."""
        looked_at = (self.proposal.language, *(pick.entry for _, pick in all_picks(self.proposal)))
        if self.preview is None or self.preview.revision < self._opened or looked_at != (language, entry_id):
            return ()
        return tuple(one for one in self.preview.findings if one.source == PICK)

    def _on_preview_ready(self, preview: Preview) -> None:
        super()._on_preview_ready(entry_alone(preview))


def trial_session(library: Library, folders: Folders, parent: QObject) -> TrialSession:
    """Give a session for looking at one entry after the other."""
    return TrialSession(Workspace(Proposal(title="", client=Client(name=""), date=DAY), library), folders, parent)


class Looking(QWidget):
    """The preview of the selected entry, with a choice of brands above it."""

    def __init__(self, session: TrialSession, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trial: Proposal | None = None
        self._drafts = drafts
        self.brand = QComboBox()
        self.brand.setAccessibleName("Brand")
        self.brand.setToolTip("The brand in which the entry is shown")
        for name, title in brand_choices(session.folders):
            self.brand.addItem(title, name)
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
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self.brand.activated.connect(self._on_brand_activated)

    def show_subject(self, drafts: Drafts, subject: str, language: str = "") -> None:
        """Show an entry as it stands now in a language, or a section's heading above its first entry.

        A topic has no pages of its own, and neither has a section without entries.
        """
        entry = _entry_of(drafts, subject)
        if entry is None:
            self.show_nothing(*_NO_PAGES[subject.endswith(f"/{HEAD}")])
            return
        self._stack.setCurrentWidget(self.preview)
        workspace = self._session.workspace
        library = current_library(drafts) if drafts is not self._drafts else workspace.library
        trial = self._trial_of(library, subject, entry, language)
        if drafts is not self._drafts:
            self._drafts = drafts
            workspace.use_library(library)
        if trial != self._trial:
            self._trial = trial
            self._session.look_at_trial(trial)
            self._session.select("")
            self._session.select(PICK)

    def show_nothing(self, title: str, hint: str) -> None:
        """Say why no pages are shown: those of what was looked at before are not of what is selected."""
        self.empty.say("eye", title, hint)
        self._stack.setCurrentWidget(self.empty)

    def _trial_of(self, library: Library, subject: str, entry: AnyEntry, language: str) -> Proposal:
        shown = library_for(library, language) if language else library
        topic, kind = place_of(entry.id)
        known = shown.topic(topic)
        section = (known.section(kind) if known else None) or Section(kind=kind, title="")
        return trial_of(shown, section, entry, str(self.brand.currentData()), language, opened=is_head(subject))

    def _on_brand_activated(self) -> None:
        if self._trial is not None:
            self._trial = replace(self._trial, brand=str(self.brand.currentData()))
            self._session.look_at_trial(self._trial)


def _entry_of(drafts: Drafts, subject: str) -> AnyEntry | None:
    """Give an entry, or the first below the heading of a section; None for a topic."""
    if not is_head(subject):
        return drafts.entry(subject)
    places = (where for where in drafts.places() if subject == f"{where[0]}/{where[1]}")
    return next((entry for where in places for entry in drafts.section(where).entries), None)
