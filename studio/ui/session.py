"""What the panes of one window share: the workspace, what is selected, the latest preview, all findings."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from studio.app.events import HistoryChanged, LibraryChanged, ProposalChanged
from studio.app.folders import Folders
from studio.app.loading import load_brand
from studio.app.outputs import Output
from studio.app.preview import Preview, PreviewRequest
from studio.app.render import RenderRequest
from studio.app.workspace import Workspace
from studio.domain.brand import Brand
from studio.domain.findings import Finding
from studio.domain.frozen import dataclass
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.domain.words import Words
from studio.sources.words import read_words
from studio.ui.bridge import PreviewLane, WorkspaceBridge
from studio.ui.courtesy import Courtesy


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user is looking at."""

    source: str = ""
    """Id of a chapter or a pick; empty for the proposal itself (client, consultant, options)."""
    field: str = ""
    """Dotted path of a field in it, such as `title` or `lines.2.rate`; empty for no particular one."""


class Session(QObject):
    """One proposal in one window. Panes are given a session and know nothing of one another."""

    proposal_changed = Signal(ProposalChanged)
    history_changed = Signal(HistoryChanged)
    library_changed = Signal(LibraryChanged)
    selection_changed = Signal(Selection)
    preview_ready = Signal(Preview)
    preview_failed = Signal(int, Exception)
    findings_changed = Signal(tuple)
    """All findings: of reading, composing and laying out; told after each preview, a turn of the event loop later."""
    closed = Signal()
    """Nothing more is to be done for this session: threads end now."""

    def __init__(
        self,
        workspace: Workspace,
        folders: Folders,
        parent: QObject | None = None,
        *,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        """Begin with a proposal; `findings` are those of reading it. Ask for a preview when panes are there."""
        super().__init__(parent)
        self.workspace = workspace
        self.folders = folders
        self._selection = Selection()
        self._preview: Preview | None = None
        self._looked_at = Output.SLIDES
        self._reading = findings
        self._typing: tuple[Finding, ...] = ()
        self._brands: dict[str, tuple[Brand, tuple[Finding, ...]]] = {}
        self._words: dict[str, tuple[Words, tuple[Finding, ...]]] = {}
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell_findings)
        self._shown = QTimer(self, singleShot=True, interval=0)  # comes after painting, as a posted call does not
        self._bridge = WorkspaceBridge(workspace, self)
        self.courtesy = Courtesy(self)
        """Where threads that work for the window let it go first."""
        self._lane = PreviewLane(self.courtesy.give_way, self)
        self._bridge.proposal_changed.connect(self._on_proposal_changed)
        self._bridge.history_changed.connect(self.history_changed)
        self._bridge.library_changed.connect(self._on_library_changed)
        self._lane.ready.connect(self._on_preview_ready)
        self._shown.timeout.connect(self._lane.go_on)
        self._lane.failed.connect(self.preview_failed)

    @property
    def proposal(self) -> Proposal:
        """The current proposal."""
        return self.workspace.proposal

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    @property
    def preview(self) -> Preview | None:
        """The latest preview, None before the first."""
        return self._preview

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is known not to be as it should be."""
        brand, words = self._brands.get(self.proposal.brand), self._words.get(self.proposal.language)
        setting = (brand[1] if brand else ()) + (words[1] if words else ())
        return tuple(
            dict.fromkeys((*self._typing, *self._reading, *setting, *(self._preview.findings if self._preview else ())))
        )

    def select(self, source: str, field: str = "") -> None:
        """Select a chapter, a pick or the proposal itself (""), and perhaps a field in it."""
        selection = Selection(source, field)
        if selection != self._selection:
            self._selection = selection
            self.courtesy.begin()
            self.workspace.close_step()
            self.selection_changed.emit(selection)

    def edit(self, change: Callable[[Proposal], Proposal], label: str, *, merge: str = "") -> bool:
        """Apply an edit of `studio.app.edits` to the current proposal as one undoable step."""
        return self.workspace.apply(change(self.workspace.proposal), label, merge=merge)

    def tell_reading(self, findings: tuple[Finding, ...]) -> None:
        """Take what reading the file finds, as it is now or would be if it were saved now."""
        if findings != self._reading:
            self._reading = findings
            self._telling.start()

    def tell_typing(self, findings: tuple[Finding, ...]) -> None:
        """Take what stands in fields just now and is not in the proposal, for it cannot be taken."""
        if findings != self._typing:
            self._typing = findings
            self._telling.start()

    def request_preview(self) -> None:
        """Ask for a preview of the current state; it comes as `preview_ready`."""
        revision, state, first = self.workspace.revision, self.proposal, self._looked_at
        library = self.workspace.library

        def request() -> PreviewRequest:
            return PreviewRequest(revision=revision, render=self._render_request(state, library), first=first)

        self._lane.submit(revision, request)

    def look_at(self, output: Output) -> None:
        """Tell which output is in view: it is laid out first."""
        self._looked_at = output

    def prepare(self, preparation: Callable[[Preview], None]) -> Callable[[], None]:
        """Call this in the worker's thread with each preview before panes are told; call what is given to end that."""
        return self._lane.prepare(preparation)

    def supply(
        self, *, brand: tuple[str, Brand, tuple[Finding, ...]], words: tuple[str, Words, tuple[Finding, ...]]
    ) -> None:
        """Take a brand by its name and words by their language that were read elsewhere, so that nobody waits here."""
        self._brands[brand[0]] = brand[1:]
        self._words[words[0]] = words[1:]

    def brand(self) -> tuple[Brand, tuple[Finding, ...]]:
        """Give the proposal's brand and the findings of reading it; raises StudioError when there is none to use.

        It is read when nobody has needed it before.
        """
        return self._brand_named(self.proposal.brand)

    def words(self) -> tuple[Words, tuple[Finding, ...]]:
        """Give the documents' own words in the proposal's language, and the findings of reading them."""
        return self._words_in(self.proposal.language)

    def close(self) -> None:
        """End the worker thread and stop listening."""
        self.courtesy.close()
        self._bridge.close()
        self._lane.close()
        self._telling.stop()
        self.closed.emit()

    def _on_proposal_changed(self, event: ProposalChanged) -> None:
        self.proposal_changed.emit(event)
        self.request_preview()

    def _on_library_changed(self, event: LibraryChanged) -> None:
        self.library_changed.emit(event)
        self.request_preview()

    def _on_preview_ready(self, preview: Preview) -> None:
        if self._preview is not None and preview.revision < self._preview.revision:
            return
        self._preview = preview
        self.courtesy.begin()
        self.preview_ready.emit(preview)
        self._telling.start()  # in a turn of its own: lists of findings and the outline take as long as the pages

    def _tell_findings(self) -> None:
        self.courtesy.begin()
        self.findings_changed.emit(self.findings)
        self._shown.start()

    # These run in the preview's thread too: a template takes a tenth of a second to read.
    def _render_request(self, proposal: Proposal, library: Library) -> RenderRequest:
        return RenderRequest(
            proposal=proposal,
            library=library,
            brand=self._brand_named(proposal.brand)[0],
            words=self._words_in(proposal.language)[0],
            outputs=(Output.SLIDES, Output.PROPOSAL),
        )

    def _brand_named(self, name: str) -> tuple[Brand, tuple[Finding, ...]]:
        if name not in self._brands:
            self._brands[name] = load_brand(name, self.folders)
        return self._brands[name]

    def _words_in(self, language: str) -> tuple[Words, tuple[Finding, ...]]:
        if language not in self._words:
            self._words[language] = read_words(self.folders.words, language)
        return self._words[language]
