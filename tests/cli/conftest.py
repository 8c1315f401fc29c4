"""Commands of the tests keep nothing in the user's own folders, and know nothing of them."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each test has a cache and settings of its own."""
    folder = tmp_path_factory.mktemp("cache")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder
