"""What the outline says about its rows and its steps, in words."""

from collections.abc import Collection, Sequence

from studio.domain.findings import Severity
from studio.sources.reading import shortened
from studio.ui.outline.rows import Level, Row

_SEVERITIES = {
    Severity.ERROR: "Something here must be mended.",
    Severity.WARNING: "Something here deserves a look.",
    Severity.HINT: "There is a hint about this.",
}


def counted(number: int, one: str, many: str = "") -> str:
    """Give a number with its noun: `1 slide`, `3 slides`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def pages(slides: int | None, sheets: int | None) -> str:
    """Give page counts in words; nothing before they are known."""
    if slides is None or sheets is None:
        return ""
    return f"{counted(slides, 'slide')} in the deck, {counted(sheets, 'page')} in the proposal"


def tool_tip(row: Row) -> str:
    """Say what a row is and what is special about it."""
    if row.level is Level.COVER:
        lines = ["Title, client, consultant and options of the proposal"]
    elif row.level is Level.CHAPTER:
        lines = [row.title, row.kind, pages(row.slides, row.sheets)]
    else:
        lines = [row.title, row.kind, *_changes(row)]
    worst = row.worst if row.level is not Level.CHAPTER else row.worst_inside
    return "\n".join(line for line in (*lines, _SEVERITIES[worst] if worst else "") if line)


def accessible_text(row: Row) -> str:
    """Say a row to somebody who hears it."""
    name = f"{row.number}. {row.title}" if row.number else row.title
    facts = (pages(row.slides, row.sheets), *_changes(row)) if row.level is not Level.COVER else ()
    worst = row.worst_inside
    parts = (name, row.kind, *facts, _SEVERITIES[worst] if worst else "")
    return ". ".join(part.rstrip(".") for part in parts if part)


def total(tops: Sequence[Row]) -> str:
    """Say how much the proposal is in all."""
    chapters = [row for row in tops if row.level is Level.CHAPTER]
    cover = next((row for row in tops if row.level is Level.COVER), None)
    parts = [counted(len(chapters), "chapter")]
    if cover is not None and cover.slides is not None and cover.sheets is not None:
        parts += [counted(cover.slides, "slide"), counted(cover.sheets, "page")]
    return " · ".join(parts)


def step_label(verb: str, rows: Collection[Row]) -> str:
    """Name an undoable step: `Remove “Why Flask”`, `Move 3 entries`."""
    if len(rows) == 1:
        title = next(iter(rows)).title
        return f"{verb} “{shortened(title)}”"
    if all(row.level is Level.CHAPTER for row in rows):
        return f"{verb} {counted(len(rows), 'chapter')}"
    if all(row.level is Level.PICK for row in rows):
        return f"{verb} {counted(len(rows), 'entry', 'entries')}"
    return f"{verb} {counted(len(rows), 'row')}"


def _changes(row: Row) -> list[str]:
    said = []
    if row.missing:
        said.append("The library does not have this entry any more.")
    if row.pinned:
        said.append("Pinned: stays as it is here, whatever becomes of it in the library")
    if row.changed:
        names = ", ".join(name.replace("_", " ") for name in row.changed)
        said.append(f"Changed for this client: {names}")
    return said
