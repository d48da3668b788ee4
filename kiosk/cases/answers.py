"""What the desk answers instead of doing what was asked; each is a value that a page can show."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.cases.case import Case
from kiosk.cases.checks import Checked


@dataclass(frozen=True)
class Unacceptable:
    """Boxes that hold what may not be kept; each says why."""

    boxes: tuple[Checked, ...]


@dataclass(frozen=True)
class Overtaken:
    """Somebody else has changed the case since it was opened; nothing was overwritten. The case as it is now."""

    case: Case


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
