"""What a repository holds: versions, folders and files by their names, and what stands at a path in a version."""

import re
from pathlib import Path
from stat import S_IFREG

from dulwich.errors import NotTreeError
from dulwich.object_store import tree_lookup_path
from dulwich.objects import Blob, Commit, ObjectID, RawObjectID, ShaFile, SubmoduleEncountered, Tree
from dulwich.repo import Repo

from studio.domain.errors import StudioError

ID = re.compile(rb"[0-9a-f]{40}")
_MODE = S_IFREG | 0o644


class Stored:
    """The objects of one repository; what stands above files is read once."""

    def __init__(self, repo: Repo) -> None:
        self._store, self._root = repo.object_store, Path(repo.path)
        self._above: dict[ObjectID | RawObjectID, ShaFile] = {}

    def add_file(self, content: bytes | None) -> tuple[int | None, ObjectID | None]:
        """Store what a file holds; give its mode and name, nothing for one that is to be gone."""
        if content is None:
            return None, None
        blob = Blob.from_string(content)
        self._store.add_object(blob)
        return _MODE, blob.id

    def tree_of(self, commit: ObjectID | None) -> Tree:
        """Give the folder of a version, an empty one for none.  Raises NotTreeError for a version of nothing."""
        if commit is None:
            empty = Tree()
            self._store.add_object(empty)
            return empty
        found = self.object(self.commit(commit).tree)
        if not isinstance(found, Tree):
            raise NotTreeError(found.id)
        return found

    def object(self, name: ObjectID | RawObjectID) -> ShaFile:
        """Give a commit, a folder or a file; what stands above files is kept, since each path below asks for it."""
        found = self._above.get(name)
        if found is None:
            found = self._store[name]
            if isinstance(found, Commit | Tree):
                self._above[name] = found
        return found

    def commit(self, version: ObjectID) -> Commit:
        """Give a version.  Raises StudioError for an unknown one."""
        known = version in self._above or (ID.fullmatch(version) is not None and version in self._store)
        found = self.object(version) if known else None
        if not isinstance(found, Commit):
            raise StudioError(
                "There is no such version",
                detail=f"“{version.decode(errors='replace')}” is not in the history of {self._root}.",
                hint="Look at the versions of the entry again: somebody may have tidied the history.",
            )
        return found

    def file(self, tree: Tree, path: bytes) -> tuple[int, ObjectID] | None:
        """Give mode and name of what stands at a path, unless that is a folder or nothing."""
        mode, found = self.lookup(tree, path)
        return None if mode is None or found is None or mode & 0o040000 else (mode, found)

    def lookup(self, tree: Tree, path: bytes) -> tuple[int | None, ObjectID | None]:
        """Give mode and name of whatever stands at a path, two of nothing where that is nothing."""
        try:
            return tree_lookup_path(self.object, tree.id, path)
        except (KeyError, NotADirectoryError, SubmoduleEncountered):
            return None, None
