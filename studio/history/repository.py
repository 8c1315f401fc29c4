"""A library's folder to its history: a git repository in it that files are committed to, one save at a time."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from stat import S_IFREG, S_ISREG
from time import monotonic, sleep, time

from dulwich.diff_tree import tree_changes
from dulwich.file import FileLocked
from dulwich.graph import can_fast_forward
from dulwich.index import index_entry_from_stat
from dulwich.object_store import commit_tree_changes, tree_lookup_path
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.domain.errors import StudioError
from studio.history.versions import Author, Version, author_name

_ID = re.compile(rb"[0-9a-f]{40}")
_BRANCH = Ref(b"refs/heads/main")
_MODE = S_IFREG | 0o644
_ABANDONED = 2.0
"""Seconds after which a lock was left behind: holding one takes some thousandths."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 3600 - 60
_LAST = 253_370_000_000
"""Seconds since 1970 in the year 9998."""
_PATIENCE = 3.0
"""Seconds in which a commit is tried while other processes are faster."""
_PAUSE = 0.02
"""Seconds between two attempts."""


@contextmanager
def damage_told(root: Path) -> Iterator[None]:
    """Make one clear answer of whatever dulwich raises for a damaged repository; it has no common exception."""
    try:
        yield
    except StudioError:
        raise
    except Exception as fault:
        raise StudioError(
            "The library's history cannot be read",
            detail=f"{root / '.git'}: {type(fault).__name__} {fault}".strip(),
            hint="Your texts are safe: they are in the library's files. Move the folder .git away to begin a new one.",
        ) from fault


