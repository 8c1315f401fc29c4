"""The same slides by fancy-dark-slide: text, shapes, tables, charts, pictures and notes, without a template."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dark_slide


def load(folder: Path) -> Callable[[], bytes]:
    """Give the function that makes the deck."""
    content = json.loads((folder / "content.json").read_text(encoding="utf-8"))
    return lambda: dark_slide.to_bytes(_deck(content))


def _deck(content: dict[str, Any]) -> dict[str, Any]:
    slides = []
    for number, page in enumerate(content["pages"]):
        elements = [_element(item, f"{number}-{index}", content) for index, item in enumerate(page["items"])]
        slides.append({"id": str(number), "layout": "blank", "elements": elements, "notes": page["notes"]})
    return {"id": "measured", "title": "Measured", "theme": {"name": "default"}, "slides": slides}


def _element(item: dict[str, Any], name: str, content: dict[str, Any]) -> dict[str, Any]:
    x, y, width, height = item["rect"]
    place = {"id": name, "x": x / content["width"], "y": y / content["height"]}
    place |= {"w": max(width, 1) / content["width"], "h": max(height, 1) / content["height"]}
    match item["kind"]:
        case "text":
            return {**place, "type": "text", **_text(item, content)}
        case "shape":
            shape = "ellipse" if item["shape"] == "ellipse" else "rect"
            return {**place, "type": "shape", "shape": shape, "fill": f"#{item['fill'] or item['stroke']}"}
        case "picture":
            return {**place, "type": "image", "src": item["file"], "alt": item["alt"], "fit": "cover"}
        case "table":
            return {**place, "type": "table", **_table(item)}
        case _:
            return {**place, "type": "chart", "option": _option(item)}


def _text(item: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    runs = [run for paragraph in item["paragraphs"] for run in paragraph["runs"]]
    style: dict[str, Any] = {}
    if runs:
        size = runs[0]["size"] * 1920 / content["width"]
        style = {"fontSize": size, "color": f"#{runs[0]['colour']}", "weight": 700 if runs[0]["bold"] else 400}
    if item["fill"]:
        style["fill"] = f"#{item['fill']}"
    lines = ["".join(_marked(run, runs[0]) for run in paragraph["runs"]) for paragraph in item["paragraphs"]]
    return {"content": "\n".join(lines), "format": "markdown", "style": style}


def _marked(run: dict[str, Any], first: dict[str, Any]) -> str:
    text: str = run["text"]
    return f"**{text}**" if run["bold"] and not first["bold"] else text


def _table(item: dict[str, Any]) -> dict[str, Any]:
    texts = [
        ["".join(run["text"] for paragraph in cell["paragraphs"] for run in paragraph["runs"]) for cell in row]
        for row in item["rows"]
    ]
    keys = [str(index) for index in range(len(item["columns"]))]
    columns = [{"key": key, "label": label} for key, label in zip(keys, texts[0], strict=False)]
    return {"columns": columns, "rows": [dict(zip(keys, row, strict=False)) for row in texts[1:]]}


def _option(item: dict[str, Any]) -> dict[str, Any]:
    series = [
        {
            "type": "bar",
            "stack": "all",
            "name": one["name"],
            "data": one["values"],
            "label": {"show": bool(one["labels"])},
        }
        for one in item["series"]
    ]
    return {"yAxis": {"data": item["categories"]}, "xAxis": {"data": item["categories"]}, "series": series}


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(load(Path(sys.argv[1]))())
