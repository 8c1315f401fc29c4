import pytest
from pytestqt.qtbot import QtBot

from studio.ui.constants_alive import keep_constants_alive
from studio.ui.session import Session
from tests.ui.library.hands import Hands

keep_constants_alive()


@pytest.fixture
def hands(qtbot: QtBot, session: Session) -> Hands:
    """A library pane on the shipped library and the short example."""
    return Hands(qtbot, session)
