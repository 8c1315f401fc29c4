"""What windows noted for the case of a crash."""

from pathlib import Path

from studio.app import settings


def notes() -> list[Path]:
    """List the notes of all windows, as they stand in this moment.

    A window that closes removes its folder while it is listed here; its notes are gone then.
    """
    found = []
    for folder in _folders():
        try:
            found += list(folder.glob("*.json"))
        except FileNotFoundError:
            continue
    return found


def _folders() -> list[Path]:
    journal = settings.journal_folder()
    return sorted(journal.iterdir()) if journal.is_dir() else []