class History:
    """The versions of one library; holds the repository's files open until it is closed."""

    def __init__(self, repo: Repo) -> None:
        self._repo = repo
        names, _ = repo.refs.follow(Ref(b"HEAD"))
        self._branch = names[-1] if names else _BRANCH

    @property
    def root(self) -> Path:
        """The library's folder."""
        return Path(self._repo.path)

    @property
    def repository(self) -> Repo:
        """The git repository, for what goes to and comes from others."""
        return self._repo

    @property
    def branch(self) -> Ref:
        """The full name of the branch that saves go to."""
        return self._branch

    def close(self) -> None:
        """Let go of the repository's files."""
        self._repo.close()

    @property
    def head(self) -> str:
        """Id of the newest version, empty where nothing was saved yet."""
        with damage_told(self.root):
            found = self._head()
            return found.decode() if found else ""

    def _head(self) -> ObjectID | None:
        _, found = self._repo.refs.follow(self._branch)
        return found

    def save(
        self,
        changes: Mapping[str, bytes | None],
        message: str,
        author: Author,
        when: datetime,
        *,
        merged: str = "",
    ) -> str:
        """Commit new contents of files by their paths in the library, None for a file that is gone.

        Gives the id of the version; that of the newest where nothing differs from it.  `merged` is the version of
        somebody else that this one brings in.  Raises StudioError when other programs do not let go of the history.
        """
        with damage_told(self.root):
            listed = [(path.encode(), *self._stored(content)) for path, content in changes.items()]
            until = monotonic() + _PATIENCE
            while True:
                head = self._head()
                tree = self._tree_of(head)
                new = commit_tree_changes(self._repo.object_store, tree.id, self._effective(tree, listed))
                if new == tree.id and not merged and head is not None:
                    return head.decode()
                commit = _commit(new, [head] if head else [], message, author, when, merged)
                self._repo.object_store.add_object(commit)
                if self._moved(head, commit.id):
                    self._index(changes)
                    return commit.id.decode()
                if monotonic() > until:
                    raise _busy(self.root)
                sleep(_PAUSE)

    def advance(self, version: str) -> bool:
        """Make a version the newest that follows the present one; False where it does not, or others were faster."""
        with damage_told(self.root):
            new = self._commit(ObjectID(version.encode())).id
            head = self._head()
            if head == new:
                return True
            if head is not None and not can_fast_forward(self._repo, head, new):
                return False
            changed = self.changed(head.decode() if head else "", version)
            if not self._moved(head, new):
                return False
            self._index(changed)
            return True

    def changed(self, one: str, other: str) -> tuple[str, ...]:
        """Give the paths of files that differ between two versions; an empty one stands for no files."""
        with damage_told(self.root):
            trees = [self._commit(ObjectID(version.encode())).tree if version else None for version in (one, other)]
            return tuple(self._differing(*trees))

    def _stored(self, content: bytes | None) -> tuple[int | None, ObjectID | None]:
        if content is None:
            return None, None
        blob = Blob.from_string(content)
        self._repo.object_store.add_object(blob)
        return _MODE, blob.id

    def _effective(
        self, tree: Tree, listed: list[tuple[bytes, int | None, ObjectID | None]]
    ) -> list[tuple[bytes, int | None, ObjectID | None]]:
        """Leave out what is to be deleted and is not there."""
        return [one for one in listed if one[2] is not None or self._blob_id(tree, one[0]) is not None]

    def _tree_of(self, commit: ObjectID | None) -> Tree:
        if commit is None:
            empty = Tree()
            self._repo.object_store.add_object(empty)
            return empty
        found = self._repo.object_store[self._commit(commit).tree]
        return found if isinstance(found, Tree) else Tree()

    def _commit(self, version: ObjectID) -> Commit:
        known = _ID.fullmatch(version) is not None and version in self._repo.object_store
        found = self._repo.object_store[version] if known else None
        if not isinstance(found, Commit):
            raise StudioError(
                "There is no such version",
                detail=f"“{version.decode(errors='replace')}” is not in the history of {self.root}.",
                hint="Look at the versions of the entry again: somebody may have tidied the history.",
            )
        return found

    def _blob_id(self, tree: Tree, path: bytes) -> ObjectID | None:
        try:
            mode, found = tree_lookup_path(self._repo.object_store.__getitem__, tree.id, path)
        except (KeyError, NotADirectoryError):
            return None
        return None if mode & 0o040000 else found

    def _moved(self, old: ObjectID | None, new: ObjectID) -> bool:
        """Make a commit the newest, unless somebody else has made another one since."""
        try:
            if old is None:
                return self._repo.refs.add_if_new(self._branch, new)
            return self._repo.refs.set_if_equals(self._branch, old, new)
        except FileLocked as locked:
            _drop_abandoned(Path(os.fsdecode(locked.lockfilename)))
            return False

    def _index(self, changes: Iterable[str]) -> None:
        """Let `git status` see these files as committed; a repository that is in use elsewhere stays as it is."""
        try:
            index, head = self._repo.open_index(), self._head()
            tree = self._tree_of(head)
            for path in changes:
                blob = self._blob_id(tree, path.encode())
                if blob is None and path.encode() in index:
                    del index[path.encode()]
                elif blob is not None and _inside(
                    self.root, path
                ):  # entered as it is: git's filters are commands, and not ours to run
                    index[path.encode()] = index_entry_from_stat(os.lstat(self.root / path), blob)
            index.write()
        except Exception:  # noqa: BLE001 - a damaged index, or one in use: it is git's own, and the version is safe
            return

    def versions(self, path: str = "", most: int = 200) -> tuple[Version, ...]:
        """Give the newest versions first, of one file or folder or of all."""
        with damage_told(self.root):
            head = self._head()
            if head is None:
                return ()
            paths = [path.encode()] if path else None
            walker = self._repo.get_walker(include=[head], paths=paths, max_entries=most)
            return tuple(self._version(entry.commit) for entry in walker)

    def version(self, version: str) -> Version:
        """Give one version.  Raises StudioError for an unknown one."""
        with damage_told(self.root):
            return self._version(self._commit(ObjectID(version.encode())))

    def _version(self, commit: Commit) -> Version:
        summary, _, details = commit.message.decode("utf-8", "replace").partition("\n")
        return Version(
            id=commit.id.decode(),
            author=author_name(commit.author),
            when=_when(commit),
            summary=summary.strip(),
            details=details.strip(),
            files=tuple(self._changed(commit)),
        )

    def _changed(self, commit: Commit) -> Iterator[str]:
        parent = self._commit(commit.parents[0]).tree if commit.parents else None
        return self._differing(parent, commit.tree)

    def _differing(self, one: ObjectID | None, other: ObjectID | None) -> Iterator[str]:
        for change in tree_changes(self._repo.object_store, one, other):
            entry = change.new if change.new is not None and change.new.path else change.old
            if entry is not None and entry.path:
                yield entry.path.decode("utf-8", "replace")

    def content(self, version: str, path: str) -> bytes | None:
        """Give a file as it was in a version, None where it was not there.  Raises StudioError for an unknown one."""
        with damage_told(self.root):
            found = self._blob_id(self._tree_of(ObjectID(version.encode())), path.encode())
            if found is None:
                return None
            blob = self._repo.object_store[found]
            return blob.data if isinstance(blob, Blob) else None

    def is_file(self, version: str, path: str) -> bool:
        """Tell whether a path is an ordinary file in a version, or not there at all: no link, no other repository."""
        with damage_told(self.root):
            try:
                tree = self._tree_of(ObjectID(version.encode()))
                mode, _ = tree_lookup_path(self._repo.object_store.__getitem__, tree.id, path.encode())
            except (KeyError, NotADirectoryError):
                return True
            return S_ISREG(mode)

    def files(self, version: str) -> tuple[str, ...]:
        """Give the paths of all files in a version."""
        with damage_told(self.root):
            tree = self._tree_of(ObjectID(version.encode()))
            return tuple(
                entry.path.decode("utf-8", "replace")
                for entry in self._repo.object_store.iter_tree_contents(tree.id)
                if entry.path
            )


