"""After 120 s of silence a warning, 30 s later nothing is left of the visitor; after a slip 15 s."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.prints.delivery import Delivery, DeliveryState
from kiosk.visits.record import VisitEnd
from tests.journeys.visiting import BLOCKED_BY_FACE, Day, Visitor

PLACES = {
    "first question": (),
    "second question": BLOCKED_BY_FACE[:1],
    "typed page": ("message:typed",),
    "plan": BLOCKED_BY_FACE,
}


@pytest.fixture
def right_time(day: Day) -> Iterator[None]:
    """The wall clock is right again afterwards."""
    before = day.now
    yield
    day.now = before


@pytest.mark.parametrize("place", PLACES)
def test_the_warning_comes_after_two_minutes_and_counts_down_thirty_seconds(visitor: Visitor, place: str) -> None:
    visitor.start()
    visitor.answer(*PLACES[place])
    visitor.wait(119.9)
    assert not visitor.screen.warning
    visitor.wait(0.1)
    assert visitor.screen.warning
    assert visitor.screen.secondsLeft == 30
    assert visitor.reads(visitor.words("screen.idle.title"))
    page = visitor.page

    visitor.wait(29.5)
    assert (visitor.page, visitor.screen.secondsLeft) == (page, 1)
    visitor.wait(0.5)

    assert visitor.page == "welcome"
    assert not visitor.screen.warning
    assert not visitor.reads(visitor.words("screen.idle.title"))


@pytest.mark.parametrize("place", PLACES)
def test_one_touch_anywhere_ends_the_warning_and_reaches_nothing_beneath(visitor: Visitor, place: str) -> None:
    visitor.start()
    visitor.answer(*PLACES[place])
    visit, beneath = visitor.journey.visit, list(visitor.targets())
    points = [visitor.middle_of(name) for name in beneath] + [QPoint(2, 2)]
    for point in points:
        visitor.wait(121)
        assert visitor.screen.warning
        visitor.tap_after(1, point)
        assert not visitor.screen.warning
        assert visitor.journey.visit == visit
        assert not visitor.reads(visitor.words("screen.idle.title"))


def test_the_button_of_the_warning_goes_on_with_the_visit(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visit = visitor.journey.visit
    visitor.wait(125)

    visitor.touch_word("screen.idle.stay")

    assert (visitor.page, visitor.journey.visit) == ("plan", visit)
    visitor.wait(119)
    assert not visitor.screen.warning


def test_a_key_ends_the_warning_and_reaches_nothing_beneath(visitor: Visitor) -> None:
    visitor.start()
    visitor.press_key(Qt.Key.Key_Tab)
    visit = visitor.journey.visit
    visitor.wait(125)

    visitor.press_key(Qt.Key.Key_Return)

    assert not visitor.screen.warning
    assert visitor.journey.visit == visit
    assert visitor.page == "question"


def test_twelve_more_times_can_be_asked_for(visitor: Visitor) -> None:
    visitor.start()
    for _ in range(12):
        visitor.wait(140)
        assert visitor.screen.warning
        visitor.touch_at(QPoint(40, 40))
        assert not visitor.screen.warning
        assert visitor.page == "question"


def test_touches_that_hit_nothing_show_that_somebody_is_there(visitor: Visitor) -> None:
    visitor.start()
    for _ in range(5):
        visitor.wait(100)
        visitor.tap_after(1, QPoint(3, 3))

    assert visitor.page == "question"
    assert not visitor.screen.warning


def test_everything_is_forgotten_the_language_too(visitor: Visitor) -> None:
    visitor.speak("en")
    visitor.start()
    visitor.answer("message:typed")
    visitor.type("face")
    assert visitor.screen.typing.guesses
    visitor.wait(151)

    journey = visitor.journey
    assert visitor.page == "welcome"
    assert (journey.visit, journey.slip, journey.slip_shown, journey.typed) == (None, None, False, "")
    assert visitor.screen.typing.guesses == []
    assert visitor.screen.question == visitor.screen.plan == visitor.screen.slip == {}
    assert journey.language == "id"
    assert visitor.reads(visitor.program.kiosk.words("id").say("screen.welcome.headline"))
    assert visitor.record().end is VisitEnd.LEFT
    assert visitor.record().left_at == "typed"


def test_a_slip_that_no_paper_came_of_is_forgotten_after_a_minute(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    slip = visitor.journey.slip
    assert slip is not None
    visitor.wait(59.5)
    assert visitor.page == "slip"
    assert not visitor.screen.warning, "the page itself counts down"
    assert visitor.reads(visitor.words("screen.slip.closes").format(seconds=1))
    visitor.until(lambda: bool(visitor.screen.delivery.codes))

    visitor.wait(0.5)

    assert visitor.page == "welcome"
    assert visitor.journey.slip is None
    assert visitor.screen.slip == visitor.screen.delivery.codes == {}
    assert not visitor.reads(slip.code)
    assert visitor.record().end is VisitEnd.SLIP


def test_a_touch_anywhere_on_the_slip_begins_the_minute_anew(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    for point in (QPoint(5, 5), QPoint(700, 300)):
        visitor.wait(58)
        visitor.tap_after(1, point)
        assert visitor.page == "slip"

    visitor.wait(59)
    assert visitor.page == "slip"
    visitor.wait(1)
    assert visitor.page == "welcome"


def test_more_time_leaves_the_slip_for_a_minute_after_each_touch(visitor: Visitor) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.take_slip()
    visitor.journey.delivery = Delivery(DeliveryState.DONE)
    visitor.wait(13)
    visitor.touch_word("screen.slip.more_time")
    visitor.wait(59)
    assert visitor.page == "slip"
    visitor.tap_after(0.5, QPoint(5, 5))
    visitor.wait(59)
    assert visitor.page == "slip"

    visitor.wait(1)

    assert visitor.page == "welcome"


def test_a_language_chosen_and_left_alone_is_forgotten_as_well(visitor: Visitor) -> None:
    visitor.speak("en")
    visitor.wait(149)
    assert visitor.journey.language == "en"
    assert not visitor.screen.warning, "nobody's answers are at stake"

    visitor.wait(1)

    assert visitor.journey.language == "id"
    assert visitor.reads(visitor.words("screen.welcome.start"))


@pytest.mark.usefixtures("right_time")
@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=365), timedelta(days=-20000)], ids=str)
def test_a_wall_clock_that_jumps_changes_nothing(visitor: Visitor, day: Day, jump: timedelta) -> None:
    visitor.reach_plan(*BLOCKED_BY_FACE)
    visitor.wait(60)
    day.jump(jump)
    visitor.wait(59)
    assert (visitor.page, visitor.screen.warning) == ("plan", False)
    visitor.wait(2)
    assert visitor.screen.warning
    visitor.touch_word("screen.idle.stay")
    visitor.take_slip()
    assert visitor.screen.delivery.state == "saved"
    day.jump(-jump)
    visitor.wait(59)
    assert visitor.page == "slip"
    visitor.wait(2)
    assert visitor.page == "welcome"


def test_the_welcome_page_waits_for_ever(visitor: Visitor) -> None:
    step = visitor.screen.step
    visitor.wait(100_000)

    assert (visitor.page, visitor.screen.step, visitor.screen.warning) == ("welcome", step, False)
