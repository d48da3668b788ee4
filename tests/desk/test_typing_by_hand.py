"""The scanner's ear must not be felt: whatever a hand types arrives whole, in order, where it was meant for."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from tests.desk.officer import KPJ, PARTICIPANT, Officer
from ui.desk.form.page import CaseForm
from ui.desk.hands import CONTROL

NONE = Qt.KeyboardModifier.NoModifier


def box(officer: Officer, name: str) -> str:
    return str(officer.of(CaseForm).values[name])


def roll(officer: Officer, text: str, seconds: float) -> None:
    """Keys that follow each other so quickly that the first are still held."""
    officer.clock.seconds += 1.0
    for sign in text:
        officer.strike(sign)
        officer.clock.seconds += seconds


def test_two_rolled_keys_arrive_in_order(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.hit(Qt.Key.Key_Tab)
    for pair in ("Co", "nt", "oh"):
        roll(officer, pair, 0.02)
        officer.idle()
    assert box(officer, "name") == "Contoh"


@pytest.mark.parametrize("seconds", [0.04, 0.1, 0.3, 2.0])
def test_a_name_typed_at_any_speed_of_a_hand_arrives_whole(officer: Officer, seconds: float) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.hit(Qt.Key.Key_Tab)
    for sign in "contoh dua tiga":
        officer.type_text(sign, seconds)
    assert box(officer, "name") == "contoh dua tiga"


def test_a_fast_typist_with_an_occupied_program_loses_nothing(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ, 0.1)
    assert box(officer, "kpj") == KPJ


def test_keys_of_a_hand_heard_all_at_once_after_a_stall_arrive_whole(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.clock.seconds += 1.0
    for place, sign in enumerate(KPJ):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key(ord(sign)), NONE, sign)
        event.setTimestamp(1000 + 120 * place)
        QCoreApplication.sendEvent(officer.program.window, event)
    officer.idle()
    assert (officer.page, box(officer, "kpj")) == ("form", KPJ)


def test_a_held_key_repeats_after_what_was_typed_before(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.hit(Qt.Key.Key_Tab)
    roll(officer, "ab", 0.0)
    for _ in range(20):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, NONE, "c", True)
        QCoreApplication.sendEvent(officer.program.window, event)
    officer.idle()
    assert box(officer, "name") == "ab" + 20 * "c"


def test_letters_come_before_the_tab_that_follows_them_at_once(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    roll(officer, "12", 0.0)
    QTest.keyClick(officer.program.window, Qt.Key.Key_Tab)
    roll(officer, "ab", 0.0)
    officer.idle()
    assert (box(officer, "kpj"), box(officer, "name")) == ("12", "ab")


def test_letters_come_before_the_enter_that_follows_them_at_once(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    roll(officer, "12\nab", 0.0)
    officer.idle()
    assert (box(officer, "kpj"), box(officer, "name")) == ("12", "ab")


def test_backspace_and_arrows_find_the_letters_typed_just_before(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    roll(officer, "129", 0.0)
    QTest.keyClick(officer.program.window, Qt.Key.Key_Backspace)
    roll(officer, "4", 0.0)
    QTest.keyClick(officer.program.window, Qt.Key.Key_Left)
    roll(officer, "3", 0.0)
    officer.idle()
    assert box(officer, "kpj") == "1234"


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_F8, NONE), (Qt.Key.Key_S, CONTROL)])
def test_a_shortcut_acts_on_the_letters_typed_just_before(
    officer: Officer, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.type_text(KPJ)
    officer.hit(Qt.Key.Key_Tab)
    officer.type_text(PARTICIPANT[:-3])
    roll(officer, PARTICIPANT[-3:], 0.0)
    QTest.keyClick(officer.program.window, key, modifiers)
    officer.idle()
    (case,) = officer.cases_of()
    assert case.person is not None
    assert case.person.name == PARTICIPANT


def test_space_and_enter_act_on_a_button(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.targets()[officer.words("desk_form.labels.card_seen")].forceActiveFocus()
    officer.hit(Qt.Key.Key_Space)
    assert officer.of(CaseForm).values["card_seen"] is True
    officer.hit(Qt.Key.Key_Return)
    assert officer.of(CaseForm).values["card_seen"] is False


def test_the_focus_stays_where_a_choice_was_made(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.targets()[officer.words("cases.block_names.login")].forceActiveFocus()
    officer.hit(Qt.Key.Key_Left)
    officer.hit(Qt.Key.Key_Space)
    assert officer.of(CaseForm).values["block"] == "kpj"
    assert officer.focused.property("name") == officer.words("cases.block_names.kpj")


def test_tab_goes_through_the_whole_form_and_comes_round(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    first, seen = officer.focused, set()
    for _ in range(60):
        officer.hit(Qt.Key.Key_Tab)
        item = officer.focused
        seen.add(str(item.property("name") or item.parentItem().parentItem().parentItem().property("name")))
        if item is first:
            break
    for key in ("labels.name", "labels.phone", "labels.card_seen", "labels.failed_before", "cause.other", "save"):
        assert officer.words(f"desk_form.{key}") in seen, key
    assert officer.focused is first
