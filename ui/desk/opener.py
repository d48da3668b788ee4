"""The visitor screen that opened this desk: once it has died, a new one will stand in front, and the desk must go."""

import logging
import os
import threading

log = logging.getLogger(__name__)


def opener_gone(line: int) -> threading.Event:
    """Is set once whoever opened this desk is no more; `line` is the end of a pipe (a file number) that they hold open.

    The system closes it however they end. A line that can't be read tells nothing: the desk then ends as any other.
    """
    gone = threading.Event()

    def listen() -> None:
        try:
            while os.read(line, 1024):
                pass
        except OSError as problem:
            log.error("nothing tells whether the visitor screen is still there: %s", problem)
        else:
            gone.set()

    threading.Thread(target=listen, name="opener", daemon=True).start()
    return gone
