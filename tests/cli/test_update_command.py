"""`proposal-studio update`: the library changes, the proposal follows where it may."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.cli import main
from studio.history.repository import begin_history
from studio.history.versions import Author
from studio.sources.proposals.proposal import read_proposal

ROOT = Path(__file__).parents[2]
ID = "flask/benefits/less-is-more"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of one's own, and a new proposal made from it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "library")
    assert main(["new", "acme.proposal.yaml", "--client", "Acme", "--topic", "flask", "--library", "library"]) == 0
    return tmp_path


def update(*more: str) -> int:
    return main(["update", "acme.proposal.yaml", "--library", "library", *more])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_new_proposal_remembers_what_it_picked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proposal, findings = read_proposal(folder / "acme.proposal.yaml")
    assert findings == ()
    assert ID in {origin.entry for origin in proposal.origins}
    before = (folder / "acme.proposal.yaml").read_bytes()
    capsys.readouterr()
    assert update() == 0
    assert "as the library has it" in capsys.readouterr().out
    assert (folder / "acme.proposal.yaml").read_bytes() == before


def test_new_words_are_taken_and_comments_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "acme.proposal.yaml", "chapters:", "# my chapters\nchapters:")
    edit(folder / "library" / "flask" / "benefits.yaml", "Faster start", "A far faster start")
    assert main(["check", "acme.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "entry-changed" in capsys.readouterr().out
    before = (folder / "acme.proposal.yaml").read_bytes()
    assert update("--dry-run") == 0
    assert ID in capsys.readouterr().out
    assert (folder / "acme.proposal.yaml").read_bytes() == before
    assert update() == 0
    assert "# my chapters" in (folder / "acme.proposal.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "acme.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "entry-changed" not in capsys.readouterr().out


def test_what_both_changed_is_open_and_the_exit_code_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = f"entry: {ID}\n        set:\n          title: Mine alone"
    edit(folder / "acme.proposal.yaml", f"- {ID}", f"- {own}")
    assert update() == 0
    assert "written: it remembers what the library says" in capsys.readouterr().out
    edit(folder / "library" / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    capsys.readouterr()
    assert update() == 1
    printed = capsys.readouterr().out
    for word in ("then:   A core without ballast", "now:    Theirs now", "mine:   Mine alone", "1 open"):
        assert word in printed
    assert "Mine alone" in (folder / "acme.proposal.yaml").read_text(encoding="utf-8")
    assert update() == 1, "asked again until somebody chooses"


def test_words_that_were_set_by_hand_after_a_change_stay_open_run_after_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "library" / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    edit(folder / "acme.proposal.yaml", f"- {ID}", f"- entry: {ID}\n        set:\n          title: Mine alone")
    for _ in range(3):
        capsys.readouterr()
        assert update() == 1
        assert "1 open" in capsys.readouterr().out
    assert main(["check", "acme.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "entry-changed" in capsys.readouterr().out
    mine = (folder / "acme.proposal.yaml").read_text(encoding="utf-8")
    edit(folder / "acme.proposal.yaml", "title: Mine alone", "title: Theirs now")
    assert update() == 0
    head, _, origins = mine.partition("origins:\n")
    others = [one for one in origins.split("  - entry: ") if one.strip() and not one.startswith(ID)]
    assert len(others) == origins.count("- entry: ") - 1
    kept = "".join(f"  - entry: {one}" for one in others)
    (folder / "acme.proposal.yaml").write_text(f"{head}origins:\n{kept}", encoding="utf-8")
    assert update() == 0
    assert "Mine alone" in (folder / "acme.proposal.yaml").read_text(encoding="utf-8")


def test_without_a_history_the_words_of_today_are_listed_and_nobody_is_said_to_have_changed_anything(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "library" / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    capsys.readouterr()
    assert update("--dry-run") == 0
    printed = capsys.readouterr().out
    assert "not known any more; it says now" in printed
    assert "    title: Theirs now" in printed
    edit(folder / "acme.proposal.yaml", f"- {ID}", f"- entry: {ID}\n        set:\n          title: Mine alone")
    assert update("--dry-run") == 1
    printed = capsys.readouterr().out
    assert "title: open, yours is not the library's" in printed
    assert "both changed" not in printed
    assert "        mine:   Mine alone" in printed
    assert "    outcome: Faster start" in printed


def test_a_pin_in_the_file_keeps_the_entry_whatever_the_library_says(folder: Path) -> None:
    file = folder / "acme.proposal.yaml"
    edit(file, f"  - entry: {ID}\n", f"  - entry: {ID}\n    pinned: true\n")
    assert update() == 0
    edit(folder / "library" / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    for _ in range(2):
        assert update() == 0
        assert "pinned: true" in file.read_text(encoding="utf-8")
        assert "title: A core without ballast" in file.read_text(encoding="utf-8")


def test_a_pin_of_unknown_words_stays_and_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "acme.proposal.yaml"
    edit(folder / "library" / "flask" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    edit(file, f"  - entry: {ID}\n", f"  - entry: {ID}\n    pinned: true\n")
    for _ in range(2):
        capsys.readouterr()
        assert update() == 0
        assert f"{ID}  pinned, but what it said then is not known any more" in capsys.readouterr().out
        assert "pinned: true" in file.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_told_and_nothing_is_called_well(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "acme.proposal.yaml", "    version: ", "    version: [1, 2] # ")
    capsys.readouterr()
    assert update("--dry-run") == 1
    assert "version" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_proposal_that_is_not_there_is_one_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", "none.proposal.yaml"]) == 2
    assert capsys.readouterr().err.count("error:") == 1


def test_a_german_proposal_follows_the_german_texts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--client", "Acme", "--topic", "flask", "--language", "de_DE", "--library", "library")
    assert main(["new", "german.proposal.yaml", *options]) == 0
    library = folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(library / "flask" / "benefits.yaml", "title: A core without ballast", "title: Only the original")
    edit(library / "flask" / "benefits.de.yaml", "Schneller Start", "Ein schneller Start")
    capsys.readouterr()
    assert main(["check", "german.proposal.yaml", "--library", "library"]) in {0, 1}
    assert capsys.readouterr().out.count("[entry-changed]") == 1
    assert main(["update", "german.proposal.yaml", "--library", "library"]) == 0
    printed = capsys.readouterr().out
    assert f"{ID}  " in printed
    assert "outcome: taken from the library" in printed
    assert "then:   Schneller Start" in printed
    assert "now:    Ein schneller Start" in printed
    assert "Only the original" not in printed
    capsys.readouterr()
    assert main(["check", "german.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "[entry-changed]" not in capsys.readouterr().out


def test_what_is_not_translated_any_more_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--client", "Acme", "--topic", "flask", "--language", "de_DE", "--library", "library")
    assert main(["new", "german.proposal.yaml", *options]) == 0
    library = folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(library / "flask" / "benefits.de.yaml", "    title: Ein Kern ohne Ballast\n", "")
    capsys.readouterr()
    assert main(["update", "german.proposal.yaml", "--library", "library", "--dry-run"]) == 0
    printed = capsys.readouterr().out
    assert "then:   Ein Kern ohne Ballast" in printed
    assert "now (en): A core without ballast" in printed


def test_an_entry_that_is_gone_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder / "library" / "flask" / "benefits.yaml", "- id: less-is-more", "- id: more-is-less")
    before = (folder / "acme.proposal.yaml").read_bytes()
    capsys.readouterr()
    assert update() == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == [
        f"{ID}  not in the library any more; what was changed here stays in the file",
        "Everything else that was picked is as the library has it.",
    ]
    assert (folder / "acme.proposal.yaml").read_bytes() == before


def test_a_file_that_must_be_written_anew_is_kept_as_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chapters = "[{title: a, picks: [flask/benefits/less-is-more]}]"
    text = f"&all {{title: x, client: {{name: c}}, date: 2026-01-01, chapters: {chapters}}} # mine\n"
    (folder / "acme.proposal.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert update() == 0
    assert "it is kept as acme.proposal.yaml.old" in capsys.readouterr().out
    assert (folder / "acme.proposal.yaml.old").read_text(encoding="utf-8") == text


FAULTY = """title: P
client: {name: A}
date: 2027-01-01
chapters:
  - title: Why
    picks:
      - flask/benefits/less-is-more
      - entry: flask/benefits/free-choice
        set: {title: [1]}
  - nonsense
