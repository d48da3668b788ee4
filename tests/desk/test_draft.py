"""What was begun is not lost by a mistaken key, another page or another slip; signing out ends it."""

from PySide6.QtCore import Qt

from tests.desk.officer import KPJ, PARTICIPANT, Officer, slip_of
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE
from ui.desk.form.page import CaseForm

ENTER, ESCAPE, NEW = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


def begin(officer: Officer) -> None:
    officer.hit(NEW)
    officer.type_text(KPJ)
    officer.hit(ENTER)
    officer.type_text(PARTICIPANT)
    officer.hit(Qt.Key.Key_F5)


def is_there(officer: Officer) -> bool:
    values = officer.of(CaseForm).values
    return (values["kpj"], values["name"], values["identity_seen"]) == (KPJ, PARTICIPANT, True)


def scan_other_slip(officer: Officer) -> None:
    officer.scan(slip_of(officer.program.kiosk, *ACTIVE_CLAIM).code)


def test_a_mistaken_escape_keeps_the_draft_and_home_offers_to_go_on(officer: Officer) -> None:
    begin(officer)
    officer.hit(ESCAPE)
    assert officer.page == "home"
    assert officer.reads(officer.words("desk.home_page.resume"))
    officer.hit(NEW)
    assert is_there(officer)
    assert officer.reads(PARTICIPANT)


def test_a_second_new_case_key_changes_nothing(officer: Officer) -> None:
    begin(officer)
    officer.hit(NEW)
    assert officer.page == "form"
    assert is_there(officer)


def test_another_language_keeps_the_draft(officer: Officer) -> None:
    begin(officer)
    officer.hit(Qt.Key.Key_F9)
    assert is_there(officer)
    assert officer.reads("Participant's name")
    assert officer.reads(PARTICIPANT)


def test_a_scan_and_another_page_keep_the_draft(officer: Officer) -> None:
    begin(officer)
    officer.scan("00000000022")
    officer.touch_word("desk.pages.overdue")
    officer.touch_word("desk.pages.home")
    officer.hit(NEW)
    assert is_there(officer)


def test_another_slip_asks_and_going_on_keeps_the_draft(officer: Officer) -> None:
    begin(officer)
    scan_other_slip(officer)
    officer.hit(ENTER)
    assert officer.reads(officer.words("desk_form.question.title"))
    assert officer.reads(PARTICIPANT)
    officer.hit(Qt.Key.Key_F8)  # nothing is saved while it is asked
    assert officer.cases_of() == ()
    officer.hit(ENTER)
    assert is_there(officer)
    assert not officer.reads(officer.words("desk_form.question.title"))
    officer.hit(Qt.Key.Key_F8)
    (case,) = officer.cases_of()
    assert case.slip_code is None


def test_beginning_anew_takes_the_other_slip_and_can_be_undone(officer: Officer) -> None:
    begin(officer)
    scan_other_slip(officer)
    officer.hit(ENTER)
    officer.touch_word("desk_form.question.anew")
    assert officer.of(CaseForm).values["kind"] == "claim_cancellation"
    assert officer.of(CaseForm).values["kpj"] == ""
    officer.touch_word("desk_form.undo")
    assert is_there(officer)


def test_escape_at_the_question_decides_nothing(officer: Officer) -> None:
    begin(officer)
    scan_other_slip(officer)
    officer.hit(ENTER)
    officer.hit(ESCAPE)
    assert officer.page == "slip"
    assert officer.of(CaseForm).begun
    assert is_there(officer)


def test_thrown_away_on_purpose_it_can_be_brought_back_until_something_else_is_typed(officer: Officer) -> None:
    begin(officer)
    officer.touch_word("desk_form.throw_away")
    assert officer.of(CaseForm).begun is False
    officer.touch_word("desk_form.undo")
    assert is_there(officer)
    officer.touch_word("desk_form.throw_away")
    officer.touch_word("desk_form.labels.name")
    officer.type_text("x")
    assert not officer.reads(officer.words("desk_form.undo"))


def test_a_slip_of_which_nothing_was_filled_in_does_not_cling_to_the_next_case(officer: Officer) -> None:
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    officer.hit(ENTER)
    officer.hit(ESCAPE)
    officer.hit(ESCAPE)
    begin(officer)
    officer.hit(Qt.Key.Key_F8)
    (case,) = officer.cases_of()
    assert case.slip_code is None


def test_after_saving_nothing_is_begun(officer: Officer) -> None:
    begin(officer)
    officer.hit(Qt.Key.Key_F8)
    officer.hit(ESCAPE)
    assert officer.page == "home"
    assert officer.reads(officer.words("desk.home_page.new"))
    officer.hit(NEW)
    assert not is_there(officer)


def test_signing_out_ends_the_draft(officer: Officer) -> None:
    begin(officer)
    officer.hit(Qt.Key.Key_F10)
    assert officer.of(CaseForm).begun is False
    assert not is_there(officer)
