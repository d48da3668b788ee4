"""An officer at the real desk: signs in, reads what is shown, and knows what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.cases.case import Case
from kiosk.cases.form import Form
from kiosk.cases.kinds import BlockKind, UnblockDetails
from kiosk.cases.store import Added
from kiosk.guide.causes import Cause
from kiosk.guide.walk import Answer, walk
from kiosk.ids import new_key
from kiosk.slips.slip import Slip
from kiosk.staff.pins import Cost, PinKeeper, open_pepper
from kiosk.staff.service import StaffService
from kiosk.staff.sessions import SignedIn
from kiosk.storage.desk_keys import keys_in
from kiosk.visits.record import VisitEnd
from kiosk.visits.visit import IssuedSlip, Visit, record_of
from tests.journeys.visiting import Day, kiosk_in
from tests.storage.opening import open_desk as open_stores
from ui.desk.form.page import CaseForm
from ui.desk.hands import CONTROL, DeskHands
from ui.desk.program import open_desk
from ui.desk.screen import DeskScreen
from ui.shared.hands import GivenTime

SIZE = QSize(1366, 768)
NAME, PIN = "Petugas Contoh", "806417"
KPJ, PARTICIPANT = "00000000011", "Contoh Satu"


class Officer(DeskHands):
    """Somebody at the desk."""

    @property
    def screen(self) -> DeskScreen:
        """The view-model of the frame, for what can't be seen."""
        return self.program.screen

    @property
    def notice(self) -> str:
        """The sentence above the page."""
        return self.screen.notice

    @property
    def session(self) -> SignedIn:
        """Whoever is signed in."""
        assert self.screen.office.session is not None
        return self.screen.office.session

    @property
    def focused(self) -> QQuickItem:
        """What a key would reach."""
        item = self.program.window.activeFocusItem()
        assert isinstance(item, QQuickItem)
        return item

    def paste(self, text: str) -> None:
        """Put `text` into where the focus is, as from another program."""
        QGuiApplication.clipboard().setText(text)
        self.hit(Qt.Key.Key_V, CONTROL)

    def named(self, name: str) -> QQuickItem:
        """The item of this objectName."""
        item = self.program.window.findChild(QQuickItem, name)
        assert isinstance(item, QQuickItem), name
        return item

    def sign_in(self, name: str = NAME, pin: str = PIN) -> None:
        """Make the first account by hand, or sign in to it."""
        first = self.page == "first_account"
        for text in (name, pin, pin) if first else (name, pin):
            self.type_text(text)
            self.hit(Qt.Key.Key_Return)
        assert self.page in ("home", "own_pin"), self.notice

    def go_home(self) -> None:
        """To the home page, with nothing begun."""
        self.of(CaseForm).throwAway()
        self.screen.open("home")
        self.idle()
        self.presses = 0
        self.points.clear()

    def cases_of(self, kpj: str = KPJ) -> tuple[Case, ...]:
        """What is kept of this number."""
        return self.program.kiosk.desk.cases.of_kpj(kpj, 100)


def slip_of(kiosk: Kiosk, *answers: str) -> Slip:
    """The slip of a visitor after these answers (`question:option`), kept as the visitor screen keeps it."""
    given = tuple(Answer.parse(answer) for answer in answers)
    slip = kiosk.papers.issue(kiosk.plans.of_answers(given), given, "id")
    visit = replace(Visit(new_key(), kiosk.now(), "id"), answers=given)
    causes = tuple(finding.outcome.cause for finding in walk(kiosk.content.guide, given).findings)
    issued = IssuedSlip(slip.code, slip.issued_at, slip.plan.asks_counter)
    kiosk.visits.save(record_of(visit, kiosk.station, "slip", causes, issued, VisitEnd.SLIP, kiosk.now()))
    return slip


def staff_code_of(kiosk: Kiosk, slip: Slip) -> str:
    """What the square for the officer holds."""
    return kiosk.papers.sheet(slip).staff_qr.payload


def log_elsewhere(officer: Officer, kpj: str = KPJ, name: str = "Contoh Dua") -> Case:
    """A case that a colleague logs for this KPJ at the same moment."""
    details = UnblockDetails(
        BlockKind.KPJ, failed_before=False, identity_seen=True, card_seen=True, cause_put_right=True
    )
    form = Form(new_key(), details, Cause.BLOCKED_KPJ, name, kpj)
    kiosk = officer.program.kiosk
    everything = frozenset(case.key for case in officer.cases_of(kpj))
    added = kiosk.cases.intake.log(officer.session, form, kiosk.now(), everything)
    assert isinstance(added, Added)
    return added.case


@contextmanager
def desk_in(
    folder: Path,
    *,
    day: Day | None = None,
    size: QSize = SIZE,
    resources: Path | None = None,
    patience: int | None = None,
) -> Iterator[Officer]:
    """A desk over the data in `folder`, with somebody in front of it who is not signed in yet.

    `patience` are the milliseconds that it waits for a database that somebody else has locked.
    """
    clock = GivenTime()
    kiosk = kiosk_in(folder, day=day or Day(), resources=resources)
    if patience is not None:  # set instead of what `Kiosk` would make
        kiosk.desk = open_stores(folder / "kiosk.sqlite", keys_in(folder), busy_timeout_ms=patience)
    kiosk.staff = StaffService(
        kiosk.desk.staff,
        PinKeeper(open_pepper(folder), Cost(memory_kib=8, passes=1)),
        kiosk.station.branch,
        kiosk.desk_idle_limit,
    )
    program = open_desk(kiosk, size=size, windowed=True, monotonic=clock)
    program.timer.stop()  # time passes when the test says so
    officer = Officer(program, clock)
    officer.settle()
    yield officer
    program.close()
    officer.settle()
