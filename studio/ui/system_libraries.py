"""The system's libraries that Qt needs on Linux: which are missing, and how to install them."""

import os
import sys

_NEEDED = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL"),
    "libGL.so.1": ("libgl1", "mesa-libGL"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
}
"""File, package of Debian and Ubuntu, package of Fedora: needed whatever shows the window."""
_NEEDED_BY_X11 = {
    "libX11.so.6": ("libx11-6", "libX11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
}
"""Needed besides by the plugin for X11."""


def missing_libraries() -> tuple[str, ...]:
    """Give the files that are missing; always empty on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    needed = _NEEDED | (_NEEDED_BY_X11 if is_for_x11() else {})
    return tuple(name for name in needed if not _is_there(name))


def how_to_install(missing: tuple[str, ...]) -> str:
    """Say what is missing and how to get it."""
    known = _NEEDED | _NEEDED_BY_X11
    debian = " ".join(dict.fromkeys(known[name][0] for name in missing))
    fedora = " ".join(dict.fromkeys(known[name][1] for name in missing))
    return (
        f"Proposal Studio cannot show its window: {', '.join(missing)} is missing on this system.\n"
        f"  Debian, Ubuntu:  sudo apt install {debian}\n"
        f"  Fedora:          sudo dnf install {fedora}\n"
        "The command line works without: proposal-studio --help"
    )


def is_for_x11() -> bool:
    """Tell whether the window is to be shown by an X server: its plugin ends the program when a library is missing."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _is_there(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
