"""The home page while slips come in: nothing is lost, and whoever is at a row stays there."""

from datetime import timedelta

from PySide6.QtCore import Qt

from tests.desk.officer import Officer, log_elsewhere, slip_of
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE, Day
from ui.desk.home import HomeLists


def focused_name(officer: Officer) -> str:
    return str(officer.focused.property("name") or "")


def go_by_tab_to(officer: Officer, name: str) -> None:
    for _ in range(30):
        officer.hit(Qt.Key.Key_Tab)
        if focused_name(officer) == name:
            return
    raise AssertionError(f"the Tab key does not reach {name}")


def read_anew(officer: Officer) -> None:
    officer.wait(16)
    officer.idle()


def test_a_new_slip_appears_by_itself_and_leaves_the_chosen_row_alone(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    log_elsewhere(officer)  # the right list is not empty either
    slips = [slip_of(kiosk, *BLOCKED_BY_FACE)]
    day.jump(timedelta(minutes=1))
    slips.append(slip_of(kiosk, *ACTIVE_CLAIM))
    officer.go_home()
    go_by_tab_to(officer, slips[0].code)
    officer.hit(Qt.Key.Key_Down)
    day.jump(timedelta(minutes=1))
    slips.append(slip_of(kiosk, *BLOCKED_BY_FACE))
    read_anew(officer)
    assert [row["code"] for row in officer.of(HomeLists).waiting] == [slip.code for slip in slips]
    assert focused_name(officer) == slips[1].code
    officer.hit(Qt.Key.Key_Return)
    assert officer.page == "slip"
    assert officer.reads(slips[1].code)


def test_the_tab_that_has_the_focus_keeps_it_while_lists_are_read_anew(officer: Officer, day: Day) -> None:
    name = f"{officer.words('desk.home_page.due_today')}  0"
    officer.targets()[name].forceActiveFocus()
    log_elsewhere(officer)
    day.jump(timedelta(minutes=1))
    read_anew(officer)
    assert focused_name(officer).startswith(officer.words("desk.home_page.due_today"))


def test_nothing_is_told_anew_while_nothing_changes(officer: Officer) -> None:
    told: list[int] = []
    officer.of(HomeLists).changed.connect(lambda: told.append(1))
    read_anew(officer)
    assert told == []


def test_after_signing_in_the_page_has_the_focus_and_keys_reach_it(officer: Officer) -> None:
    assert officer.focused.inherits("QQuickListView")


def test_a_touch_on_a_waiting_slip_opens_it(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    read_anew(officer)
    officer.touch(slip.code)
    assert officer.page == "slip"