origins:
  - entry: flask/benefits/less-is-more # mine
    version: [1]
  - {entry: flask/benefits/free-choice, version: abcabcabcabc, said: {title: Free}}
  - hello
"""


def test_what_cannot_be_read_is_left_as_it_is_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "acme.proposal.yaml"
    file.write_text(FAULTY, encoding="utf-8", newline="")
    capsys.readouterr()
    for more in (("--dry-run",), ()):
        assert update(*more) == 1
        printed = capsys.readouterr()
        assert "Everything that could be read is as the library has it." in printed.out
        assert "Not looked at, because it cannot be read (told above): 4 places." in printed.out
        assert printed.err.count("error:") == 4
    assert file.read_text(encoding="utf-8") == FAULTY


def test_what_is_known_of_the_rest_is_remembered_beside_faulty_origins(folder: Path) -> None:
    file = folder / "acme.proposal.yaml"
    file.write_text(
        FAULTY.replace("picks:\n", "picks:\n      - flask/benefits/extensions\n"), encoding="utf-8", newline=""
    )
    assert update() == 1
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = lines.index("  - entry: flask/benefits/extensions\n")
    assert "".join(lines[:at] + lines[at + 2 :]).replace("      - flask/benefits/extensions\n", "") == FAULTY


def test_a_pin_with_some_words_set_keeps_the_others_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, library = folder / "acme.proposal.yaml", folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(file, f"  - entry: {ID}\n", f"  - entry: {ID}\n    pinned: true\n")
    edit(file, f"- {ID}", f"- entry: {ID}\n        set:\n          title: Mine alone")
    edit(library / "flask" / "benefits.yaml", "outcome: Faster start", "outcome: Theirs now")
    assert main(["check", "acme.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "[pin-incomplete]" in capsys.readouterr().out
    assert update() == 0
    text = file.read_text(encoding="utf-8")
    assert "title: Mine alone" in text
    assert "outcome: Faster start" in text
    assert update() == 0
    assert file.read_text(encoding="utf-8") == text
    assert main(["check", "acme.proposal.yaml", "--library", "library"]) in {0, 1}
    assert "[pin-incomplete]" not in capsys.readouterr().out


def test_of_long_texts_what_differs_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(library / "flask" / "benefits.yaml", "of the code.\n", "of the code. And of the costs.\n")
    edit(library / "flask" / "benefits.yaml", "tags: [flask, simplicity, time-to-market]", "tags: [flask, simplicity]")
    capsys.readouterr()
    assert update("--dry-run") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    then, now = (next(line for line in lines if line.startswith(name)) for name in ("then:", "now:"))
    assert then.endswith("full control of the code.")
    assert now.endswith("full control of the code. And of the costs.")
    assert then.removeprefix("then:").strip().startswith("…")
    assert max(len(then), len(now)) < 180


def test_of_lists_the_items_that_differ_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(library / "flask" / "overview.yaml", "value: 100+", "value: 120+")
    capsys.readouterr()
    assert update("--dry-run") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    then, now = (next(line for line in lines if line.startswith(name)) for name in ("then:", "now:"))
    assert "100+" in then
    assert "120+" in now


THERE = "django/benefits/less-is-more"


def move(folder: Path) -> None:
    """Move an entry to the end of another topic's section, as a keeper does."""
    library = folder / "library"
    here, there = library / "flask" / "benefits.yaml", library / "django" / "benefits.yaml"
    before, _, rest = here.read_text(encoding="utf-8").partition("  - id: less-is-more\n")
    lines, more, after = rest.partition("  - id: ")
    here.write_text(before + more + after, encoding="utf-8")
    text = there.read_text(encoding="utf-8").rstrip("\n")
    there.write_text(f"{text}\n\n  - id: less-is-more\n{lines.rstrip()}\n", encoding="utf-8")


