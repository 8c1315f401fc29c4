"""A small table to the workbook that stands behind a chart: one sheet, opened by "Edit data"."""

import io
import re
import zipfile
from decimal import Decimal

from studio.domain.frozen import dataclass
from studio.export.pptx.markup import DECLARATION, content
from studio.export.pptx.package import write_entry

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FIXED_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_FORMAT}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_FORMAT}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of numbers under its name."""

    name: str
    values: tuple[Decimal, ...]


def write_workbook(categories: tuple[str, ...], columns: tuple[Column, ...]) -> bytes:
    """Give an .xlsx with the categories in column A and a series in each further column."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, xml in _FIXED_PARTS.items():
            write_entry(archive, name, f"{DECLARATION}{xml}".encode())
        write_entry(archive, "xl/worksheets/sheet1.xml", _sheet(categories, columns).encode())
    return buffer.getvalue()


def column_letters(index: int) -> str:
    """Give the letters of a column, counted from 0: A, B … Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def plain_number(value: Decimal) -> str:
    """Give the digits without an exponent."""
    return format(value, "f")


def _sheet(categories: tuple[str, ...], columns: tuple[Column, ...]) -> str:
    heads = "".join(_text(f"{column_letters(index)}1", column.name) for index, column in enumerate(columns, 1))
    rows = [f'<row r="1">{heads}</row>']
    for position, category in enumerate(categories):
        row = position + 2
        cells = "".join(_number(column, position, index) for index, column in enumerate(columns, 1))
        rows.append(f'<row r="{row}">{_text(f"A{row}", category)}{cells}</row>')
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _number(column: Column, position: int, index: int) -> str:
    row = position + 2
    return f'<c r="{column_letters(index)}{row}"><v>{plain_number(column.values[position])}</v></c>'


# Spreadsheets read `_x0041_` as the character of that number, so the underscore itself must be written so.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _text(cell: str, value: str) -> str:
    safe = content(_CODED.sub("_x005F_", value))
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>' if value else ""
