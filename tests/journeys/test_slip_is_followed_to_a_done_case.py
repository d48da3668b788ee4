"""From the visitor's first touch to a case that is done, through both real programs over one data folder."""

import json
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.cases.case import Case, EntryKind
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import Asks, Ending, Move, State, moves_from
from kiosk.guide.causes import Cause
from kiosk.paper.raster import render
from kiosk.slips.staff_code import UnreadableCode, read
from tests.desk.officer import PARTICIPANT, Officer, desk_in
from tests.desk.open_case import DIGITS, entries, press, stored
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, Day, kiosk_in, visitor_at
from ui.commands import main
from ui.desk.hands import CONTROL
from ui.desk.home import HomeLists

ENTER, CONFIRM_CAUSE, SAVE = Qt.Key.Key_Return, Qt.Key.Key_F11, Qt.Key.Key_F8
ANSWERS = (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7)
"""The three most usual answers of either form."""

RECIPIENT = "Bagian Contoh"
DPI = 203
"""Dots an inch of a printer for rolls."""


def take_slip(data: Path, day: Day, answers: tuple[str, ...]) -> str:
    """A visitor touches the way to a slip; gives what a scanner reads from its paper in the officer's square."""
    kiosk = kiosk_in(data, day=day)
    visitor = visitor_at(kiosk)
    try:
        visitor.reach_plan(*answers)
        visitor.take_slip()
        slip = visitor.journey.slip
        assert slip is not None
        paper = kiosk.printers.folder.file_of(slip.code).read_bytes()
    finally:
        visitor.program.close()
        visitor.settle()
    squares = [code.text for page in render(paper, DPI) for code in zxingcpp.read_barcodes(page)]
    (staff,) = [text for text in squares if is_for_staff(text, kiosk.known_slip_keys)]
    return staff


def is_for_staff(text: str, known: tuple[bytes, ...]) -> bool:
    try:
        read(text, known)
    except UnreadableCode:
        return False
    return True


def log(officer: Officer, code: str) -> Case:
    """From the scanned slip to the saved case, by keys alone."""
    officer.scan(code)
    assert officer.page == "slip"
    officer.hit(ENTER)
    officer.type_text("00000000011")
    officer.hit(ENTER)
    officer.type_text(PARTICIPANT)
    for key in (*ANSWERS, CONFIRM_CAUSE, SAVE):
        officer.hit(key)
    assert officer.page == "case", officer.notice
    (case,) = officer.cases_of()
    return case


def follow(officer: Officer, case: Case, *moves: Move) -> None:
    """Make these moves by the keys that the page shows; answer what each asks."""
    for move in moves:
        officer.wait(1)
        (rule,) = [one for one in moves_from(stored(officer, case).state, case.kind) if one.move is move]
        press(officer, move)
        officer.wait(1)
        if rule.asks is Asks.RECIPIENT:
            officer.type_text(RECIPIENT)
            officer.hit(ENTER)
        elif rule.asks is Asks.ENDING:
            officer.hit(DIGITS[list(Ending).index(Ending.WORKS)], CONTROL)


@pytest.mark.parametrize(
    ("answers", "kind", "cause", "moves"),
    [
        (
            BLOCKED_BY_FACE,
            CaseKind.UNBLOCK,
            Cause.BLOCKED_BIOMETRIC,
            (Move.CHECK_IDENTITY, Move.SEND, Move.FINISH),
        ),
        (ACTIVE_CLAIM, CaseKind.CLAIM_CANCELLATION, Cause.ACTIVE_CLAIM, (Move.CHECK_IDENTITY, Move.FINISH)),
    ],
    ids=["unblock", "claim"],
)
def test_a_slip_is_followed_to_a_done_case(
    application: QGuiApplication,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answers: tuple[str, ...],
    kind: CaseKind,
    cause: Cause,
    moves: tuple[Move, ...],
) -> None:
    day = Day()
    code = take_slip(data, day, answers)

    with desk_in(data, day=day) as officer:
        officer.sign_in()
        (waiting,) = officer.of(HomeLists).waiting
        case = log(officer, code)
        assert (case.kind, case.cause, case.slip_code) == (kind, cause, waiting["code"])
        assert case.guide_was_right
        follow(officer, case, *moves)
        assert officer.reads(officer.words(f"cases.states.{State.DONE}"))
        officer.go_home()
        assert officer.of(HomeLists).waiting == []

        kept = stored(officer, case)
        assert (kept.state, kept.ending) == (State.DONE, Ending.WORKS)
        assert kept.sent_to == (RECIPIENT if Move.SEND in moves else None)
        assert tuple(entry.move for entry in entries(officer, case, EntryKind.MOVED)) == moves

    monkeypatch.setenv("KIOSK_DATA_DIR", str(data))
    capsys.readouterr()
    assert main(["audit", "verify", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["whole"]
    assert told["events"] > len(moves)
