"""Tells whoever watches this program that it is ready and alive, as sd_notify(3) describes it."""

import os
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

READY = "READY=1"
ALIVE = "WATCHDOG=1"


def tell(message: str, environment: Mapping[str, str] = os.environ) -> None:
    """Send `message` to the socket that NOTIFY_SOCKET names; without one nobody watches, and nothing is sent."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        try:
            line.sendto(message.encode(), address.replace("@", "\0", 1) if address.startswith("@") else address)
        except OSError:
            return  # whoever watched has gone; the screen goes on


def live(ticks: "QTimer") -> None:
    """Tell that the screen is ready, and with each of its `ticks` that it still is; one that hangs does not tick."""
    tell(READY)
    ticks.timeout.connect(lambda: tell(ALIVE))
