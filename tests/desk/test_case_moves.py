"""Following a case: every move of the table by its key, once however often, and never over a colleague."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from kiosk.cases.case import EntryKind
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import Asks, Ending, Move, Rule, State, moves_from
from tests.desk.officer import Officer
from tests.desk.open_case import DIGITS, entries, hire, log_case, move_on, open_case, press, stored
from ui.desk.case.page import CaseFile
from ui.desk.hands import CONTROL


def answer(officer: Officer, rule: Rule) -> None:
    """Answer what the move asks, by keys alone."""
    if rule.asks in (Asks.RECIPIENT, Asks.REASON):
        officer.type_text("bagian contoh")
        officer.hit(Qt.Key.Key_Return)
    elif rule.asks is Asks.ENDING:
        officer.hit(DIGITS[list(Ending).index(Ending.FAILED_AGAIN)], CONTROL)
    elif rule.move is Move.WITHDRAW:
        officer.hit(Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", CaseKind)
def test_every_move_of_the_table_is_made_by_keys(officer: Officer, kind: CaseKind) -> None:
    rows = [(state, rule) for state in State for rule in moves_from(state, kind)]
    for state, rule in rows:
        if (kind, state) == (CaseKind.UNBLOCK, State.FORWARDED):
            continue  # nothing leads there
        case = log_case(officer, kind, state)
        open_case(officer, case)
        assert [move["title"] for move in officer.of(CaseFile).moves] == [
            officer.words(f"cases.moves.{one.move}") for one in moves_from(state, kind)
        ]

        press(officer, rule.move)
        officer.wait(1)
        answer(officer, rule)

        assert stored(officer, case).state is rule.target, rule.move
        last = entries(officer, case, EntryKind.MOVED)[-1]
        assert (last.move, last.staff) == (rule.move, officer.session.staff)
        assert officer.reads(officer.words("desk_case.done.move", state=officer.words(f"cases.states.{rule.target}")))
        assert officer.of(CaseFile).panel["kind"] == ""


def test_the_likely_move_has_the_focus_so_that_enter_makes_it(officer: Officer) -> None:
    case = log_case(officer, state=State.IDENTITY_CHECKED)
    open_case(officer, case)
    assert officer.focused.property("name") == officer.words("cases.moves.send")
    officer.hit(Qt.Key.Key_Return)
    officer.wait(1)
    officer.type_text("pusat contoh")
    officer.hit(Qt.Key.Key_Return)
    assert stored(officer, case).sent_to == "pusat contoh"
    officer.wait(1)
    assert officer.focused.property("name") == officer.words("cases.moves.finish")


def test_a_claim_is_forwarded_to_the_branch_that_the_message_names(officer: Officer) -> None:
    case = log_case(officer, CaseKind.CLAIM_CANCELLATION, State.IDENTITY_CHECKED)
    open_case(officer, case)
    press(officer, Move.FORWARD)
    officer.wait(1)
    officer.hit(Qt.Key.Key_Return)
    assert stored(officer, case).sent_to == "Cabang Contoh"


def test_a_double_click_on_a_move_is_one_entry(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    point = officer.targets()[officer.words("cases.moves.check_identity")]
    middle = point.mapToScene(point.boundingRect().center()).toPoint()
    officer.clock.seconds += 1
    for _ in range(3):
        officer.press(middle)
        officer.release(middle)
    officer.idle()
    officer.press(middle)  # what stands there now is another button
    officer.release(middle)
    officer.idle()
    assert [entry.move for entry in entries(officer, case, EntryKind.MOVED)] == [Move.CHECK_IDENTITY]
    assert officer.of(CaseFile).panel["kind"] == ""


def test_an_enter_that_was_pressed_twice_on_the_way_here_moves_nothing(officer: Officer) -> None:
    case = log_case(officer, state=State.IDENTITY_CHECKED)
    officer.scan(case.code)
    officer.until(lambda: officer.of(CaseFile).known)
    officer.clock.seconds -= 1  # press_key lets a second pass
    officer.hit(Qt.Key.Key_Return)
    assert officer.of(CaseFile).panel["kind"] == ""


def test_the_second_of_two_officers_is_told_and_what_they_typed_stays(officer: Officer) -> None:
    colleague = hire(officer)
    case = log_case(officer)
    open_case(officer, case)
    press(officer, Move.REJECT)
    officer.wait(1)
    officer.type_text("tidak cocok")
    move_on(officer.program.kiosk, colleague, case, Move.CHECK_IDENTITY)

    officer.hit(Qt.Key.Key_Return)

    assert officer.notice == officer.words("cases.overtaken")
    assert stored(officer, case).state is State.IDENTITY_CHECKED
    assert officer.of(CaseFile).head["state"] == officer.words("cases.states.identity_checked")
    assert officer.focused.property("text") == "tidak cocok"

    officer.wait(1)
    officer.hit(Qt.Key.Key_Return)  # seen now, and meant all the same
    assert stored(officer, case).state is State.REJECTED
    assert [entry.reason for entry in entries(officer, case, EntryKind.MOVED)] == ["", "tidak cocok"]


def test_escape_closes_the_panel_and_not_the_page(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    press(officer, Move.REJECT)
    officer.hit(Qt.Key.Key_Escape)
    assert (officer.page, officer.of(CaseFile).panel["kind"]) == ("case", "")
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"
    assert stored(officer, case) == case


def test_a_reason_is_asked_for_until_it_is_given(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    press(officer, Move.REJECT)
    officer.wait(1)
    officer.hit(Qt.Key.Key_Return)
    assert officer.reads(officer.words("cases.refused.reason.missing"))
    assert stored(officer, case) == case
    officer.paste("x" * 281)
    officer.hit(Qt.Key.Key_Return)
    assert officer.reads("281 / 280")
    assert officer.reads(officer.words("cases.refused.reason.too_long", note=280))


def test_a_database_that_fails_keeps_what_was_typed(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    press(officer, Move.REJECT)
    officer.wait(1)
    officer.type_text("tidak cocok")
    with sqlite3.connect(officer.program.kiosk.data / "kiosk.sqlite") as other:
        other.execute("ALTER TABLE case_entries RENAME TO elsewhere")
        officer.hit(Qt.Key.Key_Return)
        other.execute("ALTER TABLE elsewhere RENAME TO case_entries")
    assert officer.notice == officer.words("desk.problem")
    assert officer.focused.property("text") == "tidak cocok"
    officer.wait(1)
    officer.hit(Qt.Key.Key_Return)
    assert stored(officer, case).state is State.REJECTED
