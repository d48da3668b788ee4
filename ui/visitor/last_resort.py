"""What no one caught ends here: in the log and at the calm page, never at a dead screen or in words for programmers."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from ui.visitor.screen import VisitorScreen

INTERRUPTED = 130
"""The exit code of a program that was stopped by Ctrl+C."""

log = logging.getLogger(__name__)


def catch_everything(screen: VisitorScreen) -> None:
    """From now on a fault of ours in any slot, timer or event shows the calm page of `screen`."""

    def caught(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(INTERRUPTED)
            return
        # The sentence of the fault stays out: it may repeat what somebody typed.
        log.critical("a fault of ours: %s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        if not screen.journey.broken:
            screen.stop(f"a fault of ours: {kind.__name__}")

    sys.excepthook = caught
