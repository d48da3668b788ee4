"""The first start: asks page by page what the settings file does not say, and writes it there."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from kiosk.settings.choices import UnsavedSettings
from kiosk.settings.file import SettingName
from kiosk.texts.languages import write_decimal
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.setup.draft import DAYS, DIAGONAL, HOURS, PRINTER, USE, ZONE, SetupDraft, SetupStep
from ui.desk.setup.view import kind_of, show_boxes, show_options
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot
from ui.shared.window import diagonal_in_inches, pixels_per_millimetre, the_application

if TYPE_CHECKING:
    from kiosk.printing.printers import FoundPrinter

    Found = tuple[FoundPrinter, ...]

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

CARD_MILLIMETRES = 85.6
"""Width of a bank card (ISO/IEC 7810, ID-1)."""

WORKING_DAYS = DAYS[:5]

log = logging.getLogger(__name__)


@QmlElement
class SetupSteps(DeskPage):
    """One step after another; what was typed stays until it is saved, whichever way somebody goes."""

    words_file = "desk_setup"
    changed = Signal()
    shown = Signal()
    """Boxes or options are others."""
    stepped = Signal()
    """Another step is shown."""
    refused = Signal()
    """Something on this step can't be set so."""
    saved = Signal()
    """The settings count, written into the file or not."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._draft = SetupDraft(office.kiosk.settings, frozenset())
        self._at = 0
        self._wrong: tuple[SettingName, ...] = ()
        self._card = 0.0
        self._printers: Found | None = None

    # What QML reads.

    @Property(str, notify=stepped)
    def step(self) -> str:
        """The step that is shown."""
        return str(self._step)

    @Property(int, notify=stepped)
    def number(self) -> int:
        """Which of the steps that is, from 1."""
        return self._at + 1

    @Property(int, notify=stepped)
    def count(self) -> int:
        """How many steps there are."""
        return len(self._draft.steps)

    @Property(str, notify=changed)
    def progress(self) -> str:
        """How far somebody has come."""
        return self._office.words.say("desk_setup.progress", number=self._at + 1, count=len(self._draft.steps))

    @Property("QVariantList", notify=shown)
    def boxes(self) -> list[Snapshot]:
        """The boxes of this step into which something is typed, with what stands in them now."""
        return show_boxes(self._draft, self._step, self._office.words)

    @Property("QVariantMap", notify=changed)
    def remarks(self) -> Snapshot:
        """What is wrong with each box that can't be set so."""
        words = self._office.words
        return {".".join(box): words.say(f"desk_setup.allowed.{kind_of(box)}") for box in self._wrong}

    @Property("QVariantList", notify=shown)
    def options(self) -> list[Snapshot]:
        """What can be picked on this step."""
        box = self._picked_box
        return [] if box is None else show_options(box, self._printers or (), self._office.words)

    @Property(str, notify=changed)
    def picked(self) -> str:
        """The option that is picked."""
        return "" if self._picked_box is None else self._draft.text(self._picked_box)

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """Whether printers are being looked for."""
        return self._step is SetupStep.PRINTER and self._printers is None

    @Property(float, notify=changed)
    def card(self) -> float:
        """How wide the card is drawn, in pixels."""
        return self._card

    @Property(str, notify=changed)
    def diagonal(self) -> str:
        """How large the screen is then, in words."""
        inches = f"{self._diagonal:.1f}"
        said = write_decimal(inches, self._office.language)
        return self._office.words.say("desk_setup.diagonal", inches=said)

    # What somebody does.

    @Slot(str, str)
    def write(self, box: str, text: str) -> None:
        """Somebody typed into a box."""
        place = tuple(box.split("."))
        self._draft = self._draft.write(place, text)
        self._wrong = tuple(one for one in self._wrong if place[: len(one)] != one)
        self.changed.emit()

    @Slot(str)
    def pick(self, option: str) -> None:
        """Somebody picked one of several."""
        if self._picked_box is not None:
            self._draft = self._draft.write(self._picked_box, option)
            self.changed.emit()

    @Slot()
    def likeMonday(self) -> None:
        """The hours of Monday for all days until Friday."""
        for day in WORKING_DAYS:
            self._draft = self._draft.write(day, self._draft.text(DAYS[0]))
        self._wrong = tuple(box for box in self._wrong if box not in (*WORKING_DAYS, HOURS))
        self._tell_shown()

    @Slot(float)
    def drawCard(self, pixels: float) -> None:
        """Draw the card so wide."""
        self._card = pixels
        self.changed.emit()

    @Slot()
    def findPrinters(self) -> None:
        """Look for the printers that the system knows."""

        def found(printers: "Found") -> None:
            self._printers = printers
            self._tell_shown()

        if self._office.ask_unsigned(lambda _now: self._found_printers(), found, quietly=True):
            self._printers = None
            self.changed.emit()

    @Slot()
    def next(self) -> None:
        """To the next step, if all is well with this one; after the last everything is saved."""
        if self._office.busy:
            return
        if self._step is SetupStep.SCREEN:
            self._draft = self._draft.write(DIAGONAL, f"{self._diagonal:.1f}")
        self._wrong = self._draft.wrong(self._step)
        self.changed.emit()
        if self._wrong:
            self.refused.emit()
        else:
            self._draft = self._draft.answer(self._step)
            self._go_on()

    @Slot()
    def skip(self) -> None:
        """To the next step; the settings of this one stay as they are."""
        if not self._office.busy:
            self._draft = self._draft.skip(self._step)
            self._go_on()

    @Slot()
    def previous(self) -> None:
        """To the step before."""
        if self._at > 0 and not self._office.busy:
            self._show(self._at - 1)

    # The frame's page.

    def arrive(self, _about: object, /) -> None:
        """Begin with what is not set yet."""
        kiosk = self._office.kiosk
        self._draft = SetupDraft(kiosk.settings, kiosk.settings_set)
        app = the_application()
        self._card = CARD_MILLIMETRES * pixels_per_millimetre(0, app, app.primaryScreen().size())
        self._show(0)

    def reword(self) -> None:
        """Say everything anew."""
        self._tell_shown()
        self.stepped.emit()

    def put_aside(self) -> bool:
        """Back is the step before."""
        self.previous()
        return True

    # Inside.

    @property
    def _step(self) -> SetupStep:
        return self._draft.steps[self._at]

    @property
    def _diagonal(self) -> float:
        return diagonal_in_inches(self._card / CARD_MILLIMETRES, the_application())

    @property
    def _picked_box(self) -> SettingName | None:
        asked = self._draft.asked(self._step)
        return next((box for box in (ZONE, USE, PRINTER) if box in asked), None)

    def _found_printers(self) -> "Found":
        """The printers of the system, beside the page; none where they can't be told."""
        try:
            return tuple(self._office.kiosk.printers.find())
        except KioskError as problem:
            log.warning("no printers are found: %s", problem)
            return ()

    def _show(self, at: int) -> None:
        self._at, self._wrong = at, ()
        self._office.hush()
        self._tell_shown()
        self.stepped.emit()
        if self._step is SetupStep.PRINTER and self._printers is None:
            self.findPrinters()

    def _tell_shown(self) -> None:
        self.shown.emit()
        self.changed.emit()

    def _go_on(self) -> None:
        if self._at + 1 < len(self._draft.steps):
            self._show(self._at + 1)
        else:
            self._save()

    def _save(self) -> None:
        office, choices = self._office, self._draft.choices

        def save(_now: datetime) -> Callable[[], None]:
            if not choices:
                return lambda: None
            try:
                office.kiosk.choose_settings(choices)
            except UnsavedSettings as problem:
                log.error("the settings stay for this run only: %s", problem)
                said = office.words.say("desk_setup.unsaved", file=problem.path)
                return lambda: office.tell(said, Tone.BAD)
            return lambda: office.tell(office.words.say("desk_setup.saved"), Tone.GOOD)

        def told(tell: Callable[[], None]) -> None:
            office.needs_setup = False
            self.saved.emit()
            office.moved.emit()
            tell()

        office.ask_unsigned(save, told)
