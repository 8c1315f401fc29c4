"""What other programs do to files while the studio has them open."""

from pathlib import Path


def outside(file: Path, old: str, new: str) -> None:
    """Change words in a file, where they stand first, as somebody with a text editor does."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
