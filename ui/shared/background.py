"""Work beside the screen whose own faults are never swallowed."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future

log = logging.getLogger(__name__)


def in_background(work: Executor, act: Callable[[], None]) -> None:
    """Do `act` on `work`; what it raises is a fault of ours and is logged with its traceback."""
    work.submit(act).add_done_callback(_tell_fault)


def _tell_fault(done: "Future[None]") -> None:
    if fault := done.exception():
        log.critical("a fault beside the screen", exc_info=fault)
