"""Two libraries of one team, with a bare repository between them."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from dulwich.porcelain import fsck, status
from dulwich.repo import Repo

from studio.app.keeping.lock import alone_in
from studio.app.keeping.sharing import Shared, share
from studio.domain.errors import StudioError
from studio.domain.section_merge import Choices
from studio.history.repository import begin_history, history_of
from tests.app.keeping.teams import ANNA, BEN, FILE, NOW, TEXT, Team, commit_raw, put, text_of

PICTURE = Path(__file__).parents[3] / "templates" / "default" / "logo.png"


def test_a_shared_library_arrives_whole(team: Team) -> None:
    assert text_of(team.ben) == TEXT
    assert share(team.ben, team.url, BEN, NOW) == Shared()


def test_changes_of_different_fields_come_together_and_comments_stay(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Uno"))
    put(team.ben, TEXT.replace("title: Two", "title: Due").replace("# ours", "# ours too"))
    assert share(team.anna, team.url, ANNA, NOW).sent
    shared = share(team.ben, team.url, BEN, NOW)
    assert (shared.received, shared.sent, shared.conflicts) == ((FILE,), True, ())
    assert share(team.anna, team.url, ANNA, NOW).received == (FILE,)
    expected = (
        TEXT.replace("title: One", "title: Uno").replace("title: Two", "title: Due").replace("# ours", "# ours too")
    )
    assert text_of(team.ben) == text_of(team.anna) == expected
    for root in (team.anna, team.ben):
        history = history_of(root)
        assert history is not None
        with closing(history):
            assert list(fsck(history.repository)) == []
            seen = status(history.repository)
            assert (seen.unstaged, {key: found for key, found in seen.staged.items() if found}) == ([], {})


def test_a_true_conflict_is_put_before_somebody_and_nothing_changes(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Anna's"))
    put(team.ben, TEXT.replace("title: One", "title: Ben's"))
    share(team.anna, team.url, ANNA, NOW)
    shared = share(team.ben, team.url, BEN, NOW)
    [conflicting] = shared.conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.field, conflict.mine, conflict.theirs) == (FILE, "title", "Ben's", "Anna's")
    assert "Ben's" in text_of(team.ben)
    settled = share(team.ben, team.url, BEN, NOW, {FILE: {conflict.key: "Both's"}})
    assert settled.sent
    share(team.anna, team.url, ANNA, NOW)
    assert "title: Both's" in text_of(team.anna)


def test_new_and_removed_files_travel(team: Team) -> None:
    put(team.anna, "title: Flask\n", "flask/topic.yaml")
    with closing(begin_history(team.anna, {}, ANNA, NOW)) as history:
        history.save({"flask/topic.yaml": b"title: Flask\n"}, "New", ANNA, NOW)
    (team.anna / FILE).unlink()
    share(team.anna, team.url, ANNA, NOW)
    assert set(share(team.ben, team.url, BEN, NOW).received) == {FILE, "flask/topic.yaml"}
    assert not (team.ben / FILE).exists()
    assert text_of(team.ben, "flask/topic.yaml") == "title: Flask\n"


def test_what_a_topic_is_called_is_asked_about_by_itself(team: Team) -> None:
    for root, word in ((team.anna, "a"), (team.ben, "b")):
        put(root, f"title: {word}\nsummary: The same\n", "flask/topic.yaml")
    share(team.anna, team.url, ANNA, NOW)
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.field, conflict.mine, conflict.theirs) == ("flask/topic.yaml", "title", "b", "a")
    assert share(team.ben, team.url, BEN, NOW, {conflicting.path: {conflict.key: "c"}}).sent
    assert text_of(team.ben, "flask/topic.yaml") == "title: c\nsummary: The same\n"


def test_files_that_hold_no_fields_are_asked_about_whole(team: Team) -> None:
    for root, word in ((team.anna, "a"), (team.ben, "b")):
        put(root, word, "flask/one.png")
    share(team.anna, team.url, ANNA, NOW)
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.mine, conflict.theirs) == ("flask/one.png", b"b", b"a")
    assert share(team.ben, team.url, BEN, NOW, {conflicting.path: {conflict.key: conflict.theirs}}).sent
    assert text_of(team.ben, "flask/one.png") == "a"


GERMAN = "flask/benefits.de.yaml"
TRANSLATION = """# von uns
title: Warum
of: 111111111111
entries:
  - id: one
    of: 222222222222
    title: Eins # kurz
    description: Der erste Grund ist dieser.
  - id: two
    title: Zwei
