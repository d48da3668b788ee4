"""Puts the visitor's screen on a display: window, fonts, sizes, time."""

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, qInstallMessageHandler
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.texts.languages import Side, spoken_by
from ui.session.heartbeat import live
from ui.shared.background import in_background
from ui.shared.last_resort import catch_everything
from ui.shared.window import open_window, prepare_application, the_application, window_size
from ui.visitor.screen import VisitorScreen
from ui.visitor.workers import Workers

TICK_MILLISECONDS = 250

log = logging.getLogger(__name__)


class Presence(QObject):
    """Tells the screen of every touch and key, wherever it lands, so that the idle time begins anew."""

    TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress)

    def __init__(self, screen: VisitorScreen) -> None:
        super().__init__()
        self._screen = screen

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """While the warning shows, the touch that ends it belongs to the warning, and a key does nothing else."""
        if event.type() not in self.TOUCHES:
            return False
        if not self._screen.warning:
            self._screen.touched()
        elif event.type() == QEvent.Type.KeyPress:
            self._screen.stay()
            return True
        return False


@dataclass
class VisitorProgram:
    """The running screen and what must live as long as it."""

    kiosk: Kiosk
    screen: VisitorScreen
    engine: QQmlApplicationEngine
    window: QQuickWindow
    workers: Workers
    presence: Presence
    timer: QTimer

    def close(self) -> None:
        """Take the screen down; what was begun (a slip, a visit) is finished first."""
        self.timer.stop()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self.presence)  # it must not outlive the screen that it tells
        self.screen.door.close()
        self.window.hide()
        self.screen.journey.clerk.close()  # what would come out for nobody is taken back
        self.workers.finish()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)


def open_screen(
    kiosk: Kiosk,
    *,
    size: QSize | None = None,
    windowed: bool = False,
    work: Executor | None = None,
    monotonic: Callable[[], float] = time.monotonic,
    desk: Sequence[str] = (),
) -> VisitorProgram:
    """Show the visitor's screen, full screen or at `size`; `desk` is the command that opens the desk from it.

    Raises KioskError if its pages can't be loaded.
    """
    app = the_application()
    names = ("work", "records", "printing")
    workers = Workers(*(work or ThreadPoolExecutor(max_workers=1, thread_name_prefix=name) for name in names))
    screen = VisitorScreen(kiosk, workers, monotonic)
    screen.door.command = desk
    engine = QQmlApplicationEngine()
    screen.setParent(engine)  # the pages go first, then what they look at
    full = not windowed and size is None
    window = open_window(kiosk, engine, "Anjungan/Main.qml", size, {"visitor": screen, "windowed": windowed})
    screen.door.closed.connect(window.requestActivate)
    presence = Presence(screen)
    app.installEventFilter(presence)
    timer = QTimer()
    timer.setInterval(TICK_MILLISECONDS)
    timer.timeout.connect(screen.tick)
    timer.start()
    window.showFullScreen() if full else window.show()
    return VisitorProgram(kiosk, screen, engine, window, workers, presence, timer)


def warm_up(program: VisitorProgram) -> None:
    """Load what the first touches will need, beside the screen, so that none of them waits."""
    kiosk = program.kiosk

    def load() -> None:
        try:
            kiosk.content.guide, kiosk.timetable.calendar.next_open(kiosk.now())
            for language in spoken_by(Side.VISITOR):
                kiosk.words(language)
            _ = kiosk.content.matcher, kiosk.signing_key, kiosk.visits
        except KioskError as error:
            log.error("not everything could be loaded: %s", error)

    in_background(program.workers.work, load)


def run(kiosk: Kiosk, *, size: tuple[int, int] | None, windowed: bool, desk: Sequence[str] = ()) -> int:
    """Show the screen until it is closed; return the exit code. Raises KioskError if it can't be shown."""
    qt_log = logging.getLogger("qt")
    qInstallMessageHandler(lambda _kind, _where, message: qt_log.warning("%s", message))
    app = prepare_application()
    program = open_screen(kiosk, size=window_size(app, size, windowed=windowed), windowed=windowed, desk=desk)
    catch_everything(program.screen.rescue)
    QTimer.singleShot(0, lambda: warm_up(program))
    live(program.timer)
    code = app.exec()
    program.close()
    return code
