"""The parts of a small deck as files that a person can read.

`python -m tests.export.pptx.test_deck_golden` writes them anew; read the difference before committing it.
"""

import tempfile
from pathlib import Path

import pytest
from lxml import etree

from studio.export.pptx import write_deck
from tests.export.pptx.values import FACTS, Parts, brand, every_kind

GOLDEN = Path(__file__).parent / "golden"
PARTS = {
    "text-and-shapes": "ppt/slides/slide1.xml",
    "text-and-shapes-links": "ppt/slides/_rels/slide1.xml.rels",
    "list": "ppt/slides/slide2.xml",
    "table": "ppt/slides/slide3.xml",
    "chart-frame": "ppt/slides/slide5.xml",
    "chart": "ppt/charts/chart1.xml",
    "pictures": "ppt/slides/slide6.xml",
    "notes": "ppt/notesSlides/notesSlide1.xml",
    "core-properties": "docProps/core.xml",
}


def readable(folder: Path) -> dict[str, str]:
    parts = Parts(write_deck(every_kind(folder), brand(), FACTS))
    return {
        name: etree.tostring(parts.xml(part), pretty_print=True, encoding="unicode") for name, part in PARTS.items()
    }


@pytest.mark.parametrize("name", PARTS)
def test_a_part_reads_as_it_did(name: str, tmp_path: Path):
    assert readable(tmp_path)[name] == (GOLDEN / f"{name}.xml").read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for stem, xml in readable(Path(scratch)).items():
            (GOLDEN / f"{stem}.xml").write_text(xml, encoding="utf-8", newline="\n")
