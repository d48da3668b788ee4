"""A scanner at any moment: the right page, the right sentence, and no stray letter anywhere."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from kiosk.cases.store import SlipUse
from kiosk.slips.staff_code import StaffCode, sign
from tests.desk.officer import KPJ, NAME, Officer, log_elsewhere, slip_of, staff_code_of
from tests.journeys.visiting import BLOCKED_BY_FACE, GESTURE, Day, kiosk_in
from ui.desk.form.page import CaseForm
from ui.desk.slips.found import FoundByKpj
from ui.desk.slips.page import SlipAtCounter
from ui.desk.slips.scanner import FASTEST_HAND_SECONDS

ENTER = Qt.Key.Key_Return


def in_the_kpj_box(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)


def in_the_name_box(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.hit(Qt.Key.Key_Tab)
    officer.type_text("Con")


def on_a_tick(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.touch_word("desk_form.labels.card_seen")


def in_the_list_of_causes(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.touch_word("desk_form.cause.other")


def in_the_scan_box(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F3)


def on_a_slip(officer: Officer) -> None:
    officer.scan(slip_of(officer.program.kiosk, *BLOCKED_BY_FACE).code)
    assert officer.page == "slip"


def on_a_kpj(officer: Officer) -> None:
    officer.scan("00000000099")
    assert officer.page == "found"


def on_a_case(officer: Officer) -> None:
    officer.scan(log_elsewhere(officer, "00000000088").code)
    assert officer.page == "case"


def on_the_overdue_page(officer: Officer) -> None:
    officer.touch_word("desk.pages.overdue")


def at_home(officer: Officer) -> None:
    assert officer.page == "home"


PLACES = [
    at_home,
    in_the_kpj_box,
    in_the_name_box,
    on_a_tick,
    in_the_list_of_causes,
    in_the_scan_box,
    on_a_slip,
    on_a_kpj,
    on_a_case,
    on_the_overdue_page,
]


@pytest.mark.parametrize("place", PLACES)
def test_a_slip_is_read_wherever_the_focus_is_and_leaves_no_stray_letter(
    officer: Officer, place: Callable[[Officer], None]
) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *GESTURE)
    place(officer)
    before = dict(officer.of(CaseForm).values)
    officer.scan(staff_code_of(kiosk, slip))
    assert officer.page == "slip"
    assert slip.code in officer.of(SlipAtCounter).shown["title"]
    assert dict(officer.of(CaseForm).values) == before


@pytest.mark.parametrize("end", ["\n", "\t", ""], ids=["enter", "tab", "nothing"])
def test_capitals_arrive_with_shift_and_any_end_will_do(officer: Officer, end: str) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    officer.hit(Qt.Key.Key_F2)
    officer.scan(slip.code, end)
    assert officer.page == "slip"
    assert officer.of(CaseForm).values["kpj"] == ""


def test_slips_scanned_one_after_another_do_not_pile_up(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    for _ in range(3):
        officer.hit(Qt.Key.Key_F3)
        officer.scan(slip_of(kiosk, *BLOCKED_BY_FACE).code)
        assert officer.focused.property("name") == officer.words("desk_slip.log")
    officer.hit(Qt.Key.Key_Escape)
    assert officer.page == "home"


def test_a_code_stays_whole_where_the_pc_is_occupied_elsewhere_in_the_middle_of_it(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    passed: list[bool] = []
    officer.clock.seconds += 1.0
    for letter in slip.code[:4]:
        officer.strike(letter)
    QTimer.singleShot(ceil(2000 * FASTEST_HAND_SECONDS), lambda: passed.append(True))
    officer.until(lambda: bool(passed))
    for letter in slip.code[4:] + "\n":
        officer.strike(letter)
    officer.idle()
    assert officer.page == "slip"
    assert officer.of(SlipAtCounter).shown["title"] == officer.words("desk_slip.title", code=slip.code)


def test_the_key_for_a_new_case_takes_along_the_slip_that_lies_there(officer: Officer) -> None:
    slip = slip_of(officer.program.kiosk, *BLOCKED_BY_FACE)
    officer.scan(slip.code)
    officer.hit(Qt.Key.Key_F2)
    assert officer.page == "form"
    assert officer.reads(officer.words("desk_form.cause.confirm", code=slip.code))


def test_a_case_code_opens_the_case_and_a_kpj_the_cases_of_it(officer: Officer) -> None:
    case = log_elsewhere(officer)
    officer.scan(case.code)
    assert officer.page == "case"
    officer.scan(KPJ)
    assert officer.page == "found"
    assert officer.reads(case.code)
    assert KPJ[-4:] in officer.of(FoundByKpj).shown["title"]
    assert not officer.reads(KPJ)
    officer.hit(ENTER)
    assert officer.page == "case"
    officer.hit(Qt.Key.Key_Escape)
    assert officer.reads(case.code)


def test_a_kpj_without_cases_leads_to_the_form_with_the_number_filled_in(officer: Officer) -> None:
    officer.scan(KPJ)
    assert officer.reads(officer.words("desk_found.empty"))
    officer.hit(ENTER)
    assert officer.page == "form"
    assert officer.of(CaseForm).values["kpj"] == KPJ
    officer.type_text("Contoh")
    assert officer.of(CaseForm).values["name"] == "Contoh"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda digits: digits[:99], "half"),
        (lambda digits: digits[:9], "half"),
        (lambda digits: "ABC-DEF-G", "half"),
        (lambda digits: f"{KPJ}\n00000000022", "two"),
        (lambda digits: "https://contoh.invalid/slip?x=1", "web_address"),
        (lambda digits: digits[:-1] + str((int(digits[-1]) + 1) % 10), "forged"),
        (lambda digits: "!\"#$%&'()*+,-./", "unreadable"),
        (lambda digits: "K-222-222-222", "case_code"),
    ],
)
def test_what_leads_nowhere_gets_its_sentence_and_nothing_moves(
    officer: Officer, make: Callable[[str], str], sentence: str
) -> None:
    kiosk = officer.program.kiosk
    officer.hit(Qt.Key.Key_F2)
    officer.scan(make(staff_code_of(kiosk, slip_of(kiosk, *BLOCKED_BY_FACE))))
    assert officer.page == "form"
    assert officer.notice == officer.words(f"cases.scan.{sentence}")
    assert officer.of(CaseForm).begun is False


def test_the_square_for_the_phone_is_told_apart_line_by_line(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    payload = kiosk.papers.sheet(slip_of(kiosk, *BLOCKED_BY_FACE)).phone_qr.payload
    officer.hit(Qt.Key.Key_F2)
    officer.scan(payload.replace("\r", "").encode("ascii", "replace").decode("ascii"))
    assert officer.notice == officer.words("cases.scan.phone_code")
    assert officer.of(CaseForm).begun is False


def test_a_slip_of_another_office_is_refused_as_unknown_and_not_called_forged(officer: Officer, tmp_path: Path) -> None:
    other = kiosk_in(tmp_path / "other", day=Day())
    officer.scan(staff_code_of(other, slip_of(other, *BLOCKED_BY_FACE)))
    assert officer.page == "home"
    assert officer.notice == officer.words("cases.scan.unknown")


def test_a_slip_of_another_branch_with_the_same_key_says_where_it_is_from(officer: Officer) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    away = StaffCode(slip.code, slip.plan.causes, kiosk.now(), kiosk.station.branch + 7, 3)
    officer.scan(sign(away, kiosk.signing_key))
    assert officer.page == "slip"
    assert officer.reads(officer.words("desk_slip.foreign", branch=kiosk.station.branch + 7))


def test_a_used_slip_says_when_where_and_by_whom(officer: Officer, day: Day) -> None:
    kiosk = officer.program.kiosk
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    use = kiosk.cases.intake.close_slip(officer.session, slip.code, kiosk.now())
    assert isinstance(use, SlipUse)
    officer.scan(slip.code)
    when = officer.words("desk.today_at", time="09.12")
    assert officer.reads(officer.words("desk_slip.used_here", when=when, station=use.station))
    assert officer.reads(officer.words("desk_slip.used_by", name=NAME))
    assert officer.reads(officer.words("desk_slip.used_without_case"))


def test_a_slip_of_which_only_the_code_is_known_is_said_so(officer: Officer, tmp_path: Path) -> None:
    other = kiosk_in(tmp_path / "other", day=Day())
    officer.scan(slip_of(other, *BLOCKED_BY_FACE).code)
    assert officer.page == "slip"
    assert officer.reads(officer.words("desk_slip.code_only"))
    officer.hit(ENTER)
    assert officer.page == "form"


def test_a_slip_whose_cause_needs_no_case_proposes_to_help_without_one(officer: Officer) -> None:
    officer.scan(slip_of(officer.program.kiosk, *GESTURE).code)
    assert officer.focused.property("name") == officer.words("desk_slip.close")


def test_a_slip_scanned_while_something_is_on_its_way_is_looked_up_afterwards(officer: Officer) -> None:
    kiosk, office = officer.program.kiosk, officer.screen.office
    slip = slip_of(kiosk, *BLOCKED_BY_FACE)
    office.ask(kiosk.cases.search.home, lambda _: None)
    assert office.busy
    officer.screen.scan(slip.code)
    officer.until(lambda: officer.page == "slip")


def test_before_anybody_is_in_a_scan_says_that_one_must_letterin(officer: Officer) -> None:
    officer.screen.office.session = replace(officer.session, must_change_pin=True)
    officer.screen.office.moved.emit()
    assert officer.page == "own_pin"
    officer.scan(KPJ)
    assert officer.notice == officer.words("desk.scan.not_here")
