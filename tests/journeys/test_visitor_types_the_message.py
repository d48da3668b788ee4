"""Words instead of pictures: guesses appear, one leads on, and nothing that was typed stays."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk.visits.record import VisitRecord
from tests.journeys.visiting import Visitor

CANARY = "kenari kuning"


def everything_held(visitor: Visitor) -> list[str]:
    """All that the pages, the view-model and the journey hold as text."""
    held = [repr(vars(visitor.journey)), repr(visitor.screen.typing.guesses), str(visitor.screen.typing.text)]
    for thing in visitor.program.window.findChildren(QObject):
        held += [str(thing.property(name)) for name in ("text", "name", "typed", "modelData")]
    return held


def begin_typing(visitor: Visitor, text: str) -> None:
    visitor.start()
    visitor.answer("message:typed")
    visitor.type(text)


def test_guesses_appear_while_typing_and_one_leads_on(visitor: Visitor) -> None:
    begin_typing(visitor, "verifikasi wajah")
    assert visitor.reads("verifikasi wajah")
    guesses = visitor.journey.guesses()
    assert 1 <= len(guesses) <= 3
    assert visitor.reads(visitor.words("screen.typed.pick"))

    visitor.answer(f"typed:{guesses[0]}")

    assert visitor.page in ("plan", "question")
    assert visitor.journey.typed == ""


def test_the_digits_are_there_and_erase_takes_one_sign_back(visitor: Visitor) -> None:
    begin_typing(visitor, "eror ")
    visitor.touch_word("screen.typed.digits")
    visitor.type("700123")
    visitor.touch_word("screen.typed.erase")

    assert visitor.journey.typed == "eror 70012"
    visitor.touch_word("screen.typed.letters")
    assert "q" in visitor.targets()


def test_a_card_number_can_not_be_typed(visitor: Visitor) -> None:
    begin_typing(visitor, "")
    visitor.touch_word("screen.typed.digits")
    visitor.type("12345678901")

    assert visitor.journey.typed == "123456"
    assert visitor.reads(visitor.words("screen.typed.refused"))


def test_typed_words_end_with_the_page(visitor: Visitor) -> None:
    begin_typing(visitor, CANARY)
    assert any(CANARY in held for held in everything_held(visitor)), "else this test could not fail"

    visitor.touch_word("screen.frame.back")

    assert [held for held in everything_held(visitor) if "kenari" in held] == []


def test_typed_words_are_forgotten_with_the_visitor(visitor: Visitor) -> None:
    begin_typing(visitor, CANARY)

    visitor.go_away()

    assert [held for held in everything_held(visitor) if "kenari" in held] == []
    visitor.start()
    visitor.answer("message:typed")
    assert visitor.journey.typed == ""
    assert visitor.reads(visitor.words("screen.typed.placeholder"))


def test_typed_words_are_in_no_record_and_no_file(visitor: Visitor) -> None:
    begin_typing(visitor, CANARY + " wajah gagal")
    visitor.answer("typed:unknown", "topic:unknown")
    visitor.take_slip()
    visitor.touch_word("screen.slip.done")

    record: VisitRecord = visitor.record()

    assert "kenari" not in repr(record)
    files = [file for file in visitor.program.kiosk.data.rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if b"kenari" in file.read_bytes()] == []


def test_words_of_the_health_insurance_show_the_other_office(visitor: Visitor) -> None:
    begin_typing(visitor, "mobile jkn faskes")

    assert visitor.reads(visitor.words("screen.typed.other_office"))


def test_words_that_fit_nothing_still_leave_a_way_on(visitor: Visitor) -> None:
    begin_typing(visitor, "xqzxqzxqz")
    assert visitor.reads(visitor.words("screen.typed.none"))

    visitor.answer("typed:unknown")

    assert visitor.page == "question"


def test_a_keyboard_types_as_well(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer("message:typed")
    for key in (Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_J, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_H):
        visitor.press_key(key)
    visitor.press_key(Qt.Key.Key_Backspace)

    assert visitor.journey.typed == "waj a"


def test_keys_that_write_nothing_leave_nothing_behind(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer("message:typed")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F1, Qt.Key.Key_Home):
        visitor.press_key(key)
    delete = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete.value, Qt.KeyboardModifier.NoModifier, "\x7f")
    QGuiApplication.sendEvent(visitor.program.window, delete)

    assert visitor.journey.typed == ""


def test_a_key_that_ends_the_warning_is_not_typed(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer("message:typed")
    visitor.wait(125)
    visitor.press_key(Qt.Key.Key_W)
    assert not visitor.screen.warning
    assert visitor.journey.typed == ""

    visitor.press_key(Qt.Key.Key_W)

    assert visitor.journey.typed == "w"
