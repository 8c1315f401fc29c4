import errno
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from studio.cli import main

ROOT = Path(__file__).parents[2]
PITCH = ROOT / "examples" / "flask-pitch.proposal.yaml"
LONG = "x" * 300


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_export_writes_three_files_named_after_the_proposal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(PITCH)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "flask-pitch-slides.pdf",
        "flask-pitch.pdf",
        "flask-pitch.pptx",
    ]
    printed = capsys.readouterr()
    assert "flask-pitch.pptx" in printed.out
    assert "deck: " in printed.err
    assert "\r" not in printed.err


def test_export_writes_only_what_is_named(folder: Path) -> None:
    assert main(["export", str(PITCH), "--pdf", "offer.pdf"]) == 0
    assert [path.name for path in folder.iterdir()] == ["offer.pdf"]


def test_export_says_how_many_slides_have_notes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "client: {name: Acme}\n%schapters:\n- {id: why, title: Why, kind: text, body: Because., notes: Ask first.}\n"
    proposal = folder / "small.proposal.yaml"
    for output, expected in (("", "(3 slides, 1 with speaker notes)"), ("output: {notes: false}\n", "(3 slides)")):
        proposal.write_text(text % output, encoding="utf-8")
        main(["export", str(proposal), "--pptx", "small.pptx"])
        assert expected in capsys.readouterr().out


def test_export_makes_the_folder_that_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(PITCH), "-o", "out/acme", "--pdf", "offer.pdf"]) == 0
    assert f"Folder {Path('out/acme')} made." in capsys.readouterr().err
    assert (folder / "out" / "acme" / "offer.pdf").is_file()
    assert main(["export", str(PITCH), "-o", "out/acme/offer.pdf/in"]) == 2
    assert capsys.readouterr().err.count("error:") == 1


def test_export_of_a_file_into_a_missing_folder_is_one_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(PITCH), "--pdf", "nowhere/offer.pdf"]) == 2
    printed = capsys.readouterr().err
    assert printed.count("error:") == 1
    assert "no folder" in printed
    assert not list(folder.iterdir())


def test_nothing_is_made_for_a_proposal_that_cannot_be_exported(folder: Path) -> None:
    assert main(["export", "none.proposal.yaml", "-o", "out/acme"]) == 2
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("content/flask/faq.yaml", "a library section"),
        ("content/flask/faq.de.yaml", "a translation in a library"),
        ("content/flask/topic.yaml", "a topic of a library"),
        ("templates/default/brand.yaml", "a brand"),
    ],
)
def test_what_is_no_proposal_is_told_and_not_exported(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, what: str
) -> None:
    for command in ("export", "update"):
        assert main([command, str(ROOT / file)]) == 2
        assert f"error: {Path(file).name} is {what}, not a proposal." in capsys.readouterr().err
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("option", "name", "ending"),
    [("--pptx", "x.pdf", ".pptx"), ("--pdf", "x.pptx", ".pdf"), ("--slides", "x.PPTX", ".pdf")],
)
def test_no_output_bears_the_ending_of_another_kind(
    folder: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, ending: str
) -> None:
    assert main(["export", str(PITCH), option, name, "-o", "out"]) == 2
    printed = capsys.readouterr().err
    assert name in printed
    assert f"end in {ending}." in printed
    assert not list(folder.iterdir())


def test_a_second_export_gives_the_same_bytes(folder: Path) -> None:
    contents = []
    for _ in range(2):
        assert main(["export", str(PITCH), "-o", str(folder)]) == 0
        contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1]


def test_a_missing_entry_is_a_finding_and_the_rest_exports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PITCH.read_text(encoding="utf-8").replace("flask/benefits/less-is-more", "flask/benefits/les-is-more")
    (folder / "broken.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["export", "broken.proposal.yaml"]) == 1
    printed = capsys.readouterr().err
    assert "[entry-missing]" in printed
    assert "broken.proposal.yaml:" in printed
    assert "less-is-more" in printed
    assert (folder / "broken.pptx").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "missing.proposal.yaml"),
        (b"", "p.proposal.yaml"),
        (b"\xff\xfe\x00bad", "p.proposal.yaml"),
        (b"- a list", "p.proposal.yaml"),
        (b"title: [unclosed", "p.proposal.yaml"),
    ],
)
def test_an_unusable_proposal_is_one_clear_error(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, message: str
) -> None:
    name = "missing.proposal.yaml"
    if content is not None:
        name = "p.proposal.yaml"
        (folder / name).write_bytes(content)
    assert main(["export", name]) == 2
    printed = capsys.readouterr().err
    assert message in printed
    assert "Traceback" not in printed


