"""The staff's way in: a long press on the branch mark opens the desk, a process of its own in front of this screen."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.shared.properties import Property

QML_IMPORT_NAME = "Anjungan.Model"
QML_IMPORT_MAJOR_VERSION = 1

HOLD_SECONDS = 3.0
"""How long the mark must be held; no random tap does that."""

CLOSING_MILLISECONDS = 3000
"""How long a desk that is told to end may take."""

log = logging.getLogger(__name__)


@QmlElement
class StaffDoor(QObject):
    """Watches the finger on the mark, opens the desk once, and tells when it has gone."""

    known = Signal()
    opened = Signal()
    closed = Signal()
    """The desk has gone, or never came."""

    def __init__(self, monotonic: Callable[[], float], parent: QObject) -> None:
        """`monotonic` gives seconds that no clock moves."""
        super().__init__(parent)
        self.command: Sequence[str] = ()
        """What opens the desk; empty where there is none behind the mark. Set before a page looks at it."""
        self._monotonic = monotonic
        self._held_since: float | None = None
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    @Property(bool, notify=known)
    def there(self) -> bool:
        """Whether there is a desk behind the mark."""
        return bool(self.command)

    @property
    def is_open(self) -> bool:
        """Whether the desk stands in front of this screen, or is about to."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def is_held(self) -> bool:
        """Whether a finger is on the mark."""
        return self._held_since is not None

    @Slot()
    def press(self) -> None:
        """A finger is on the mark."""
        if self.there and not self.is_open:
            self._held_since = self._monotonic()

    @Slot()
    def release(self) -> None:
        """The finger has left the mark."""
        self.look()
        self.drop()

    def drop(self) -> None:
        """The page has changed under the finger."""
        self._held_since = None

    def look(self) -> None:
        """Look at the time, some times a second."""
        if self._held_since is None or self._monotonic() - self._held_since < HOLD_SECONDS:
            return
        self.drop()
        self._open()

    def close(self) -> None:
        """End a desk that is still open: it must not be left without the screen behind it."""
        self._process.finished.disconnect(self._finished)
        self._process.errorOccurred.disconnect(self._failed)
        for end in (self._process.terminate, self._process.kill):
            if self.is_open:
                end()
                self._process.waitForFinished(CLOSING_MILLISECONDS)

    def _open(self) -> None:
        if self.is_open:
            return
        program, *arguments = self.command
        environment = QProcessEnvironment.systemEnvironment()
        environment.remove("NOTIFY_SOCKET")  # only this screen tells its watcher that it is alive
        self._process.setProcessEnvironment(environment)
        log.info("the desk is opened")
        self._process.start(program, arguments)
        self.opened.emit()

    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        if code:
            log.error("the desk ended with %d", code)
        self.closed.emit()

    def _failed(self, error: QProcess.ProcessError) -> None:
        log.error("the desk: %s", self._process.errorString())
        if error is QProcess.ProcessError.FailedToStart:  # only then nothing else tells that it has gone
            self.closed.emit()
