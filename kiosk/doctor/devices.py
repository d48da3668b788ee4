"""Checks of what is plugged in: the screen and the printer."""

from kiosk.doctor.check import Term, Verdict, failed, not_checked, ok, warning
from kiosk.doctor.machine import Machine
from kiosk.doctor.sentences import Saying

DIFFERENCE = 0.1
"""A tenth: screens give their size in whole centimetres, and sellers round."""


def screen(machine: Machine) -> Verdict:
    """The settings say how large the screen is, and the screen agrees."""
    given, told = machine.settings.screen.diagonal, machine.screen()
    if not given:
        return warning(Saying.SCREEN_UNSET) if told is None else warning(Saying.SCREEN_UNSET_TOLD, told=told)
    if told is None:
        return not_checked(Saying.SCREEN_UNSEEN, given=given)
    if abs(given - told) > DIFFERENCE * told:
        return warning(Saying.SCREEN_DIFFERS, given=given, told=told)
    return ok(Saying.SCREEN_FINE, given=given)


def printer(machine: Machine) -> Verdict:
    """The printer is there, in order, and holds the paper for which slips are drawn."""
    from kiosk.printing.folder import FolderPrinter
    from kiosk.settings.printer import PrinterKind, parse_printer

    setting, form, found = machine.settings.printing.printer, machine.settings.printing.format, machine.printer()
    condition = found.look()
    if isinstance(found, FolderPrinter) and parse_printer(setting).kind is not PrinterKind.FOLDER:
        return warning(Saying.PRINTER_NONE, folder=condition.name)
    for trouble in condition.troubles:
        if condition.is_live:
            return failed(Saying(f"printer.{trouble}"), name=condition.name)
        return warning(Saying.PRINTER_UNSURE, name=condition.name, told=Term(f"printer.{trouble}.what"))
    if condition.paper is not None and form not in ("auto", condition.paper):
        return warning(
            Saying.PRINTER_OTHER_PAPER,
            name=condition.name,
            paper=Term(f"papers.{condition.paper}"),
            format=Term(f"papers.{form}"),
        )
    if condition.paper_low:
        return warning(Saying.PRINTER_PAPER_LOW, name=condition.name)
    if condition.paper is None:
        return ok(Saying.PRINTER_FINE, name=condition.name)
    return ok(Saying.PRINTER_FINE_PAPER, name=condition.name, paper=Term(f"papers.{condition.paper}"))
