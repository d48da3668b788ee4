"""The one application object and what every window of ours needs: software rendering, our typeface, true sizes."""

from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QSize, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.assembly import Kiosk
from kiosk.errors import KioskError
from kiosk.fitness import refuse_bad_pair

QML_FOLDER = Path(__file__).resolve().parent.parent / "qml"
MILLIMETRES_PER_INCH = 25.4


def prepare_application(arguments: list[str] | None = None) -> QGuiApplication:
    """The one application object: software rendering, our typeface. Raises KioskError for the forbidden pair."""
    refuse_bad_pair(pyside_version)
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
        app = QGuiApplication(arguments or ["kiosk"])
    app.setApplicationName("anjungan-jmo")
    return app


def the_application() -> QGuiApplication:
    """The application object that is there. Raises RuntimeError before `prepare_application`."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        raise RuntimeError("prepare_application comes first")
    return app


def open_window(
    kiosk: Kiosk, engine: QQmlApplicationEngine, page: str, size: QSize | None, given: dict[str, object]
) -> QQuickWindow:
    """Load the window of the QML file `page` with `given` properties, at `size` in pixels or as large as the screen.

    Raises KioskError if it can't be loaded.
    """
    app = the_application()
    wanted = size or app.primaryScreen().size()
    _load_fonts(kiosk.content.folder / "fonts")
    engine.addImportPath(str(QML_FOLDER))
    set_theme(engine, kiosk, app, wanted)
    engine.setInitialProperties({**given, "width": wanted.width(), "height": wanted.height()})
    engine.load(QUrl.fromLocalFile(str(QML_FOLDER / page)))
    windows = engine.rootObjects()
    if not windows or not isinstance(windows[0], QQuickWindow):
        raise KioskError("The pages of the screen can't be loaded.", "Install the program again.")
    return windows[0]


def window_size(app: QGuiApplication, size: tuple[int, int] | None, *, windowed: bool) -> QSize | None:
    """How large a window shall be: what was asked for, else a part of the screen if it is to be a window at all."""
    if size:
        return QSize(*size)
    return QSize(1280, 800).boundedTo(app.primaryScreen().availableSize()) if windowed else None


def _load_fonts(folder: Path) -> None:
    """Make the shipped typeface known. Raises KioskError if a file is missing."""
    for file in sorted(folder.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise KioskError(f"The font {file.name} can't be read.", "Install the program again.")


def set_theme(engine: QQmlApplicationEngine, kiosk: Kiosk, app: QGuiApplication, size: QSize) -> None:
    """Give every page the sizes and the rest of the looks that the settings ask for. Raises KioskError."""
    theme = engine.singletonInstance("Anjungan", "Theme")
    if not isinstance(theme, QObject):
        raise KioskError("The theme of the screen can't be loaded.", "Install the program again.")
    theme.setProperty("mm", pixels_per_millimetre(kiosk.settings.screen.diagonal, app, size))
    theme.setProperty("motion", kiosk.settings.screen.motion)
    theme.setProperty("resources", QUrl.fromLocalFile(str(kiosk.content.folder)))
    theme.setProperty("portrait", size.height() > size.width())


def pixels_per_millimetre(diagonal: float, app: QGuiApplication, size: QSize) -> float:
    """How many pixels a millimetre of the real screen has: from its diagonal in inches, else from what it says.

    A window of `size` on a larger screen is taken for a screen of that diagonal.
    """
    if diagonal:
        return float((size.width() ** 2 + size.height() ** 2) ** 0.5) / (diagonal * MILLIMETRES_PER_INCH)
    return float(app.primaryScreen().physicalDotsPerInch() / MILLIMETRES_PER_INCH)


def diagonal_in_inches(pixels_per_mm: float, app: QGuiApplication) -> float:
    """The diagonal of the whole screen on which a millimetre has so many pixels."""
    size = app.primaryScreen().size()
    return float((size.width() ** 2 + size.height() ** 2) ** 0.5) / pixels_per_mm / MILLIMETRES_PER_INCH
