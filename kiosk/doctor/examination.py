"""Makes the checks one after another, each within its time: one that hangs or falls does not keep the others."""

import logging
import traceback
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.doctor.check import Check, Result, State, Verdict, failed
from kiosk.doctor.checks import CHECKS
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.errors import KioskError

log = logging.getLogger(__name__)


def examine(machine: Machine, checks: Sequence[Check] = CHECKS) -> tuple[Result, ...]:
    """The results of `checks` in their order; whatever happens, each has one."""
    verdicts: dict[str, Verdict] = {}
    for check in checks:
        needed = (need.__name__ for need in check.needs)
        waiting = tuple(name for name in needed if name in verdicts and verdicts[name].stops)
        if waiting:
            verdicts[check.id] = Verdict(State.NOT_CHECKED, Saying.WAITS, {"checks": waiting}, is_end=True)
        else:
            verdicts[check.id] = _within_its_time(check, machine)
    return tuple(Result(name, verdict) for name, verdict in verdicts.items())


def _within_its_time(check: Check, machine: Machine) -> Verdict:
    answer: SimpleQueue[Verdict] = SimpleQueue()
    # a daemon: what hangs in a dead disk can't be ended, and must not keep the program from ending
    Thread(target=lambda: answer.put(_fallen_or_not(check, machine)), name=f"check {check.id}", daemon=True).start()
    try:
        return answer.get(timeout=check.seconds)
    except Empty:
        log.error("the check %s was given up after %s s", check.id, check.seconds)
        return failed(Saying.HUNG, seconds=check.seconds)


def _fallen_or_not(check: Check, machine: Machine) -> Verdict:
    try:
        return check.examine(machine)
    except KioskError as error:
        return failed(Saying.TOLD, detail=error.what, advice=error.remedy)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("the check %s fell: %s at %s:%s", check.id, type(error).__name__, place.filename, place.lineno)
        log.debug("the check %s fell", check.id, exc_info=error)
        return failed(Saying.CRASHED, kind=type(error).__name__)
