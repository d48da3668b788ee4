"""The page of a case as it looks: how late it is, every control by keys, both languages, room for long names."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import Move, State
from tests.desk.officer import Officer
from tests.desk.open_case import TAB_LIMIT, change_places, log_case, open_case, press
from tests.journeys.visiting import Day
from ui.desk.case.page import CaseFile


def test_the_page_says_how_late_a_case_is_and_what_the_guide_had_found(officer: Officer, day: Day) -> None:
    case = log_case(officer, CaseKind.CLAIM_CANCELLATION)
    assert case.due.at is not None
    day.jump(case.due.at - day() + timedelta(days=3))
    change_places(officer, replace(officer.session, since=day(), touched_at=day()))
    open_case(officer, case)
    assert officer.reads(officer.words("desk_case.late", span=officer.words("desk.span.days", count=3)))
    assert officer.of(CaseFile).head["due"]["late"]
    assert officer.reads(officer.words("desk_case.guide.no_slip"))


def test_everything_is_reached_by_the_tab_key(officer: Officer) -> None:
    frame = set(officer.targets())
    open_case(officer, log_case(officer, state=State.SENT))
    names = set(officer.targets()) - frame - {""}
    assert len(names) >= 10
    seen = set()
    for _ in range(TAB_LIMIT):
        officer.hit(Qt.Key.Key_Tab)
        seen.add(str(officer.focused.property("name")))
    assert names <= seen


def test_another_language_changes_every_word_and_nothing_that_was_typed(officer: Officer) -> None:
    open_case(officer, log_case(officer))
    press(officer, Move.REJECT)
    officer.wait(1)
    officer.type_text("tidak cocok")
    officer.hit(Qt.Key.Key_F9)
    assert officer.reads("Reject")
    assert officer.focused.property("text") == "tidak cocok"


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1920, 1080)], ids=["small", "large"])
def test_a_long_history_and_long_names_leave_every_button_in_the_window(officer: Officer, size: QSize) -> None:
    officer.program.window.resize(size)
    kiosk, session = officer.program.kiosk, officer.session
    case = log_case(officer, CaseKind.CLAIM_CANCELLATION, State.IDENTITY_CHECKED)
    for number in range(40):
        kiosk.cases.follow_up.note(session, case, f"Catatan {number} " + "panjang " * 30, kiosk.now())
    open_case(officer, case)
    assert len(officer.of(CaseFile).history) == 42
    for name, item in officer.targets().items():
        if name:
            edge = item.mapRectToScene(item.boundingRect())
            assert edge.right() <= size.width() and edge.bottom() <= size.height(), name