def test_an_entry_that_was_moved_is_told_with_its_new_place_and_taken_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, own = folder / "acme.proposal.yaml", "\n        set:\n          title: Mine alone"
    edit(file, f"- {ID}", f"- entry: {ID} # ours{own}")
    assert update() == 0
    move(folder)
    capsys.readouterr()
    assert main(["check", file.name, "--library", "library"]) == 1
    told = capsys.readouterr().out
    assert "[entry-moved]" in told
    assert f"“{ID}” was moved to Django, where it is “{THERE}”" in told
    assert "proposal-studio update FILE" in told
    assert "[entry-missing]" not in told
    before = file.read_bytes()
    for more, last in (("--dry-run", "Nothing was written: this was a dry run."), ("", f"{file.name} written.")):
        assert update(*filter(None, [more])) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"{ID}  (what-flask-gives-you/1)",
            f"    moved to Django: {THERE} is picked; what was changed here stays",
            last,
        ]
        assert (file.read_bytes() == before) is bool(more)
    assert file.read_bytes() == before.replace(ID.encode(), THERE.encode())
    assert main(["check", file.name, "--library", "library"]) in {0, 1}
    assert not {"[entry-moved]", "[entry-missing]", "[entry-changed]"} & set(capsys.readouterr().out.split())
    assert update() == 0
    assert "as the library has it" in capsys.readouterr().out


