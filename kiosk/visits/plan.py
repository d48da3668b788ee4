"""From what was found to one ordered plan with the time of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kiosk.deadlines.calendar import BranchCalendar
from kiosk.deadlines.due import Due, ServiceHours, plan_due
from kiosk.deadlines.rules import DueRule
from kiosk.guide.causes import Cause
from kiosk.guide.model import Outcome
from kiosk.guide.walk import Finding


@dataclass(frozen=True)
class Plan:
    """What to do, in order, and when all of it can be over."""

    findings: tuple[Finding, ...]
    due: Due
    made_at: datetime
    holidays_known_until: date | None
    """The last day whose holidays are known, if the reckoning went beyond it; else None."""
    counter_opens: datetime | None
    """When the counter opens, if the visitor needs it and it is closed now; else None."""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes in the order in which they are solved."""
        return tuple(finding.outcome for finding in self.findings)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes in that order, none twice."""
        return tuple(dict.fromkeys(outcome.cause for outcome in self.outcomes))

    @property
    def asks_counter(self) -> bool:
        """Whether the visitor goes to the counter today."""
        return any(outcome.counter for outcome in self.outcomes)

    @property
    def bring(self) -> tuple[str, ...]:
        """Everything to bring, each thing once."""
        return tuple(dict.fromkeys(thing for outcome in self.outcomes for thing in outcome.bring))

    @property
    def places(self) -> tuple[str, ...]:
        """Where to go, in order, each place once."""
        return tuple(dict.fromkeys(outcome.place for outcome in self.outcomes))


@dataclass(frozen=True)
class Timetable:
    """What due times are reckoned with: this branch's rules, days and hours."""

    rules: Mapping[str, DueRule]
    """The due rule of every outcome; the branch's own where it has set one."""
    calendar: BranchCalendar
    service: ServiceHours


def make_plan(findings: tuple[Finding, ...], at: datetime, timetable: Timetable) -> Plan:
    """The plan for `findings` (in the order of a plan) of a visitor who stands here at `at`.

    Raises ValueError if nothing was found.
    """
    stages = [
        [(timetable.rules[finding.outcome.id], finding.days_ago) for finding in stage]
        for _, stage in groupby(findings, key=lambda finding: finding.outcome.stage)
    ]
    due = plan_due(stages, at, timetable.calendar, timetable.service)
    known_until = None if due.certain else timetable.calendar.known_until
    here = timetable.calendar.local(at)
    opens = timetable.calendar.next_open(here)
    waits = opens > here and any(finding.outcome.counter for finding in findings)
    return Plan(findings, due, here, known_until, opens if waits else None)
