"""Name and numbers on the page of a case: by their ends, for ten seconds in full, and forgotten when it is left."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from kiosk.cases.case import EntryKind
from kiosk.cases.kinds import CaseKind
from kiosk.cases.states import State
from tests.desk.officer import KPJ, PARTICIPANT, Officer
from tests.desk.open_case import PHONE, entries, log_case, open_case, walk_to
from ui.desk.case.page import CaseFile


def reveal(officer: Officer, field: str) -> None:
    officer.touch(officer.words("desk_case.reveal", field=officer.words(f"cases.fields.{field}")))
    officer.idle()


@pytest.mark.parametrize(("field", "number"), [("kpj", KPJ), ("phone", PHONE)])
def test_a_number_is_shown_for_ten_seconds_and_that_stands_in_the_history(
    officer: Officer, field: str, number: str
) -> None:
    case = log_case(officer)
    open_case(officer, case)
    assert officer.reads(f"••• {number[-4:]}")
    assert not officer.reads(number)

    reveal(officer, field)

    assert officer.reads(number)
    assert officer.reads(officer.words("desk_case.hide", seconds=10))
    assert [entry.field for entry in entries(officer, case, EntryKind.REVEALED)] == [field]
    assert officer.reads(officer.words("desk_case.history.revealed", field=officer.words(f"cases.fields.{field}")))
    officer.wait(9.5)
    assert officer.reads(number)
    assert officer.reads(officer.words("desk_case.hide", seconds=1))
    officer.wait(0.5)
    assert not officer.reads(number)


def test_the_focus_stays_on_its_button_while_the_seconds_count_down(officer: Officer) -> None:
    open_case(officer, log_case(officer))
    walk_to(officer, officer.words("desk_case.reveal", field="KPJ"))
    officer.hit(Qt.Key.Key_Space)
    officer.wait(3.5)
    assert officer.focused.property("name") == officer.words("desk_case.hide", seconds=7)
    officer.hit(Qt.Key.Key_Space)
    assert not officer.reads(KPJ)


def test_a_number_is_hidden_at_once_when_the_page_is_left(officer: Officer) -> None:
    case, other = log_case(officer), log_case(officer, CaseKind.CLAIM_CANCELLATION)
    open_case(officer, case)
    reveal(officer, "kpj")
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"
    open_case(officer, case)
    assert not officer.reads(KPJ)
    reveal(officer, "kpj")
    open_case(officer, other)
    assert not officer.reads(KPJ)


def test_nothing_of_the_participant_stays_when_the_page_is_left(officer: Officer) -> None:
    open_case(officer, log_case(officer))
    reveal(officer, "phone")
    officer.hit(Qt.Key.Key_F7)
    officer.type_text(" baru")
    officer.screen.open("accounts")
    officer.idle()
    file = officer.of(CaseFile)
    kept = vars(file._following) | vars(file._correction) | vars(file._copy) | vars(file._following.revealing)
    assert PARTICIPANT not in repr((kept, file.head, file.numbers, file.facts, file.history, file.panel))
    assert (file._following.opened, file._correction._case, file._copy._opened) == (None, None, None)
    assert (file.known, file.numbers, file.history, file.correction.fields) == (False, [], [], [])


def test_a_case_whose_person_was_forgotten_is_shown_without(officer: Officer) -> None:
    case = log_case(officer, state=State.DONE)
    with sqlite3.connect(officer.program.kiosk.data / "kiosk.sqlite") as database:
        database.execute("UPDATE cases SET name_sealed=NULL, kpj_sealed=NULL, kpj_index=NULL, phone_sealed=NULL")
        database.execute("UPDATE case_entries SET before_sealed=NULL, after_sealed=NULL, reason_sealed=NULL")
    open_case(officer, case)
    assert officer.reads(officer.words("desk_case.forgotten"))
    assert officer.words("desk_case.acts.correct") not in officer.targets()
    assert officer.words("cases.moves.reopen") in officer.targets()