def test_what_has_changed_of_a_moved_entry_is_compared_as_ever(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = folder / "library"
    files = {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*.yaml")}
    begin_history(library, files, Author(name="Anna"), datetime(2027, 3, 2, tzinfo=UTC)).close()
    edit(folder / "acme.proposal.yaml", f"- {ID}", f"- entry: {ID}\n        set:\n          title: Mine alone")
    assert update() == 0
    move(folder)
    edit(library / "django" / "benefits.yaml", "Faster start", "A far faster start")
    capsys.readouterr()
    assert update() == 0
    printed = capsys.readouterr().out
    assert "outcome: taken from the library" in printed
    assert "then:   Faster start" in printed
    edit(library / "django" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    assert update() == 1
    assert "title: open, both changed it; yours stays" in capsys.readouterr().out


def test_a_moved_entry_is_taken_over_also_where_a_field_of_it_stays_open(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "acme.proposal.yaml"
    edit(file, f"- {ID}", f"- entry: {ID}\n        set:\n          title: Mine alone")
    assert update() == 0
    move(folder)
    edit(folder / "library" / "django" / "benefits.yaml", "title: A core without ballast", "title: Theirs now")
    for _ in range(2):
        capsys.readouterr()
        assert update() == 1
        assert "title: open, both changed it; yours stays" in capsys.readouterr().out
        text = file.read_text(encoding="utf-8")
        assert ID not in text
        assert f"- entry: {THERE}\n        set:\n          title: Mine alone" in text


def test_a_pinned_entry_that_was_moved_stays_pinned_in_all_its_words(folder: Path) -> None:
    file = folder / "acme.proposal.yaml"
    edit(file, f"  - entry: {ID}\n", f"  - entry: {ID}\n    pinned: true\n")
    assert update() == 0
    move(folder)
    before = file.read_bytes()
    assert update() == 0
    assert file.read_bytes() == before.replace(ID.encode(), THERE.encode())
