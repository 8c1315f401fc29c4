"""Makes the pictures of documents in docs/images: the examples are exported and their pages drawn.

Run it after a change of a design: python docs/make_images.py
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from studio.app.export import default_paths, export
from studio.app.folders import shipped_folders
from studio.app.outputs import Output

IMAGES = Path(__file__).parent / "images"
EXAMPLE = Path(__file__).parent.parent / "examples" / "flask-full.proposal.yaml"
GROUND = QColor("#e9edf1")
EDGE = QColor("#c9d1d9")
GAP = 18

SLIDES = (0, 2, 4, 5, 8, 11, 17, 20, 22)
PAGES = (0, 4, 6, 13, 15, 17)


def sheet(pdf: Path, pages: tuple[int, ...], columns: int, width: int) -> QImage:
    """Draw pages of a PDF side by side, each so many pixels wide."""
    document = QPdfDocument()
    document.load(str(pdf))
    pages = tuple(page for page in pages if page < document.pageCount())
    size = document.pagePointSize(0)
    height = round(width * size.height() / size.width())
    rows = -(-len(pages) // columns)
    image = QImage(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    for index, page in enumerate(pages):
        x = GAP + index % columns * (width + GAP)
        y = GAP + index // columns * (height + GAP)
        # Drawn at twice the size and scaled down: finer than what the renderer gives at this size.
        picture = document.render(page, QSize(width * 2, height * 2))
        place = QRectF(x, y, width, height)
        painter.fillRect(place, Qt.GlobalColor.white)
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(x, y, picture.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        painter.setPen(EDGE)
        painter.drawRect(place.marginsAdded(QMarginsF(0.5, 0.5, 0.5, 0.5)))
    painter.end()
    document.close()
    return image


def main() -> None:
    """Make all pictures anew."""
    application = QGuiApplication.instance() or QGuiApplication([])
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = default_paths(EXAMPLE, Path(folder))
        export(EXAMPLE, paths, shipped_folders())
        sheet(paths[Output.SLIDES], SLIDES, 3, 520).save(str(IMAGES / "deck.png"))
        sheet(paths[Output.PROPOSAL], PAGES, 3, 460).save(str(IMAGES / "proposal.png"))
    application.quit()


if __name__ == "__main__":
    main()
