"""Makes a slip again from what is kept of its visit, for staff whose visitor has lost it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from kiosk.errors import KioskError
from kiosk.guide.walk import Answer
from kiosk.slips.slip import Slip
from kiosk.visits.plan import Plan
from kiosk.visits.record import VisitRecord


def reissue(
    code: str,
    record: VisitRecord | None,
    plan_of: Callable[[tuple[Answer, ...], datetime], Plan],
    now: datetime,
    days: int,
) -> Slip:
    """The slip of `code` with everything that stood on it, its expected time reckoned from its own day, not from `now`.

    Raises KioskError if no slip of that code is known here, if it is older than `days` (design.md and issue 4: 30), or
    if the guide has changed so that its answers lead nowhere.
    """
    if record is None or record.slip_issued_at is None:
        raise KioskError(f"This machine knows no slip {code}.", "Look for it at the station that issued it.")
    if now - record.slip_issued_at > timedelta(days=days):
        raise KioskError(f"The slip {code} is older than {days} days.", "Have the visitor make a new one.")
    answers = tuple(Answer.parse(text) for text in record.answers)
    plan = plan_of(answers, record.slip_issued_at)
    return Slip(code, plan, answers, record.language, record.branch, record.station)
