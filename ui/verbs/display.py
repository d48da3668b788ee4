"""Whether there is a display to show anything on: where none answers, Qt would abort the whole program."""

import ctypes
import os
import sys

from kiosk.errors import KioskError


def needs_display(otherwise: str) -> None:
    """Raises KioskError, with what to do `otherwise`, where there is no display or none answers."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or platform.partition(":")[0] not in ("", "xcb", "wayland"):
        return
    asking = {"DISPLAY": _x_answers, "WAYLAND_DISPLAY": _wayland_answers}
    named = {name: value for name in asking if (value := os.environ.get(name))}
    if not named:
        raise KioskError("There is no display here.", otherwise)
    if not any(asking[name](value.encode()) for name, value in named.items()):
        raise KioskError(f"The display {' or '.join(named.values())} does not answer.", otherwise)


def _x_answers(display: bytes) -> bool:
    """Ask with the library that Qt asks with: it knows every way to write an address, and the keys of the session."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt itself will tell what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    line = xcb.xcb_connect(display, None)
    failed = xcb.xcb_connection_has_error(line) != 0
    xcb.xcb_disconnect(line)
    return not failed


def _wayland_answers(display: bytes) -> bool:
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    line = wayland.wl_display_connect(display)
    if line:
        wayland.wl_display_disconnect(line)
    return bool(line)
