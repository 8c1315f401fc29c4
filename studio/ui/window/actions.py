"""The table of what can be done in a window."""

from functools import partial
from typing import TYPE_CHECKING

from studio.ui.actions import Action, Menu, When
from studio.ui.theme import Mode, Theme

if TYPE_CHECKING:
    from studio.ui.window.main_window import MainWindow

TOOLBAR = ("new", "open", "save", "", "undo", "redo")
_E = When.EDITING


def action_rows(window: "MainWindow") -> tuple[Action, ...]:
    """Give the table for a window."""
    return (*_file(window), *_edit(window), *_view(window), *_export(window), *_help(window))


def _row(name: str, menu: Menu, text: str, run: object, keys: str = "", **more: object) -> Action:
    return Action(id=name, menu=menu, text=text, run=run, shortcuts=tuple(keys.split()), **more)  # type: ignore[arg-type]


def _file(window: "MainWindow") -> tuple[Action, ...]:
    files, file = window.files, Menu.FILE
    return (
        _row("new", file, "&New proposal", window.new, "Ctrl+N", symbol="file-plus"),
        _row("open", file, "&Open…", files.choose, "Ctrl+O", symbol="folder-open"),
        _row("library", file, "&Library…", window.desk.show_library, "Ctrl+L", symbol="library", when=When.READY),
        _row("save", file, "&Save", files.save, "Ctrl+S", symbol="save", when=_E, group=1),
        _row("save-as", file, "Save &as…", files.save_as, "Ctrl+Shift+S", when=_E, group=1),
        _row("close", file, "&Close", window.close_proposal, "Ctrl+W", group=2),
        _row("quit", file, "&Quit", window.desk.quit, "Ctrl+Q", group=2),
    )


def _edit(window: "MainWindow") -> tuple[Action, ...]:
    edit, panes = Menu.EDIT, window.panes
    return (
        _row("undo", edit, "&Undo", window.undo, "Ctrl+Z", symbol="undo-2", when=When.UNDO),
        _row("redo", edit, "&Redo", window.redo, "Ctrl+Shift+Z Ctrl+Y", symbol="redo-2", when=When.REDO),
        _row("find", edit, "&Search the library", panes.search, "Ctrl+F", symbol="search", when=_E, group=1),
        _row(
            "client", edit, "&Client and options", panes.go_to_client, "Ctrl+I", symbol="building-2", when=_E, group=1
        ),
        _row(
            "update",
            edit,
            "Update from &library…",
            window.updating.show,
            "F9",
            symbol="refresh-cw",
            when=_E,
            group=1,
        ),
        _row("insert", edit, "&Insert a merge field", panes.insert_field, "Ctrl+M", when=_E, group=1),
        _row("next", edit, "&Next item in Tailor", partial(panes.step, 1), "Ctrl+PgDown", when=_E, group=2),
        _row("previous", edit, "&Previous item in Tailor", partial(panes.step, -1), "Ctrl+PgUp", when=_E, group=2),
        _row("next-finding", edit, "Next &finding", partial(panes.step_findings, 1), "F8", when=_E, group=2),
        _row("last-finding", edit, "Pre&vious finding", partial(panes.step_findings, -1), "Shift+F8", when=_E, group=2),
    )


def _view(window: "MainWindow") -> tuple[Action, ...]:
    view, panes, theme, set_mode = Menu.VIEW, window.panes, window.desk.theme, window.desk.set_mode
    names = ("library", "outline", "tailor", "preview", "findings")
    texts = ("&Library", "&Outline", "&Tailor", "&Preview", "&Findings")
    go = (
        _row(f"go-{name}", view, f"Go to {text}", partial(panes.go_to, name), f"Ctrl+{number}", when=_E)
        for number, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    )
    show = (
        _row(
            f"show-{name}",
            view,
            f"Show {name.capitalize()}",
            partial(panes.toggle, name),
            keys,
            when=_E,
            checked=partial(panes.is_shown, name),
            group=1,
        )
        for name, keys in (("library", "Ctrl+Shift+L"), ("findings", "Ctrl+Shift+F"))
    )
    modes = (
        _row(f"theme-{mode.value}", view, text, partial(set_mode, mode), checked=partial(_is, theme, mode), group=4)
        for mode, text in ((Mode.SYSTEM, "Colours of the &system"), (Mode.LIGHT, "Li&ght"), (Mode.DARK, "&Dark"))
    )
    return (
        *go,
        _row("go-on", view, "Go to the &next pane", panes.go_on, "F6", when=_E),
        *show,
        _row("zoom-in", view, "Zoom &in", partial(panes.zoom, 1), "Ctrl++ Ctrl+=", symbol="zoom-in", when=_E, group=2),
        _row("zoom-out", view, "Zoom o&ut", partial(panes.zoom, -1), "Ctrl+-", symbol="zoom-out", when=_E, group=2),
        _row("zoom-fit", view, "Show &whole pages", partial(panes.zoom, 0), "Ctrl+0", when=_E, group=2),
        _row("present", view, "P&resent", panes.present, "F5", symbol="presentation", when=_E, group=3),
        *modes,
    )


def _is(theme: Theme, mode: Mode) -> bool:
    return theme.mode is mode


def _export(window: "MainWindow") -> tuple[Action, ...]:
    return (_row("export", Menu.EXPORT, "&Export…", window.exporting.show, "Ctrl+E", symbol="download", when=_E),)


def _help(window: "MainWindow") -> tuple[Action, ...]:
    show, menu = window.help, Menu.HELP
    return (
        _row("shortcuts", menu, "&Shortcuts", show.shortcuts, "F1 Ctrl+/", symbol="keyboard"),
        _row("guide", menu, "&First steps", show.guide, symbol="lightbulb", when=_E),
        _row("about", menu, "&About Proposal Studio", show.about, symbol="info", group=1),
    )
