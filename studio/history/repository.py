"""A library's folder to its history: a git repository in it that files are committed to, one save at a time."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_IFREG, S_ISREG
from time import monotonic, sleep

from dulwich.diff_tree import tree_changes
from dulwich.file import FileLocked
from dulwich.graph import can_fast_forward
from dulwich.object_store import commit_tree_changes
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.domain.errors import StudioError
from studio.history.commits import commit_of, when_of
from studio.history.guarding import busy, damage_told, drop_abandoned, unreadable
from studio.history.index import leave_out, note_committed
from studio.history.stored import ID, Stored
from studio.history.versions import Author, Version, author_name

_HEAD = Ref(b"HEAD")
_READ = ("HEAD", "config", "index", "packed-refs")
"""Files that are read in any history."""
_BRANCH = Ref(b"refs/heads/main")
Changes = Mapping[str, bytes | None]
"""New contents of files by their paths, None for one that is gone."""
BEGAN = "The library as it was"
"""What is said of the version that a history begins with."""
_PATIENCE, _PAUSE = 3.0, 0.02
"""Seconds in which a commit is tried while other processes are faster, and between two attempts."""


class History:
    """The versions of one library; holds the repository's files open until it is closed."""

    def __init__(self, repo: Repo) -> None:
        self._repo = repo
        self._stored = Stored(repo)
        repo.refs.get_packed_refs()  # what nobody can read there is damage, and to be told now
        names, found = repo.refs.follow(_HEAD)
        self._branch = names[-1] if names else _BRANCH
        if self._branch == _HEAD and found is None:
            raise unreadable(self.root, "HEAD names no branch")

    @property
    def root(self) -> Path:
        """The library's folder."""
        return Path(self._repo.path)

    @property
    def repository(self) -> Repo:
        """The git repository, for what goes to others and comes from them."""
        return self._repo

    @property
    def branch(self) -> Ref:
        """The full name of the branch that saves go to."""
        return self._branch

    @property
    def on_branch(self) -> bool:
        """Whether saves go to a branch, and not to a version that somebody looks at apart from all branches."""
        return self._branch.startswith(b"refs/heads/")

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
        """Give the newest version; what a crash left of the note that names it is damage, and no beginning."""
        _, found = self._repo.refs.follow(self._branch)
        if found is None and self._repo.refs.read_loose_ref(self._branch) is None:
            return None
        if found is None or ID.fullmatch(found) is None or found not in self._repo.object_store:
            raise unreadable(self.root, f"{self._branch.decode(errors='replace')} names no version that is there")
        return found

    def save(
        self,
        changes: Changes,
        message: str,
        author: Author,
        when: datetime,
        *,
        merged: str = "",
        taken: Collection[str] = (),
    ) -> str:
        """Commit new contents of files by their paths in the library.

        Gives the id of the version; that of the newest where nothing differs from it.  `merged` is the version of
        somebody else that this one brings in, with what is `taken` as it is there, whatever it is.  Raises StudioError
        when other programs do not let go of the history.
        """
        until = monotonic() + _PATIENCE
        with damage_told(self.root):
            while True:
                try:
                    version = self._saved(changes, message, author, when, merged, taken)
                except FileLocked as locked:  # an object that another process writes, or wrote when it was killed
                    drop_abandoned(Path(os.fsdecode(locked.lockfilename)))
                    version = ""
                if version:
                    return version
                if monotonic() > until:
                    raise busy(self.root)
                sleep(_PAUSE)

    def _saved(
        self, changes: Changes, message: str, author: Author, when: datetime, merged: str, taken: Collection[str]
    ) -> str:
        """Commit once; gives nothing where another process was faster."""
        listed = [(path.encode(), *self._stored.add_file(content)) for path, content in changes.items()]
        listed += [(path.encode(), *self._entry(merged, path)) for path in taken]
        head = self._head()
        tree = self._stored.tree_of(head)
        new = commit_tree_changes(self._repo.object_store, tree.id, self._effective(tree, listed))
        if new == tree.id and not merged and head is not None:
            return head.decode()
        commit = commit_of(new, [head] if head else [], message, author, when, merged)
        self._repo.object_store.add_object(commit)
        if not self._moved(head, commit.id):
            return ""
        self._index((*changes, *taken))
        return commit.id.decode()

    def advance(self, version: str) -> bool:
        """Make a version the newest that follows the present one; False where it does not, or others were faster."""
        with damage_told(self.root):
            new = self._stored.commit(ObjectID(version.encode())).id
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
            trees = [
                self._stored.tree_of(ObjectID(version.encode())).id if version else None for version in (one, other)
            ]
            return tuple(self._differing(*trees))

    def _entry(self, version: str, path: str) -> tuple[int | None, ObjectID | None]:
        """Give what stands at a path in a version: a file, a link, another repository, or nothing."""
        return self._stored.lookup(self._stored.tree_of(ObjectID(version.encode())), path.encode())

    def same(self, one: str, other: str, path: str) -> bool:
        """Tell whether the very same stands at a path in two versions."""
        with damage_told(self.root):
            return self._entry(one, path) == self._entry(other, path)

    def _effective(
        self, tree: Tree, listed: list[tuple[bytes, int | None, ObjectID | None]]
    ) -> list[tuple[bytes, int | None, ObjectID | None]]:
        """Leave out what is to be deleted and is not there."""
        return [one for one in listed if one[2] is not None or self._stored.file(tree, one[0]) is not None]

    def _moved(self, old: ObjectID | None, new: ObjectID) -> bool:
        """Make a commit the newest, unless somebody else has made another one since."""
        try:
            if old is None:
                return self._repo.refs.add_if_new(self._branch, new)
            return self._repo.refs.set_if_equals(self._branch, old, new)
        except FileLocked as locked:
            drop_abandoned(Path(os.fsdecode(locked.lockfilename)))
            return False

    def _index(self, changes: Iterable[str]) -> None:
        """Let `git status` see these files as committed; without it the version is safe, too."""
        with suppress(Exception):
            tree = self._stored.tree_of(self._head())
            note_committed(self._repo, {path: self._stored.file(tree, path.encode()) for path in changes})

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
            return self._version(self._stored.commit(ObjectID(version.encode())))

    def _version(self, commit: Commit) -> Version:
        summary, _, details = commit.message.decode("utf-8", "replace").partition("\n")
        parent = self._stored.commit(commit.parents[0]).tree if commit.parents else None
        return Version(
            id=commit.id.decode(),
            author=author_name(commit.author),
            when=when_of(commit),
            summary=summary.strip(),
            details=details.strip(),
            files=tuple(self._differing(parent, commit.tree)),
        )

    def _differing(self, one: ObjectID | None, other: ObjectID | None) -> Iterator[str]:
        for change in tree_changes(self._repo.object_store, one, other):
            entry = change.new if change.new is not None and change.new.path else change.old
            if entry is not None and entry.path:
                yield entry.path.decode("utf-8", "replace")

    def content(self, version: str, path: str) -> bytes | None:
        """Give a file as it was in a version, None where it was not there.  Raises StudioError for an unknown one."""
        with damage_told(self.root):
            _, found = self._entry(version, path)
            blob = None if found is None else self._repo.object_store[found]
            return blob.data if isinstance(blob, Blob) else None

    def holds(self, version: str, path: str, content: bytes) -> bool:
        """Tell whether a path is a file of this very content in a version."""
        with damage_told(self.root):
            return self._entry(version, path)[1] == Blob.from_string(content).id

    def is_file(self, version: str, path: str) -> bool:
        """Tell whether a path is an ordinary file in a version, or not there at all: no link, no other repository."""
        with damage_told(self.root):
            return S_ISREG(self._entry(version, path)[0] or S_IFREG)

    def files(self, version: str) -> tuple[str, ...]:
        """Give the paths of all files in a version."""
        with damage_told(self.root):
            tree = self._stored.tree_of(ObjectID(version.encode()))
            paths = (entry.path for entry in self._repo.object_store.iter_tree_contents(tree.id))
            return tuple(path.decode("utf-8", "replace") for path in paths if path)


