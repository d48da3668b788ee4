"""What no one caught ends here: in the log and at a calm page, never at a dead screen or in words for programmers."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication

INTERRUPTED = 130
"""The exit code of a program that was stopped by Ctrl+C."""

log = logging.getLogger(__name__)


def catch_everything(calm_down: Callable[[str], None]) -> None:
    """From now on a fault of ours in any slot, timer or event is logged and handed to `calm_down`."""

    def caught(kind: type[BaseException], _fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(INTERRUPTED)
            return
        # The sentence of the fault stays out: it may repeat what somebody typed.
        log.critical("a fault of ours: %s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        calm_down(f"a fault of ours: {kind.__name__}")

    sys.excepthook = caught
