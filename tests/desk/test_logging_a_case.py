"""From a scanned slip to Tersimpan: few keys, few touches, and once however often somebody clicks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.cases.case import Case
from kiosk.cases.kinds import BlockKind, CaseKind, ClaimDetails, Handling, Known, UnblockDetails
from kiosk.guide.causes import Cause
from kiosk.texts import LANGUAGES
from tests.desk.officer import KPJ, PARTICIPANT, Officer, log_elsewhere, slip_of, staff_code_of
from tests.journeys.visiting import ACTIVE_CLAIM, BLOCKED_BY_FACE
from ui.desk.case.page import CaseFile
from ui.desk.form.page import CaseForm
from ui.desk.hands import CONTROL
from ui.desk.home import HomeLists
from ui.desk.phrases import say_due
from ui.desk.slips.page import SlipAtCounter

MOST_PRESSES = 8

ENTER, SAVE = Qt.Key.Key_Return, Qt.Key.Key_F8


def scan_slip_of(officer: Officer, answers: tuple[str, ...]) -> None:
    kiosk = officer.program.kiosk
    officer.scan(staff_code_of(kiosk, slip_of(kiosk, *answers)))
    assert officer.page == "slip"


def fill_in_person(officer: Officer, kpj: str = KPJ) -> None:
    officer.type_text(kpj)
    officer.hit(ENTER)
    officer.type_text(PARTICIPANT)


def the_case(officer: Officer) -> Case:
    (case,) = officer.cases_of()
    assert case.person is not None
    assert case.person.name == PARTICIPANT
    return case


def is_saved(officer: Officer) -> bool:
    """Told on the page of the case itself, by its code."""
    if officer.page != "case":
        return False
    return officer.notice == officer.words("desk_form.saved", code=officer.of(CaseFile).head["code"])


def test_an_unblock_from_a_slip_takes_at_most_eight_keys(officer: Officer) -> None:
    scan_slip_of(officer, BLOCKED_BY_FACE)
    officer.hit(ENTER)
    fill_in_person(officer)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F11, SAVE):
        officer.hit(key)
    assert is_saved(officer)
    assert officer.presses <= MOST_PRESSES
    case = the_case(officer)
    assert case.details == UnblockDetails(BlockKind.BIOMETRIC, False, True, True, True)
    assert case.cause is Cause.BLOCKED_BIOMETRIC
    assert case.guide_was_right


def test_a_claim_cancellation_from_a_slip_takes_at_most_eight_keys(officer: Officer) -> None:
    scan_slip_of(officer, ACTIVE_CLAIM)
    officer.hit(ENTER)
    fill_in_person(officer)
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F11, SAVE):
        officer.hit(key)
    assert is_saved(officer)
    assert officer.presses <= MOST_PRESSES
    case = the_case(officer)
    assert case.details == ClaimDetails("Kantor Cabang Contoh", date(2026, 3, 11), Known.NO, Handling.HERE)


@pytest.mark.parametrize("answers", [BLOCKED_BY_FACE, ACTIVE_CLAIM], ids=["unblock", "claim"])
def test_a_case_from_a_slip_takes_at_most_eight_touches(officer: Officer, answers: tuple[str, ...]) -> None:
    scan_slip_of(officer, answers)
    officer.touch_word("desk_slip.log")
    officer.type_text(KPJ)
    officer.touch_word("desk_form.labels.name")
    officer.type_text(PARTICIPANT)
    if answers is ACTIVE_CLAIM:
        officer.touch_word("desk_form.own_branch")
        officer.touch_word("desk_form.today")
        officer.touch_word("cases.known.no")
        officer.touch_word("outcomes.active_claim.label")
    else:
        for tick in ("identity_seen", "card_seen", "cause_put_right"):
            officer.touch_word(f"desk_form.labels.{tick}")
        officer.touch_word("outcomes.blocked_biometric.label")
    officer.touch_word("desk_form.save")
    assert is_saved(officer)
    assert officer.touches <= MOST_PRESSES
    assert officer.presses == 0


def test_the_time_on_the_form_is_the_time_that_is_promised(officer: Officer) -> None:
    scan_slip_of(officer, BLOCKED_BY_FACE)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.hit(Qt.Key.Key_F11)
    shown = officer.of(CaseForm).values["due"]
    assert officer.reads(shown)
    officer.hit(SAVE)
    assert shown == say_due(the_case(officer).due, officer.program.kiosk.now(), officer.screen.office.words)


def test_a_case_can_be_logged_without_a_slip_by_keyboard_alone(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    fill_in_person(officer)
    officer.hit(SAVE)
    assert is_saved(officer)
    case = the_case(officer)
    assert case.kind is CaseKind.UNBLOCK
    assert case.slip_code is None
    assert case.guide_was_right is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CaseKind)
def test_the_form_needs_no_scrolling_on_an_ordinary_screen(officer: Officer, kind: CaseKind, language: str) -> None:
    officer.screen.speak(language)
    officer.hit(Qt.Key.Key_F2)
    officer.touch_word(f"cases.kinds.{kind}")
    officer.picture()
    body = officer.named("body")
    assert body.property("contentHeight") <= body.height()


def test_saving_twice_at_once_makes_one_case(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    fill_in_person(officer)
    for _ in range(2):
        QTest.keyClick(officer.program.window, Qt.Key.Key_S, CONTROL)
    officer.idle()
    assert is_saved(officer)
    the_case(officer)


def test_a_trembling_finger_on_save_makes_one_case(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    fill_in_person(officer)
    save = officer.targets()[officer.words("desk_form.save")]
    middle = save.mapToScene(save.boundingRect().center()).toPoint()
    for _ in range(3):
        officer.press(middle)
        officer.release(middle)
    officer.idle()
    the_case(officer)


def test_a_slip_scanned_twice_on_the_way_makes_one_case(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    code = staff_code_of(kiosk, slip_of(kiosk, *BLOCKED_BY_FACE))
    officer.scan(code)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.scan(code)
    assert officer.page == "slip"
    officer.hit(ENTER)
    assert officer.of(CaseForm).question == ""
    assert officer.reads(PARTICIPANT)
    officer.hit(Qt.Key.Key_F11)
    officer.hit(SAVE)
    the_case(officer)
    officer.scan(code)
    assert officer.of(SlipAtCounter).shown["main"] == "open"


def test_the_cause_must_be_confirmed_where_a_slip_names_one(officer: Officer) -> None:
    scan_slip_of(officer, BLOCKED_BY_FACE)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.hit(SAVE)
    assert officer.page == "form"
    assert officer.reads(officer.words("desk_form.cause.missing"))
    assert officer.focused.property("name") == officer.words("outcomes.blocked_biometric.label")
    officer.hit(Qt.Key.Key_Space)
    officer.hit(SAVE)
    assert is_saved(officer)


def test_the_cause_can_be_corrected_by_keyboard_from_the_list_of_all(officer: Officer) -> None:
    scan_slip_of(officer, BLOCKED_BY_FACE)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.hit(Qt.Key.Key_Tab)  # phone
    officer.hit(Qt.Key.Key_Tab)  # the slip's cause
    officer.hit(Qt.Key.Key_Tab)  # another
    officer.hit(ENTER)
    assert officer.reads(officer.words("desk_form.cause.all"))
    officer.hit(Qt.Key.Key_Down)
    officer.hit(ENTER)
    officer.hit(SAVE)
    case = the_case(officer)
    assert case.cause is list(Cause)[3]
    assert case.slip_causes == (Cause.BLOCKED_BIOMETRIC,)
    assert case.guide_was_right is False


def test_escape_closes_the_list_of_causes_and_not_the_form(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.touch_word("desk_form.cause.other")
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "form"
    assert not officer.reads(officer.words("desk_form.cause.all"))


def test_every_wrong_box_says_why_and_the_first_has_the_focus(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.touch_word("cases.kinds.claim_cancellation")
    officer.touch_word("desk_form.labels.kpj")
    officer.type_text(KPJ)
    officer.touch_word("desk_form.labels.phone")
    officer.type_text("abc")
    officer.touch_word("desk_form.labels.attempted_on")
    officer.type_text("31/2/2026")
    officer.hit(SAVE)
    assert officer.page == "form"
    for key in (
        "cases.refused.name.missing",
        "cases.refused.phone.not_a_phone",
        "cases.refused.named_branch.missing",
        "desk_form.unreadable_day",
    ):
        assert officer.reads(officer.words(key)), key
    officer.type_text(PARTICIPANT)
    assert officer.of(CaseForm).values["name"] == PARTICIPANT
    assert officer.cases_of() == ()


def test_an_odd_kpj_is_warned_about_and_never_refused(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text("123")
    assert not officer.reads(officer.words("cases.doubt.kpj_length"))
    officer.hit(ENTER)
    assert officer.reads(officer.words("cases.doubt.kpj_length"))
    officer.type_text(PARTICIPANT)
    officer.hit(SAVE)
    assert is_saved(officer)


def test_a_missing_kpj_is_warned_about_before_it_is_passed_over(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.of(CaseForm).fill("name", PARTICIPANT)
    officer.hit(SAVE)
    assert officer.page == "form"
    assert officer.reads(officer.words("cases.doubt.kpj_missing"))
    officer.hit(SAVE)
    assert is_saved(officer)


@pytest.mark.parametrize(
    ("typed", "handling"), [("Kantor Cabang Contoh", Handling.HERE), ("Cabang Contoh Jauh", Handling.FORWARDED)]
)
def test_a_claim_goes_to_the_branch_that_the_message_names(officer: Officer, typed: str, handling: Handling) -> None:
    scan_slip_of(officer, ACTIVE_CLAIM)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.touch_word("desk_form.labels.named_branch")
    officer.type_text(typed)
    officer.hit(ENTER)
    officer.type_text("9/3/2026")
    officer.hit(Qt.Key.Key_F11)
    officer.hit(SAVE)
    assert the_case(officer).details == ClaimDetails(typed, date(2026, 3, 9), Known.UNKNOWN, handling)


def test_what_is_there_for_a_kpj_is_shown_before_saving_and_opened_by_one_key(officer: Officer) -> None:
    other = log_elsewhere(officer)
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.idle()
    assert officer.reads(officer.words("desk_form.standing.title", end=KPJ[-4:]))
    assert officer.reads(other.code)
    officer.hit(ENTER)
    officer.type_text(PARTICIPANT)
    officer.hit(SAVE)
    assert officer.page == "form"
    assert len(officer.cases_of()) == 1
    officer.hit(Qt.Key.Key_F4)
    assert officer.page == "case"
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "form"
    assert officer.reads(PARTICIPANT)
    officer.hit(Qt.Key.Key_F12)
    assert is_saved(officer)
    assert len(officer.cases_of()) == 2


def test_two_officers_with_the_same_kpj_the_second_is_told(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    fill_in_person(officer)
    assert officer.of(CaseForm).standing == {}
    other = log_elsewhere(officer)
    officer.hit(SAVE)
    assert officer.page == "form"
    assert officer.reads(other.code)
    assert len(officer.cases_of()) == 1
    officer.hit(Qt.Key.Key_F12)
    assert is_saved(officer)
    assert len(officer.cases_of()) == 2


def test_another_kpj_has_nothing_in_its_way(officer: Officer) -> None:
    log_elsewhere(officer)
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.idle()
    assert officer.of(CaseForm).standing != {}
    officer.hit(Qt.Key.Key_Backspace)
    officer.type_text("2")
    officer.idle()
    assert officer.of(CaseForm).standing == {}


def test_helped_without_a_case_takes_the_slip_off_the_list(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    officer.scan(slip.code)
    officer.hit(Qt.Key.Key_F6)
    assert officer.page == "home"
    assert slip.code in officer.notice
    assert officer.of(HomeLists).waiting == []


def test_a_used_slip_opens_its_case_and_can_be_logged_again_in_spite(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    officer.scan(slip.code)
    officer.hit(ENTER)
    fill_in_person(officer)
    officer.hit(Qt.Key.Key_F11)
    officer.hit(SAVE)
    officer.scan(slip.code)
    officer.hit(ENTER)
    assert officer.page == "case"
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "slip"
    officer.hit(Qt.Key.Key_F5)
    fill_in_person(officer, "00000000022")
    officer.hit(Qt.Key.Key_F11)
    officer.hit(SAVE)
    assert is_saved(officer)
    assert len(officer.cases_of("00000000022")) == 1
