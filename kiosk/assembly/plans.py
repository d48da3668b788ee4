"""Where answers and causes become plans with the days and hours of this branch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.deadlines.calendar import BranchCalendar, DayHours
from kiosk.deadlines.due import ServiceHours
from kiosk.deadlines.rules import read_rules
from kiosk.errors import KioskError
from kiosk.guide.causes import Cause
from kiosk.guide.model import Guide
from kiosk.guide.walk import Answer, Finding, walk, with_finding
from kiosk.settings import Settings, parse_hours
from kiosk.visits.plan import Plan, Timetable, make_plan


def timetable_of(guide: Guide, settings: Settings, zone: ZoneInfo) -> Timetable:
    """Due rules, days and hours of this branch. Raises SettingsError for a due time nobody can read."""
    rules = read_rules({one.id: one.due for one in guide.outcomes.values()}, settings.due)
    hours = settings.branch.hours
    spans = [getattr(hours, day.name) for day in fields(hours)]
    week = {number: DayHours(*parse_hours(span)) for number, span in enumerate(spans) if span}
    calendar = BranchCalendar(zone, week, frozenset(settings.branch.closed_days))
    return Timetable(rules, calendar, ServiceHours(*parse_hours(settings.jmo.service_hours)))


@dataclass(frozen=True)
class Plans:
    """Makes plans by this guide and this timetable, for the moment `at` or now."""

    guide: Guide
    timetable: Timetable
    now: Callable[[], datetime]

    def of_answers(self, answers: tuple[Answer, ...], at: datetime | None = None) -> Plan:
        """The plan that `answers` lead to. Raises KioskError if they do not fit, or lead to no outcome yet."""
        try:
            position = walk(self.guide, answers)
        except ValueError as error:
            raise KioskError(f"{error}.", "`kiosk guide paths` lists all answers.") from error
        if position.question:
            question = position.question
            options = ", ".join(f"{question.id}:{option.id}" for option in question.all_options)
            raise KioskError(f"The answers end at the question {question.id}.", f"Add one of: {options}.")
        return make_plan(position.findings, at or self.now(), self.timetable)

    def of_causes(self, causes: Iterable[Cause], at: datetime | None = None) -> Plan:
        """The plan for causes that somebody has named, each by the outcome of its own id."""
        findings: tuple[Finding, ...] = ()
        for cause in causes:
            findings = with_finding(self.guide, findings, Finding(self.guide.outcomes[cause], 0))
        return make_plan(findings, at or self.now(), self.timetable)
