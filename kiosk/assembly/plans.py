"""Where answers and causes become plans with the days and hours of this branch."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import KioskError
from kiosk.guide.causes import Cause
from kiosk.guide.model import Guide
from kiosk.guide.walk import Answer, Finding, walk, with_finding
from kiosk.visits.plan import Plan, Timetable, make_plan


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
