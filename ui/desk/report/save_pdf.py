"""Saves a paper as PDF where whoever is in has chosen, and says where it lies or that nothing was saved."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.staff.sessions import SignedIn
from ui.desk.office import Office, Tone
from ui.desk.report.folders import Folder, write_numbered

log = logging.getLogger(__name__)


def save_pdf(
    office: Office, folder: Folder, stem: str, draw: Callable[[SignedIn, datetime], bytes], saved: str
) -> None:
    """Save what `draw` makes as a new file, beside the page; `saved` is the key of the sentence that names its path."""

    def asked(session: SignedIn, now: datetime) -> tuple[Path | None]:
        drawn = draw(session, now)
        try:
            return (write_numbered(folder, stem, "pdf", drawn),)
        except OSError as error:
            log.error("%s could not be saved: %s", stem, error.strerror)
            return (None,)

    def told(answer: tuple[Path | None]) -> None:
        (path,) = answer
        if path:
            office.tell(office.words.say(saved, path=path), Tone.GOOD)
        else:
            office.tell(office.words.say("desk_report.export.not_written", path=folder.path), Tone.BAD)

    office.ask(asked, told)
