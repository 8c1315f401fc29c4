"""The consultant's own details: kept from one proposal, so that new ones begin with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.frozen import replace
from studio.ui.memory import Memory

if TYPE_CHECKING:
    from studio.domain.proposal import Consultant
    from studio.ui.tailor.pane import TailorPane


class OwnDetailsKeeping(QObject):
    """Connects the pane in which the details are written with the settings; lives as long as the pane."""

    def __init__(self, tailor: "TailorPane", memory: Memory) -> None:
        super().__init__(tailor)
        self._tailor = tailor
        self._memory = memory
        tailor.own_kept.connect(self._on_own_kept)
        memory.changed.connect(self._on_memory_changed)
        self._on_memory_changed()

    def _on_own_kept(self, consultant: "Consultant") -> None:
        self._memory.change(lambda settings: replace(settings, consultant=consultant))

    def _on_memory_changed(self) -> None:
        self._tailor.show_own(self._memory.settings.consultant)
