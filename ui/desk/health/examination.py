"""One examination of the machine beside the screen: whoever wants to know how far it is looks from time to time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import wraps
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.doctor.check import Check, Result, Verdict
    from kiosk.doctor.machine import Machine


@dataclass(frozen=True)
class Progress:
    """Which check is being made, from 1 on; 0 before the first."""

    number: int = 0
    count: int = 0
    check: str = ""


class Examination:
    """Goes through the checks on a thread of its own, which never keeps the program from ending."""

    def __init__(self, machine: "Machine", checks: "Sequence[Check] | None" = None) -> None:
        """Begins at once; all checks if none are named."""
        self._machine = machine
        self._checks = checks
        self._is_over = Event()
        self.progress = Progress()
        self.results: tuple[Result, ...] | None = None
        """What was found, once all checks are made."""
        Thread(target=self._examine, name="examination", daemon=True).start()

    def give_up(self) -> None:
        """Nobody waits for it any more: checks that have not begun are not made."""
        self._is_over.set()

    def _examine(self) -> None:
        from kiosk.doctor.checks import CHECKS
        from kiosk.doctor.examination import examine

        checks = CHECKS if self._checks is None else self._checks
        told = [self._telling(check, Progress(number, len(checks), check.id)) for number, check in enumerate(checks, 1)]
        results = examine(self._machine, told)
        if not self._is_over.is_set():
            self.results = results

    def _telling(self, check: "Check", progress: Progress) -> "Check":
        """The same check, which says that it has begun."""
        from kiosk.doctor.check import not_checked
        from kiosk.doctor.sentences import Saying

        @wraps(check.examine)  # its name is its id
        def examine(machine: "Machine") -> "Verdict":
            if self._is_over.is_set():
                return not_checked(Saying.WAITS, checks=())
            self.progress = progress
            return check.examine(machine)

        return replace(check, examine=examine)