"""


def test_translations_come_together_text_by_text_with_the_comments_of_both(team: Team) -> None:
    put(team.anna, TRANSLATION, GERMAN)
    share(team.anna, team.url, ANNA, NOW)
    assert share(team.ben, team.url, BEN, NOW).received == (GERMAN,)
    anna = TRANSLATION.replace("title: Eins", "title: 'Eins!'").replace("erste Grund", "wichtigste Grund")
    anna += "  - id: three # neu\n    title: Drei\n"
    ben = TRANSLATION.replace("title: Zwei", "title: Zwo # Bens").replace("# von uns", "# von Ben")
    ben = ben.replace("ist dieser.", "ist jener.")
    put(team.anna, anna, GERMAN)
    put(team.ben, ben, GERMAN)
    share(team.anna, team.url, ANNA, NOW)
    shared = share(team.ben, team.url, BEN, NOW)
    assert (shared.received, shared.sent, shared.conflicts) == ((GERMAN,), True, ())
    share(team.anna, team.url, ANNA, NOW)
    expected = ben.replace("title: Eins", "title: 'Eins!'").replace("erste Grund", "wichtigste Grund")
    expected += "  - id: three # neu\n    title: Drei\n"
    assert text_of(team.anna, GERMAN) == text_of(team.ben, GERMAN) == expected


def test_a_translation_that_two_wrote_differently_is_asked_about_and_settled(team: Team) -> None:
    put(team.anna, TRANSLATION, GERMAN)
    share(team.anna, team.url, ANNA, NOW)
    share(team.ben, team.url, BEN, NOW)
    put(team.anna, TRANSLATION.replace("Zwei", "Zwo").replace("Warum", "Wozu"), GERMAN)
    put(team.ben, TRANSLATION.replace("Zwei", "Nummer zwei").replace("# kurz", "# knapp"), GERMAN)
    share(team.anna, team.url, ANNA, NOW)
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.entry, conflict.field) == (GERMAN, "flask/benefits/two", "title")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Zwei", "Nummer zwei", "Zwo")
    assert "Nummer zwei" in text_of(team.ben, GERMAN), "nothing is changed before it is settled"
    assert share(team.ben, team.url, BEN, NOW, {GERMAN: {conflict.key: "Die zweite"}}).sent
    share(team.anna, team.url, ANNA, NOW)
    expected = TRANSLATION.replace("Zwei", "Die zweite").replace("Warum", "Wozu").replace("# kurz", "# knapp")
    assert text_of(team.anna, GERMAN) == text_of(team.ben, GERMAN) == expected


def test_comments_and_keys_of_the_future_of_both_sides_stay(team: Team) -> None:
    put(team.anna, TEXT.replace("# first", "# Anna's").replace("title: Two", "title: Two\n    future: 1"))
    put(team.ben, TEXT.replace("# first", "# Ben's").replace("title: Why", "title: Why\n# Ben: ask again"))
    share(team.anna, team.url, ANNA, NOW)
    assert share(team.ben, team.url, BEN, NOW).sent
    share(team.anna, team.url, ANNA, NOW)
    expected = TEXT.replace("  - id: one # first", "  # Anna's\n  - id: one # Ben's")
    expected = expected.replace("title: Two", "title: Two\n    future: 1")
    assert text_of(team.anna) == text_of(team.ben) == expected.replace("title: Why", "title: Why\n# Ben: ask again")


STRANGE = [
    "../outside.yaml",
    ".git/hooks/post-commit",
    "git~1/hooks/x.yaml",
    "a\\b.yaml",
    "docs/.GIT/config",
    "con.yaml",
    "Flask/benefits.yaml",
    "flask/b\ufffd.txt",
    f"flask/{'ż' * 150}.png",
    f"flask/{'ż' * 150}.txt",
    "/".join(["d" * 100] * 60),
]


@pytest.mark.parametrize("path", STRANGE)
def test_nothing_is_taken_of_a_version_with_strange_files(team: Team, path: str, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("title: secret\n", encoding="utf-8")
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, path, 0o100644, b"x")
    before = {
        found: found.read_bytes() for found in team.ben.rglob("*") if found.is_file() and ".git" not in found.parts
    }
    with pytest.raises(StudioError, match="does not belong"):
        share(team.ben, team.url, BEN, NOW)
    after = {
        found: found.read_bytes() for found in team.ben.rglob("*") if found.is_file() and ".git" not in found.parts
    }
    assert after == before
    assert (tmp_path / "outside.yaml").read_text(encoding="utf-8") == "title: secret\n"


def test_a_link_is_no_file_of_a_library(team: Team) -> None:
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, "flask/faq.yaml", 0o120000, b"/etc/passwd")
    with pytest.raises(StudioError, match="does not belong"):
        share(team.ben, team.url, BEN, NOW)


def test_a_picture_comes_with_the_entry_that_shows_it(team: Team) -> None:
    put(team.ben, TEXT.replace("title: Two", "title: Due"))
    (team.anna / "flask" / "one.png").write_bytes(PICTURE.read_bytes())
    shown = "title: One\n    picture: {file: one.png, alt: One}"
    put(team.anna, TEXT.replace("title: One", shown))
    assert share(team.anna, team.url, ANNA, NOW).sent
    assert set(share(team.ben, team.url, BEN, NOW).received) == {FILE, "flask/one.png"}
    assert (team.ben / "flask" / "one.png").read_bytes() == PICTURE.read_bytes()
    assert "one.png" in text_of(team.ben)
    assert "title: Due" in text_of(team.ben)


def test_a_picture_of_others_waits_with_them_for_a_choice(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Anna's"))
    put(team.anna, "a", "flask/pictures/new.png")
    put(team.ben, TEXT.replace("title: One", "title: Ben's"))
    share(team.anna, team.url, ANNA, NOW)
    for _ in range(2):
        [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
        assert not (team.ben / "flask" / "pictures" / "new.png").exists()
    history = history_of(team.ben)
    assert history is not None
    with closing(history):
        assert "flask/pictures/new.png" not in history.files(history.head)
    [conflict] = conflicting.conflicts
    assert share(team.ben, team.url, BEN, NOW, {FILE: {conflict.key: conflict.mine}}).sent
    assert text_of(team.ben, "flask/pictures/new.png") == "a"


def test_an_entry_that_somebody_broke_is_asked_about_and_not_lost(team: Team) -> None:
    with closing(Repo(team.url)) as repository:
        commit_raw(repository, FILE, 0o100644, TEXT.replace("    title: Two\n", "").encode())
    put(team.ben, TEXT.replace("title: One", "title: Uno"))
    [conflicting] = share(team.ben, team.url, BEN, NOW).conflicts
    [conflict] = conflicting.conflicts
    assert (conflicting.path, conflict.entry, conflict.field) == (FILE, None, "")
    assert share(team.ben, team.url, BEN, NOW, {FILE: {conflict.key: conflict.mine}}).sent
    assert "title: Two" in text_of(team.ben)


def test_a_remote_that_is_not_there_is_told_and_nothing_changes(team: Team) -> None:
    put(team.ben, TEXT.replace("One", "Uno"))
    with pytest.raises(StudioError, match="cannot be reached"):
        share(team.ben, team.url + "-gone", BEN, NOW)
    assert "Uno" in text_of(team.ben)


class Editor(dict[str, Choices]):
    """Somebody who saves a file with an editor in the moment in which it is merged, each time another text."""

    def __init__(self, root: Path, texts: list[str]) -> None:
        super().__init__({"": {}})
        self._root, self.texts = root, [*texts]

    def get(self, path: str, default: object = None) -> Any:  # type: ignore[override]
        if self.texts and path == FILE:
            put(self._root, self.texts.pop(0), path)
        return default


@pytest.mark.parametrize("mine", [TEXT, TEXT.replace("title: Two", "title: Due")])
def test_what_an_editor_saves_during_the_merge_is_merged_too(team: Team, mine: str) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Uno"))
    share(team.anna, team.url, ANNA, NOW)
    put(team.ben, mine)
    theirs = mine.replace("# ours", "# from an editor")
    assert share(team.ben, team.url, BEN, NOW, Editor(team.ben, [theirs])).received == (FILE,)
    assert text_of(team.ben) == theirs.replace("title: One", "title: Uno")


def test_what_an_editor_saves_again_and_again_is_not_written_over(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Uno"))
    put(team.anna, "a", "flask/one.png")
    share(team.anna, team.url, ANNA, NOW)
    texts = [TEXT.replace("# ours", f"# {number}") for number in range(5)]
    editor = Editor(team.ben, texts)
    with pytest.raises(StudioError, match="changed while"):
        share(team.ben, team.url, BEN, NOW, editor)
    assert text_of(team.ben) == texts[-len(editor.texts) - 1]
    assert not (team.ben / "flask" / "one.png").exists()
    assert share(team.ben, team.url, BEN, NOW).received == (FILE, "flask/one.png")
    assert "title: Uno" in text_of(team.ben)


class Painter(dict[str, Choices]):
    """Somebody who puts a picture there in the moment in which others' files are merged."""

    def __init__(self, root: Path, content: str) -> None:
        super().__init__({"": {}})
        self._root, self._content = root, content

    def get(self, path: str, default: object = None) -> Any:  # type: ignore[override]
        del path
        put(self._root, self._content, "flask/new.png")
        return default


