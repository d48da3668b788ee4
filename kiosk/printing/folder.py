"""Saves slips as PDF files that only this account may read."""

import logging
from pathlib import Path

from kiosk.paths import write_private
from kiosk.prints.printer import Condition, JobStage, JobState, Trouble

log = logging.getLogger(__name__)


class FolderPrinter:
    """A printer that is a folder: `<code>.pdf`, 0600. What was saved stays; it is no job that could be taken back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ends: dict[str, JobStage] = {}

    def file_of(self, title: str) -> Path:
        """Where the job of this title lies; its last word is the code."""
        return self.folder / f"{title.rpartition(' ')[2]}.pdf"

    def look(self) -> Condition:
        """Always ready: whether the disk takes a file is known when it is written."""
        return Condition(str(self.folder), takes_jobs=True)

    def send(self, title: str, pdf: bytes) -> Trouble | None:
        """Save the file. A disk that refuses is told by `job` as FAILED, for no waiting would mend it."""
        self._ends[title] = JobStage.SAVED
        try:
            write_private(self.file_of(title), pdf)
        except OSError as error:
            log.error("slip not saved: %s", error.strerror)
            self._ends[title] = JobStage.FAILED
        return None

    def job(self, title: str) -> JobState:
        """SAVED or, if the disk refused it, FAILED."""
        stage = self._ends[title]
        return JobState(stage, file=self.file_of(title) if stage is JobStage.SAVED else None)

    def forget(self, title: str) -> JobStage:
        """What is saved is meant to stay."""
        return self._ends.pop(title, JobStage.CANCELLED)

    def clear(self, beginning: str) -> bool:  # noqa: ARG002
        """There is no queue."""
        return True
