"""Two keys are enough for everything, and no key leads out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtQuick import QQuickItem

from tests.journeys.visiting import BLOCKED_BY_FACE, Visitor, kiosk_in, visitor_at

MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)


def focused(visitor: Visitor) -> str:
    """The name of what a key would activate."""
    item = visitor.program.window.activeFocusItem()
    return str(item.property("name") or "") if isinstance(item, QQuickItem) else ""


def round_trip(visitor: Visitor) -> list[str]:
    """Everything the Tab key comes to, in order."""
    reached: list[str] = []
    for _ in range(60):
        visitor.press_key(Qt.Key.Key_Tab)
        name = focused(visitor)
        if name in reached:
            break
        reached.append(name)
    return reached


def press_on(visitor: Visitor, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to what bears `name` with Tab and activate it."""
    for _ in range(60):
        if focused(visitor) == name:
            visitor.press_key(key)
            return
        visitor.press_key(Qt.Key.Key_Tab)
    raise LookupError(f"Tab does not reach {name!r}, only {round_trip(visitor)}")


@pytest.mark.parametrize("answers", [None, (), BLOCKED_BY_FACE[:1], ("message:typed",), BLOCKED_BY_FACE], ids=str)
def test_tab_reaches_everything_that_can_be_touched(visitor: Visitor, answers: tuple[str, ...] | None) -> None:
    if answers is not None:
        visitor.start()
        visitor.answer(*answers)

    assert sorted(round_trip(visitor)) == sorted(visitor.targets())


def test_two_keys_lead_from_the_welcome_page_to_the_slip_and_home(visitor: Visitor) -> None:
    press_on(visitor, visitor.words("screen.welcome.start"))
    press_on(visitor, visitor.words("questions.message.options.three_times.title"))
    press_on(visitor, visitor.words("questions.block_kind.options.face.title"))
    press_on(visitor, visitor.words("screen.plan.print"))
    visitor.until(lambda: visitor.screen.delivery.state == "saved")
    assert visitor.page == "slip"
    assert sorted(round_trip(visitor)) == sorted(visitor.targets())

    press_on(visitor, visitor.words("screen.slip.done"))

    assert visitor.page == "welcome"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space], ids=lambda key: key.name)
def test_return_enter_and_space_activate(visitor: Visitor, key: Qt.Key) -> None:
    press_on(visitor, visitor.words("screen.welcome.start"), key)
    press_on(visitor, visitor.words("questions.message.options.three_times.title"), key)

    assert visitor.journey.visit is not None
    assert len(visitor.journey.visit.answers) == 1


def test_what_has_the_focus_is_seen_to_have_it(visitor: Visitor) -> None:
    visitor.start()
    visitor.press_key(Qt.Key.Key_Tab)
    first = visitor.picture()
    visitor.press_key(Qt.Key.Key_Tab)

    assert visitor.picture() != first


@pytest.fixture(scope="module")
def at_the_kiosk(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A screen as in the office: not a window that can be closed."""
    somebody = visitor_at(kiosk_in(tmp_path_factory.mktemp("office") / "data"), windowed=False)
    yield somebody
    somebody.program.close()


@pytest.mark.parametrize("place", ["welcome", "question", "typed", "plan", "slip"])
def test_no_key_leaves_or_closes_the_screen(at_the_kiosk: Visitor, place: str) -> None:
    visitor = at_the_kiosk
    window = visitor.program.window
    keys = [key for key in Qt.Key if key is not Qt.Key.Key_unknown]
    assert len(keys) > 400
    for modifier in MODIFIERS:
        visitor.go_away()
        go_to(visitor, place)
        visitor.clock.seconds += 1
        for key in keys:
            text = chr(key.value) if 32 < key.value < 127 else ""
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QGuiApplication.sendEvent(window, QKeyEvent(kind, key.value, modifier, text))
        visitor.settle()
        assert still_there(visitor)


def go_to(visitor: Visitor, place: str) -> None:
    """Reach a page of that kind."""
    if place == "welcome":
        return
    visitor.start()
    visitor.answer(*{"question": (), "typed": ("message:typed",)}.get(place, BLOCKED_BY_FACE))
    if place == "slip":
        visitor.take_slip()
    assert visitor.page == place


def still_there(visitor: Visitor) -> bool:
    """Whether the one window is there, visible, and as large as before."""
    windows: list[QWindow] = [window for window in QGuiApplication.allWindows() if window.isVisible()]
    mine = visitor.program.window
    others = [window for window in windows if window is not mine and window.parent() is mine]
    return mine in windows and not others and mine.size().width() == 1366 and not QGuiApplication.modalWindow()


def test_the_kiosk_refuses_to_close(at_the_kiosk: Visitor) -> None:
    at_the_kiosk.go_away()
    assert not at_the_kiosk.program.window.close()
    at_the_kiosk.settle()

    assert still_there(at_the_kiosk)
    at_the_kiosk.start()
    assert at_the_kiosk.page == "question"


def test_the_kiosk_window_has_no_frame_to_close_it_by(at_the_kiosk: Visitor) -> None:
    assert at_the_kiosk.program.window.flags() & Qt.WindowType.FramelessWindowHint


@pytest.mark.usefixtures("application")
def test_a_window_at_the_desk_can_be_closed(tmp_path_factory: pytest.TempPathFactory) -> None:
    somebody = visitor_at(kiosk_in(tmp_path_factory.mktemp("desk") / "data"), windowed=True)
    assert somebody.program.window.close()
    somebody.program.close()
