"""Files of one save are written where nobody else has just written, and none gives up what another did not get."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.app.keeping.saved_together import Kept, Ready, save_together
from studio.history.versions import Author

NOW = datetime(2027, 3, 2, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "flask").mkdir()
    for name in ("a", "b"):
        (tmp_path / "flask" / f"{name}.yaml").write_text(f"{name}\n", encoding="utf-8", newline="")
    return tmp_path


def ready(root: Path, name: str, before: str | None, *needs: str) -> Ready:
    wanted = frozenset(f"flask/{one}.yaml" for one in needs)
    return Ready(root=root, path=f"flask/{name}.yaml", before=before, text="mine\n", needs=wanted)


def saved(root: Path, *files: Ready) -> Kept:
    return save_together(root, files, lambda paths: " ".join(sorted(paths)), Author(name="Anna"), NOW)


def text(root: Path, name: str) -> str:
    return (root / "flask" / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "before"), [("a", "as it was read\n"), ("a", None), ("gone", "as it was read\n")])
def test_what_was_changed_since_it_was_read_is_not_written_over(root: Path, name: str, before: str | None) -> None:
    kept = saved(root, ready(root, name, before), ready(root, "b", "b\n"))
    assert [*kept.lost] == [f"flask/{name}.yaml"]
    assert kept.paths == {"flask/b.yaml"}
    assert text(root, "a") == "a\n"
    assert not (root / "flask" / "gone.yaml").exists()


@pytest.mark.parametrize("there", ["a\n", None])
def test_of_two_that_change_places_none_is_written_alone(root: Path, there: str | None) -> None:
    if there is None:
        (root / "flask" / "a.yaml").unlink()
    kept = saved(root, ready(root, "a", there, "b"), ready(root, "b", "as it was read\n", "a"))
    assert [*kept.lost] == ["flask/b.yaml"]
    assert not kept.paths
    assert not kept.version
    assert (text(root, "a") if there else (root / "flask" / "a.yaml").exists()) == (there or False)
