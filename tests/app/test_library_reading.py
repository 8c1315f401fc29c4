from pathlib import Path

from studio.app.folders import shipped_folders
from studio.app.library_reading import open_library


def test_a_run_without_a_cache_keeps_nothing(tmp_path: Path) -> None:
    before = open_library(shipped_folders())
    assert before == open_library(shipped_folders(cache=tmp_path / "kept"))
    assert before == open_library(shipped_folders(cache=tmp_path / "kept"))
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert shipped_folders().cache is None
