"""A case on the desk for the tests of its page: logged and brought on by the services, opened as an officer does."""

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from kiosk.assembly import Kiosk
from kiosk.cases.case import Case, CaseEntry, EntryKind
from kiosk.cases.follow_up import Told
from kiosk.cases.form import Form
from kiosk.cases.kinds import BlockKind, CaseKind, ClaimDetails, Details, Handling, Known, UnblockDetails
from kiosk.cases.states import Ending, Move, State
from kiosk.cases.store import Added
from kiosk.ids import new_key
from kiosk.staff.accounts import StaffAccount
from kiosk.staff.roles import Role
from kiosk.staff.sessions import SignedIn
from tests.cases.office import OF_KIND
from tests.desk.officer import KPJ, PARTICIPANT, PIN, Officer
from ui.desk.case.page import CaseFile
from ui.desk.hands import CONTROL

PHONE = "080000001234"
COLLEAGUE = "Petugas Contoh Dua"
TAB_LIMIT = 64
"""Touches of the Tab key after which nothing new can come."""
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)

BLOCKED = UnblockDetails(
    BlockKind.BIOMETRIC, failed_before=False, identity_seen=True, card_seen=False, cause_put_right=True
)
CLAIM = ClaimDetails("Cabang Contoh", None, Known.UNKNOWN, Handling.HERE)
LOGGED: dict[CaseKind, Details] = {**OF_KIND, BLOCKED.kind: BLOCKED, CLAIM.kind: CLAIM}

WAYS: dict[State, tuple[Move, ...]] = {
    State.RECEIVED: (),
    State.IDENTITY_CHECKED: (Move.CHECK_IDENTITY,),
    State.SENT: (Move.CHECK_IDENTITY, Move.SEND),
    State.FORWARDED: (Move.CHECK_IDENTITY, Move.FORWARD),
    State.DONE: (Move.CHECK_IDENTITY, Move.FINISH),
    State.REJECTED: (Move.REJECT,),
    State.WITHDRAWN: (Move.WITHDRAW,),
}
"""How a case gets into each state."""


def log_case(officer: Officer, kind: CaseKind = CaseKind.UNBLOCK, state: State = State.RECEIVED) -> Case:
    """A new case in this state, logged by whoever is signed in."""
    kiosk, session = officer.program.kiosk, officer.session
    details = LOGGED[kind]
    form = Form(new_key(), details, details.cause, PARTICIPANT, KPJ, PHONE)
    there = kiosk.cases.intake.standing(session, form, kiosk.now())
    added = kiosk.cases.intake.log(session, form, kiosk.now(), there.keys)
    assert isinstance(added, Added)
    case = added.case
    for move in WAYS[state]:
        case = move_on(kiosk, session, case, move)
    return case


def move_on(kiosk: Kiosk, session: SignedIn, case: Case, move: Move) -> Case:
    """The case after somebody has made `move` elsewhere."""
    told = Told("Bagian Contoh", Ending.WORKS)
    moved = kiosk.cases.follow_up.move(session, case, move, told, kiosk.now())
    assert isinstance(moved, Case)
    return moved


def open_case(officer: Officer, case: Case) -> None:
    """Scan the code of the case, and look at it for a moment."""
    officer.scan(case.code)
    officer.until(lambda: officer.of(CaseFile).known)
    officer.wait(1)
    assert officer.page == "case"
    assert officer.reads(case.code)


def press(officer: Officer, move: Move) -> None:
    """Press the key that the page shows for `move`."""
    moves = [one["id"] for one in officer.of(CaseFile).moves]
    officer.hit(DIGITS[moves.index(move)], CONTROL)


def stored(officer: Officer, case: Case) -> Case:
    """The case as it is kept now."""
    kept = officer.program.kiosk.desk.cases.load(case.key)
    assert kept is not None
    return kept


def entries(officer: Officer, case: Case, kind: EntryKind) -> list[CaseEntry]:
    """What its history holds of this kind."""
    return [one for one in officer.program.kiosk.desk.cases.history(case.key) if one.kind is kind]


def hire(officer: Officer, name: str = COLLEAGUE, role: Role = Role.CS) -> SignedIn:
    """Somebody else who can sign in, signed in elsewhere."""
    staff, now = officer.program.kiosk.staff, officer.program.kiosk.now()
    assert isinstance(staff.add(officer.session, name, role, "593028", now), StaffAccount)
    session = staff.sign_in(name, "593028", 2, now)
    assert isinstance(session, SignedIn)
    session = staff.change_pin(session, "593028", PIN, now)
    assert isinstance(session, SignedIn)
    return session


def change_places(officer: Officer, session: SignedIn) -> None:
    """Somebody else sits down at the desk."""
    officer.screen.office.enter(session)
    officer.go_home()


def walk_to(officer: Officer, name: str) -> None:
    """Press Tab until what bears `name` has the focus. Raises LookupError if it never has."""
    for _ in range(TAB_LIMIT):
        item: QQuickItem | None = officer.focused
        while item is not None:
            if item.property("name") == name:
                return
            item = item.parentItem()
        officer.hit(Qt.Key.Key_Tab)
    raise LookupError(f"nothing that Tab reaches bears {name!r}")
