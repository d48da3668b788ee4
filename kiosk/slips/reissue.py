"""Makes a slip again from what is kept of its visit, for staff whose visitor has lost it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.errors import ContentError, KioskError, SettingsError
from kiosk.guide.walk import Answer
from kiosk.slips.slip import Slip
from kiosk.visits.plan import Plan
from kiosk.visits.record import VisitRecord


class Hindrance(StrEnum):
    """Why a slip can't be made again; the values are keys of `desk_slip.again` in the words."""

    UNKNOWN = "unknown"
    """Nothing is kept of it here: a machine with another database issued it."""
    TOO_OLD = "too_old"
    GUIDE_CHANGED = "guide_changed"
    """What its visitor answered leads elsewhere today, or nowhere."""


class NotReissued(KioskError):  # noqa: N818  the office's word, not a programmer's error
    """A slip can't be made again; `why` says it to a program."""

    def __init__(self, why: Hindrance, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.why = why


def reissue(
    code: str,
    record: VisitRecord | None,
    plan_of: Callable[[tuple[Answer, ...], datetime], Plan],
    now: datetime,
    days: int,
) -> Slip:
    """The slip of `code` with everything that stood on it, its expected time reckoned from its own day, not from `now`.

    Raises NotReissued if no slip of that code is known here, if it is older than `days` (issue 4: 30), or if the guide
    has changed so that its answers lead elsewhere or nowhere.
    """
    if record is None or record.slip_issued_at is None:
        told = f"This machine knows no slip {code}.", "Look for it at the station that issued it."
        raise NotReissued(Hindrance.UNKNOWN, *told)
    if now - record.slip_issued_at > timedelta(days=days):
        told = f"The slip {code} is older than {days} days.", "Have the visitor make a new one."
        raise NotReissued(Hindrance.TOO_OLD, *told)
    answers = tuple(Answer.parse(text) for text in record.answers)
    changed = f"The guide has changed since the slip {code} was issued.", "Have the visitor make a new one."
    try:
        plan = plan_of(answers, record.slip_issued_at)
    except (ContentError, SettingsError):
        raise
    except KioskError as error:
        raise NotReissued(Hindrance.GUIDE_CHANGED, *changed) from error
    if set(plan.causes) != set(record.causes):
        raise NotReissued(Hindrance.GUIDE_CHANGED, *changed)
    return Slip(code, plan, answers, record.language, record.branch, record.station)
