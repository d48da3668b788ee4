"""What a journey needs: a kiosk of its own at a moment of its own, and a visitor with eyes and hands."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.assembly import Kiosk
from kiosk.assembly.content import Content
from kiosk.guide.model import TYPED, option_key
from kiosk.guide.walk import Answer
from kiosk.settings import Settings
from kiosk.settings.model import BranchSettings, ScreenSettings
from kiosk.texts import LANGUAGES
from kiosk.visits.record import VisitRecord
from tests.machine import NO_CUPS
from ui.shared.hands import GivenTime, Hands
from ui.visitor.journey import Journey
from ui.visitor.program import VisitorProgram, open_screen
from ui.visitor.screen import VisitorScreen

SIZE = QSize(1366, 768)
LONG_ENOUGH = 200.0
"""Seconds after which every page has been forgotten."""

BLOCKED_BY_FACE = ("message:three_times", "block_kind:face")
ACTIVE_CLAIM = ("message:claim_running", "claim_branch:here", "claim_queue:not_got")
GESTURE = ("message:face_failed", "face_sign:gesture")


class Day:
    """A wall clock that stands still until somebody moves it; fits `kiosk.clock.Clock`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 11, 9, 12, tzinfo=ZoneInfo("Asia/Jakarta"))

    def __call__(self) -> datetime:
        return self.now

    def jump(self, by: timedelta) -> None:
        """Set the clock."""
        self.now += by


def kiosk_in(folder: Path, *, diagonal: float = 0.0, resources: Path | None = None, day: Day | None = None) -> Kiosk:
    """A kiosk that keeps its data in `folder`; its pages stand still."""
    branch = BranchSettings(name="Kantor Cabang Contoh", address="Jalan Contoh 1, Kota Contoh")
    settings = Settings(branch=branch, screen=ScreenSettings(diagonal=diagonal, motion=False))
    kiosk = Kiosk(settings, {"KIOSK_DATA_DIR": str(folder), "CUPS_SERVER": NO_CUPS}, day or Day())
    if resources:
        kiosk.take_content(Content(resources))
    return kiosk


@dataclass(frozen=True)
class Seen:
    """A text as it stands on the screen."""

    text: str
    item: QQuickItem

    @property
    def rectangle(self) -> QRectF:
        """Where it stands, in pixels of the window."""
        return on_screen(self.item)


class Visitor(Hands[VisitorProgram]):
    """Somebody in front of the screen."""

    key: UUID | None = None
    """The key of the visit begun last."""

    @property
    def screen(self) -> VisitorScreen:
        """The view-model, for what can't be seen."""
        return self.program.screen

    @property
    def journey(self) -> Journey:
        """What the machine knows of this visit."""
        return self.program.screen.journey

    @property
    def page(self) -> str:
        """The page that is shown."""
        return str(self.journey.page)

    def words(self, key: str) -> str:
        """The sentence of `key` in the language of the screen."""
        return self.program.kiosk.words(self.journey.language).say(key)

    def touch_word(self, key: str) -> None:
        """Touch what is called as the words file says."""
        self.touch(self.words(key))

    def speak(self, language: str) -> None:
        """Touch the button of a language."""
        self.touch(LANGUAGES[language].name)

    def start(self) -> None:
        """Begin."""
        self.touch_word("screen.welcome.start")
        assert self.journey.visit is not None
        self.key = self.journey.visit.key

    def answer(self, *answers: str) -> None:
        """Touch one option after the other; each is `question:option`."""
        for text in answers:
            answer = Answer.parse(text)
            asked = self.journey.position.question
            assert asked is not None and asked.id == answer.question, f"{text} is not asked on {self.page} {asked}"
            key = "screen.question.typed" if answer.option == TYPED else option_key(answer.question, answer.option)
            self.touch_word(key)

    def reach_plan(self, *answers: str) -> None:
        """From the welcome page to the plan."""
        self.start()
        self.answer(*answers)
        assert self.page == "plan"

    def take_slip(self) -> None:
        """Ask for the slip and wait until it is known what became of it."""
        self.touch_word("screen.plan.print")
        self.until(lambda: self.journey.delivery is not None and self.journey.delivery.is_settled)

    def middle_of(self, name: str) -> QPoint:
        """The point a finger aims at."""
        target = self.targets()[name]
        return target.mapToScene(QPointF(target.width() / 2, target.height() / 2)).toPoint()

    def tap_after(self, seconds: float, point: QPoint) -> None:
        """Tap `point` when `seconds` have passed since the last touch."""
        self.clock.seconds += seconds
        self.press(point)
        self.release(point)
        self.settle()

    def press_with_two(self, one: QPoint, other: QPoint) -> None:
        """Two fingers go down and up together."""
        window = self.program.window
        QTest.touchEvent(window, self._finger).press(0, one, window).press(1, other, window).commit()
        QTest.touchEvent(window, self._finger).release(0, one, window).release(1, other, window).commit()

    def type(self, text: str) -> None:
        """Type with the keys of the screen."""
        for sign in text:
            self.touch(self.words("screen.typed.space") if sign == " " else sign)

    def items(self, start: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Every visible item, the covered ones too."""
        here = start or self.program.window.contentItem()
        if here.isVisible() and here.opacity() > 0:
            yield here
            for child in here.childItems():
                yield from self.items(child)

    def texts(self) -> list[Seen]:
        """Every text that can be seen."""
        return [
            Seen(str(item.property("text")), item)
            for item in self.items()
            if item.inherits("QQuickText") and str(item.property("text")).strip()
        ]

    def reads(self, sentence: str) -> bool:
        """Whether `sentence` stands somewhere on the screen."""
        return any(sentence in seen.text for seen in self.texts())

    def count_items(self) -> int:
        """How many items there are, the hidden ones too."""
        return _count(self.program.window.contentItem())

    def record(self) -> VisitRecord:
        """What is kept of the visit begun last, once all that was begun is done."""
        self.program.workers.work.submit(lambda: None).result()
        assert self.key is not None
        record = self.program.kiosk.visits.load(self.key)
        assert record is not None
        return record

    def come_to_rest(self) -> None:
        """Let the screen draw what it shows, and lay it out again if that was too large."""
        for _ in range(2):
            self.settle()
            self.program.window.grabWindow()

    def go_away(self) -> None:
        """Leave the screen alone until it has forgotten everything."""
        self.wait(LONG_ENOUGH)
        self.wait(LONG_ENOUGH)


def on_screen(item: QQuickItem) -> QRectF:
    """Where `item` stands, in pixels of the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _count(item: QQuickItem) -> int:
    return 1 + sum(_count(child) for child in item.childItems())


def visitor_at(kiosk: Kiosk, *, size: QSize = SIZE, windowed: bool = False, desk: Sequence[str] = ()) -> Visitor:
    """A visitor in front of a newly opened screen of `kiosk`; whoever asks closes `visitor.program`."""
    clock = GivenTime()
    work = ThreadPoolExecutor(max_workers=1)
    program: VisitorProgram = open_screen(kiosk, size=size, windowed=windowed, work=work, monotonic=clock, desk=desk)
    program.timer.stop()  # time passes when the test says so
    visitor = Visitor(program, clock)
    visitor.settle()
    return visitor
