"""What Python's modules have to say to programmers is printed to nobody."""

from pathlib import Path

import pytest
from PIL import Image

from studio.cli import main

PROPOSAL = """title: Offer
client: {name: Acme}
date: 2027-03-01
chapters:
  - {title: Why, picks: [flask/benefits/one]}
"""
SECTION = """title: Why
entries:
  - id: one
    title: One
    description: The first.
    picture: {file: photo.jpg, alt: One}
"""


def test_a_photo_with_damaged_notes_of_its_camera_is_exported_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = tmp_path / "library" / "flask"
    topic.mkdir(parents=True)
    (topic / "topic.yaml").write_text("title: Flask\n", encoding="utf-8")
    (topic / "benefits.yaml").write_text(SECTION, encoding="utf-8")
    damaged = b"Exif\0\0II*\0\x08\0\0\0"
    Image.new("RGB", (1600, 1200), "green").save(topic / "photo.jpg", exif=damaged)
    (tmp_path / "a.proposal.yaml").write_text(PROPOSAL, encoding="utf-8")
    targets = [f"--{name}={tmp_path / name}.out" for name in ("pptx", "slides", "pdf")]
    assert main(["export", str(tmp_path / "a.proposal.yaml"), f"--library={topic.parent}", *targets]) == 0
    assert "Warning" not in capsys.readouterr().err
