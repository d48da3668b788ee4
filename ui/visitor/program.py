"""Puts the visitor's screen on a display: window, fonts, sizes, time."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, QUrl, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.fitness import refuse_bad_pair
from ui.visitor.background import in_background
from ui.visitor.last_resort import catch_everything
from ui.visitor.screen import VisitorScreen

QML_FOLDER = Path(__file__).resolve().parent.parent / "qml"
TICK_MILLISECONDS = 250
MILLIMETRES_PER_INCH = 25.4

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
    work: Executor
    records: Executor
    presence: Presence
    timer: QTimer

    def close(self) -> None:
        """Take the screen down; what was begun (a slip, a visit) is finished first."""
        self.timer.stop()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self.presence)  # it must not outlive the screen that it tells
        self.window.hide()
        self.work.shutdown(wait=True)
        self.records.shutdown(wait=True)
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)


def prepare_application(arguments: list[str] | None = None) -> QGuiApplication:
    """The one application object: software rendering, our typeface. Raises KioskError for the forbidden pair."""
    refuse_bad_pair(pyside_version)
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
        app = QGuiApplication(arguments or ["kiosk"])
    app.setApplicationName("anjungan-jmo")
    return app


def load_fonts(folder: Path) -> None:
    """Make the shipped typeface known. Raises KioskError if a file is missing."""
    for file in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise KioskError(f"The font {file.name} can't be read.", "Install the program again.")


def open_screen(
    kiosk: Kiosk,
    *,
    size: QSize | None = None,
    windowed: bool = False,
    work: Executor | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> VisitorProgram:
    """Show the visitor's screen, full screen or at `size`. Raises KioskError if its pages can't be loaded."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise RuntimeError("prepare_application comes first")
    load_fonts(kiosk.resources / "fonts")
    slips = work or ThreadPoolExecutor(max_workers=1, thread_name_prefix="slips")
    # A database that is locked for seconds must not hold up a slip.
    records = work or ThreadPoolExecutor(max_workers=1, thread_name_prefix="records")
    screen = VisitorScreen(kiosk, slips, records, monotonic)
    engine = QQmlApplicationEngine()
    screen.setParent(engine)  # the pages go first, then what they look at
    engine.addImportPath(str(QML_FOLDER))
    _set_theme(engine, kiosk, app, size)
    full = not windowed and size is None
    engine.setInitialProperties({"visitor": screen, "windowed": windowed, **_geometry(app, size)})
    engine.load(QUrl.fromLocalFile(str(QML_FOLDER / "Anjungan" / "Main.qml")))
    windows = engine.rootObjects()
    if not windows or not isinstance(windows[0], QQuickWindow):
        raise KioskError("The pages of the screen can't be loaded.", "Install the program again.")
    window = windows[0]
    presence = Presence(screen)
    app.installEventFilter(presence)
    timer = QTimer()
    timer.setInterval(TICK_MILLISECONDS)
    timer.timeout.connect(screen.tick)
    timer.start()
    window.showFullScreen() if full else window.show()
    return VisitorProgram(kiosk, screen, engine, window, slips, records, presence, timer)


def _geometry(app: QGuiApplication, size: QSize | None) -> dict[str, int]:
    wanted = size or app.primaryScreen().size()
    return {"width": wanted.width(), "height": wanted.height()}


def _set_theme(engine: QQmlApplicationEngine, kiosk: Kiosk, app: QGuiApplication, size: QSize | None) -> None:
    theme = engine.singletonInstance("Anjungan", "Theme")
    if not isinstance(theme, QObject):
        raise KioskError("The theme of the screen can't be loaded.", "Install the program again.")
    theme.setProperty("mm", pixels_per_millimetre(kiosk.settings.screen.diagonal, app, size))
    theme.setProperty("motion", kiosk.settings.screen.motion)
    theme.setProperty("resources", QUrl.fromLocalFile(str(kiosk.resources)))
    wanted = size or app.primaryScreen().size()
    theme.setProperty("portrait", wanted.height() > wanted.width())


def pixels_per_millimetre(diagonal: float, app: QGuiApplication, size: QSize | None) -> float:
    """How many pixels a millimetre of the real screen has: from its diagonal in inches, else from what it says.

    A window of `size` on a larger screen is taken for a screen of that diagonal.
    """
    shown = size or app.primaryScreen().size()
    if diagonal:
        return float((shown.width() ** 2 + shown.height() ** 2) ** 0.5) / (diagonal * MILLIMETRES_PER_INCH)
    return float(app.primaryScreen().physicalDotsPerInch() / MILLIMETRES_PER_INCH)


def warm_up(program: VisitorProgram) -> None:
    """Load what the first touches will need, beside the screen, so that none of them waits."""
    kiosk = program.kiosk

    def load() -> None:
        try:
            kiosk.guide, kiosk.timetable.calendar.next_open(kiosk.now())
            kiosk.words("en"), kiosk.matcher, kiosk.signing_key, kiosk.visits
        except KioskError as error:
            log.error("not everything could be loaded: %s", error)

    in_background(program.work, load)


def run(kiosk: Kiosk, *, size: tuple[int, int] | None, windowed: bool) -> int:
    """Show the screen until it is closed; return the exit code. Raises KioskError if it can't be shown."""
    qt_log = logging.getLogger("qt")
    qInstallMessageHandler(lambda _kind, _where, message: qt_log.warning("%s", message))
    app = prepare_application()
    window = QSize(1280, 800).boundedTo(app.primaryScreen().availableSize())
    wanted = QSize(*size) if size else window if windowed else None
    program = open_screen(kiosk, size=wanted, windowed=windowed)
    catch_everything(program.screen)
    QTimer.singleShot(0, lambda: warm_up(program))
    code = app.exec()
    program.close()
    return code
