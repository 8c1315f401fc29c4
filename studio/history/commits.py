"""Commits of git: made of what somebody saved, and their times as people know them."""

from datetime import UTC, datetime, timedelta, timezone

from dulwich.objects import Commit, ObjectID

from studio.history.versions import Author

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 3600 - 60
_LAST = 253_370_000_000
"""Seconds since 1970 in the year 9998."""


def commit_of(
    tree: ObjectID, parents: list[ObjectID], message: str, author: Author, when: datetime, merged: str
) -> Commit:
    """Make a commit of a tree; `merged` is the version of somebody else that it brings in."""
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


def when_of(commit: Commit) -> datetime:
    """Give the time of a commit; the nearest that there is for one that somebody made up."""
    zone = timezone(timedelta(seconds=max(-_DAY, min(commit.commit_timezone, _DAY))))
    seconds = max(0, min(commit.commit_time, _LAST))
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)
