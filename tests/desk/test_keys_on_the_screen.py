"""A touch PC without a keyboard: keys come with a finger on a text box, type into it, and never cover it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.desk.officer import NAME, PIN, Officer, desk_in
from tests.journeys.visiting import on_screen

SCREENS = [QSize(1366, 768), QSize(1920, 1080)]


@pytest.fixture(params=SCREENS, ids=lambda size: f"{size.width()}x{size.height()}")
def newcomer(request: pytest.FixtureRequest, application: QGuiApplication, tmp_path: Path) -> Iterator[Officer]:
    """Somebody at a desk that has no account yet."""
    with desk_in(tmp_path / "data", size=request.param) as somebody:
        somebody.program.window.requestActivate()
        somebody.settle()
        yield somebody


def box_of(officer: Officer, key: str) -> QQuickItem:
    """The line to type into of the box that is called so."""
    return input_of(officer.targets()[officer.words(key)])


def input_of(field: QQuickItem) -> QQuickItem:
    """The line to type into of a box."""
    return next(item for item in within(field) if item.inherits("QQuickTextInput"))


def within(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from within(child)


def is_box(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith("DeskField")


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def finger_on(officer: Officer, key: str) -> QQuickItem:
    """Touch the box that is called so."""
    box = box_of(officer, key)
    officer.touch_at(middle(box))
    assert officer.focused is box
    return box


def keyboard(officer: Officer) -> QQuickItem | None:
    """The keys, where they are there."""
    items = (item for item in officer.program.window.contentItem().childItems() if item.isVisible())
    return next((item for item in items if item.metaObject().className().startswith("DeskKeyboard")), None)


def type_by_finger(officer: Officer, text: str) -> None:
    for sign in text:
        if sign.isupper():
            officer.touch_word("desk_typing.shift")
        officer.touch(officer.words("desk_typing.space") if sign == " " else sign)


def test_the_first_account_is_made_and_signed_in_to_by_fingers_alone(newcomer: Officer) -> None:
    finger_on(newcomer, "desk.first.name")
    type_by_finger(newcomer, NAME)
    assert box_of(newcomer, "desk.first.name").property("text") == NAME
    newcomer.touch_word("desk_typing.enter")
    for _ in range(2):
        assert keyboard(newcomer), "Enter leads to the next box: the keys stay"
        type_by_finger(newcomer, PIN)
        newcomer.touch_word("desk_typing.enter")
    newcomer.until(lambda: newcomer.page == "home")
    assert newcomer.session.name == NAME
    assert keyboard(newcomer) is None


@pytest.mark.parametrize("key", ["desk.first.name", "desk.first.pin", "desk.first.again"])
def test_the_box_is_never_covered_and_every_key_is_large_and_inside(newcomer: Officer, key: str) -> None:
    box = finger_on(newcomer, key)
    keys = keyboard(newcomer)
    assert keys is not None
    window = newcomer.program.window
    assert on_screen(box).bottom() < on_screen(keys).top()
    assert on_screen(box).top() >= 0
    millimetre = 96 / 25.4  # what this display says of itself
    least = 15 if window.height() >= 1080 else 10
    for item in newcomer._touchable(keys):
        place = on_screen(item)
        assert min(place.width(), place.height()) >= least * millimetre - 1, item.property("name")
        assert 0 <= place.left() < place.right() <= window.width()
        assert place.bottom() <= window.height()


def test_a_pin_gets_a_pad_of_digits_with_a_way_to_the_letters(newcomer: Officer) -> None:
    pin = finger_on(newcomer, "desk.first.pin")
    assert "7" in newcomer.targets()
    assert "q" not in newcomer.targets()
    newcomer.touch_word("desk_typing.letters")
    type_by_finger(newcomer, "a7")
    newcomer.touch_word("desk_typing.erase")
    assert pin.property("text") == "a"


def test_signs_of_a_passphrase_are_there(newcomer: Officer) -> None:
    name = finger_on(newcomer, "desk.first.name")
    newcomer.touch_word("desk_typing.signs")
    type_by_finger(newcomer, "!&")
    newcomer.touch_word("desk_typing.letters")
    type_by_finger(newcomer, "x.,'-/")
    assert name.property("text") == "!&x.,'-/"


def click(officer: Officer, item: QQuickItem) -> None:
    """What a mouse says, or a touch panel that calls itself one."""
    window, none = officer.program.window, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, none, middle(item))
    officer.settle()


def test_a_mouse_brings_no_keys(newcomer: Officer) -> None:
    click(newcomer, box_of(newcomer, "desk.first.pin"))
    assert newcomer.focused is box_of(newcomer, "desk.first.pin")
    assert keyboard(newcomer) is None


def test_a_panel_that_calls_itself_a_mouse_gets_the_keys_from_the_bar(newcomer: Officer) -> None:
    name = box_of(newcomer, "desk.first.name")
    click(newcomer, name)
    bring = newcomer.targets()[newcomer.words("desk_typing.show")]
    assert min(bring.width(), bring.height()) >= 10 * 96 / 25.4
    click(newcomer, bring)
    assert keyboard(newcomer) is not None
    for sign in "ab":
        click(newcomer, newcomer.targets()[sign])
    assert name.property("text") == "ab"
    click(newcomer, newcomer.targets()[newcomer.words("desk_typing.enter")])
    assert keyboard(newcomer) is not None
    assert newcomer.focused is box_of(newcomer, "desk.first.pin")
    click(newcomer, newcomer.targets()[newcomer.words("desk_typing.done")])
    assert keyboard(newcomer) is None


def test_the_key_in_the_bar_takes_the_keys_away_too_and_leaves_the_focus_alone(newcomer: Officer) -> None:
    name = box_of(newcomer, "desk.first.name")
    newcomer.touch_word("desk_typing.show")
    assert keyboard(newcomer) is not None
    newcomer.touch_word("desk_typing.hide")
    assert keyboard(newcomer) is None
    assert newcomer.focused is name


def test_without_a_box_to_type_into_the_key_in_the_bar_does_nothing(officer: Officer) -> None:
    officer.program.window.requestActivate()
    officer.targets()[officer.words("desk.home_page.new")].forceActiveFocus()
    officer.settle()
    assert officer.words("desk_typing.show") not in officer.targets()
    officer.hit(Qt.Key.Key_F3)
    officer.hit(Qt.Key.Key_F9)
    officer.touch("Show the keys")
    assert keyboard(officer) is not None


def test_a_real_key_takes_them_away_and_is_typed(newcomer: Officer) -> None:
    name = finger_on(newcomer, "desk.first.name")
    newcomer.type_text("a")
    assert keyboard(newcomer) is None
    assert name.property("text") == "a"


def test_done_takes_them_away_and_a_touch_brings_them_back(newcomer: Officer) -> None:
    name = finger_on(newcomer, "desk.first.name")
    newcomer.touch_word("desk_typing.done")
    assert keyboard(newcomer) is None
    assert newcomer.focused is name
    finger_on(newcomer, "desk.first.name")
    assert keyboard(newcomer) is not None


def test_fingers_quicker_than_any_hand_are_no_scanner(newcomer: Officer) -> None:
    name = finger_on(newcomer, "desk.first.name")
    points = [newcomer.targets()[str(sign)] for sign in range(10)]
    for item in points:
        newcomer.press(middle(item))
        newcomer.release(middle(item))
    newcomer.settle()
    assert not newcomer.program.scanner.holding
    assert name.property("text") == "0123456789"


def test_what_lies_under_the_keys_is_not_touched(officer: Officer) -> None:
    officer.program.window.requestActivate()
    officer.hit(Qt.Key.Key_F3)
    officer.touch_at(middle(officer.focused))
    keys = keyboard(officer)
    assert keys is not None
    covered = officer.targets()[officer.words("desk.home_page.new")]
    assert on_screen(covered).intersects(on_screen(keys))
    for x in range(5, officer.program.window.width(), 40):
        officer.touch_at(QPoint(x, round(on_screen(covered).center().y())))
    officer.idle()
    assert officer.page == "home"


def test_a_box_for_a_number_gets_a_pad_without_letters(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F2)
    officer.program.window.requestActivate()
    boxes = [item for item in within(officer.program.window.contentItem()) if is_box(item) and item.isVisible()]
    box = input_of(next(item for item in boxes if item.property("digits")))
    officer.touch_at(middle(box))
    assert keyboard(officer) is not None
    assert "q" not in officer.targets()
    assert officer.words("desk_typing.letters") not in officer.targets()
    type_by_finger(officer, "00000000011")
    assert box.property("text") == "00000000011"
    assert on_screen(box).bottom() < on_screen(keyboard(officer) or box).top()


def test_the_keys_go_when_the_focus_leaves_text(officer: Officer) -> None:
    officer.hit(Qt.Key.Key_F3)
    officer.touch_at(middle(officer.focused))
    assert keyboard(officer) is not None
    officer.screen.open("home")
    officer.targets()[officer.words("desk.home_page.new")].forceActiveFocus()
    officer.settle()
    assert keyboard(officer) is None
