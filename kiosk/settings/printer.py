"""Which printer a branch has chosen, as it stands in the settings."""

import re
from dataclasses import dataclass
from enum import StrEnum


class PrinterKind(StrEnum):
    """The kinds of `printing.printer`; each is what its setting begins with."""

    AUTOMATIC = ""
    FOLDER = "folder"
    CUPS = "cups"
    IPP = "ipp"
    WINDOWS = "windows"
    NETWORK = "escpos"
    DEVICE = "escpos-device"


EXAMPLES = (
    '"" (the default printer of the system, or the folder), "folder", "cups:QUEUE", "ipp://HOST/ipp/print",'
    ' "windows:NAME", "escpos://HOST:9100", "escpos:/dev/usb/lp0"'
)

_RAW_PORT, _IPP_PORT = 9100, 631
_HOST = r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\])(?::(?P<port>\d{1,5}))?"
_NETWORK = re.compile(rf"escpos://{_HOST}/?")
_IPP = re.compile(rf"ipp://{_HOST}(?P<path>/[!-~]*)?")
_NAMED = re.compile(r"(cups|windows):([^/\s][^/]*)")
_DEVICE = re.compile(r"escpos:(/dev/[!-~]+)")


@dataclass(frozen=True)
class PrinterChoice:
    """A printer by its kind, with what that kind needs: a host and port, and a queue, name or path in `place`."""

    kind: PrinterKind
    place: str = ""
    host: str = ""
    port: int = 0


def parse_printer(text: str) -> PrinterChoice:
    """The choice that `text` says. Raises ValueError with what is allowed."""
    if text in {PrinterKind.AUTOMATIC, PrinterKind.FOLDER}:
        return PrinterChoice(PrinterKind(text))
    if match := _NAMED.fullmatch(text):
        return PrinterChoice(PrinterKind(match[1]), match[2])
    if match := _DEVICE.fullmatch(text):
        return PrinterChoice(PrinterKind.DEVICE, match[1])
    if match := _NETWORK.fullmatch(text):
        return PrinterChoice(PrinterKind.NETWORK, "", match["host"].strip("[]"), _port(match["port"], _RAW_PORT))
    if match := _IPP.fullmatch(text):
        path = match["path"] or "/ipp/print"
        return PrinterChoice(PrinterKind.IPP, path, match["host"].strip("[]"), _port(match["port"], _IPP_PORT))
    raise ValueError(f"{text!r} names no printer")


def _port(text: str | None, usual: int) -> int:
    port = int(text) if text else usual
    if not 1 <= port <= 65535:
        raise ValueError(f"{port} is no port")
    return port
