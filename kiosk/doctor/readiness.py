"""Words the readiness report: what was examined where and when, for branch IT to sign before a branch opens."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.doctor.check import Result, State
from kiosk.doctor.machine import Machine
from kiosk.doctor.teller import Teller, counted
from kiosk.reports.readiness import ReadinessLine, ReadinessSheet, Stress, draw_readiness
from kiosk.visits.moments import say_date, say_hour

_STRESS = {State.FAILED: Stress.STRONG, State.WARNING: Stress.SOME}


def readiness_report(machine: Machine, results: Sequence[Result], language: str, at: datetime) -> bytes:
    """The report as PDF, one A4 page; `at` is the moment of the examination in the branch's zone."""
    teller = Teller(machine.words, language)
    branch, numbers = machine.settings.branch, counted(results)
    case = "not_ready" if numbers[State.FAILED] else "unsure" if numbers[State.NOT_CHECKED] else "ready"
    words = machine.words(language)
    facts = (
        teller.say("report.branch", name=branch.name, number=branch.number),
        branch.address,
        teller.say("report.station", station=machine.settings.station.number),
        teller.say("report.moment", date=say_date(at, words), time=say_hour(at, words)),
        teller.say("report.version", version=machine.version("anjungan-jmo") or "?"),
    )
    return draw_readiness(
        ReadinessSheet(
            language,
            teller.say("report.title"),
            tuple(filter(None, facts)),
            teller.say(f"report.{case}", **numbers),
            case != "not_ready",
            tuple(_line(teller, result) for result in results),
            teller.say("report.sign_heading"),
            (teller.say("report.sign_it"), teller.say("report.sign_supervisor")),
            teller.say("report.sign_line"),
        )
    )


def _line(teller: Teller, result: Result) -> ReadinessLine:
    told = teller.tell(result)
    return ReadinessLine(told.mark, told.name, told.what, told.remedy, _STRESS.get(told.state, Stress.NONE))
