"""Check of what the printer has done: what came out last, what went wrong last, and whether a person has judged it."""

from kiosk.doctor.calendar import minutes
from kiosk.doctor.check import Term, Value, Verdict, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying
from kiosk.prints.log import Print
from kiosk.visits.visit import Station


def prints(machine: Machine) -> Verdict:
    """The newest test page came out, and a person has said that it came out as it should."""
    from kiosk.printing.folder import FolderPrinter

    if isinstance(machine.printer(), FolderPrinter):
        return ok(Saying.PRINTS_ONLY_SAVED)
    here = Station(machine.settings.branch.number, machine.settings.station.number)
    with machine.health.prints() as log:
        out, fault, test = log.last_out(here), log.last_fault(here), log.last_test(here)
    told = {**_out_told(out, machine), **_fault_told(fault, machine)}
    if test is None or (test.confirmed is None and not test.state.came_out):
        return warning(Saying.PRINTS_UNTRIED, **told)
    told |= {"test_at": minutes(test.at, machine), "test_name": test.printer}
    if test.confirmed is None:
        return warning(Saying.PRINTS_UNCONFIRMED, **told)
    return ok(Saying.PRINTS_FINE, **told) if test.confirmed else warning(Saying.PRINTS_BAD, **told)


def _out_told(one: Print | None, machine: Machine) -> dict[str, Value]:
    if one is None:
        return {"last": Term("last.nothing")}
    return {"at": minutes(one.at, machine), "kind": Term(f"print_kinds.{one.kind}"), "last": Term("last.printed")}


def _fault_told(one: Print | None, machine: Machine) -> dict[str, Value]:
    if one is None or one.trouble_at is None:
        return {"fault": Term("last.no_fault")}
    met = {"since": minutes(one.trouble_at, machine), "name": one.printer, "met": Term(f"printer.{one.trouble}.what")}
    return {**met, "fault": Term("last.fault")}
