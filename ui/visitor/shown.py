"""What the visitor's screen shows: the page and its snapshot, words, clock and countdown."""

from PySide6.QtCore import QObject, Signal

from kiosk.assembly import Kiosk
from kiosk.texts.languages import LANGUAGES, Side, spoken_by
from ui.shared.properties import Property
from ui.shared.snapshot import NOTHING, Snapshot
from ui.visitor.delivery import SlipDelivery
from ui.visitor.journey import Journey, VisitorPage
from ui.visitor.snapshots import show_clock
from ui.visitor.staff_door import StaffDoor
from ui.visitor.typed_words import TypedWords

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1


class ShownToVisitor(QObject):
    """What QML reads of the visitor's screen; `VisitorScreen` changes it, and makes its parts."""

    journey: Journey
    _typing: TypedWords
    _door: StaffDoor
    _delivery: SlipDelivery

    changed = Signal()
    wordsChanged = Signal()
    clockChanged = Signal()
    warningChanged = Signal()
    languagesChanged = Signal()
    """Never sent: the buttons of the languages stay, and the focus on one of them."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._step = 0
        self._forward = True
        self._seconds_left = 0
        self._words = self._question = self._plan = self._slip = NOTHING

    @Property(str, notify=changed)
    def page(self) -> str:
        """The page to show."""
        return str(self.journey.page)

    @Property(int, notify=changed)
    def step(self) -> int:
        """Counts up with every new page, so that a page can arrive."""
        return self._step

    @Property(bool, notify=changed)
    def forward(self) -> bool:
        """Whether the page lies ahead of the one before."""
        return self._forward

    @Property(int, notify=changed)
    def progress(self) -> int:
        """1 first question · 2 further questions · 3 plan · 4 slip; 0 on the welcome page."""
        return self.journey.progress

    @Property("QVariantMap", notify=changed)
    def question(self) -> Snapshot:
        """The question, or nothing."""
        return self._question

    @Property("QVariantMap", notify=changed)
    def plan(self) -> Snapshot:
        """The plan, or nothing."""
        return self._plan

    @Property("QVariantMap", notify=changed)
    def slip(self) -> Snapshot:
        """The slip, or nothing."""
        return self._slip

    @Property(SlipDelivery, notify=changed)
    def delivery(self) -> SlipDelivery:
        """What becomes of the slip."""
        return self._delivery

    @Property("QVariantMap", notify=wordsChanged)
    def words(self) -> Snapshot:
        """The fixed words of the pages in the visitor's language."""
        return self._words

    @Property(str, notify=wordsChanged)
    def language(self) -> str:
        """The code of the visitor's language."""
        return self.journey.language

    @Property("QVariantList", notify=languagesChanged)
    def languages(self) -> list[Snapshot]:
        """Every language that can be chosen, by its own name."""
        return [{"code": code, "name": LANGUAGES[code].name} for code in spoken_by(Side.VISITOR)]

    @Property(str, notify=wordsChanged)
    def branchName(self) -> str:
        """The branch's name."""
        return self._kiosk.settings.branch.name

    @Property(str, notify=wordsChanged)
    def branchHours(self) -> str:
        """The branch's opening hours in words."""
        from kiosk.visits.moments import say_week

        return say_week(self._kiosk.settings, self.journey.words)

    @Property(str, notify=clockChanged)
    def clockText(self) -> str:
        """Day and time in the branch's zone."""
        return show_clock(self._kiosk.now(), self.journey.words)

    @Property(TypedWords, notify=changed)
    def typing(self) -> TypedWords:
        """What the visitor types."""
        return self._typing

    @Property(StaffDoor, notify=changed)
    def door(self) -> StaffDoor:
        """The staff's way in."""
        return self._door

    @Property(int, notify=warningChanged)
    def secondsLeft(self) -> int:
        """Seconds until everything is forgotten, while the countdown runs; else 0."""
        return self._seconds_left

    @Property(bool, notify=warningChanged)
    def warning(self) -> bool:
        """Whether the page is covered by the warning; the slip's page counts down in itself."""
        return self._seconds_left > 0 and self.journey.page is not VisitorPage.SLIP
