"""What is said about files that are dragged onto a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from studio.ui.start.dropping import Dropped, dropped, refusal


def drag(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_proposals_are_told_from_others_and_each_is_there_once(tmp_path: Path) -> None:
    one, other, deck = tmp_path / "one.proposal.yaml", tmp_path / "other.YML", tmp_path / "deck.pptx"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (one, deck, other, one)])
    assert dropped(data) == Dropped((one, other), (deck,))


def test_what_is_no_file_here_is_not_taken() -> None:
    assert dropped(drag("https://example.com/a.proposal.yaml")) == Dropped()
    assert dropped(QMimeData()) == Dropped()


def test_a_wrong_file_is_named_with_what_it_is(tmp_path: Path) -> None:
    text, hint = refusal((Path("solweda.pptx"),))
    assert text == "“solweda.pptx” is a PowerPoint deck."
    assert "made from a proposal" in hint
    assert refusal((tmp_path,))[0] == f"“{tmp_path.name}” is a folder."
    text, hint = refusal((Path("notes.txt"),))
    assert text == "“notes.txt” is no proposal."
    assert ".proposal.yaml" in hint


def test_of_many_wrong_files_a_few_are_named() -> None:
    _, detail = refusal([Path(f"{number}.txt") for number in range(5)])
    assert "“0.txt”, “1.txt”, “2.txt” and 2 more" in detail
