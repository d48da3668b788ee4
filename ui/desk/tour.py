"""The tour's way through the desk: the visitor's slips become cases, one is followed to its end; then every list."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt

from kiosk.assembly import Kiosk
from kiosk.cases.states import Ending, Move
from kiosk.demo import DemoAccounts, fill
from kiosk.guide.causes import Cause
from kiosk.slips.slip import Slip
from kiosk.texts.languages import Side, spoken_by
from ui.desk.case.page import CaseFile
from ui.desk.hands import CONTROL, DeskHands
from ui.desk.health.page import MachineHealth
from ui.desk.home import HomeLists
from ui.desk.pages import pages_for
from ui.desk.places import Page
from ui.desk.program import open_desk
from ui.desk.setup.draft import needs_setup
from ui.shared.hands import GivenTime

SUPERVISOR, PIN = "Supervisor Contoh", "806417"
BLOCKED, CLAIMING = ("00000000011", "Contoh Satu"), ("00000000012", "Contoh Dua")
"""KPJ and name of those whose cases are logged."""

ENTER, SAVE = Qt.Key.Key_Return, Qt.Key.Key_F8
TICKS = (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F11)
"""What the officer confirms of a block: identity, card, cause put right, and the slip's cause."""


@dataclass
class DeskTour:
    """What the tour of the desk has seen so far."""

    out: Path
    number: int
    """How many pictures there are already."""
    pages: list[dict[str, Any]] = field(default_factory=list)
    journeys: dict[str, dict[str, int]] = field(default_factory=dict)
    """Keys and touches of each thing that was done; letters, figures and what a scanner types are not counted."""

    def see(self, hands: DeskHands, journey: str) -> None:
        """Take a picture of the page that is shown; a page stands under its own name with `desk-` before it."""
        picture, page = hands.picture(), f"desk-{hands.page}"
        file = self.out / f"{self.number + len(self.pages) + 1:02}-{page}.png"
        picture.save(str(file))
        language = hands.program.screen.office.language
        self.pages.append({"file": file.name, "page": page, "journey": journey, "language": language})

    @contextmanager
    def counting(self, hands: DeskHands, journey: str) -> Iterator[None]:
        """Count the keys and touches of `journey`."""
        hands.presses = 0
        hands.points.clear()
        yield
        self.journeys[journey] = {"keys": hands.presses, "touches": hands.touches}


def walk_desk(kiosk: Kiosk, demo: Kiosk, slips: dict[str, Slip], size: tuple[int, int], toured: DeskTour) -> None:
    """Log and follow what `slips` ask for at the desk of `kiosk`; then look at every page of the invented `demo`.

    Raises KioskError if the desk can't be shown.
    """
    with _desk_of(kiosk, size) as hands:
        _begin(toured, hands)
        _log_unblock(toured, hands, staff_code(kiosk, slips[Cause.BLOCKED_BIOMETRIC]))
        _see_case_slip(toured, hands)
        _follow(toured, hands, "unblock_followed", Move.CHECK_IDENTITY, Move.SEND, Move.FINISH)
        _log_claim(toured, hands, staff_code(kiosk, slips[Cause.ACTIVE_CLAIM]))
        _follow(toured, hands, "claim_cancellation_followed", Move.CHECK_IDENTITY, Move.FINISH)
    accounts = fill(demo)
    for language in spoken_by(Side.DESK):
        with _desk_of(demo, size, language) as hands:
            _look_at_lists(toured, hands, accounts)


def with_branch(kiosk: Kiosk, data: Path) -> Kiosk:
    """The same kiosk over `data`; an invented branch where nobody has said yet which one it is."""
    settings = kiosk.settings
    if needs_setup(settings, kiosk.settings_set):
        branch = replace(settings.branch, name="Kantor Cabang Contoh", address="Jalan Contoh 1, Kota Contoh")
        settings = replace(settings, branch=branch)
    return Kiosk(settings, {**os.environ, "KIOSK_DATA_DIR": str(data)}, kiosk.clock)


def staff_code(kiosk: Kiosk, slip: Slip) -> str:
    """What the slip's square for the officer holds."""
    return kiosk.papers.sheet(slip).staff_qr.payload


@contextmanager
def _desk_of(kiosk: Kiosk, size: tuple[int, int], language: str = "id") -> Iterator[DeskHands]:
    clock = GivenTime()
    program = open_desk(kiosk, size=QSize(*size), windowed=True, monotonic=clock)
    program.timer.stop()  # time passes when the tour says so
    hands = DeskHands(program, clock)
    try:
        hands.settle()
        if program.screen.office.language != language:
            hands.hit(Qt.Key.Key_F9)
        yield hands
    finally:
        program.close()
        hands.settle()


