"""The same sheets by typst, tagged as it does by itself: its source is made beforehand, only compiling is measured."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

_HEADINGS = {"title": 1, "heading_1": 1, "heading_2": 2, "heading_3": 3}


def load(folder: Path) -> Callable[[], bytes]:
    """Give the function that compiles the document; only its first call is honest, as typst remembers what it did."""
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    fonts = sorted({str(Path(one["regular"]).parent) for one in content["fonts"].values()})
    source = _source(content, folder).encode("utf-8")

    def run() -> bytes:
        data: bytes = typst.compile(source, root=folder.resolve(), font_paths=fonts, ignore_system_fonts=True)
        return data

    return run


def _source(content: dict[str, Any], folder: Path) -> str:
    head = (
        f"#set page(width: {content['width']}pt, height: {content['height']}pt, margin: 56pt,"
        " footer: context [A proposal of many pages · #counter(page).display()])\n"
        f'#set text(font: "{content["fonts"]["body"]["name"]}", lang: "en")\n'
        '#set document(title: "Measured")\n#show heading: it => it.body\n'
    )
    pages = ["\n\n".join(_block(item, folder) for item in page) for page in content["pages"]]
    return head + "\n#pagebreak(weak: true)\n".join(pages)


def _block(item: dict[str, Any], folder: Path) -> str:
    width = min(item["rect"][2], 480)
    match item["kind"]:
        case "text":
            text = "\n\n".join(_paragraph(one) for one in item["paragraphs"] if one["runs"])
            return f'#block(fill: rgb("#{item["fill"]}"))[{text}]' if item["fill"] else text
        case "picture":
            path = Path(item["file"]).resolve().relative_to(folder.resolve()).as_posix()
            return f'#image("/{path}", width: {width}pt, alt: "{_quoted(item["alt"])}")'
        case "table":
            columns = ", ".join(f"{column}fr" for column in item["columns"])
            rows = [", ".join(_cell(cell) for cell in row) for row in item["rows"]]
            return f"#table(columns: ({columns}), stroke: none, table.header({rows[0]}),\n{_joined(rows[1:])})"
        case "chart":
            return _chart(item)
        case _:
            return ""


def _joined(rows: list[str]) -> str:
    return ",\n".join(rows)


def _cell(cell: dict[str, Any]) -> str:
    fill = f', fill: rgb("#{cell["fill"]}")' if cell["fill"] else ""
    text = "\n\n".join(_runs(one) for one in cell["paragraphs"] if one["runs"])
    return f"table.cell(colspan: {cell['span']}{fill})[{text}]"


def _paragraph(source: dict[str, Any]) -> str:
    level = _HEADINGS.get(source["role"])
    text = _runs(source)
    if level:
        return f"#heading(level: {level})[{text}]"
    return f"- {text}" if source["bullet"] else text


def _runs(source: dict[str, Any]) -> str:
    return "".join(
        f'#text(size: {run["size"]}pt, weight: {700 if run["bold"] else 400}, fill: rgb("#{run["colour"]}"))'
        f"[{_escaped(run['text'])}]"
        for run in source["runs"]
    )


def _chart(item: dict[str, Any]) -> str:
    rows = []
    for index, category in enumerate(item["categories"]):
        bars = []
        for series in item["series"]:
            length = series["values"][index] / (item["maximum"] or 1) * 320
            fill = f'rgb("#{series["colour"]}")' if series["colour"] else "none"
            label = series["labels"][index] if series["labels"] else ""
            bars.append(f"box(width: {length}pt, height: 14pt, fill: {fill}, text(8pt)[{_escaped(label)}])")
        rows.append(f"[{_escaped(category)}], [#stack(dir: ltr, {', '.join(bars)})]")
    return f'#figure(alt: "A chart", table(columns: (120pt, 1fr), stroke: none, {", ".join(rows)}))'


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\[]#*_`$<>@=-+/~'\"" else character for character in text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
