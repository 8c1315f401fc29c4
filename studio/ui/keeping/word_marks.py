"""Texts that differ to HTML in which what went and what came can be told apart, calmly."""

from html import escape

from PySide6.QtGui import QPalette

from studio.app.keeping.comparing import Part, differences, parts_of
from studio.domain.entries import AnyEntry
from studio.ui.theme import colours


def marked(before: str, after: str, palette: QPalette, *, gone: bool = True) -> str:
    """Give a text as HTML: new words on a soft ground, words that went struck through if they are wanted."""
    known = colours(palette)
    looks = {
        "same": "",
        "gone": f"color:{known.muted};text-decoration:line-through",
        "new": f"background-color:{known.accent_soft};color:{known.accent}",
    }
    shown = [part for part in parts_of(before, after) if gone or part.kind != "gone"]
    spans = []
    for number, part in enumerate(shown):
        touching = part.kind == "new" and number and shown[number - 1].kind == "gone" and not part.text[:1].isspace()
        spans.append(" " * touching + _span(part, looks[part.kind]))
    return "".join(spans)


def compared(before: AnyEntry, after: AnyEntry, palette: QPalette) -> str:
    """Give every field in which two states of an entry differ as HTML; empty where they say the same."""
    quiet = colours(palette).muted
    return "".join(
        f'<p><span style="color:{quiet}">{escape(one.label)}</span><br>{marked(one.before, one.after, palette)}</p>'
        for one in differences(before, after)
    )


def _span(part: Part, look: str) -> str:
    text = escape(part.text).replace("\n", "<br>")
    if not look:
        return text
    bare = text.lstrip(" ")
    return f'{" " * (len(text) > len(bare))}<span style="{look}">{bare}</span>'
