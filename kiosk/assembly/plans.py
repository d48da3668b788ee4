"""Where answers and causes become plans with the days and hours of this branch."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.guide.causes import Cause
from kiosk.guide.walk import Answer, Finding, walk, with_finding
from kiosk.visits.plan import Plan, make_plan

if TYPE_CHECKING:
    from kiosk.assembly.kiosk import Kiosk


def plan_of_answers(kiosk: "Kiosk", answers: tuple[Answer, ...], at: datetime) -> Plan:
    """The plan that `answers` lead to. Raises KioskError if they do not fit, or lead to no outcome yet."""
    try:
        position = walk(kiosk.guide, answers)
    except ValueError as error:
        raise KioskError(f"{error}.", "`kiosk guide paths` lists all answers.") from error
    if position.question:
        question = position.question
        options = ", ".join(f"{question.id}:{option.id}" for option in question.all_options)
        raise KioskError(f"The answers end at the question {question.id}.", f"Add one of: {options}.")
    return make_plan(position.findings, at, kiosk.timetable)


def plan_of_causes(kiosk: "Kiosk", causes: Iterable[Cause], at: datetime) -> Plan:
    """The plan for causes that somebody has named, each by the outcome of its own id."""
    findings: tuple[Finding, ...] = ()
    for cause in causes:
        findings = with_finding(kiosk.guide, findings, Finding(kiosk.guide.outcomes[cause], 0))
    return make_plan(findings, at, kiosk.timetable)
