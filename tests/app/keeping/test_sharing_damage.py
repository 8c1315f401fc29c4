"""What a crash, an editor or somebody with other plans made unreadable: it is taken from nobody, and sent to nobody."""

from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from typing import cast

import pytest
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from studio.app.keeping.sharing import share
from studio.domain.errors import StudioError
from tests.app.keeping.teams import ANNA, BEN, FILE, NOW, TEXT, Team, commit_raw, put, text_of

MAIN = Ref(b"refs/heads/main")
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)
DAMAGES = {
    "empty": (b"", "line 1: the file is empty"),
    "zeros": (bytes(len(TEXT)), "line 1: "),
    "marks": (f"<<<<<<< HEAD\n{TEXT}=======\n>>>>>>> x\n".encode(), "line 3: the file is not valid YAML"),
    "utf16": (TEXT.encode("utf-16"), "line 1: the file is not UTF-8 text"),
    "cut": (TEXT.encode()[:-31], "line 10: the file is not valid YAML"),
    "entry": (TEXT.encode()[: TEXT.index("    description: The second")], "line 7: `description` is missing"),
    "bomb": (BOMB.encode(), "values, aliases expanded"),
    "large": (b"# x\n" * 600_000, "larger than"),
    "list": (b"- a\n", "line 1: this should be"),
}


def head_of(url: str) -> ObjectID:
    with closing(Repo(url)) as repository:
        return repository.refs[MAIN]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cannot_be_read_is_not_sent(team: Team, damage: str) -> None:
    content, said = DAMAGES[damage]
    before = head_of(team.url)
    (team.ben / FILE).write_bytes(content)
    with pytest.raises(StudioError, match="cannot be read") as told:
        share(team.ben, team.url, BEN, NOW)
    assert FILE in told.value.detail
    assert said in told.value.detail
    assert "Nothing was sent" in told.value.hint
    assert head_of(team.url) == before
    put(team.ben, TEXT.replace("Two", "Due"))
    assert share(team.ben, team.url, BEN, NOW).sent
    assert share(team.anna, team.url, ANNA, NOW).received == (FILE,)


@pytest.mark.parametrize("path", ["flask/topic.yaml", "flask/benefits.de.yaml"])
def test_a_heading_and_a_translation_that_cannot_be_read_are_not_sent(team: Team, path: str) -> None:
    before = head_of(team.url)
    put(team.ben, "\0\0\0\0", path)
    with pytest.raises(StudioError, match="cannot be read") as told:
        share(team.ben, team.url, BEN, NOW)
    assert path in told.value.detail
    assert head_of(team.url) == before


def test_what_is_merely_odd_is_sent(team: Team) -> None:
    put(team.ben, TEXT.replace("title: Why\n", "future: 1\n"))
    put(team.ben, "future: 1\n", "flask/topic.yaml")
    assert share(team.ben, team.url, BEN, NOW).sent


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cannot_be_read_takes_the_place_of_nothing(team: Team, damage: str) -> None:
    content, said = DAMAGES[damage]
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, FILE, 0o100644, content)
        commit_raw(repository, "flask/one.png", 0o100644, b"x")
    with pytest.raises(StudioError, match="cannot be read") as told:
        share(team.anna, team.url, ANNA, NOW)
    assert FILE in told.value.detail
    assert said in told.value.detail
    assert "Nothing was taken" in told.value.hint
    assert text_of(team.anna) == TEXT
    assert not (team.anna / "flask" / "one.png").exists()
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, FILE, 0o100644, TEXT.replace("Two", "Due").encode())
    share(team.anna, team.url, ANNA, NOW)
    assert text_of(team.anna) == TEXT.replace("Two", "Due")


def test_what_others_have_mended_comes_in(team: Team) -> None:
    (team.ben / FILE).write_bytes(b"")
    with pytest.raises(StudioError, match="cannot be read"):
        share(team.ben, team.url, BEN, NOW)
    put(team.anna, TEXT.replace("One", "Uno"))
    share(team.anna, team.url, ANNA, NOW)
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    share(team.ben, team.url, BEN, NOW, {FILE: {conflict.key: conflict.theirs}})
    assert text_of(team.ben) == TEXT.replace("One", "Uno")


def no_files(repository: Repo) -> ObjectID:
    tree = Tree()
    repository.object_store.add_object(tree)
    return tree.id


def only_others_files(repository: Repo) -> ObjectID:
    tree, blob = Tree(), Blob.from_string(b"x")
    tree.add(b"README.md", 0o100644, blob.id)
    repository.object_store.add_objects([(blob, None), (tree, None)])
    return tree.id


def no_tree(repository: Repo) -> ObjectID:
    blob = Blob.from_string(b"x")
    repository.object_store.add_object(blob)
    return blob.id


@pytest.mark.parametrize("vanish", [no_files, only_others_files, no_tree])
def test_a_version_in_which_everything_is_gone_is_not_taken(team: Team, vanish: Callable[[Repo], ObjectID]) -> None:
    with closing(Repo(team.url)) as repository:
        head = repository.refs[MAIN]
        commit = cast("Commit", repository.object_store[head].copy())
        commit.tree, commit.parents = vanish(repository), [head]
        repository.object_store.add_object(commit)
        repository.refs[MAIN] = commit.id
    with pytest.raises(StudioError, match=r"nothing in the shared library|is damaged"):
        share(team.anna, team.url, ANNA, NOW)
    assert text_of(team.anna) == TEXT


@pytest.mark.parametrize("file", ["HEAD", "refs/heads/main"])
@pytest.mark.parametrize("content", [b"", bytes(41), b"1" * 40])
def test_a_damaged_note_of_the_newest_version_is_called_so(team: Team, file: str, content: bytes) -> None:
    (team.ben / ".git" / file).write_bytes(content)
    with pytest.raises(StudioError, match="history cannot be read") as told:
        share(team.ben, team.url, BEN, NOW)
    assert "\0" not in str(told.value)
