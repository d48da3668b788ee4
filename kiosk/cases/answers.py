"""What the case work answers instead of doing what was asked: raised by the service, told where the asking began."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.cases.case import Case
from kiosk.cases.checks import Checked
from kiosk.cases.store import Standing


class NotDone(Exception):  # noqa: N818  the office's word, not a programmer's error
    """Nothing was kept, for a reason that a page can show."""

    def __str__(self) -> str:
        """Nothing of what was typed: what is logged by mistake must not tell."""
        return type(self).__name__


@dataclass(unsafe_hash=True, repr=False)  # not frozen: what catches an exception notes its way in it
class Unacceptable(NotDone):
    """Boxes that hold what may not be kept; each says why."""

    boxes: tuple[Checked, ...]


@dataclass(unsafe_hash=True, repr=False)
class Overtaken(NotDone):
    """Somebody else has changed the case since it was opened; nothing was overwritten. The case as it is now."""

    case: Case


@dataclass(unsafe_hash=True, repr=False)
class InTheWay(NotDone):
    """Cases of the same KPJ, or uses of the same slip, that the officer has not seen yet."""

    standing: Standing


class Obstacle(StrEnum):
    """Why something can't be done at all; its sentence is `cases.obstacle.<obstacle>`."""

    NO_SUCH_CASE = "no_such_case"
    NO_SUCH_MOVE = "no_such_move"
    """The table has no such move from this state."""
    NO_SUCH_OFFICER = "no_such_officer"
    """The account is not there, is disabled, or may not work on cases."""
    NOTHING_CHANGED = "nothing_changed"
    FORGOTTEN = "forgotten"
    """Retention has taken name and numbers away."""


@dataclass(unsafe_hash=True, repr=False)
class Obstructed(NotDone):
    """It can't be done at all."""

    obstacle: Obstacle


def accept(*boxes: Checked) -> None:
    """Go on only with boxes that may be kept as they are. Raises Unacceptable with the others."""
    if refused := tuple(box for box in boxes if box.refusal):
        raise Unacceptable(refused)