def _when(commit: Commit) -> datetime:
    """Give the time of a commit; the nearest that there is for one that somebody made up."""
    zone = timezone(timedelta(seconds=max(-_DAY, min(commit.commit_timezone, _DAY))))
    seconds = max(0, min(commit.commit_time, _LAST))
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


def history_of(root: Path) -> History | None:
    """Open the history in a library's folder, None where it has none.

    Raises StudioError where a repository is there and cannot be read.
    """
    if not (root / ".git").exists():
        return None
    with damage_told(root):
        return History(Repo(root))


def begin_history(root: Path, files: Mapping[str, bytes], author: Author, when: datetime) -> History:
    """Make a history in a library's folder that begins with these files; one that is there already is opened.

    Raises StudioError where the folder cannot be written to.
    """
    found = history_of(root)
    if found is not None:
        return found
    try:
        history = History(Repo.init(root, default_branch=b"main"))
        history.save(files, "The library as it was", author, when)
    except (OSError, StudioError) as fault:  # a full disk: what was begun would be in the way of the next attempt
        shutil.rmtree(root / ".git", ignore_errors=True)
        raise StudioError(
            "The library's history cannot be begun", detail=f"{root}: {fault}", hint="Check who may write there."
        ) from fault
    return history


def _commit(
    tree: ObjectID, parents: list[ObjectID], message: str, author: Author, when: datetime, merged: str
) -> Commit:
    commit = Commit()
    commit.tree = tree
    commit.parents = [*parents, *([ObjectID(merged.encode())] if merged else [])]
    commit.author = commit.committer = author.line()
    commit.author_time = commit.commit_time = max(0, int((when - _EPOCH).total_seconds()))
    offset = when.utcoffset() or timedelta()
    commit.author_timezone = commit.commit_timezone = int(offset.total_seconds())
    commit.encoding = b"UTF-8"
    commit.message = message.strip().encode("utf-8", "replace") + b"\n"
    return commit


def _drop_abandoned(lock: Path) -> None:
    """Remove a lock that a process left behind when it was killed."""
    try:
        if time() - lock.stat().st_mtime > _ABANDONED:
            lock.unlink()
    except OSError:
        return


def _inside(root: Path, path: str) -> bool:
    return (root / path).resolve().is_relative_to(root.resolve())


def _busy(root: Path) -> StudioError:
    return StudioError(
        "The library's history is in use",
        detail=f"Another program is writing to {root / '.git'}.",
        hint="Your texts are saved. Save again in a moment, and they are in the history too.",
    )
