"""Slips of today that nobody holds on paper: listed with the reason, opened by a key, gone once they came out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.assembly import Kiosk
from kiosk.ids import new_key
from kiosk.prints.delivery import DeliveryState
from kiosk.prints.log import Print, PrintKind
from kiosk.prints.printer import Trouble
from kiosk.slips.slip import Slip
from tests.desk.health import NAMED, examine_only, go_to_health
from tests.desk.officer import Officer, slip_of
from tests.desk.open_case import walk_to
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, GESTURE, Day
from ui.desk.health.page import MachineHealth


@pytest.fixture(autouse=True)
def few_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are not about the doctor."""
    examine_only(monkeypatch, [NAMED["settings"]])


def note(kiosk: Kiosk, slip: Slip, state: DeliveryState, trouble: Trouble | None = None) -> None:
    """What the station wrote down of a print of `slip`."""
    now = kiosk.now()
    row = Print(new_key(), kiosk.station, PrintKind.SLIP, slip.code, False, "memory", now, state)
    kiosk.prints.note(row if trouble is None else Print(**{**vars(row), "trouble": trouble, "trouble_at": now}))


def codes(officer: Officer) -> list[str]:
    return [row["code"] for row in officer.of(MachineHealth).slips.rows]


def test_slips_that_did_not_come_out_are_listed_with_their_reason_the_newest_first(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    out, saved, left, unknown = (slip_of(kiosk, *answers) for answers in (GESTURE, ACTIVE_CLAIM, GESTURE, GESTURE))
    note(kiosk, out, DeliveryState.DONE)
    note(kiosk, saved, DeliveryState.SAVED)
    note(kiosk, left, DeliveryState.CANCELLED, Trouble.JAM)
    day.jump(timedelta(minutes=1))
    last = slip_of(kiosk, *BLOCKED_BY_FACE)
    go_to_health(officer)
    assert codes(officer)[0] == last.code
    assert set(codes(officer)) == {saved.code, left.code, unknown.code, last.code}
    assert officer.reads(officer.words("desk_health.slips.counted", count=4))
    assert officer.reads("09.13")
    assert officer.reads(officer.words("outcomes.blocked_biometric.label"))
    why = {row["code"]: row["why"] for row in officer.of(MachineHealth).slips.rows}
    jam = officer.words("desk_health.troubles.jam")
    assert why[saved.code] == officer.words("desk_health.why.saved")
    assert why[left.code] == officer.words("desk_health.why.left_after", trouble=jam)
    assert why[unknown.code] == officer.words("desk_health.why.unknown")


def test_a_slip_on_its_way_is_no_lost_one_until_it_has_taken_too_long(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *GESTURE)
    note(kiosk, slip, DeliveryState.PRINTING)
    go_to_health(officer)
    assert codes(officer) == []
    for _ in range(2):
        day.jump(timedelta(seconds=70))
        officer.screen.touched()
    officer.wait(16)
    officer.idle()
    assert codes(officer) == [slip.code]
    assert officer.reads(officer.words("desk_health.why.interrupted"))


def test_once_all_came_out_the_list_says_so(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *GESTURE)
    go_to_health(officer)
    assert codes(officer) == [slip.code]
    note(kiosk, slip, DeliveryState.SENT)
    officer.wait(16)
    officer.idle()
    assert codes(officer) == []
    assert officer.reads(officer.words("desk_health.slips.empty"))


def test_slips_of_yesterday_and_of_another_branch_are_not_listed(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    day.jump(timedelta(days=-1))
    slip_of(kiosk, *GESTURE)
    day.jump(timedelta(days=1))
    foreign = slip_of(kiosk, *GESTURE)
    record = kiosk.visits.of_slip(foreign.code)
    assert record is not None
    kiosk.visits.save(type(record)(**{**vars(record), "branch": record.branch + 1}))
    own = slip_of(kiosk, *GESTURE)
    go_to_health(officer)
    assert codes(officer) == [own.code]


def test_a_row_opens_its_slip_by_keys_and_back_leads_here_again(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    go_to_health(officer)
    walk_to(officer, slip.code)
    officer.hit(Qt.Key.Key_Return)
    assert officer.page == "slip"
    assert officer.reads(slip.code)
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "health"
    assert codes(officer) == [slip.code]


def test_a_finger_opens_a_row_too(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    go_to_health(officer)
    officer.touch(slip.code)
    assert officer.page == "slip"


def test_a_hundred_lost_slips_are_told_as_that_many_and_more(officer: Officer) -> None:
    for _ in range(101):
        slip_of(officer.program.kiosk, *GESTURE)
    go_to_health(officer)
    assert len(codes(officer)) == 100
    assert officer.reads(officer.words("desk_health.slips.counted", count="100+"))
    assert officer.reads(officer.words("desk_health.slips.more", count=100))
