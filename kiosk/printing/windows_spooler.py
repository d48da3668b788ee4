"""The spooler of Windows itself, by pywin32. Not tried: it was written without a Windows machine at hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import win32con
import win32gui
import win32print
import win32ui
from PIL import ImageWin

from kiosk.printing.windows_printer import QueueFacts

if TYPE_CHECKING:
    from PIL.Image import Image

_INVALID_PRINTER_NAME = 1801
_MOST_JOBS = 999
_FACTS, _JOBS = 2, 1
"""Levels of detail: PRINTER_INFO_2, JOB_INFO_1."""

_MM_PER_INCH = 25.4


class WindowsSpooler:
    """Fits `kiosk.printing.windows_printer.Spooler`."""

    def facts(self, queue: str) -> QueueFacts | None:
        """How the queue is."""
        try:
            found = _with(queue, lambda handle: win32print.GetPrinter(handle, _FACTS))
        except win32print.error as error:
            if error.winerror == _INVALID_PRINTER_NAME:
                return None
            raise OSError(error.winerror, error.strerror) from error
        return QueueFacts(found["Status"], found["Attributes"], _width_of(queue))

    def print_pages(self, queue: str, title: str, pages: "list[Image]", dpi: int) -> int:
        """Draw each picture on a page, in its own size; one that is too large is made smaller."""
        try:
            device = win32gui.CreateDC("WINSPOOL", queue, None)
            try:
                number = int(win32print.StartDoc(device, (title, None, None, 0)))
                for page in pages:
                    win32print.StartPage(device)
                    ImageWin.Dib(page).draw(device, _box(device, page, dpi))
                    win32print.EndPage(device)
                win32print.EndDoc(device)
            finally:
                win32gui.DeleteDC(device)
        except (win32print.error, win32ui.error) as error:
            raise OSError(str(error)) from error
        return number

    def jobs(self, queue: str) -> dict[int, tuple[str, int]]:
        """Title and status of every job."""
        try:
            found = _with(queue, lambda handle: win32print.EnumJobs(handle, 0, _MOST_JOBS, _JOBS))
        except win32print.error as error:
            raise OSError(error.winerror, error.strerror) from error
        return {job["JobId"]: (job["pDocument"] or "", job["Status"]) for job in found}

    def delete(self, queue: str, job: int) -> None:
        """Take a job out of the queue."""
        try:
            _with(queue, lambda handle: win32print.SetJob(handle, job, 0, None, win32print.JOB_CONTROL_DELETE))
        except win32print.error as error:
            raise OSError(error.winerror, error.strerror) from error


def default_queue() -> str:
    """The default printer of this account; empty if there is none."""
    try:
        return str(win32print.GetDefaultPrinter())
    except RuntimeError:
        return ""


def queues() -> list[str]:
    """The names of all printers of this machine."""
    kinds = win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS
    return [found["pPrinterName"] for found in win32print.EnumPrinters(kinds, None, _FACTS)]


def _with(queue: str, ask: Callable[[Any], Any]) -> Any:
    handle = win32print.OpenPrinter(queue)
    try:
        return ask(handle)
    finally:
        win32print.ClosePrinter(handle)


def _width_of(queue: str) -> float:
    """Millimetres of the paper that the queue is set to."""
    try:
        device = win32gui.CreateDC("WINSPOOL", queue, None)
    except win32gui.error:
        return 0.0
    try:
        dots = win32print.GetDeviceCaps(device, win32con.PHYSICALWIDTH)
        return float(dots / win32print.GetDeviceCaps(device, win32con.LOGPIXELSX) * _MM_PER_INCH)
    finally:
        win32gui.DeleteDC(device)


def _box(device: int, page: "Image", dpi: int) -> tuple[int, int, int, int]:
    across, down = (win32print.GetDeviceCaps(device, side) for side in (win32con.LOGPIXELSX, win32con.LOGPIXELSY))
    width, height = page.width * across / dpi, page.height * down / dpi
    room = win32print.GetDeviceCaps(device, win32con.HORZRES), win32print.GetDeviceCaps(device, win32con.VERTRES)
    scale = min(1.0, room[0] / width, room[1] / height)
    return 0, 0, round(width * scale), round(height * scale)
