"""What sharing many files costs: no more than their number, and others are not kept from saving meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.objects import Tree
from dulwich.repo import Repo

from studio.app.keeping.sharing import share
from tests.app.keeping.teams import ANNA, BEN, NOW, TEXT, put
from tests.counting import calls_to


class Pair:
    """Two libraries with so many files in one folder, which Anna is to send and Ben is to get."""

    def __init__(self, folder: Path, count: int) -> None:
        self.url, self.anna, self.ben = str(folder / "shared"), folder / "anna", folder / "ben"
        Repo.init_bare(folder / "shared", mkdir=True).close()
        put(self.anna, TEXT)
        self.ben.mkdir()
        self.send()
        self.receive()
        for number in range(count):
            put(self.anna, f"title: {number}\n", f"flask/notes-{number:03}.yaml")

    def send(self) -> None:
        assert share(self.anna, self.url, ANNA, NOW).sent

    def receive(self) -> None:
        assert share(self.ben, self.url, BEN, NOW).received

    def rename(self) -> None:
        for path in sorted((self.anna / "flask").iterdir()):
            path.rename(path.with_name(path.name.replace("notes", "Notes")))
        self.send()
        self.receive()


def pairs(tmp_path: Path, *counts: int) -> list[Pair]:
    found = []
    for count in counts:
        (tmp_path / str(count)).mkdir()
        found.append(Pair(tmp_path / str(count), count))
    return found


@pytest.mark.parametrize("read", [Tree._deserialize, Path.glob])  # noqa: SLF001 - what dulwich parses folders with
def test_a_folder_is_read_once_however_many_of_its_files_travel(tmp_path: Path, read: Callable[..., object]) -> None:
    few, many = pairs(tmp_path, 4, 40)
    for step in (Pair.send, Pair.receive, Pair.rename):
        calls = [calls_to(read, lambda pair=pair, step=step: step(pair)) for pair in (few, many)]  # type: ignore[misc]
        assert calls[0] == calls[1]
