"""How a branch names its printer."""

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import read_settings
from kiosk.settings.printer import PrinterChoice, PrinterKind, parse_printer


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("", PrinterChoice(PrinterKind.AUTOMATIC)),
        ("folder", PrinterChoice(PrinterKind.FOLDER)),
        ("cups:slips", PrinterChoice(PrinterKind.CUPS, "slips")),
        ("windows:Loket 1 (80 mm)", PrinterChoice(PrinterKind.WINDOWS, "Loket 1 (80 mm)")),
        (r"windows:\\contoh\loket", PrinterChoice(PrinterKind.WINDOWS, r"\\contoh\loket")),
        ("escpos:/dev/usb/lp0", PrinterChoice(PrinterKind.DEVICE, "/dev/usb/lp0")),
        ("escpos://192.0.2.7", PrinterChoice(PrinterKind.NETWORK, "", "192.0.2.7", 9100)),
        ("escpos://loket-1:9101", PrinterChoice(PrinterKind.NETWORK, "", "loket-1", 9101)),
        ("escpos://[2001:db8::7]:9100", PrinterChoice(PrinterKind.NETWORK, "", "2001:db8::7", 9100)),
        ("ipp://loket-1", PrinterChoice(PrinterKind.IPP, "/ipp/print", "loket-1", 631)),
        ("ipp://loket-1:8631/printers/x", PrinterChoice(PrinterKind.IPP, "/printers/x", "loket-1", 8631)),
    ],
)
def test_printer_is_read(text: str, choice: PrinterChoice) -> None:
    assert parse_printer(text) == choice


@pytest.mark.parametrize(
    "text",
    [
        "Folder", "cups:", "cups:a/b", "cups: a", "http://loket-1", "ipps://loket-1", "escpos://", "escpos:lp0",
        "escpos://loket-1:0", "escpos://loket-1:65536", "escpos://a b", "lp", "ipp://loket-1/a b",
    ],
)  # fmt: skip
def test_what_names_no_printer_is_refused_with_its_place_and_what_is_allowed(tmp_path: Path, text: str) -> None:
    environment = {"KIOSK_DATA_DIR": str(tmp_path), "KIOSK_PRINTING_PRINTER": text}
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    assert "printing.printer (KIOSK_PRINTING_PRINTER)" in refused.value.what
    assert '"escpos://HOST:9100"' in refused.value.remedy
