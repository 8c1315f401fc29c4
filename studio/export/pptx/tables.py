"""Tables to native PowerPoint tables."""

from studio.domain.brand import Slot
from studio.export.pptx.colours import fill, line
from studio.export.pptx.scope import SlideScope
from studio.export.pptx.shapes import identity, placeholder
from studio.export.pptx.text import ANCHORS, paragraphs
from studio.export.pptx.units import emu, position
from studio.layout.items import Cell, Row, TableItem

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"

# A covered or missing cell is there for the grid alone; its end mark must never make the row higher.
_FILLER = '<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr sz="100"/></a:p></a:txBody><a:tcPr marT="0" marB="0"/>'


def table(item: TableItem, scope: SlideScope, slot: Slot | None) -> str:
    """Write a graphic frame with a table; raise ValueError for a row with more cells than columns."""
    head = identity(item, scope, "Table")
    locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item.columns)
    rows = "".join(_row(row, len(item.columns), scope) for row in item.rows)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{head}{locks}{placeholder(slot)}</p:nvGraphicFramePr>"
        f'<p:xfrm>{position(item.rect)}</p:xfrm><a:graphic><a:graphicData uri="{_URI}">'
        f"<a:tbl>{_headers(item)}<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _headers(item: TableItem) -> str:
    """Say which cells are headers: screen readers announce them, whatever they look like."""
    first_row = ' firstRow="1"' if item.rows and item.rows[0].header else ""
    first_column = ' firstCol="1"' if any(cell.header for row in item.rows for cell in row.cells) else ""
    return f"<a:tblPr{first_row}{first_column}/>"


def _row(row: Row, columns: int, scope: SlideScope) -> str:
    missing = columns - sum(cell.span for cell in row.cells)
    if missing < 0:
        raise ValueError(f"a row covers {columns - missing} columns of {columns}")
    cells = "".join(_cell(cell, scope) for cell in row.cells)
    return f'<a:tr h="{emu(row.height)}">{cells}{f"<a:tc>{_FILLER}</a:tc>" * missing}</a:tr>'


def _cell(cell: Cell, scope: SlideScope) -> str:
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    text = paragraphs(cell.paragraphs, scope, left_inset=cell.insets[0], exact=True) if cell.paragraphs else _EMPTY
    covered = f'<a:tc hMerge="1">{_FILLER}</a:tc>' * (cell.span - 1)
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
    return f"<a:tc{span}>{body}{_cell_properties(cell)}</a:tc>{covered}"


_EMPTY = '<a:p><a:endParaRPr sz="100"/></a:p>'


def _cell_properties(cell: Cell) -> str:
    left, top, right, bottom = (emu(inset) for inset in cell.insets)
    margins = f'marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{ANCHORS[cell.anchor]}"'
    sides = line(None, "a:lnL") + line(None, "a:lnR") + line(cell.top, "a:lnT") + line(cell.bottom, "a:lnB")
    return f"<a:tcPr {margins}>{sides}{fill(cell.fill)}</a:tcPr>"
