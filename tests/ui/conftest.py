"""What all tests of the window share: no display needed, own settings, a session, and nothing left behind."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from studio.app.folders import Folders, shipped_folders
from studio.app.workspace import Workspace
from studio.domain.library import Library
from studio.domain.proposal import Proposal
from studio.sources.libraries.library import read_library
from studio.sources.proposals.proposal import read_proposal
from studio.ui.constants_alive import keep_constants_alive
from studio.ui.session import Session

keep_constants_alive()

HERE = Path(__file__).parent
_ENDING = 30
"""Seconds in which a worker thread has to end."""
CONFIG_VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test of the window."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def own_config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Settings, journals and recent files of a test are its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in CONFIG_VARIABLES:
        folder = home / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """A test leaves no worker thread and no top-level widget."""
    before, running = set(qapp.topLevelWidgets()), set(threading.enumerate())
    gc.disable()  # as in the program: objects of Qt must not end in a worker's thread
    yield
    _delete_now()
    if set(qapp.topLevelWidgets()) - before:
        gc.collect()
        _delete_now()
    widgets = [f"{type(widget).__name__} {widget.objectName()!r}" for widget in set(qapp.topLevelWidgets()) - before]
    started = [thread for thread in set(threading.enumerate()) - running if thread.name.startswith("studio-")]
    for thread in started:
        thread.join(_ENDING)  # a closed window leaves a long text that is being laid out to its thread
    threads = [thread.name for thread in started if thread.is_alive()]
    gc.collect(1)
    gc.enable()
    assert not widgets, f"windows left behind: {widgets}"
    assert not threads, f"threads left behind: {threads}"


@pytest.fixture(scope="session")
def folders() -> Folders:
    """The shipped folders."""
    return shipped_folders()


@pytest.fixture(scope="session")
def library(folders: Folders) -> Library:
    """The shipped library."""
    return read_library(folders.library)[0]


@pytest.fixture(scope="session")
def pitch(folders: Folders) -> Proposal:
    """The short example."""
    return read_proposal(folders.examples / "flask-pitch.proposal.yaml")[0]


@pytest.fixture
def session(qapp: QApplication, folders: Folders, library: Library, pitch: Proposal) -> Iterator[Session]:
    """A session on the shipped library and the short example; closed after the test.

    It asks for no preview by itself: call `session.request_preview()`, or change something.
    """
    session = Session(Workspace(pitch, library), folders, parent=qapp)
    yield session
    session.close()
    session.deleteLater()


def _delete_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
