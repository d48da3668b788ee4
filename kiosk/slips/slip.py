"""A slip: what was found, when, where, and the code by which it is found again."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.guide.walk import Answer
from kiosk.visits.plan import Plan


@dataclass(frozen=True)
class Slip:
    """One slip before it is worded and drawn. `issued_at` is in the branch's zone, to the minute."""

    code: str
    plan: Plan
    answers: tuple[Answer, ...]
    language: str
    branch: int
    station: int

    @property
    def issued_at(self) -> datetime:
        """The moment of issue, whole minutes as in the signed code."""
        return self.plan.made_at.replace(second=0, microsecond=0)
