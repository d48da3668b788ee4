"""Which printer is behind the door."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.paper.formats import SlipFormat
from kiosk.printing.escpos_printer import EscPosPrinter
from kiosk.printing.folder import FolderPrinter
from kiosk.printing.ipp_printer import IppPrinter
from kiosk.printing.printers import Printers
from kiosk.prints.log import PrintLog
from kiosk.prints.notes import PrintNotes
from kiosk.prints.printer import Trouble
from kiosk.settings.model import PrintingSettings
from kiosk.visits.visit import Station
from tests.machine import MORNING, NO_CUPS
from tests.printing.memory import MemoryPrintLog


def printers(folder: Path, printer: str, paper: str = "auto") -> Printers:
    settings = PrintingSettings(printer=printer, format=paper)  # type: ignore[arg-type]
    return Printers(settings, folder, {"CUPS_SERVER": NO_CUPS})


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("", FolderPrinter),
        ("folder", FolderPrinter),
        ("cups:slips", IppPrinter),
        ("ipp://127.0.0.1/ipp/print", IppPrinter),
        ("escpos://127.0.0.1:9100", EscPosPrinter),
        ("escpos:/dev/usb/lp0", EscPosPrinter),
    ],
)
def test_setting_chooses_the_printer_and_it_stays_the_same(tmp_path: Path, setting: str, kind: type) -> None:
    chosen = printers(tmp_path, setting)
    assert type(chosen.chosen()) is kind
    assert chosen.chosen() is chosen.chosen()


def test_cups_of_another_machine_that_does_not_answer_is_told_as_down(tmp_path: Path) -> None:
    named = Printers(PrintingSettings(), tmp_path, {"CUPS_SERVER": "127.0.0.1:1"})
    assert named.chosen().look().troubles == (Trouble.QUEUE_DOWN,)
    assert named.paper() is SlipFormat.A5
    assert named.find() == []


def test_printer_of_another_operating_system_is_refused_with_what_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"another operating system.*escpos://HOST:9100"):
        printers(tmp_path, "windows:Loket 1")


def test_slips_are_drawn_for_the_roll_if_they_are_saved_and_for_a5_if_the_paper_is_unknown(tmp_path: Path) -> None:
    assert printers(tmp_path, "folder").paper() is SlipFormat.ROLL80
    assert printers(tmp_path, "escpos:/dev/usb/lp0").paper() is SlipFormat.ROLL80
    assert printers(tmp_path, "cups:slips").paper() is SlipFormat.A5
    assert printers(tmp_path, "cups:slips", "a4").paper() is SlipFormat.A4


def test_outbox_keeps_to_the_limits_of_the_settings(tmp_path: Path) -> None:
    settings = PrintingSettings(printer="folder", slips_a_visit=1)
    log: PrintLog = MemoryPrintLog()
    notes = PrintNotes(lambda: log, Station(0, 1), lambda: MORNING)
    outbox = Printers(settings, tmp_path, {}).open_outbox("Slip 0.1", lambda: 0.0, notes)
    taken = [outbox.post(code, lambda: b"%PDF").state for code in ("222-222-222", "333-333-333")]
    assert taken == ["sending", "refused"]
    outbox.step()
    assert [file.name for file in tmp_path.iterdir()] == ["222-222-222.pdf"]
