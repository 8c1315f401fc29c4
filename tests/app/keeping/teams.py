"""Two libraries of one team, and what happens to them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from dulwich.objects import Blob, Commit, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.history.versions import Author

ANNA, BEN = Author(name="Anna"), Author(name="Ben")
NOW = datetime(2027, 3, 2, tzinfo=UTC)
FILE = "flask/benefits.yaml"
TEXT = """# ours
title: Why
entries:
  - id: one # first
    title: One
    description: The first reason is this.
  - id: two
    title: Two
    description: The second reason is that.
"""


@dataclass(frozen=True, slots=True)
class Team:
    url: str
    anna: Path
    ben: Path


def put(root: Path, text: str, path: str = FILE) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def text_of(root: Path, path: str = FILE) -> str:
    return (root / path).read_bytes().decode()


def commit_raw(repository: Repo, path: str, mode: int, content: bytes) -> None:
    """Put a file into the shared history as git's own programs would refuse to."""
    head = repository.refs[Ref(b"refs/heads/main")]
    blob = Blob.from_string(content)
    store, entry = repository.object_store, (mode, blob.id)
    store.add_object(blob)
    parts = path.encode().split(b"/")
    for part in reversed(parts[1:]):
        folder = Tree()
        folder.add(part, *entry)
        store.add_object(folder)
        entry = (0o040000, folder.id)
    commit = cast("Commit", store[head].copy())
    tree = cast("Tree", store[commit.tree].copy())
    name = parts[0]
    if name in tree and len(parts) == 2:
        inner = cast("Tree", store[tree[name][1]].copy())
        inner.add(parts[1], mode, blob.id)
        store.add_object(inner)
        entry = (0o040000, inner.id)
    tree.add(name, *entry)
    store.add_object(tree)
    commit.tree, commit.parents, commit.message = tree.id, [head], b"Strange\n"
    store.add_object(commit)
    repository.refs[Ref(b"refs/heads/main")] = commit.id