def test_new_makes_a_proposal_that_exports_without_an_error(folder: Path) -> None:
    assert main(["new", "acme.proposal.yaml", "--client", 'O"Neil: Söhne #1 & Co', "--topic", "flask", "django"]) == 0
    assert main(["export", "acme.proposal.yaml"]) == 0
    assert (folder / "acme.pdf").read_bytes().startswith(b"%PDF")


def test_new_never_overwrites(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "acme.proposal.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "acme.proposal.yaml", "--client", "A", "--topic", "flask"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert (folder / "acme.proposal.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--client", "\x7f \t"],
        ["--client", "A", "--date", "9999-12-31"],
        ["--client", "A", "--language", "klingon"],
        ["--client", "A", "--language", ""],
        ["--client", "A", "--currency", "coins"],
    ],
)
def test_new_refuses_what_no_proposal_can_begin_with(folder: Path, arguments: list[str]) -> None:
    assert main(["new", "acme.proposal.yaml", "--topic", "flask", *arguments]) == 2
    assert not list(folder.iterdir())


def test_new_knows_its_topics(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "acme.proposal.yaml", "--client", "A", "--topic", "flsk"]) == 2
    assert "did you mean `flask`" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_check_finds_nothing_in_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    shipped = [str(ROOT / name) for name in ("content", "examples", "templates")]
    assert main(["check", *shipped]) == 0
    assert capsys.readouterr().out == "No findings.\n"


def test_check_says_where(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "content", folder / "mine")
    file = folder / "mine" / "flask" / "faq.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    answer:", "    anwser:", 1), encoding="utf-8")
    assert main(["check", "mine", "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)
    assert {finding["code"] for finding in findings} >= {"unknown-key"}
    (unknown,) = [finding for finding in findings if finding["code"] == "unknown-key"]
    line = 1 + file.read_text(encoding="utf-8").split("anwser")[0].count("\n")
    assert (Path(unknown["file"]).name, unknown["line"]) == ("faq.yaml", line)
    assert "answer" in unknown["hint"]


def test_check_of_one_file_leaves_its_neighbours_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "content", folder / "mine")
    (folder / "mine" / "flask" / "faq.yaml").write_text("entries: 3", encoding="utf-8")
    assert main(["check", "mine/flask/benefits.yaml"]) == 0
    assert main(["check", "mine/flask/faq.yaml"]) == 1
    capsys.readouterr()


def test_library_lists_shows_and_searches(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "list", "flask"]) == 0
    assert "flask/benefits/less-is-more" in capsys.readouterr().out
    assert main(["library", "show", "flask/overview/flask"]) == 0
    assert "2010" in capsys.readouterr().out
    assert main(["library", "search", "dropshipp"]) == 0
    assert "flask/case_studies/dropshipping" in capsys.readouterr().out
    assert main(["library", "search", '"" AND (']) == 0
    capsys.readouterr()


def test_an_unknown_entry_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "show", "flask/benefits/less-is-mor"]) == 2
    assert "less-is-more" in capsys.readouterr().err


