"""Which printer is behind the door: the one the settings name, else the system's default, else the folder."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import SettingsError
from kiosk.paper.formats import SlipFormat
from kiosk.printing.folder import FolderPrinter
from kiosk.prints.limits import PrintLimits
from kiosk.prints.notes import PrintNotes
from kiosk.prints.outbox import Customs, Outbox
from kiosk.prints.printer import Printer
from kiosk.settings.model import PrintingSettings
from kiosk.settings.printer import EXAMPLES, PrinterChoice, PrinterKind, parse_printer

if TYPE_CHECKING:
    from kiosk.printing.ipp_host import IppHost

_NOT_ON_WINDOWS = {PrinterKind.CUPS, PrinterKind.DEVICE}


@dataclass(frozen=True)
class FoundPrinter:
    """A printer that the system knows: the setting that chooses it, and whether it is the system's default."""

    setting: str
    is_default: bool


class Printers:
    """The printers of this machine; each is made once, for some remember what they have learned."""

    def __init__(self, settings: PrintingSettings, folder: Path, environment: Mapping[str, str]) -> None:
        """`CUPS_SERVER` in `environment` names another CUPS. Raises SettingsError if no such printer can be here."""
        self._settings = settings
        self._choice = _choice(settings.printer)
        self.folder = FolderPrinter(folder)
        """Where slips are saved that no printer takes."""
        self._cups_server = environment.get("CUPS_SERVER", "")
        self._made: dict[PrinterChoice, Printer] = {}
        self._last_default: PrinterChoice | None = None
        """What the system named when it answered last."""

    @cached_property
    def _cups(self) -> "IppHost":
        from kiosk.printing.ipp_host import cups_host

        return cups_host(self._cups_server)

    def chosen(self) -> Printer:
        """What slips come out of now. Asks the system for its default, so it may take a moment."""
        if self._choice.kind is not PrinterKind.AUTOMATIC:
            return self._made_once(self._choice)
        default = self._default()
        if default is None:
            return self._stand_in()
        self._last_default = default
        return self._made_once(default)

    def paper(self) -> SlipFormat:
        """The paper slips are drawn for; asks the printer if the settings leave it to that, so it may take a moment."""
        if self._settings.format != "auto":
            return SlipFormat(self._settings.format)
        printer = self.chosen()
        if printer is self.folder:
            return SlipFormat.ROLL80
        return printer.look().paper or SlipFormat.A5  # smaller than most paper, so nothing is cut

    def open_outbox(self, owner: str, monotonic: Callable[[], float], notes: PrintNotes) -> Outbox:
        """A new outbox whose jobs bear `owner`; see `Customs`."""
        settings = self._settings
        limits = PrintLimits(settings.slips_a_visit, settings.slips_in_ten_minutes)
        return Outbox(self.chosen, Customs(owner, settings.took_long_seconds, limits), monotonic, notes)

    def find(self) -> list[FoundPrinter]:
        """Every printer that the system knows, its default first."""
        default = self._default()
        kind, names = self._known()
        found = [FoundPrinter(f"{kind}:{name}", PrinterChoice(kind, name) == default) for name in names]
        return sorted(found, key=lambda printer: (not printer.is_default, printer.setting))

    def _default(self) -> PrinterChoice | None:
        """The system's default printer, else the folder; None if CUPS, which would know, does not answer."""
        if sys.platform == "win32":
            from kiosk.printing.windows_spooler import default_queue

            kind, name = PrinterKind.WINDOWS, default_queue()
        else:
            from kiosk.printing.ipp_host import NoAnswerError
            from kiosk.printing.ipp_printer import default_queue

            try:
                kind, name = PrinterKind.CUPS, default_queue(self._cups)
            except NoAnswerError:
                return None
        return PrinterChoice(kind, name) if name else PrinterChoice(PrinterKind.FOLDER)

    def _stand_in(self) -> Printer:
        """What stands for the default while CUPS is silent: the folder where none was named, or there is no CUPS."""
        from kiosk.printing.ipp_host import is_cups_set_up
        from kiosk.printing.silent_service import SilentService

        last = self._last_default
        is_folder = last.kind is PrinterKind.FOLDER if last else not is_cups_set_up(self._cups_server)
        return self.folder if is_folder else SilentService(last.place if last else "CUPS")

    def _known(self) -> tuple[PrinterKind, list[str]]:
        if sys.platform == "win32":
            from kiosk.printing.windows_spooler import queues

            return PrinterKind.WINDOWS, queues()
        from kiosk.printing.ipp_printer import queues

        return PrinterKind.CUPS, queues(self._cups)

    def _made_once(self, choice: PrinterChoice) -> Printer:
        if choice not in self._made:
            self._made[choice] = self._make(choice)
        return self._made[choice]

    def _make(self, choice: PrinterChoice) -> Printer:
        match choice.kind:
            case PrinterKind.CUPS:
                from kiosk.printing.ipp_printer import cups_queue

                return cups_queue(self._cups, choice.place)
            case PrinterKind.IPP:
                from kiosk.printing.ipp_host import IppHost
                from kiosk.printing.ipp_printer import IppPrinter

                return IppPrinter(IppHost(choice.host, choice.port), choice.place, is_queue=False)
            case PrinterKind.NETWORK | PrinterKind.DEVICE:
                return _thermal(choice)
            case PrinterKind.WINDOWS:
                return _windows(choice.place)
            case _:
                return self.folder


def _choice(setting: str) -> PrinterChoice:
    elsewhere = _NOT_ON_WINDOWS if sys.platform == "win32" else {PrinterKind.WINDOWS}
    try:
        choice = parse_printer(setting)
        if choice.kind in elsewhere:
            raise ValueError(f"{setting!r} is a printer of another operating system")
    except ValueError as error:
        raise SettingsError(f"The setting printing.printer is wrong: {error}.", f"Allowed: {EXAMPLES}.") from error
    return choice


def _thermal(choice: PrinterChoice) -> Printer:
    from kiosk.printing.escpos_line import DeviceLine, NetworkLine
    from kiosk.printing.escpos_printer import EscPosPrinter

    if choice.kind is PrinterKind.DEVICE:
        return EscPosPrinter(choice.place, DeviceLine(choice.place))
    return EscPosPrinter(choice.host, NetworkLine(choice.host, choice.port))


def _windows(queue: str) -> Printer:
    from kiosk.printing.windows_printer import WindowsPrinter
    from kiosk.printing.windows_spooler import WindowsSpooler

    return WindowsPrinter(WindowsSpooler(), queue)
