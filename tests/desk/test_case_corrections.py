"""Mistakes put right with a reason, notes without numbers, and who has the case."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.cases.case import EntryKind
from kiosk.cases.kinds import CaseKind
from kiosk.guide.causes import Cause
from kiosk.staff.roles import Role
from tests.desk.officer import PARTICIPANT, Officer
from tests.desk.open_case import BLOCKED, change_places, entries, hire, log_case, open_case, stored, walk_to
from ui.desk.case.page import CaseFile
from ui.desk.hands import CONTROL


def test_a_correction_is_a_further_entry_with_before_after_and_reason(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F7)
    officer.wait(1)
    officer.hit(Qt.Key.Key_Return)  # the name, which is the first
    officer.paste("")
    officer.hit(Qt.Key.Key_A, CONTROL)
    officer.paste("Contoh Satu Betul")
    officer.touch(officer.words("cases.fields.kpj"))
    officer.type_text("00000000022")
    officer.touch(officer.words("cases.fields.cause"))
    officer.touch(officer.words("outcomes.update_already_done.label"))
    officer.touch(officer.words("cases.fields.card_seen"))
    officer.touch(officer.words("cases.known.yes"))
    assert officer.reads("••• 0011  ›  ••• 0022")
    walk_to(officer, officer.words("desk_case.correct.reason"))
    officer.type_text("salah ketik")
    officer.hit(Qt.Key.Key_Return)

    assert officer.notice == officer.words("desk_case.done.correct")
    kept = stored(officer, case)
    assert kept.person is not None
    assert (kept.person.name, kept.person.kpj_end, kept.cause) == (
        "Contoh Satu Betul",
        "0022",
        Cause.UPDATE_ALREADY_DONE,
    )
    assert kept.details == replace(BLOCKED, card_seen=True)
    corrected = entries(officer, case, EntryKind.CORRECTED)
    assert {entry.field for entry in corrected} == {"name", "kpj", "cause", "card_seen"}
    assert {entry.reason for entry in corrected} == {"salah ketik"}
    assert officer.reads("••• 0011 › ••• 0022")
    assert officer.reads(f"{PARTICIPANT} › Contoh Satu Betul")


def test_a_day_that_nobody_can_read_is_no_correction(officer: Officer) -> None:
    case = log_case(officer, CaseKind.CLAIM_CANCELLATION)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F7)
    officer.touch(officer.words("cases.fields.attempted_on"))
    officer.type_text("31-2-2026")
    walk_to(officer, officer.words("desk_case.correct.reason"))
    officer.type_text("salah ketik")
    officer.hit(Qt.Key.Key_Return)
    assert stored(officer, case) == case
    assert officer.of(CaseFile).correction.wrong
    officer.hit(Qt.Key.Key_Escape)
    officer.hit(Qt.Key.Key_F7)
    officer.touch(officer.words("cases.fields.attempted_on"))
    officer.type_text("2-3-2026")
    walk_to(officer, officer.words("desk_case.correct.reason"))
    officer.type_text("salah ketik")
    officer.hit(Qt.Key.Key_Return)
    assert str(stored(officer, case).details.attempted_on) == "2026-03-02"  # type: ignore[union-attr]


def test_a_correction_needs_a_reason_and_keeps_what_was_typed(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F7)
    officer.touch(officer.words("cases.fields.phone"))
    officer.type_text("0800000099")
    officer.touch(officer.words("desk_case.correct.save"))
    officer.idle()
    assert officer.reads(officer.words("cases.refused.reason.missing"))
    assert officer.of(CaseFile).correction.value == "0800000099"
    assert stored(officer, case) == case


@pytest.mark.parametrize("note", ["NIK 3201010000000001", "telepon 0800 0000 0000"])
def test_a_note_with_a_long_number_is_refused_and_stays_in_the_box(officer: Officer, note: str) -> None:
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F6)
    officer.wait(1)
    officer.paste(note)
    officer.hit(Qt.Key.Key_Return)
    assert officer.reads(officer.words("cases.refused.note.long_number"))
    assert officer.focused.property("text") == note
    assert entries(officer, case, EntryKind.NOTED) == []


def test_a_note_is_read_in_the_history_by_whom_and_when(officer: Officer) -> None:
    case = log_case(officer)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F6)
    officer.wait(1)
    officer.paste("Peserta datang lagi besok. " * 10 + "0123456789"[:5])
    officer.hit(Qt.Key.Key_Return)
    officer.hit(Qt.Key.Key_Return)  # once more, by mistake
    assert len(entries(officer, case, EntryKind.NOTED)) == 1
    assert officer.reads("Peserta datang lagi besok. " * 9)
    assert officer.of(CaseFile).history[0]["who"] == officer.session.name


def test_cs_takes_a_case_over_but_gives_it_to_nobody(officer: Officer) -> None:
    case = log_case(officer)
    colleague = hire(officer)
    change_places(officer, colleague)
    open_case(officer, case)
    assert officer.words("desk_case.acts.assign") not in officer.targets()
    officer.hit(Qt.Key.Key_F8)
    assert stored(officer, case).assigned_to == colleague.staff
    officer.wait(1)
    assert officer.words("desk_case.acts.take") not in officer.targets()
    officer.of(CaseFile).open("assign")
    officer.idle()
    assert officer.of(CaseFile).officers == []
    assert officer.notice == officer.words("desk.refused.not_allowed")


def test_a_supervisor_gives_a_case_to_whoever_works_on_cases(officer: Officer) -> None:
    case = log_case(officer)
    colleague = hire(officer)
    hire(officer, "Admin Contoh", Role.ADMIN)
    open_case(officer, case)
    officer.hit(Qt.Key.Key_F8)
    officer.wait(1)
    assert [one["name"] for one in officer.of(CaseFile).officers] == [colleague.name]
    officer.hit(Qt.Key.Key_Return)
    assert stored(officer, case).assigned_to == colleague.staff
    assert officer.notice == officer.words("desk_case.done.assign", who=colleague.name)