def test_ones_own_library_and_templates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "content", folder / "lib")
    shutil.copytree(ROOT / "templates" / "default", folder / "brands" / "firm")
    text = PITCH.read_text(encoding="utf-8").replace("brand: default", "brand: firm")
    (folder / "p.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["export", "p.proposal.yaml"]) == 1
    assert "[brand-unknown]" in capsys.readouterr().err
    own = ["--library", "lib", "--templates", "brands"]
    assert main(["export", "p.proposal.yaml", *own]) == 0
    assert main(["export", "p.proposal.yaml", "--library", "none"]) == 2
    capsys.readouterr()


def test_of_a_brand_s_folder_without_its_file_it_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "brands" / "firm").mkdir(parents=True)
    text = PITCH.read_text(encoding="utf-8").replace("brand: default", "brand: firm")
    (folder / "p.proposal.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "p.proposal.yaml", "--templates", "brands"]) == 1
    assert "Its folder is there, and has no brand.yaml" in "".join(capsys.readouterr())


def test_usage_errors_exit_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export"])
    assert caught.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    "arguments",
    [["check", LONG], ["export", LONG], ["library", "list", "--library", LONG], ["export", str(PITCH), "-o", LONG],
     ["export", str(PITCH), "--templates", LONG], ["new", LONG, "--client", "A", "--topic", "flask"]],
)  # fmt: skip
def test_an_impossible_path_is_one_clear_error(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")
    assert not list(folder.iterdir())


def test_output_that_cannot_be_printed_is_one_clear_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(sys.stdout, "write", full)
    assert main(["library", "list"]) == 2
    assert os.strerror(errno.ENOSPC) in capsys.readouterr().err


def test_closed_streams_stop_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["export", str(PITCH), "--pdf", "offer.pdf"]) == 0
    assert (folder / "offer.pdf").exists()
    sys.stdout.close()
    sys.stderr.close()


def test_a_library_is_kept_and_told_the_same(own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "list"]) == 0
    fresh = capsys.readouterr()
    assert len(list(own_cache.rglob("*.library"))) == 1
    assert main(["library", "list"]) == 0
    assert capsys.readouterr() == fresh


def test_help_tells_that_files_can_be_opened(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "FILE" in capsys.readouterr().out


def test_a_mistyped_command_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["exprot", str(PITCH)])
    assert "exprot" in capsys.readouterr().err


def test_the_usage_of_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert capsys.readouterr().out.startswith("usage: proposal-studio export ")


def test_an_excerpt_holds_what_people_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "search", "ballast"]) == 0
    printed = capsys.readouterr().out
    assert "A core without ballast" in printed
    assert "feather" not in printed


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["chek", "x"], "check"),
        (["library", "serch", "x"], "search"),
        (["library", "lst"], "list"),
    ],
)
def test_a_mistyped_command_gets_the_nearest(
    capsys: pytest.CaptureFixture[str], arguments: list[str], near: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert f"did you mean `{near}`?" in capsys.readouterr().err


def test_a_search_for_nothing_near_or_for_a_slip(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "search", "micorservices"]) == 0
    assert capsys.readouterr().err.strip() == "Nothing found: did you mean `microservices`?"
    assert main(["library", "search", "qqqqzz"]) == 0
    assert capsys.readouterr().err.strip() == "Nothing found."


def test_capitals_of_a_topic_do_not_matter(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "acme.proposal.yaml", "--client", "A", "--topic", "Flask", "flask"]) == 0
    text = (folder / "acme.proposal.yaml").read_text(encoding="utf-8")
    assert text.count("- flask/overview/flask\n") == 1
    assert main(["library", "list", "Flask"]) == 0
    assert "flask/benefits/less-is-more" in capsys.readouterr().out


def test_a_new_proposal_bears_the_ending_by_which_it_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("acme", "second.yaml", "v1.2"):
        assert main(["new", name, "--client", "A", "--topic", "flask"]) == 0
        assert f"{name} is called " in capsys.readouterr().out
    assert main(["new", "fourth.proposal.yaml", "--client", "A", "--topic", "flask"]) == 0
    assert "is called" not in capsys.readouterr().out
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{stem}.proposal.yaml" for stem in ("acme", "fourth", "second", "v1.2")]


def test_one_page_is_no_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "title: Offer\nclient: {name: A}\nconsultant: {company: B}\ndate: 2027-03-01\noutput: {agenda: false}\n"
    (folder / "a.proposal.yaml").write_text(text, encoding="utf-8")
    main(["export", "a.proposal.yaml"])
    printed = capsys.readouterr().out
    assert "a.pptx  (1 slide)" in printed
    assert "a.pdf  (1 page)" in printed
