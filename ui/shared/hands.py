"""Hands for the real screen: touches it where a visitor would, without a display. The tour and the tests share them."""

import time
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

BETWEEN_TOUCHES = 1.0
"""Seconds that pass on the given clock between two touches, so that none is taken for a double tap."""

LONGEST_FRAME = 1.0
"""Seconds after which a touch that changes nothing on the screen is no longer waited for."""

WAKE_MILLISECONDS = 2
MOST_PICTURES = 40
PATIENCE_SECONDS = 60.0
"""After how long something that should happen is given up; never reached when all is well, on a busy PC neither."""


class GivenTime:
    """A clock that moves only when it is told to; fits `time.monotonic`."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """The seconds so far."""
        return self.seconds


class Ticking(Protocol):
    """What looks at the time some times a second."""

    def tick(self) -> None:
        """Look at the time."""
        ...


class Program(Protocol):
    """A program that shows one window."""

    @property
    def window(self) -> QQuickWindow:
        """The window."""
        ...

    @property
    def screen(self) -> Ticking:
        """What the window shows."""
        ...


Shown = TypeVar("Shown", bound=Program)


class Hands(Generic[Shown]):
    """Touches, looks and waits at one screen."""

    def __init__(self, program: Shown, clock: GivenTime) -> None:
        self.program = program
        self.clock = clock
        self.points: list[tuple[int, int]] = []
        """Where the screen was touched, in pixels; whoever counts empties it first."""
        self.seconds_to_page = 0.0
        """Seconds from the last touch until what follows it was drawn."""
        self._finger = QTest.createTouchDevice()

    @property
    def touches(self) -> int:
        """How often the screen was touched."""
        return len(self.points)

    def targets(self) -> dict[str, QQuickItem]:
        """Everything that can be touched now, by its name."""
        return {str(item.property("name")): item for item in self._touchable(self.program.window.contentItem())}

    def _touchable(self, item: QQuickItem) -> Iterator[QQuickItem]:
        if not item.isVisible() or not item.isEnabled():
            return
        if item.inherits("QQuickFocusScope") and item.property("name"):
            yield item
        for child in item.childItems():
            yield from self._touchable(child)

    def touch(self, name: str) -> None:
        """Touch what bears `name`. Raises LookupError that lists what is there instead."""
        self.settle()
        target = self.targets().get(name)
        if target is None:
            raise LookupError(f"nothing to touch bears {name!r}; there is {sorted(self.targets())}")
        middle = target.mapToScene(QPointF(target.width() / 2, target.height() / 2)).toPoint()
        self.clock.seconds += BETWEEN_TOUCHES
        self.press(middle)
        self.settle()
        drawn: list[float] = []

        def note() -> None:
            drawn.append(time.perf_counter())

        self.program.window.frameSwapped.connect(note)
        begun = time.perf_counter()
        self.release(middle)
        self._wait_until(lambda: bool(drawn) or time.perf_counter() - begun >= LONGEST_FRAME)
        self.seconds_to_page = (drawn or [time.perf_counter()])[0] - begun
        self.program.window.frameSwapped.disconnect(note)
        self.settle()

    def touch_at(self, point: QPoint) -> None:
        """Put a finger down at `point` and take it up again."""
        self.clock.seconds += BETWEEN_TOUCHES
        self.press(point)
        self.release(point)
        self.settle()

    def press(self, point: QPoint) -> None:
        """Put a finger down at `point`."""
        self.points.append((point.x(), point.y()))
        QTest.touchEvent(self.program.window, self._finger).press(0, point, self.program.window).commit()

    def slide(self, point: QPoint) -> None:
        """Move the finger that is down to `point`."""
        QTest.touchEvent(self.program.window, self._finger).move(0, point, self.program.window).commit()

    def release(self, point: QPoint) -> None:
        """Take the finger up at `point`."""
        QTest.touchEvent(self.program.window, self._finger).release(0, point, self.program.window).commit()

    def wait(self, seconds: float) -> None:
        """Let time pass without a touch."""
        self.clock.seconds += seconds
        self.program.screen.tick()
        self.settle()

    def settle(self) -> None:
        """Let the screen do what it has to do."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for work beside the screen. Raises TimeoutError if it does not happen."""
        end = time.monotonic() + PATIENCE_SECONDS
        self._wait_until(lambda: happened() or time.monotonic() > end)
        if not happened():
            raise TimeoutError("the screen did not get there")
        self.settle()

    def _wait_until(self, over: Callable[[], bool]) -> None:
        """Let events come, and look after each; what happens without one is seen by a timer that wakes the loop."""
        waker = QTimer()
        waker.start(WAKE_MILLISECONDS)
        while not over():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        waker.stop()

    def picture(self) -> QImage:
        """The screen once it has come to rest: the same picture twice."""
        last = self._grab()
        for _ in range(MOST_PICTURES):
            self.settle()
            now = self._grab()
            if now == last:
                return now
            last = now
        return last

    def _grab(self) -> QImage:
        return self.program.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)

    def press_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and release a key of a keyboard."""
        self.clock.seconds += BETWEEN_TOUCHES
        QTest.keyClick(self.program.window, key, modifiers)
        self.settle()
