"""Saves slips as PDF files that only this account may read."""

import logging
from pathlib import Path

from kiosk.paths import write_private
from kiosk.slips.slip import PrintReport, PrintState

log = logging.getLogger(__name__)


class FolderPrinter:
    """A printer that is a folder: `<code>.pdf`, 0600."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file_of(self, code: str) -> Path:
        """Where the slip of `code` lies."""
        return self.folder / f"{code}.pdf"

    def deliver(self, code: str, pdf: bytes) -> PrintReport:
        """Save the slip; a disk that refuses is reported as FAILED."""
        file = self.file_of(code)
        try:
            write_private(file, pdf)
        except OSError as error:
            log.error("slip not saved: %s", error.strerror)
            return PrintReport(PrintState.FAILED)
        return PrintReport(PrintState.SAVED, file)
