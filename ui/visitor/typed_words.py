"""What the visitor types: kept in memory until the page changes, and nowhere else."""

import logging

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot
from ui.visitor.journey import Journey, VisitorPage
from ui.visitor.snapshots import show_guesses

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@QmlElement
class TypedWords(QObject):
    """The typed words as QML sees them, and what they may mean."""

    changed = Signal()

    def __init__(self, journey: Journey, parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._guesses: list[Snapshot] = []
        self._other_office = False
        self._refused = False

    @Property(str, notify=changed)
    def text(self) -> str:
        """What was typed so far."""
        return self._journey.typed

    @Property("QVariantList", notify=changed)
    def guesses(self) -> list[Snapshot]:
        """Up to three options that fit."""
        return self._guesses

    @Property(bool, notify=changed)
    def otherOffice(self) -> bool:
        """Whether the words speak of BPJS Kesehatan."""
        return self._other_office

    @Property(bool, notify=changed)
    def refused(self) -> bool:
        """Whether the last key would have made a number as long as a card's or a person's."""
        return self._refused

    @Slot(str)
    def typeKey(self, key: str) -> None:
        """One key of the screen's keyboard; quick typing is no double tap."""
        self._retype(self._journey.typed + key)

    @Slot()
    def eraseKey(self) -> None:
        """Take the last character back."""
        self._retype(self._journey.typed[:-1])

    def forget(self) -> None:
        """Another page: what the words meant is forgotten with them."""
        self._guesses, self._other_office, self._refused = [], False, False
        self.changed.emit()

    def _retype(self, typed: str) -> None:
        journey = self._journey
        question = journey.position.question
        if journey.page is not VisitorPage.TYPED or question is None:
            return
        self._refused = not journey.retype(typed)
        if self._refused:
            self.changed.emit()
            return
        try:
            causes = journey.guesses()
            self._other_office = journey.content.matcher.is_other_office(journey.typed)
        except KioskError as error:  # the words can't be ranked; the other ways through the guide still stand
            log.error("typed words can't be ranked: %s", error)
            causes = []
        self._guesses = show_guesses(question, causes, journey.words)
        self.changed.emit()