def history_of(root: Path) -> History | None:
    """Open the history in a library's folder, None where it has none.

    Raises StudioError where a repository is there and cannot be read.
    """
    if not (root / ".git").exists():
        return None
    if pipes := [name for name in _READ if (root / ".git" / name).is_fifo()]:
        raise unreadable(root, f"{', '.join(pipes)}: a pipe, not a file")  # it would be waited for
    with damage_told(root):
        return History(Repo(root))


def begin_history(
    root: Path, files: Mapping[str, bytes], author: Author, when: datetime, unseen: Iterable[str] = ()
) -> History:
    """Make a history in a library's folder that begins with these files; one that is there already is opened.

    Git does not look at files whose names are `unseen`.  Raises StudioError where the folder cannot be written to.
    """
    if (found := history_of(root)) is not None:
        return found
    try:
        history = History(Repo.init(root, default_branch=b"main"))
        leave_out(history.repository, unseen)
        history.save(files, BEGAN, author, when)
    except (OSError, StudioError) as fault:  # a full disk: what was begun would be in the way of the next attempt
        shutil.rmtree(root / ".git", ignore_errors=True)
        detail, hint = f"{root}: {fault}", "Check who may write there."
        raise StudioError("The library's history cannot be begun", detail=detail, hint=hint) from fault
    return history
