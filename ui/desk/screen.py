"""The frame of the desk as QML sees it: bar, scan box, notice, idle time, and which page is shown."""

from math import ceil
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.sessions import SessionEnd, end_by_time
from kiosk.texts.languages import LANGUAGES, Side, next_language
from ui.desk.bar import BarAtTop
from ui.desk.form.page import CaseForm
from ui.desk.office import Office, Tone
from ui.desk.page import DeskPage
from ui.desk.pages import PAGES, ROWS, pages_for
from ui.desk.places import Page
from ui.desk.slips.looking_up import LookingUp
from ui.desk.slips.page import SlipAtCounter
from ui.desk.typing_aid import TypingAid
from ui.shared.properties import Property
from ui.shared.snapshot import Snapshot, fixed_words

QML_IMPORT_NAME = "Anjungan.Desk.Model"
QML_IMPORT_MAJOR_VERSION = 1

Model = TypeVar("Model", bound=DeskPage)

WARNING_SECONDS = 30
"""How long before the end of an idle session it is announced (reliability.md, section 5: 20–45 s)."""


@QmlElement
class DeskScreen(QObject):
    """The desk's frame; each page has a model of its own."""

    moved = Signal()
    changed = Signal()
    spoken = Signal()
    warningChanged = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        office.setParent(self)
        self._models = {kind: kind(office) for kind in {row.model: None for row in PAGES}}
        self._shown = office.place
        if self._shown.page == Page.SETUP:
            self._model.arrive(None)
        self._step = 0
        self._last_touch = office.monotonic()
        self._seconds_left = 0
        self._looking_up = LookingUp(office)
        self._bar = BarAtTop(office)
        self._typing = TypingAid(office)
        office.moved.connect(self._arrive)
        office.changed.connect(self.changed)
        office.spoken.connect(self.spoken)

    def model_of(self, kind: type[Model]) -> Model:
        """The model of this kind. Raises KeyError if no page has one."""
        return cast(Model, self._models[kind])

    # What QML reads.

    @Property(str, notify=moved)
    def page(self) -> str:
        """The page to show."""
        return str(self._shown.page)

    @Property(str, notify=moved)
    def file(self) -> str:
        """Its QML file."""
        return ROWS[self._shown.page].file

    @Property("QStringList", notify=spoken)
    def files(self) -> list[str]:
        """The QML files of all pages."""
        return [row.file for row in PAGES]

    @Property(QObject, notify=moved)
    def model(self) -> DeskPage:
        """What its page shows and asks."""
        return self._model

    @Property(bool, notify=moved)
    def begun(self) -> bool:
        """Whether a case was begun on its form."""
        return self.model_of(CaseForm).begun

    @Property(int, notify=moved)
    def step(self) -> int:
        """Counts up with every page, the same one about something else too."""
        return self._step

    @Property(bool, notify=moved)
    def deep(self) -> bool:
        """Whether there is a page before this one."""
        return len(self.office.trail) > 1

    @Property(bool, notify=moved)
    def signedIn(self) -> bool:
        """Whether somebody is in."""
        return self.office.session is not None

    @Property(bool, notify=moved)
    def scans(self) -> bool:
        """Whether the scan box is there."""
        session = self.office.session
        return session is not None and not session.must_change_pin and Page.HOME in pages_for(session.role)

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        """Whether something is on its way to the database."""
        return self.office.busy

    @Property(str, notify=changed)
    def notice(self) -> str:
        """The sentence above the page."""
        return self.office.notice.text

    @Property(str, notify=changed)
    def tone(self) -> str:
        """good, bad or plain."""
        return str(self.office.notice.tone)

    @Property("QVariantMap", notify=spoken)
    def words(self) -> Snapshot:
        """The fixed words of the frame, the entrance and the home page."""
        return fixed_words(self.office.words, "desk")

    @Property("QVariantMap", notify=spoken)
    def nextLanguage(self) -> Snapshot:
        """The language that the desk would change to, by its own name."""
        code = next_language(self.office.language, Side.DESK)
        return {"code": code, "name": LANGUAGES[code].name}

    @Property(str, notify=moved)
    def branchName(self) -> str:
        """The branch's name."""
        return self.office.kiosk.settings.branch.name

    @Property(int, notify=warningChanged)
    def secondsLeft(self) -> int:
        """Seconds until the session ends by itself, once that is near; else 0."""
        return self._seconds_left

    @Property(BarAtTop, notify=spoken)
    def bar(self) -> BarAtTop:
        """The bar at the top."""
        return self._bar

    @Property(TypingAid, notify=spoken)
    def typing(self) -> TypingAid:
        """Keys on the screen."""
        return self._typing

    # What the officer does.

    @Slot(str)
    def open(self, page: str) -> None:
        """To a page of the bar at the top."""
        if not self.office.busy:
            self.office.go_from_start(page)

    @Slot()
    def back(self) -> None:
        """Close what lies over the page, else to the page before."""
        if not self.office.busy and not self._model.put_aside():
            self.office.back()

    @Slot()
    def hush(self) -> None:
        """Take the sentence above the page away."""
        self.office.hush()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Change the language."""
        self.office.speak(language)

    @Slot()
    def signOut(self) -> None:
        """End the session; before anybody is in, close the desk."""
        if self.office.session is None:
            self.office.finished.emit()
        self.office.end(SessionEnd.BY_HAND)

    @Slot()
    def openOwnPin(self) -> None:
        """To the page on which everybody changes their own PIN."""
        if self.office.session and not self.office.busy and self._shown.page != Page.OWN_PIN:
            self.office.go(Page.OWN_PIN)

    @Slot()
    def newCase(self) -> None:
        """To the form of a case, where what was begun goes on; of a slip that waits for one, with what it says."""
        if not self.scans or self.office.busy or self._shown.page == Page.FORM:
            return
        slip = self.model_of(SlipAtCounter)
        if self._shown.page == Page.SLIP and slip.shown.get("main") == "log":
            slip.logCase()
        else:
            self.office.go(Page.FORM)

    @Slot(str)
    def scan(self, delivered: str) -> None:
        """Open what a scanner sent or a hand typed into the box."""
        self.touched()  # a scanner is a hand too
        if not self.scans:
            self.office.tell(self.office.words.say("desk.scan.not_here"), Tone.BAD)
        else:
            self._looking_up.look_up(delivered)

    # Time.

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the idle time begins anew."""
        self._last_touch = self.office.monotonic()
        self.office.touched()
        self._set_seconds_left(0)

    @Slot()
    def tick(self) -> None:
        """Look at the time, some times a second."""
        self._end_overslept()
        self.office.watch.look(self.office.session)
        left = self.office.kiosk.desk_idle_limit.total_seconds() - (self.office.monotonic() - self._last_touch)
        if left <= 0:
            self._last_touch = self.office.monotonic()
            self._leave_alone()
        signed_in = self.office.session is not None
        self._set_seconds_left(ceil(left) if signed_in and 0 < left <= WARNING_SECONDS else 0)
        self._model.look()
        self.office.printing.clerk.look()

    def rescue(self, _fault: str, /) -> None:
        """A fault of ours: said above the page; what was typed stays."""
        self.office.busy = False
        self.office.tell_fault()

    # Inside.

    def _end_overslept(self) -> None:
        """A session also ends by the clock on the wall: after 12 hours, and while the machine slept."""
        office = self.office
        if office.session and (end := end_by_time(office.session, office.kiosk.now(), office.kiosk.desk_idle_limit)):
            office.end(end)

    def _leave_alone(self) -> None:
        """Nobody is there any more. A PC that visitors use too is theirs again, once it is set up for them."""
        if self.office.session is not None:
            self.office.end(SessionEnd.IDLE)
        elif self.office.kiosk.settings.station.use == "both" and self._shown.page != Page.SETUP:
            self.office.finished.emit()

    @property
    def _model(self) -> DeskPage:
        return self._models[ROWS[self._shown.page].model]

    def _arrive(self) -> None:
        before, self._shown = self._model, self.office.place
        if before is not self._model:
            before.leave()
        self._step += 1
        self.office.hush()
        self.moved.emit()
        self._model.arrive(self._shown.about)

    def _set_seconds_left(self, seconds: int) -> None:
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.warningChanged.emit()