def _begin(toured: DeskTour, hands: DeskHands) -> None:
    """Nobody has an account yet: the first one is made."""
    toured.see(hands, "first_start")
    with toured.counting(hands, "first_start"):
        for text in (SUPERVISOR, PIN, PIN):
            hands.type_text(text)
            hands.hit(ENTER)
    toured.see(hands, "first_start")


def _log_unblock(toured: DeskTour, hands: DeskHands, code: str) -> None:
    """By keys alone."""
    hands.scan(code)
    toured.see(hands, "unblock")
    with toured.counting(hands, "unblock"):
        hands.hit(ENTER)
        kpj, name = BLOCKED
        hands.type_text(kpj)
        hands.hit(ENTER)
        hands.type_text(name)
        for key in TICKS:
            hands.hit(key)
        toured.see(hands, "unblock")
        hands.hit(SAVE)
    toured.see(hands, "unblock")


def _log_claim(toured: DeskTour, hands: DeskHands, code: str) -> None:
    """By touch; only KPJ and name are typed."""
    hands.scan(code)
    toured.see(hands, "claim_cancellation")
    with toured.counting(hands, "claim_cancellation"):
        hands.touch_word("desk_slip.log")
        kpj, name = CLAIMING
        hands.type_text(kpj)
        hands.touch_word("desk_form.labels.name")
        hands.type_text(name)
        for key in ("desk_form.own_branch", "desk_form.today", "cases.known.no", "outcomes.active_claim.label"):
            hands.touch_word(key)
        toured.see(hands, "claim_cancellation")
        hands.touch_word("desk_form.save")
    toured.see(hands, "claim_cancellation")


def _see_case_slip(toured: DeskTour, hands: DeskHands) -> None:
    """What the participant takes home, on the screen."""
    copy = hands.of(CaseFile).copy.paper
    hands.wait(1)
    hands.hit(Qt.Key.Key_F5)
    hands.until(lambda: bool(copy.pages) and not hands.reads(hands.words("desk_paper.drawing")))
    toured.see(hands, "unblock")
    hands.hit(Qt.Key.Key_Escape)


def _follow(toured: DeskTour, hands: DeskHands, journey: str, *moves: Move) -> None:
    """The case that lies open, by keys, to its end: JMO works on the participant's phone."""
    file = hands.of(CaseFile)
    with toured.counting(hands, journey):
        for move in moves:
            hands.wait(1)  # sooner, a key would be taken for the second half of a double click
            hands.hit(_digit([one["id"] for one in file.moves].index(move)), CONTROL)
            hands.wait(1)
            if move is Move.SEND:
                hands.type_text("Bagian Contoh")
                hands.hit(ENTER)
            elif move is Move.FINISH:
                toured.see(hands, journey)
                hands.hit(_digit(list(Ending).index(Ending.WORKS)), CONTROL)
            if move is not Move.CHECK_IDENTITY:
                toured.see(hands, journey)


def _digit(place: int) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_1.value + place)


def _look_at_lists(toured: DeskTour, hands: DeskHands, accounts: DemoAccounts) -> None:
    """Sign in as the supervisor of the invented branch, and open every page there is something to see on."""
    toured.see(hands, "lists")
    for text in (accounts.supervisor, accounts.pin):
        hands.type_text(text)
        hands.hit(ENTER)
    toured.see(hands, "lists")
    home = hands.of(HomeLists)
    case = next(row["code"] for shown in home.lists for row in shown["rows"])
    hands.scan(str(home.waiting[0]["code"]))
    toured.see(hands, "lists")
    hands.hit(ENTER)
    toured.see(hands, "lists")
    hands.scan(str(case))
    toured.see(hands, "lists")
    session = hands.program.screen.office.session
    for page in pages_for(session.role) if session else ():
        if page != Page.HOME:
            hands.touch_word(f"desk.pages.{page}")
            if page == Page.HEALTH:
                _wait_for_doctor(hands)
            toured.see(hands, "lists")


def _wait_for_doctor(hands: DeskHands) -> None:
    """Until the machine is examined and the printer has answered."""
    screen, health = hands.program.screen, hands.of(MachineHealth)

    def is_known() -> bool:
        screen.tick()
        return health.doctor.known and health.printer.answered

    hands.until(is_known)
