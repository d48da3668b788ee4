"""Puts the staff desk on a display; the program ends with the session, so that nothing of it stays in memory."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, qInstallMessageHandler
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.assembly import Kiosk
from kiosk.staff.sessions import SessionEnd
from ui.desk.office import Office
from ui.desk.opener import opener_gone
from ui.desk.pages import pages_for
from ui.desk.screen import DeskScreen
from ui.desk.setup.draft import needs_setup
from ui.desk.setup.page import SetupSteps
from ui.desk.slips.scanner import Scanner
from ui.desk.staff.entrance import Entrance
from ui.session.heartbeat import live
from ui.shared.background import in_background
from ui.shared.last_resort import catch_everything
from ui.shared.window import open_window, prepare_application, set_theme, the_application, window_size

TICK_MILLISECONDS = 250

OPENERS_LINE = 0
"""Standard input: the visitor screen holds the other end of it (`StaffDoor`)."""


class Presence(QObject):
    """Tells the desk of every touch and key, so that its session goes on."""

    TOUCHES = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # of a key that acts as a shortcut nothing else is heard
        QEvent.Type.Wheel,
    )

    def __init__(self, screen: DeskScreen) -> None:
        super().__init__()
        self._screen = screen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the end of the session is announced, a key that keeps it does nothing else; nor does a touch."""
        if event.type() not in self.TOUCHES or not watched.isWindowType():
            return False
        if not self._screen.secondsLeft:
            self._screen.touched()
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut either: the key is heard next
            return True
        elif event.type() == QEvent.Type.KeyPress:
            self._screen.touched()
            return True
        return False


@dataclass
class DeskProgram:
    """The running desk and what must live as long as it."""

    kiosk: Kiosk
    screen: DeskScreen
    engine: QQmlApplicationEngine
    window: QQuickWindow
    work: Executor
    scanner: Scanner
    presence: Presence
    timer: QTimer

    def end_with(self, gone: threading.Event) -> None:
        """Once the screen that opened this desk is `gone`, nobody stays signed in behind the next one."""

        def look() -> None:
            if gone.is_set():
                self.screen.office.end(SessionEnd.SCREEN_GONE)
                self.screen.office.finished.emit()

        self.timer.timeout.connect(look)

    def close(self) -> None:
        """Take the desk down; what was begun is finished first."""
        self.timer.stop()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self.presence)
            app.removeEventFilter(self.scanner)
            app.removeEventFilter(self.screen.typing)
        self.window.hide()
        self.work.shutdown(wait=True)
        self.screen.office.watch.close()
        self.screen.office.printing.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)


def open_desk(
    kiosk: Kiosk,
    *,
    size: QSize | None = None,
    windowed: bool = False,
    demo: tuple[str, str] | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> DeskProgram:
    """Show the desk, full screen or at `size`; `demo` is the name and the PIN to sign in to invented data with.

    Raises KioskError if its pages can't be loaded or nobody could ever sign in.
    """
    app = the_application()
    work = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
    office = Office(kiosk, work, monotonic, lambda role: pages_for(role)[0])
    office.needs_first = work.submit(_look_who_is_known, kiosk).result()
    office.needs_setup = office.needs_first and needs_setup(kiosk.settings, kiosk.settings_set)
    screen = DeskScreen(office)
    screen.model_of(Entrance).demo = demo
    engine = QQmlApplicationEngine()
    screen.setParent(engine)  # the pages go first, then what they look at
    window = open_window(kiosk, engine, "Anjungan/Desk/DeskWindow.qml", size, {"desk": screen, "windowed": windowed})
    screen.model_of(SetupSteps).saved.connect(lambda: set_theme(engine, kiosk, app, window.size()))
    scanner, presence = Scanner(screen.scan, monotonic), Presence(screen)
    screen.typing.watch(window)
    app.installEventFilter(screen.typing)
    app.installEventFilter(presence)
    app.installEventFilter(scanner)  # the last one installed hears first
    timer = QTimer()
    timer.setInterval(TICK_MILLISECONDS)
    timer.timeout.connect(screen.tick)
    timer.start()
    window.show() if windowed or size else window.showFullScreen()
    in_background(work, lambda: _learn_holidays(kiosk))
    return DeskProgram(kiosk, screen, engine, window, work, scanner, presence, timer)


def _look_who_is_known(kiosk: Kiosk) -> bool:
    """Open what the desk needs; tell whether the first account is still to be made. Raises KioskError."""
    _ = kiosk.cases
    return kiosk.staff.needs_first_account()


def _learn_holidays(kiosk: Kiosk) -> None:
    """So that the first due time on a form does not wait for them."""
    calendar = kiosk.timetable.calendar
    _ = calendar.next_open(kiosk.now()), calendar.known_until


def run(
    kiosk: Kiosk,
    *,
    size: tuple[int, int] | None,
    windowed: bool,
    demo: tuple[str, str] | None = None,
    opened: bool = False,
) -> int:
    """Show the desk until its session ends; return the exit code. Raises KioskError if it can't be shown.

    `opened` by the visitor screen, it ends with that at the latest.
    """
    qt_log = logging.getLogger("qt")
    qInstallMessageHandler(lambda _kind, _where, message: qt_log.warning("%s", message))
    app = prepare_application()
    program = open_desk(kiosk, size=window_size(app, size, windowed=windowed), windowed=windowed, demo=demo)
    catch_everything(program.screen.rescue)
    program.screen.office.finished.connect(app.quit)
    live(program.timer)
    if opened:
        program.end_with(opener_gone(OPENERS_LINE))
    code = app.exec()
    program.close()
    return code
