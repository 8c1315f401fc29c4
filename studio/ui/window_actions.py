"""The table of what can be done in a window."""

from functools import partial
from typing import TYPE_CHECKING

from studio.ui.actions import Action, Menu, When
from studio.ui.theme import Mode

if TYPE_CHECKING:
    from studio.ui.window import MainWindow

TOOLBAR = ("new", "open", "save", "", "undo", "redo")
_E = When.EDITING
_PANES = {
    "library": "Library",
    "outline": "Outline",
    "tailor": "Tailoring",
    "preview": "Preview",
    "findings": "Findings",
}


def action_rows(window: "MainWindow") -> tuple[Action, ...]:
    """Give the table for a window."""
    return (*_file(window), *_edit(window), *_view(window), *_export(window), *_help(window))


def _file(window: "MainWindow") -> tuple[Action, ...]:
    files, file = window.files, Menu.FILE
    return (
        Action(id="new", menu=file, text="&New proposal", run=window.new, shortcuts=("Ctrl+N",), symbol="file-plus"),
        Action(id="open", menu=file, text="&Open…", run=files.choose, shortcuts=("Ctrl+O",), symbol="folder-open"),
        Action(
            id="save", menu=file, text="&Save", run=files.save, shortcuts=("Ctrl+S",), symbol="save", when=_E, group=1
        ),
        Action(
            id="save-as", menu=file, text="Save &as…", run=files.save_as, shortcuts=("Ctrl+Shift+S",), when=_E, group=1
        ),
        Action(id="close", menu=file, text="&Close", run=window.close_proposal, shortcuts=("Ctrl+W",), group=2),
        Action(id="quit", menu=file, text="&Quit", run=window.desk.quit, shortcuts=("Ctrl+Q",), group=2),
    )


def _edit(window: "MainWindow") -> tuple[Action, ...]:
    edit = Menu.EDIT
    return (
        Action(
            id="undo", menu=edit, text="&Undo", run=window.undo, shortcuts=("Ctrl+Z",), symbol="undo-2", when=When.UNDO
        ),
        Action(
            id="redo",
            menu=edit,
            text="&Redo",
            run=window.redo,
            shortcuts=("Ctrl+Shift+Z", "Ctrl+Y"),
            symbol="redo-2",
            when=When.REDO,
        ),
        Action(
            id="client",
            menu=edit,
            text="&Client, consultant and options",
            run=window.panes.go_to_client,
            shortcuts=("Ctrl+I",),
            symbol="building-2",
            when=_E,
            group=1,
        ),
        Action(
            id="find",
            menu=edit,
            text="&Search the library",
            run=partial(window.panes.go_to, "library"),
            shortcuts=("Ctrl+F",),
            symbol="search",
            when=_E,
            group=1,
        ),
    )


def _view(window: "MainWindow") -> tuple[Action, ...]:
    view, theme = Menu.VIEW, window.desk.theme
    go = (
        Action(
            id=f"go-{name}",
            menu=view,
            text=f"Go to &{title.lower()}" if name != "library" else "Go to the &library",
            run=partial(window.panes.go_to, name),
            shortcuts=(f"Ctrl+{number}",),
            when=_E,
        )
        for number, (name, title) in enumerate(_PANES.items(), 1)
    )
    show = (
        Action(
            id=f"show-{name}",
            menu=view,
            text=f"Show {_PANES[name].lower()}",
            run=partial(window.panes.toggle, name),
            shortcuts=(shortcut,),
            when=_E,
            checked=partial(window.panes.is_shown, name),
            group=1,
        )
        for name, shortcut in (("library", "Ctrl+Shift+L"), ("findings", "Ctrl+Shift+F"))
    )
    zoom = (
        Action(
            id="zoom-in",
            menu=view,
            text="Zoom &in",
            run=partial(window.panes.preview, "zoom_in"),
            shortcuts=("Ctrl++", "Ctrl+="),
            symbol="zoom-in",
            when=_E,
            group=2,
        ),
        Action(
            id="zoom-out",
            menu=view,
            text="Zoom &out",
            run=partial(window.panes.preview, "zoom_out"),
            shortcuts=("Ctrl+-",),
            symbol="zoom-out",
            when=_E,
            group=2,
        ),
        Action(
            id="zoom-fit",
            menu=view,
            text="&Fit the page",
            run=partial(window.panes.preview, "zoom_fit"),
            shortcuts=("Ctrl+0",),
            when=_E,
            group=2,
        ),
    )
    present = Action(
        id="present",
        menu=view,
        text="&Present",
        run=partial(window.panes.preview, "present"),
        shortcuts=("F5",),
        symbol="presentation",
        when=_E,
        bar="Present",
        group=3,
    )
    modes = (
        Action(
            id=f"theme-{mode.value}",
            menu=view,
            text=text,
            run=partial(window.desk.set_mode, mode),
            checked=partial(_is, theme, mode),
            group=4,
        )
        for mode, text in (
            (Mode.SYSTEM, "Colours of the &system"),
            (Mode.LIGHT, "Li&ght"),
            (Mode.DARK, "&Dark"),
        )
    )
    on = Action(id="go-on", menu=view, text="Go to the &next pane", run=window.panes.go_on, shortcuts=("F6",), when=_E)
    return (*go, on, *show, *zoom, present, *modes)


def _is(theme: "object", mode: Mode) -> bool:
    return getattr(theme, "mode", None) is mode


def _export(window: "MainWindow") -> tuple[Action, ...]:
    return (
        Action(
            id="export",
            menu=Menu.EXPORT,
            text="&Export…",
            run=window.help.export,
            shortcuts=("Ctrl+E",),
            symbol="download",
            when=_E,
            bar="Export",
        ),
    )


def _help(window: "MainWindow") -> tuple[Action, ...]:
    show, help_ = window.help, Menu.HELP
    return (
        Action(
            id="shortcuts",
            menu=help_,
            text="&Shortcuts",
            run=show.shortcuts,
            shortcuts=("F1", "Ctrl+/"),
            symbol="keyboard",
        ),
        Action(id="guide", menu=help_, text="First-steps &guide", run=show.guide, symbol="lightbulb"),
        Action(id="about", menu=help_, text="&About Proposal Studio", run=show.about, symbol="info", group=1),
    )