@pytest.mark.parametrize("mine", [TEXT, TEXT.replace("title: One", "title: Ben's")])
def test_a_picture_that_somebody_puts_there_during_the_merge_is_asked_about(team: Team, mine: str) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Anna's"))
    put(team.anna, "a", "flask/new.png")
    share(team.anna, team.url, ANNA, NOW)
    put(team.ben, mine)
    share(team.ben, team.url, BEN, NOW, Painter(team.ben, "b"))
    assert text_of(team.ben, "flask/new.png") == "b"
    conflicts = [one.path for one in share(team.ben, team.url, BEN, NOW).conflicts]
    assert conflicts == ["flask/benefits.yaml", "flask/new.png"][mine == TEXT :]


def test_a_picture_that_others_share_too_stays_where_somebody_put_it(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Anna's"))
    put(team.anna, "a", "flask/new.png")
    put(team.ben, TEXT.replace("title: One", "title: Ben's"))
    share(team.anna, team.url, ANNA, NOW)
    assert share(team.ben, team.url, BEN, NOW, Painter(team.ben, "a")).conflicts
    assert text_of(team.ben, "flask/new.png") == "a"


class Neighbour(dict[str, Choices]):
    """Somebody who saves another file with this program in the moment in which one is merged."""

    def __init__(self, root: Path) -> None:
        super().__init__({"": {}})
        self._root = root

    def get(self, path: str, default: object = None) -> Any:  # type: ignore[override]
        del path
        with alone_in(self._root, patience=0):
            put(self._root, "title: Flask\n", "flask/topic.yaml")
        return default


def test_nobody_is_kept_from_saving_while_it_is_merged(team: Team) -> None:
    put(team.anna, TEXT.replace("title: One", "title: Uno"))
    share(team.anna, team.url, ANNA, NOW)
    put(team.ben, TEXT.replace("title: Two", "title: Due"))
    assert share(team.ben, team.url, BEN, NOW, Neighbour(team.ben)).sent
    assert "title: Uno" in text_of(team.ben)
    assert text_of(team.ben, "flask/topic.yaml") == "title: Flask\n"
