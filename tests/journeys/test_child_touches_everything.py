"""Ten thousand touches anywhere, in any way, by four children: no fault, no way out, nothing that grows."""

import gc
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication

from tests.journeys.visiting import Visitor, kiosk_in, visitor_at
from ui.shared.own_command import own_command

TOUCHES = 2_500
"""Of each child, at the screen that the one before has left."""

SEEDS = (7, 8, 9, 10)
SMALL = QSize(683, 384)
"""Half of 1366×768: the pages lie as they do there and are drawn in a quarter of the time."""

KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)


@pytest.fixture(scope="module")
def small(application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A small screen with the millimetres of a 15.6 inch one."""
    folder = tmp_path_factory.mktemp("child") / "data"
    somebody = visitor_at(kiosk_in(folder, diagonal=15.6), size=SMALL, windowed=False, desk=own_command("desk"))
    yield somebody
    somebody.program.close()


@dataclass
class Child:
    """Touches at random, the same way every time."""

    visitor: Visitor
    chance: random.Random

    def anywhere(self) -> QPoint:
        """A point of the screen; often in the middle of something, else no child would get far."""
        size = self.visitor.program.window.size()
        targets = self.visitor.targets() if self.chance.random() < 0.15 else {}
        if targets:
            return self.visitor.middle_of(self.chance.choice(sorted(targets)))
        return QPoint(self.chance.randrange(size.width()), self.chance.randrange(size.height()))

    def act(self) -> None:
        """Do one thing: tap, tap twice, drag, lay two fingers on the glass, press a key, or wait."""
        clock, visitor, point = self.visitor.clock, self.visitor, self.anywhere()
        clock.seconds += self.chance.choice((0.02, 0.02, 0.02, 0.05, 0.05, 0.05, 0.1, 0.1, 0.3, 0.8))
        kind = self.chance.random()
        if kind < 0.75:
            visitor.press(point)
            visitor.release(point)
        elif kind < 0.85:
            visitor.press(point)
            visitor.slide(self.anywhere())
            visitor.release(self.anywhere())
        elif kind < 0.90:
            visitor.press_with_two(point, self.anywhere())
        elif kind < 0.97:
            visitor.press_key(self.chance.choice(KEYS))
        else:
            clock.seconds += self.chance.choice((10, 60, 125, 200))
            visitor.screen.tick()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def resident_kilobytes() -> int:
    """Memory of this process, as Linux tells it; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


def comes_home(visitor: Visitor) -> None:
    """Start over is always there, and leads to the welcome page."""
    visitor.settle()
    if visitor.screen.warning:
        visitor.touch_word("screen.idle.stay")
    if visitor.page != "welcome":
        visitor.touch_word("screen.frame.start_over")
    assert visitor.page == "welcome"


@dataclass(frozen=True)
class Standing:
    """What the screen holds at rest."""

    items: int
    kilobytes: int


@pytest.fixture(scope="module")
def at_first(small: Visitor) -> Standing:
    """Before the first child: what is loaded once is loaded."""
    child = Child(small, random.Random(0))  # noqa: S311 - no secret
    for _ in range(500):
        child.act()
    small.go_away()
    gc.collect()
    return Standing(small.count_items(), resident_kilobytes())


@pytest.mark.parametrize("seed", SEEDS)
def test_thousands_of_touches_end_at_home_with_nothing_grown(small: Visitor, at_first: Standing, seed: int) -> None:
    child, seen = Child(small, random.Random(seed)), set()  # noqa: S311 - no secret
    small.go_away()
    small.screen.door.opened.connect(lambda: seen.add("desk"))
    gc.collect()
    nothings, steps = sys.getrefcount(None), small.screen.step

    for number in range(TOUCHES):
        child.act()
        seen.add(small.page)
        if number % 500 == 499:
            comes_home(small)

    changes = small.screen.step - steps
    small.go_away()
    small.program.workers.work.submit(lambda: None).result()
    gc.collect()
    assert seen == {"welcome", "question", "typed", "plan", "slip"}
    assert changes > 250
    assert sys.getrefcount(None) - nothings > -50 * changes / 1000
    assert small.count_items() == at_first.items
    assert resident_kilobytes() - at_first.kilobytes < 30_000
    assert [window for window in QGuiApplication.topLevelWindows() if window.isVisible()] == [small.program.window]
    assert small.program.window.size() == SMALL


def test_a_finger_that_never_goes_up_hinders_nobody(small: Visitor) -> None:
    small.go_away()
    small.start()
    small.press(QPoint(300, 150))
    small.wait(200)
    assert small.page == "welcome"

    small.release(QPoint(300, 150))
    small.settle()

    assert small.page in ("welcome", "question")
    small.go_away()
    assert small.page == "welcome"
